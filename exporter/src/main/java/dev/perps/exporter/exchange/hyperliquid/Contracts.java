package dev.perps.exporter.exchange.hyperliquid;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nextFullHour;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;

import dev.perps.exporter.exchange.hyperliquid.PerpsWire.Asset;
import dev.perps.exporter.exchange.hyperliquid.PerpsWire.Context;
import dev.perps.exporter.exchange.hyperliquid.PerpsWire.MetaAndContexts;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The contracts of one dex, converted: Hyperliquid's own or a builder's.
 *
 * @param prefix what each symbol of the dex starts with: {@code xyz:}, nothing for Hyperliquid's
 *     own
 * @param collateral what all its contracts are quoted, margined and settled in
 * @param assetClass of an asset, by its name without prefix; empty where it cannot be told, and the
 *     contract is left out
 */
record Contracts(
    String prefix, String collateral, Function<String, Optional<AssetClass>> assetClass) {
  private static final double HOUR = 3600;

  /** The live contracts of an answer, and how many of its rows could not be read. */
  MarketData perps(MetaAndContexts answer, Instant now) {
    int malformed = answer.malformed();
    Map<String, Perp> perps = new LinkedHashMap<>();
    for (int place = 0; place < answer.assets().size(); place++) {
      Asset asset = answer.assets().at(place).orElse(null);
      if (asset == null || asset.isDelisted()) {
        continue;
      }
      if (!asset.name().startsWith(prefix)) {
        malformed++;
        continue;
      }
      answer
          .contextRows()
          .at(place)
          .flatMap(context -> perp(asset.name(), context, now))
          .filter(perp -> !perp.saysNothing())
          .ifPresent(perp -> perps.putIfAbsent(asset.name(), perp));
    }
    return MarketData.ofPerps(perps.values().stream().toList(), malformed);
  }

  /**
   * One contract's figures. There is no last trade: the middle of the book stands for it, or the
   * mark price where the book is one-sided. Impact prices are no bid and ask.
   */
  private Optional<Perp> perp(String symbol, Context context, Instant now) {
    String name = symbol.substring(prefix.length());
    return assetClass.apply(name).map(itsClass -> perp(symbol, name, itsClass, context, now));
  }

  private Perp perp(
      String symbol, String name, AssetClass kindOfAsset, Context context, Instant now) {
    BaseAsset base = BaseAsset.ofThousands(name, kindOfAsset);
    double mark = base.priceOfOne(nonZero(context.markPx()));
    double middle = base.priceOfOne(nonZero(context.midPx()));
    PerpTicker ticker =
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(context.oraclePx())),
            firstKnown(middle, mark),
            ABSENT,
            ABSENT,
            nonZero(context.markPx()) / priceToReckonWith(context.prevDayPx()) - 1,
            context.dayNtlVlm(),
            ABSENT);
    return new Perp(
        new Instrument(
            "hyperliquid",
            symbol,
            base.name(),
            collateral,
            collateral,
            ContractKind.LINEAR,
            kindOfAsset),
        ticker,
        funding(context.funding(), now),
        OpenInterest.ofBase(context.openInterest() * base.units(), mark));
  }

  /** Funding is paid at each full UTC hour. */
  private static Funding funding(double rate, Instant now) {
    if (Double.isNaN(rate)) {
      return Funding.NONE;
    }
    return new Funding(rate, ABSENT, HOUR, nextFullHour(now));
  }
}
