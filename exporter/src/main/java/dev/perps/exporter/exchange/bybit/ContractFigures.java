package dev.perps.exporter.exchange.bybit;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.bybit.BybitWire.Contract;
import dev.perps.exporter.exchange.bybit.BybitWire.Ticker;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What Bybit's contract rows mean. Pure.
 *
 * @param tickers by symbol; a contract without one is left out
 * @param asOf when the tickers were made, in Unix seconds
 */
record ContractFigures(ContractKind kind, Map<String, Ticker> tickers, double asOf) {

  /** What trades now: the end of a perpetual, too, is announced by the time of delivery. */
  static List<Contract> live(Collection<Contract> contracts, Instant now) {
    return contracts.stream()
        .filter(contract -> contract.status().equals("Trading"))
        .filter(contract -> !Boolean.TRUE.equals(contract.isPreListing()))
        .filter(contract -> !(seconds(contract.deliveryTime()) <= now.getEpochSecond()))
        .toList();
  }

  List<Perp> perps(List<Contract> live) {
    List<Perp> perps = told(live, linear() ? "LinearPerpetual" : "InversePerpetual", this::perp);
    return perps.stream().filter(perp -> !perp.saysNothing()).toList();
  }

  List<DatedFuture> futures(List<Contract> live) {
    List<DatedFuture> futures =
        told(live, linear() ? "LinearFutures" : "InverseFutures", this::future);
    return futures.stream().filter(future -> !future.saysNothing()).toList();
  }

  private <T> List<T> told(
      List<Contract> live, String contractType, BiFunction<Contract, Ticker, T> made) {
    List<T> told = new ArrayList<>();
    for (Contract contract : live) {
      Ticker ticker = tickers.get(contract.symbol());
      if (ticker != null && contract.contractType().equals(contractType)) {
        told.add(made.apply(contract, ticker));
      }
    }
    return told;
  }

  private boolean linear() {
    return kind == ContractKind.LINEAR;
  }

  private Perp perp(Contract contract, Ticker ticker) {
    BaseAsset base = BaseAsset.of(contract.baseCoin());
    return new Perp(
        instrument(contract, base),
        ticker(ticker, base),
        funding(contract, ticker),
        openInterest(ticker, base));
  }

  private DatedFuture future(Contract contract, Ticker ticker) {
    BaseAsset base = BaseAsset.of(contract.baseCoin());
    return new DatedFuture(
        instrument(contract, base),
        seconds(contract.deliveryTime()),
        ticker(ticker, base),
        openInterest(ticker, base));
  }

  private Instrument instrument(Contract contract, BaseAsset base) {
    return new Instrument(
        "bybit",
        contract.symbol(),
        base.name(),
        contract.quoteCoin(),
        contract.settleCoin(),
        kind,
        assetClass(contract.symbolType() == null ? "" : contract.symbolType()));
  }

  private PerpTicker ticker(Ticker ticker, BaseAsset base) {
    double last = base.priceOfOne(nonZero(ticker.lastPrice()));
    return new PerpTicker(
        base.priceOfOne(nonZero(ticker.markPrice())),
        base.priceOfOne(nonZero(ticker.indexPrice())),
        last,
        base.priceOfOne(nonZero(ticker.bid1Price())),
        base.priceOfOne(nonZero(ticker.ask1Price())),
        Double.isNaN(last) ? ABSENT : ticker.price24hPcnt(),
        linear() ? ticker.turnover24h() : ticker.volume24h(),
        asOf);
  }

  private OpenInterest openInterest(Ticker ticker, BaseAsset base) {
    double mark = base.priceOfOne(nonZero(ticker.markPrice()));
    return linear() ? linearInterest(ticker, base, mark) : inverseInterest(ticker, mark);
  }

  /** Coins, and their worth as the exchange states it or else at the mark price. */
  private static OpenInterest linearInterest(Ticker ticker, BaseAsset base, double mark) {
    double coins = oneSide(ticker.singleOpenInterest(), ticker.openInterest()) * base.units();
    double value = oneSide(ticker.singleOpenInterestValue(), ticker.openInterestValue());
    return Double.isNaN(value) ? OpenInterest.ofBase(coins, mark) : new OpenInterest(coins, value);
  }

  /**
   * US dollars; the coins are worked out at the mark price, as the stated value has two decimals of
   * a coin only.
   */
  private static OpenInterest inverseInterest(Ticker ticker, double mark) {
    return OpenInterest.ofQuote(oneSide(ticker.singleOpenInterest(), ticker.openInterest()), mark);
  }

  /** One side, or half of both where the exchange counts no single side (before June 2026). */
  static double oneSide(double single, double both) {
    boolean stated = !Double.isNaN(single) && !(single == 0 && both > 0);
    return stated ? single : both / 2;
  }

  private static Funding funding(Contract contract, Ticker ticker) {
    double interval =
        firstKnown(
            nonZero(ticker.fundingIntervalHour()) * 3600, nonZero(contract.fundingInterval()) * 60);
    return Funding.announced(ticker.fundingRate(), interval, seconds(ticker.nextFundingTime()));
  }

  /** Groups other than these hold coins: {@code innovation}, {@code adventure}, none. */
  private static AssetClass assetClass(String symbolType) {
    return switch (symbolType.toLowerCase(Locale.ROOT)) {
      case "stock", "xstocks", "mstocks", "etf" -> AssetClass.EQUITY;
      case "commodity" -> AssetClass.COMMODITY;
      case "forex" -> AssetClass.FX;
      case "index" -> AssetClass.INDEX;
      default -> AssetClass.CRYPTO;
    };
  }
}
