package dev.perps.exporter.collect;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares marks with what the other exchanges say of the same base: ten times off is a wrong
 * multiplier, a wrong unit or another asset of the same ticker, and not for publication. At least
 * two other exchanges must agree with each other. Thread-safe.
 */
final class Outliers {
  private static final System.Logger logger = System.getLogger(Outliers.class.getName());
  private static final double MAX_FACTOR = 10;

  private final Set<String> logged = Collections.synchronizedSet(new HashSet<>());

  /** The data without the contracts whose mark is out of this world. */
  MarketData without(MarketData data, String exchange, Snapshot others) {
    Map<String, List<Double>> marks = marksOf(others, exchange);
    List<Perp> kept = new ArrayList<>(data.perps().size());
    for (Perp perp : data.perps()) {
      List<Double> known = marks.getOrDefault(perp.instrument().base(), List.of());
      double mark = usdMark(perp, others.rates());
      if (isOutlier(mark, known)) {
        logOnce(exchange, perp, mark, known);
      } else {
        kept.add(perp);
      }
    }
    return kept.size() == data.perps().size()
        ? data
        : new MarketData(kept, data.spots(), data.malformedRows());
  }

  private static boolean isOutlier(double mark, List<Double> others) {
    if (others.size() < 2 || Double.isNaN(mark)) {
      return false;
    }
    double low = others.get((others.size() - 1) / 2);
    double high = others.get(others.size() / 2);
    return high <= low * MAX_FACTOR && (mark > high * MAX_FACTOR || mark < low / MAX_FACTOR);
  }

  /** One sorted list of marks per base, one mark per exchange. */
  private static Map<String, List<Double>> marksOf(Snapshot snapshot, String except) {
    Map<String, List<Double>> marks = new HashMap<>();
    for (ExchangeView view : snapshot.exchanges()) {
      if (view.exchange().id().equals(except)) {
        continue;
      }
      Map<String, Double> own = new HashMap<>();
      for (Perp perp : view.perps()) {
        double mark = usdMark(perp, snapshot.rates());
        if (!Double.isNaN(mark)) {
          own.putIfAbsent(perp.instrument().base(), mark);
        }
      }
      own.forEach((base, mark) -> marks.computeIfAbsent(base, b -> new ArrayList<>()).add(mark));
    }
    marks.values().forEach(Collections::sort);
    return marks;
  }

  /** NaN where the quote's worth is unknown: nothing can be compared then. */
  private static double usdMark(Perp perp, UsdRates rates) {
    String quote = perp.instrument().quote();
    double rate = rates.usdPer(quote);
    if (Double.isNaN(rate) && UsdRates.isDollarCoin(quote)) {
      rate = 1; // just after the start it has no market yet; for a factor of ten, a dollar will do
    }
    return perp.ticker().markPrice() * rate;
  }

  private void logOnce(String exchange, Perp perp, double mark, List<Double> others) {
    if (logged.add(exchange + "/" + perp.instrument().symbol())) {
      logger.log(
          System.Logger.Level.WARNING,
          "{0} {1} left out: mark {2} USD per {3}, other exchanges say {4}",
          exchange,
          perp.instrument().symbol(),
          Double.toString(mark),
          perp.instrument().base(),
          others);
    }
  }
}
