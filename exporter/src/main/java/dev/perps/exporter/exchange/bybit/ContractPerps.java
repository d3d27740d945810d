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

/** What Bybit's contract rows mean. Pure. */
final class ContractPerps {
  private ContractPerps() {}

  /** Perpetuals that trade now: a delisting is announced by the time of delivery. */
  static List<Contract> live(String contractType, Collection<Contract> contracts, Instant now) {
    return contracts.stream()
        .filter(contract -> contract.contractType().equals(contractType))
        .filter(contract -> contract.status().equals("Trading"))
        .filter(contract -> !Boolean.TRUE.equals(contract.isPreListing()))
        .filter(contract -> !(seconds(contract.deliveryTime()) <= now.getEpochSecond()))
        .toList();
  }

  /**
   * Joins and converts.
   *
   * @param asOf when the tickers were made, in Unix seconds
   */
  static List<Perp> perps(
      ContractKind kind, List<Contract> live, Map<String, Ticker> tickers, double asOf) {
    List<Perp> perps = new ArrayList<>();
    for (Contract contract : live) {
      Ticker ticker = tickers.get(contract.symbol());
      if (ticker == null) {
        continue;
      }
      Perp perp = perp(kind, contract, ticker, asOf);
      if (!perp.saysNothing()) {
        perps.add(perp);
      }
    }
    return perps;
  }

  private static Perp perp(ContractKind kind, Contract contract, Ticker ticker, double asOf) {
    BaseAsset base = BaseAsset.of(contract.baseCoin());
    double mark = base.priceOfOne(nonZero(ticker.markPrice()));
    double last = base.priceOfOne(nonZero(ticker.lastPrice()));
    boolean linear = kind == ContractKind.LINEAR;
    return new Perp(
        new Instrument(
            "bybit",
            contract.symbol(),
            base.name(),
            contract.quoteCoin(),
            contract.settleCoin(),
            kind,
            assetClass(contract.symbolType() == null ? "" : contract.symbolType())),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(ticker.indexPrice())),
            last,
            base.priceOfOne(nonZero(ticker.bid1Price())),
            base.priceOfOne(nonZero(ticker.ask1Price())),
            Double.isNaN(last) ? ABSENT : ticker.price24hPcnt(),
            linear ? ticker.turnover24h() : ticker.volume24h(),
            asOf),
        funding(contract, ticker),
        linear ? linearInterest(ticker, base, mark) : inverseInterest(ticker, mark));
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
