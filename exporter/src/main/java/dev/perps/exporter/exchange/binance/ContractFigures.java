package dev.perps.exporter.exchange.binance;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.binance.BinanceWire.BookTop;
import dev.perps.exporter.exchange.binance.BinanceWire.Contract;
import dev.perps.exporter.exchange.binance.BinanceWire.ContractInterest;
import dev.perps.exporter.exchange.binance.BinanceWire.FundingTerms;
import dev.perps.exporter.exchange.binance.BinanceWire.Premium;
import dev.perps.exporter.exchange.binance.BinanceWire.Ticker;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Binance's futures rows mean. Pure. */
final class ContractFigures {
  private static final String TRADFI = "TRADIFI_PERPETUAL"; // spelt as Binance does
  private static final Set<String> PERPETUAL = Set.of("PERPETUAL", TRADFI);
  private static final Set<String> DATED =
      Set.of("CURRENT_MONTH", "NEXT_MONTH", "CURRENT_QUARTER", "NEXT_QUARTER");
  private static final double EIGHT_HOURS = 8 * 3600;

  private ContractFigures() {}

  /**
   * The rows of one collection by symbol.
   *
   * @param trades date a contract without a premium row
   * @param allTermsKnown whether a contract that {@code terms} leaves out surely has eight hours
   */
  record Tables(
      Map<String, Ticker> tickers,
      Map<String, Premium> premiums,
      Map<String, FundingTerms> terms,
      boolean allTermsKnown,
      Map<String, BookTop> books,
      TradeTimes trades,
      Map<String, ContractInterest> interest) {}

  /**
   * Perpetuals and dated futures that trade now. The delisting of a perpetual is announced by a
   * delivery date that comes near.
   */
  static Map<String, Contract> live(Map<String, Contract> contracts, Instant now) {
    Map<String, Contract> live = new LinkedHashMap<>(contracts);
    live.values()
        .removeIf(
            contract ->
                !(PERPETUAL.contains(contract.contractType())
                        || DATED.contains(contract.contractType()))
                    || !contract.status().equals("TRADING")
                    || seconds(contract.deliveryDate()) <= now.getEpochSecond());
    return live;
  }

  /** The order in which open interest is worth asking for; without a known volume comes last. */
  static List<String> biggestFirst(
      ContractKind kind, Map<String, Contract> live, Map<String, Ticker> tickers) {
    return live.values().stream()
        .sorted(
            comparingDouble(
                contract -> {
                  double volume = volume(kind, contract, ticker(tickers, contract.symbol()));
                  return Double.isNaN(volume) ? 1 : -volume;
                }))
        .map(Contract::symbol)
        .toList();
  }

  static List<Perp> perps(ContractKind kind, Map<String, Contract> live, Tables tables) {
    return live.values().stream()
        .filter(contract -> PERPETUAL.contains(contract.contractType()))
        .map(contract -> perp(kind, contract, tables))
        .filter(perp -> !perp.saysNothing())
        .toList();
  }

  static List<DatedFuture> futures(ContractKind kind, Map<String, Contract> live, Tables tables) {
    return live.values().stream()
        .filter(contract -> DATED.contains(contract.contractType()))
        .map(contract -> future(kind, contract, tables))
        .filter(future -> !future.saysNothing())
        .toList();
  }

  private static Perp perp(ContractKind kind, Contract contract, Tables tables) {
    BaseAsset base = BaseAsset.of(contract.baseAsset());
    Premium premium = premium(contract, tables);
    return new Perp(
        instrument(kind, contract, base),
        perpTicker(kind, contract, base, tables),
        Funding.announced(
            premium.lastFundingRate(),
            intervalSeconds(contract.symbol(), tables),
            seconds(premium.nextFundingTime())),
        openInterest(kind, contract, base, tables));
  }

  private static DatedFuture future(ContractKind kind, Contract contract, Tables tables) {
    BaseAsset base = BaseAsset.of(contract.baseAsset());
    return new DatedFuture(
        instrument(kind, contract, base),
        seconds(contract.deliveryDate()),
        perpTicker(kind, contract, base, tables),
        openInterest(kind, contract, base, tables));
  }

  private static Instrument instrument(ContractKind kind, Contract contract, BaseAsset base) {
    return new Instrument(
        "binance",
        contract.symbol(),
        base.name(),
        contract.quoteAsset(),
        contract.marginAsset(),
        kind,
        assetClass(contract));
  }

  private static PerpTicker perpTicker(
      ContractKind kind, Contract contract, BaseAsset base, Tables tables) {
    String symbol = contract.symbol();
    Ticker ticker = ticker(tables.tickers(), symbol);
    Premium premium = premium(contract, tables);
    BookTop book = tables.books().getOrDefault(symbol, new BookTop(symbol, ABSENT, ABSENT));
    double last = base.priceOfOne(nonZero(ticker.lastPrice()));
    return new PerpTicker(
        base.priceOfOne(nonZero(premium.markPrice())),
        base.priceOfOne(nonZero(premium.indexPrice())),
        last,
        base.priceOfOne(nonZero(book.bidPrice())),
        base.priceOfOne(nonZero(book.askPrice())),
        Double.isNaN(last) ? ABSENT : ticker.priceChangePercent() / 100,
        volume(kind, contract, ticker),
        firstKnown(seconds(premium.time()), tables.trades().asOf(seconds(ticker.closeTime()))));
  }

  private static Premium premium(Contract contract, Tables tables) {
    String symbol = contract.symbol();
    return tables
        .premiums()
        .getOrDefault(symbol, new Premium(symbol, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT));
  }

  private static Ticker ticker(Map<String, Ticker> tickers, String symbol) {
    return tickers.getOrDefault(symbol, new Ticker(symbol, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT));
  }

  /** In quote: stated on fapi, contracts times dollars per contract on dapi. */
  private static double volume(ContractKind kind, Contract contract, Ticker ticker) {
    return kind == ContractKind.LINEAR
        ? ticker.quoteVolume()
        : ticker.volume() * nonZero(contract.contractSize());
  }

  private static OpenInterest openInterest(
      ContractKind kind, Contract contract, BaseAsset base, Tables tables) {
    ContractInterest interest = tables.interest().get(contract.symbol());
    if (interest == null) {
      return OpenInterest.NONE;
    }
    double mark = base.priceOfOne(nonZero(premium(contract, tables).markPrice()));
    return kind == ContractKind.LINEAR
        ? OpenInterest.ofBase(interest.openInterest() * base.units(), mark)
        : OpenInterest.ofQuote(interest.openInterest() * nonZero(contract.contractSize()), mark);
  }

  private static double intervalSeconds(String symbol, Tables tables) {
    FundingTerms changed = tables.terms().get(symbol);
    if (changed != null) {
      return nonZero(changed.hours()) * 3600;
    }
    return tables.allTermsKnown() ? EIGHT_HOURS : ABSENT;
  }

  /**
   * By {@code underlyingType}: COIN, INDEX, COMMODITY, FX, EQUITY with a country before it, or
   * PREMARKET, which is a share before its listing among TradFi contracts and a coin elsewhere.
   */
  private static AssetClass assetClass(Contract contract) {
    String type = contract.underlyingType() == null ? "" : contract.underlyingType();
    if (type.endsWith("EQUITY")) {
      return AssetClass.EQUITY;
    }
    return switch (type) {
      case "COIN" -> AssetClass.CRYPTO;
      case "INDEX" -> AssetClass.INDEX;
      case "COMMODITY" -> AssetClass.COMMODITY;
      case "FX" -> AssetClass.FX;
      default -> contract.contractType().equals(TRADFI) ? AssetClass.EQUITY : AssetClass.CRYPTO;
    };
  }
}
