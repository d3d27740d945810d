package dev.perps.exporter.collect;

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
      double mark = ReferencePrices.usdMark(perp, market.rates());
      String base = perp.instrument().base();
      if (market.prices().isFar(base, mark)) {
        logOnce(exchange, perp.instrument().symbol(), base, mark, market.prices().of(base));
      } else {
        perps.add(perp);
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
    return perps.size() + spots.size() == data.perps().size() + data.spots().size()
        ? data
        : new MarketData(perps, spots, data.malformedRows());
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
