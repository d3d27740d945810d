package dev.perps.exporter.collect;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a base is worth in the eyes of most exchanges. Marks that are more than ten times apart are
 * of different assets, or one of them is wrong: they fall into groups, and the group of the most
 * exchanges counts; of two that are equal the one that counted before, else the one with the larger
 * turnover. Immutable.
 */
final class ReferencePrices {
  static final ReferencePrices NONE = new ReferencePrices(Map.of());

  private static final double MAX_FACTOR = 10;

  private record Mark(double usd, double volumeUsd) {}

  private final Map<String, Double> byBase;

  private ReferencePrices(Map<String, Double> byBase) {
    this.byBase = byBase;
  }

  /**
   * Compares.
   *
   * @param perps by exchange
   * @param before what counted until now
   */
  static ReferencePrices of(Map<String, List<Perp>> perps, UsdRates rates, ReferencePrices before) {
    Map<String, List<Mark>> marks = new HashMap<>();
    for (List<Perp> ofOneExchange : perps.values()) {
      Map<String, Mark> own = new HashMap<>();
      for (Perp perp : ofOneExchange) {
        Mark mark = mark(perp, rates);
        if (mark.usd() > 0) {
          own.merge(
              perp.instrument().base(), mark, (a, b) -> b.volumeUsd() > a.volumeUsd() ? b : a);
        }
      }
      own.forEach((base, mark) -> marks.computeIfAbsent(base, key -> new ArrayList<>(4)).add(mark));
    }
    Map<String, Double> byBase = HashMap.newHashMap(marks.size());
    marks.forEach((base, all) -> byBase.put(base, trusted(all, before.of(base))));
    return new ReferencePrices(byBase);
  }

  /** US dollars per unit of a base; NaN where nobody lists it. */
  double of(String base) {
    return byBase.getOrDefault(base, Double.NaN);
  }

  /** Whether a price is that of another asset than the one that this base is for most. */
  boolean isFar(String base, double usd) {
    return areFar(usd, of(base));
  }

  /**
   * Just after the start a dollar coin has no market yet; for a factor of ten, a dollar will do.
   */
  static double roughUsdPer(String quote, UsdRates rates) {
    double rate = rates.usdPer(quote);
    return Double.isNaN(rate) && UsdRates.isDollarCoin(quote) ? 1 : rate;
  }

  private static Mark mark(Perp perp, UsdRates rates) {
    double rate = roughUsdPer(perp.instrument().quote(), rates);
    double volume = perp.ticker().volume24hQuote() * rate;
    return new Mark(perp.ticker().markPrice() * rate, Double.isNaN(volume) ? 0 : volume);
  }

  private static double trusted(List<Mark> marks, double before) {
    if (marks.size() == 1) {
      return marks.getFirst().usd();
    }
    marks.sort(Comparator.comparingDouble(Mark::usd));
    List<Mark> best = List.of();
    for (int from = 0, to; from < marks.size(); from = to) {
      to = from + 1;
      while (to < marks.size() && !areFar(marks.get(to).usd(), marks.get(from).usd())) {
        to++;
      }
      List<Mark> group = marks.subList(from, to);
      if (beats(group, best, before)) {
        best = group;
      }
    }
    return median(best);
  }

  private static boolean beats(List<Mark> group, List<Mark> best, double before) {
    if (group.size() != best.size()) {
      return group.size() > best.size();
    }
    boolean countedBefore = !areFar(median(group), before) && !Double.isNaN(before);
    boolean otherDid = !areFar(median(best), before) && !Double.isNaN(before);
    return countedBefore == otherDid ? volume(group) > volume(best) : countedBefore;
  }

  private static boolean areFar(double a, double b) {
    return a > b * MAX_FACTOR || a < b / MAX_FACTOR;
  }

  private static double volume(List<Mark> group) {
    return group.stream().mapToDouble(Mark::volumeUsd).sum();
  }

  // The lower median: always a price that an exchange really shows.
  private static double median(List<Mark> sorted) {
    return sorted.get((sorted.size() - 1) / 2).usd();
  }
}
