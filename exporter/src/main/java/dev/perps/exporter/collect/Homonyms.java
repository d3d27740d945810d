package dev.perps.exporter.collect;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.util.List;
import java.util.Map;

/**
 * Tickers that mean another asset on one exchange than on the others, and the bases under which
 * these are known. Immutable.
 *
 * @param byExchange of each exchange, by symbol, base, or class and base: {@code index/SPX}
 * @param everywhere the same for all exchanges
 */
public record Homonyms(
    Map<String, Map<String, String>> byExchange, Map<String, String> everywhere) {

  /** Every ticker means the same everywhere. */
  public static final Homonyms NONE = new Homonyms(Map.of(), Map.of());

  public Homonyms {
    byExchange = Map.copyOf(byExchange);
    everywhere = Map.copyOf(everywhere);
  }

  /** The data of an exchange with the bases that other exchanges know its assets by. */
  MarketData resolve(String exchange, MarketData data) {
    Map<String, String> own = byExchange.getOrDefault(exchange, Map.of());
    if (own.isEmpty() && everywhere.isEmpty()) {
      return data;
    }
    List<Perp> perps = data.perps().stream().map(perp -> resolve(own, perp)).toList();
    List<SpotTicker> spots = data.spots().stream().map(spot -> resolve(own, spot)).toList();
    List<DatedFuture> futures =
        data.futures().stream().map(future -> resolve(own, future)).toList();
    return new MarketData(perps, spots, futures, data.malformedRows());
  }

  private Perp resolve(Map<String, String> own, Perp perp) {
    Instrument named = resolve(own, perp.instrument());
    return named.equals(perp.instrument())
        ? perp
        : new Perp(
            named,
            perp.ticker(),
            perp.funding(),
            perp.openInterest(),
            perp.longShortAccountRatio());
  }

  private DatedFuture resolve(Map<String, String> own, DatedFuture future) {
    Instrument named = resolve(own, future.instrument());
    return named.equals(future.instrument())
        ? future
        : new DatedFuture(
            named, future.expiryEpochSeconds(), future.ticker(), future.openInterest());
  }

  private Instrument resolve(Map<String, String> own, Instrument it) {
    String base = base(own, it.symbol(), it.base(), it.assetClass());
    return base.equals(it.base())
        ? it
        : new Instrument(
            it.exchange(), it.symbol(), base, it.quote(), it.settle(), it.kind(), it.assetClass());
  }

  private SpotTicker resolve(Map<String, String> own, SpotTicker spot) {
    String base = base(own, spot.symbol(), spot.base(), AssetClass.CRYPTO);
    return base.equals(spot.base())
        ? spot
        : new SpotTicker(
            spot.exchange(),
            spot.symbol(),
            base,
            spot.quote(),
            spot.price(),
            spot.volume24hQuote(),
            spot.asOfEpochSeconds());
  }

  private String base(Map<String, String> own, String symbol, String base, AssetClass assetClass) {
    String bySymbol = own.get(symbol);
    if (bySymbol != null) {
      return bySymbol;
    }
    String byBase = own.get(base);
    if (byBase != null) {
      return byBase;
    }
    // Most contracts are on coins, and their names need not be put together for it.
    return assetClass == AssetClass.CRYPTO
        ? everywhere.getOrDefault(base, base)
        : everywhere.getOrDefault(assetClass.label() + "/" + base, base);
  }
}
