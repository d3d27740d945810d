package dev.perps.exporter.exchange.bitget;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.bitget.BitgetWire.Contract;
import dev.perps.exporter.exchange.bitget.BitgetWire.FundRate;
import dev.perps.exporter.exchange.bitget.BitgetWire.Ticker;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Bitget's futures rows mean. Pure. */
final class FuturesPerps {
  /** Tokens of gold: listed among real world assets, and coins all the same. */
  private static final Set<String> GOLD_TOKENS = Set.of("PAXG", "XAUT");

  private FuturesPerps() {}

  /** Perpetuals that trade now, and whose announced end has not come. */
  static List<Contract> live(Collection<Contract> contracts, Instant now) {
    double moment = now.getEpochSecond() * 1000.0;
    return contracts.stream()
        .filter(contract -> contract.symbolType().equals("perpetual"))
        .filter(contract -> contract.symbolStatus().equals("normal"))
        .filter(contract -> !isPast(contract.offTime(), moment))
        .filter(contract -> !isPast(contract.limitOpenTime(), moment))
        .filter(contract -> !(contract.launchTime() > moment))
        .toList();
  }

  /** Where there is no such moment, -1, 0 or nothing stands for it. */
  private static boolean isPast(double millis, double now) {
    return millis > 0 && millis <= now;
  }

  /**
   * Joins and converts.
   *
   * @param answered when the tickers were sent, in Unix seconds
   */
  static List<Perp> perps(
      ContractKind kind,
      List<Contract> live,
      Map<String, Ticker> tickers,
      Map<String, FundRate> fundRates,
      double answered) {
    List<Perp> perps = new ArrayList<>();
    for (Contract contract : live) {
      Ticker ticker = tickers.get(contract.symbol());
      if (ticker == null || ticker.ts() == 0) {
        continue;
      }
      FundRate fundRate = fundRates.get(contract.symbol());
      Perp perp = perp(kind, contract, ticker, fundRate, answered);
      if (!perp.saysNothing()) {
        perps.add(perp);
      }
    }
    return perps;
  }

  private static Perp perp(
      ContractKind kind,
      Contract contract,
      Ticker ticker,
      @Nullable FundRate fundRate,
      double answered) {
    BaseAsset base = BaseAsset.of(contract.baseCoin());
    String quote = BaseAsset.plain(contract.quoteCoin());
    double mark = base.priceOfOne(nonZero(ticker.markPrice()));
    double last = nonZero(ticker.lastPr());
    double asOf = firstKnown(seconds(ticker.ts()), answered);
    return new Perp(
        new Instrument(
            "bitget",
            contract.symbol(),
            base.name(),
            quote,
            kind == ContractKind.INVERSE ? base.name() : quote,
            kind,
            assetClass(base.name(), contract.isRwa())),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(ticker.indexPrice())),
            base.priceOfOne(last),
            base.priceOfOne(nonZero(ticker.bidPr())),
            base.priceOfOne(nonZero(ticker.askPr())),
            change(ticker, last),
            ticker.quoteVolume(),
            asOf),
        funding(contract, ticker, fundRate).at(asOf),
        OpenInterest.ofBase(ticker.holdingAmount() * base.units(), mark));
  }

  /** Without a price now or a day ago there is no change: a 0 is then the start value. */
  private static double change(Ticker ticker, double last) {
    if (Double.isNaN(last) || ticker.open24h() == 0) {
      return ABSENT;
    }
    return firstKnown(ticker.change24h(), last / priceToReckonWith(ticker.open24h()) - 1);
  }

  /** The rate of the tickers is asked for more often than the list with intervals and payments. */
  private static Funding funding(Contract contract, Ticker ticker, @Nullable FundRate row) {
    double stated = nonZero(contract.fundInterval());
    if (row == null) {
      return Funding.announced(ticker.fundingRate(), stated * 3600, ABSENT);
    }
    return Funding.announced(
        firstKnown(ticker.fundingRate(), row.fundingRate()),
        firstKnown(nonZero(row.fundingRateInterval()), stated) * 3600,
        seconds(row.nextUpdate()));
  }

  private static AssetClass assetClass(String base, @Nullable String realWorld) {
    return switch (realWorld == null ? "" : realWorld.toUpperCase(Locale.ROOT)) {
      case "YES" ->
          GOLD_TOKENS.contains(base) ? AssetClass.CRYPTO : TraditionalAssets.classOf(base);
      case "NO" -> AssetClass.CRYPTO;
      default -> TraditionalAssets.classAmongCoins(base);
    };
  }
}
