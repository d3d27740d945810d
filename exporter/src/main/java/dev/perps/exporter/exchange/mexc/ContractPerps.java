package dev.perps.exporter.exchange.mexc;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.mexc.ContractWire.Contract;
import dev.perps.exporter.exchange.mexc.ContractWire.FundingRow;
import dev.perps.exporter.exchange.mexc.ContractWire.Ticker;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What MEXC's contract rows mean. Pure. */
final class ContractPerps {
  private ContractPerps() {}

  /** Perpetuals that trade now. A contract before its own market opens has no real index yet. */
  static List<Contract> live(Collection<Contract> contracts, Instant now) {
    return contracts.stream()
        .filter(contract -> contract.state() == 0 && !contract.preMarket())
        .filter(contract -> contract.futureType() == 1 || Double.isNaN(contract.futureType()))
        .filter(contract -> !(seconds(contract.openingTime()) > now.getEpochSecond()))
        .toList();
  }

  /**
   * Joins and converts; a contract of neither known kind is left out.
   *
   * @param funding by symbol; what is missing has no funding terms
   * @param asOf when the tickers were made, in Unix seconds
   */
  static List<Perp> perps(
      List<Contract> live,
      Map<String, Ticker> tickers,
      Map<String, FundingRow> funding,
      double asOf) {
    List<Perp> perps = new ArrayList<>();
    for (Contract contract : live) {
      Ticker ticker = tickers.get(contract.symbol());
      Optional<ContractKind> kind = kind(contract);
      if (ticker == null || kind.isEmpty()) {
        continue;
      }
      FundingRow terms = funding.get(contract.symbol());
      Perp perp = perp(contract, kind.get(), ticker, funding(ticker, terms), asOf);
      if (!perp.saysNothing()) {
        perps.add(perp);
      }
    }
    return perps;
  }

  private static Optional<ContractKind> kind(Contract contract) {
    if (contract.settleCoin().equals(contract.quoteCoin())) {
      return Optional.of(ContractKind.LINEAR);
    }
    return contract.settleCoin().equals(contract.baseCoin()) && contract.quoteCoin().equals("USD")
        ? Optional.of(ContractKind.INVERSE)
        : Optional.empty();
  }

  private static Perp perp(
      Contract contract, ContractKind kind, Ticker ticker, Funding funding, double asOf) {
    BaseAsset base = Bases.of(contract);
    double mark = base.priceOfOne(nonZero(ticker.fairPrice()));
    double last = base.priceOfOne(nonZero(ticker.lastPrice()));
    double size = Figure.priceToReckonWith(contract.contractSize());
    boolean linear = kind == ContractKind.LINEAR;
    return new Perp(
        new Instrument(
            "mexc",
            contract.symbol(),
            base.name(),
            contract.quoteCoin(),
            contract.settleCoin(),
            kind,
            Bases.classOf(contract, base.name())),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(ticker.indexPrice())),
            last,
            base.priceOfOne(nonZero(ticker.bid1())),
            base.priceOfOne(nonZero(ticker.ask1())),
            Double.isNaN(last) ? ABSENT : change(ticker),
            linear ? ticker.amount24() : ticker.volume24() * size,
            asOf),
        funding,
        linear
            ? OpenInterest.ofBase(ticker.holdVol() * size * base.units(), mark)
            : OpenInterest.ofQuote(ticker.holdVol() * size, mark));
  }

  /** Over 24 hours, of the three; an older row has but one. */
  private static double change(Ticker ticker) {
    Rows<Double> changes = ticker.riseFallRatesOfTimezone();
    if (changes == null) {
      return ticker.riseFallRate();
    }
    return changes.size() == 3 ? changes.at(0).orElse(ABSENT) : ABSENT;
  }

  /** The rate that stands beside its own terms; the ticker's where that one is missing. */
  private static Funding funding(Ticker ticker, @Nullable FundingRow terms) {
    return terms == null
        ? Funding.NONE
        : Funding.announced(
            firstKnown(terms.fundingRate(), ticker.fundingRate()),
            nonZero(terms.collectCycle()) * 3600,
            seconds(terms.nextSettleTime()));
  }
}
