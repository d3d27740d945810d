package dev.perps.exporter.collect;

import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves out what is priced ten times off what other exchanges say of the same base: a wrong
 * multiplier, a wrong unit, or another asset of the same ticker. Thread-safe.
 */
final class Outliers {
  private static final System.Logger logger = System.getLogger(Outliers.class.getName());

  private final Set<String> logged = Collections.synchronizedSet(new HashSet<>());

  /** The data without the contracts and spot markets whose price is out of this world. */
  MarketData without(MarketData data, String exchange, CrossSection market) {
    List<Perp> perps = new ArrayList<>(data.perps().size());
    for (Perp perp : data.perps()) {
      if (!isFar(perp.instrument(), perp.ticker().markPrice(), market)) {
        perps.add(perp);
      }
    }
    List<DatedFuture> futures = new ArrayList<>(data.futures().size());
    for (DatedFuture future : data.futures()) {
      double price = Figure.firstKnown(future.ticker().markPrice(), future.ticker().lastPrice());
      if (!isFar(future.instrument(), price, market)) {
        futures.add(future);
      }
    }
    List<SpotTicker> spots = new ArrayList<>(data.spots().size());
    for (SpotTicker spot : data.spots()) {
      double price = spot.price() * ReferencePrices.roughUsdPer(spot.quote(), market.rates());
      if (market.prices().isFar(spot.base(), price)) {
        logOnce(exchange, spot.symbol(), spot.base(), price, market.prices().of(spot.base()));
      } else {
        spots.add(spot);
      }
    }
    MarketData left = new MarketData(perps, spots, futures, data.malformedRows());
    return left.size() == data.size() ? data : left;
  }

  /** Whether a price in the contract's quote is out of this world; says so once. */
  private boolean isFar(Instrument instrument, double price, CrossSection market) {
    String base = instrument.base();
    double usd = price * ReferencePrices.roughUsdPer(instrument.quote(), market.rates());
    boolean far = market.prices().isFar(base, usd);
    if (far) {
      logOnce(instrument.exchange(), instrument.symbol(), base, usd, market.prices().of(base));
    }
    return far;
  }

  private void logOnce(String exchange, String symbol, String base, double price, double others) {
    if (logged.add(exchange + "/" + symbol)) {
      logger.log(
          System.Logger.Level.WARNING,
          "{0} {1} left out: {2} USD per {3}, where other exchanges say {4}; if it is another asset of"
              + " that name, give it a name of its own under exchanges.{0}.homonyms",
          exchange,
          symbol,
          Double.toString(price),
          base,
          Double.toString(others));
    }
  }
}
