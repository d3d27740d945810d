package dev.perps.exporter.exchange.aster;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.aster.AsterWire.BookTop;
import dev.perps.exporter.exchange.aster.AsterWire.Contract;
import dev.perps.exporter.exchange.aster.AsterWire.ContractInterest;
import dev.perps.exporter.exchange.aster.AsterWire.FundingTerms;
import dev.perps.exporter.exchange.aster.AsterWire.Premium;
import dev.perps.exporter.exchange.aster.AsterWire.Ticker;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Aster's rows mean. Pure. */
final class Contracts {
  private static final double EIGHT_HOURS = 8 * 3600;

  private Contracts() {}

  /**
   * The rows of one collection by symbol.
   *
   * @param trades when the tickers were made
   * @param allTermsKnown whether a contract that {@code terms} leaves out surely has eight hours
   */
  record Tables(
      Map<String, Ticker> tickers,
      TradeTimes trades,
      Map<String, Premium> premiums,
      Map<String, FundingTerms> terms,
      boolean allTermsKnown,
      Map<String, BookTop> books,
      Map<String, ContractInterest> interest) {}

  /** Perpetuals that trade now. A delisting is announced by a delivery date that comes near. */
  static Map<String, Contract> live(Map<String, Contract> contracts, Instant now) {
    Map<String, Contract> live = new LinkedHashMap<>(contracts);
    live.values()
        .removeIf(
            contract ->
                !contract.contractType().equals("PERPETUAL")
                    || !contract.status().equals("TRADING")
                    || Aster.isTest(contract.symbol())
                    || seconds(contract.deliveryDate()) <= now.getEpochSecond());
    return live;
  }

  /** The order in which open interest is worth asking for; without a known volume comes last. */
  static List<String> biggestFirst(Map<String, Contract> live, Map<String, Ticker> tickers) {
    return live.keySet().stream()
        .sorted(
            comparingDouble(
                symbol -> {
                  double volume = ticker(tickers, symbol).quoteVolume();
                  return Double.isNaN(volume) ? 1 : -volume;
                }))
        .toList();
  }

  static List<Perp> perps(Map<String, Contract> live, Tables tables) {
    return live.values().stream()
        .map(contract -> perp(contract, tables))
        .filter(perp -> !perp.saysNothing())
        .toList();
  }

  private static Perp perp(Contract contract, Tables tables) {
    String symbol = contract.symbol();
    AssetClass assetClass = AssetClasses.of(contract);
    BaseAsset base = BaseAsset.of(contract.baseAsset(), assetClass);
    Ticker ticker = ticker(tables.tickers(), symbol);
    Premium premium =
        tables
            .premiums()
            .getOrDefault(symbol, new Premium(symbol, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT));
    BookTop book = tables.books().getOrDefault(symbol, new BookTop(symbol, ABSENT, ABSENT));
    ContractInterest interest =
        tables.interest().getOrDefault(symbol, new ContractInterest(ABSENT));
    double mark = base.priceOfOne(nonZero(premium.markPrice()));
    double last = base.priceOfOne(nonZero(ticker.lastPrice()));
    return new Perp(
        new Instrument(
            "aster",
            symbol,
            base.name(),
            contract.quoteAsset(),
            contract.marginAsset(),
            ContractKind.LINEAR,
            assetClass),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(premium.indexPrice())),
            last,
            base.priceOfOne(nonZero(book.bidPrice())),
            base.priceOfOne(nonZero(book.askPrice())),
            Double.isNaN(last) ? ABSENT : ticker.priceChangePercent() / 100,
            ticker.quoteVolume(),
            firstKnown(seconds(premium.time()), tables.trades().asOf(seconds(ticker.closeTime())))),
        Funding.announced(
            premium.lastFundingRate(),
            intervalSeconds(symbol, tables),
            seconds(premium.nextFundingTime())),
        OpenInterest.ofBase(interest.openInterest() * base.units(), mark));
  }

  private static Ticker ticker(Map<String, Ticker> tickers, String symbol) {
    return tickers.getOrDefault(symbol, new Ticker(symbol, ABSENT, ABSENT, ABSENT, ABSENT));
  }

  private static double intervalSeconds(String symbol, Tables tables) {
    FundingTerms terms = tables.terms().get(symbol);
    if (terms != null) {
      return nonZero(terms.hours()) * 3600;
    }
    return tables.allTermsKnown() ? EIGHT_HOURS : ABSENT;
  }
}
