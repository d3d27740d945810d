package dev.perps.exporter.exchange.gateio;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;

import dev.perps.exporter.exchange.gateio.GateioWire.Contract;
import dev.perps.exporter.exchange.gateio.GateioWire.Ticker;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.TraditionalAssets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Gate.io's contract rows mean. Pure. */
final class ContractPerps {
  private ContractPerps() {}

  /** Contracts that trade now. A contract before its own market opens has no real index yet. */
  static List<Contract> live(Collection<Contract> contracts, Instant now) {
    double seconds = now.getEpochSecond();
    return contracts.stream()
        .filter(contract -> contract.status() == null || contract.status().equals("trading"))
        .filter(contract -> !contract.inDelisting() && !contract.isPreMarket())
        .filter(contract -> !(nonZero(contract.launchTime()) > seconds))
        .filter(contract -> !(nonZero(contract.delistingTime()) <= seconds))
        .toList();
  }

  /**
   * Joins and converts; a contract of neither known kind is left out.
   *
   * @param now the moment of the tickers, which the list of contracts may be older than
   */
  static List<Perp> perps(
      String settle, List<Contract> live, Map<String, Ticker> tickers, Instant now) {
    List<Perp> perps = new ArrayList<>();
    for (Contract contract : live) {
      Ticker ticker = tickers.get(contract.name());
      // BTC_USDT; a base may have an underscore of its own
      int split = contract.name().lastIndexOf('_');
      if (ticker == null || split < 1) {
        continue;
      }
      String base = contract.name().substring(0, split);
      String quote = contract.name().substring(split + 1);
      kind(contract, base, quote, settle)
          .map(kind -> perp(contract, ticker, kind, BaseAsset.of(base), quote, settle, now))
          .filter(perp -> !perp.saysNothing())
          .ifPresent(perps::add);
    }
    return perps;
  }

  private static Optional<ContractKind> kind(
      Contract contract, String base, String quote, String settle) {
    boolean inverse = "inverse".equals(contract.type());
    if (!inverse && quote.equalsIgnoreCase(settle)) {
      return Optional.of(ContractKind.LINEAR);
    }
    return inverse && base.equalsIgnoreCase(settle) && quote.equals("USD")
        ? Optional.of(ContractKind.INVERSE)
        : Optional.empty();
  }

  private static Perp perp(
      Contract contract,
      Ticker ticker,
      ContractKind kind,
      BaseAsset base,
      String quote,
      String settle,
      Instant now) {
    double mark = base.priceOfOne(nonZero(ticker.markPrice()));
    double last = base.priceOfOne(nonZero(ticker.last()));
    boolean linear = kind == ContractKind.LINEAR;
    return new Perp(
        new Instrument(
            "gateio",
            contract.name(),
            base.name(),
            quote,
            settle.toUpperCase(Locale.ROOT),
            kind,
            assetClass(contract.contractType(), base.name())),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(ticker.indexPrice())),
            last,
            base.priceOfOne(nonZero(ticker.highestBid())),
            base.priceOfOne(nonZero(ticker.lowestAsk())),
            Double.isNaN(last) ? ABSENT : ticker.changePercentage() / 100,
            linear ? ticker.volume24hQuote() : ticker.volume24h() * dollars(contract),
            ABSENT),
        Funding.announced(
                firstKnown(ticker.fundingRate(), contract.fundingRate()),
                nonZero(contract.fundingInterval()),
                nonZero(contract.fundingNextApply()))
            .at(now.toEpochMilli() / 1000.0),
        linear
            ? OpenInterest.ofBase(contract.positionSize() * coins(contract) * base.units(), mark)
            : OpenInterest.ofQuote(contract.positionSize() * dollars(contract), mark),
        contract.longUsers() / nonZero(contract.shortUsers()));
  }

  /** The base of a contract: what stands before the last underscore. */
  static BaseAsset base(String symbol) {
    return BaseAsset.of(symbol.substring(0, symbol.lastIndexOf('_')));
  }

  /** Base units of a linear contract. */
  static double coins(Contract contract) {
    return Figure.priceToReckonWith(contract.quantoMultiplier());
  }

  /** US dollars of an inverse contract: one, which the exchange writes as 0. */
  static double dollars(Contract contract) {
    return contract.quantoMultiplier() == 0 ? 1 : coins(contract);
  }

  private static AssetClass assetClass(@Nullable String contractType, String base) {
    if (contractType == null) {
      return TraditionalAssets.classAmongCoins(base);
    }
    return switch (contractType.toLowerCase(Locale.ROOT)) {
      case "", "crypto" -> AssetClass.CRYPTO;
      case "stocks" -> AssetClass.EQUITY;
      case "indices" -> AssetClass.INDEX;
      case "metals", "commodities" -> AssetClass.COMMODITY;
      case "forex" -> AssetClass.FX;
      default -> TraditionalAssets.classOf(base);
    };
  }
}
