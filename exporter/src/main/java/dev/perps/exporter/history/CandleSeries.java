package dev.perps.exporter.history;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Finished bars of one size, oldest first, each start once. Immutable.
 *
 * @param candles may have gaps
 */
record CandleSeries(BarSize size, List<Candle> candles) {

  CandleSeries {
    candles = List.copyOf(candles);
  }

  /** When the newest bar ends, in Unix seconds; 0 without any. */
  long end() {
    return candles.isEmpty() ? 0 : candles.getLast().startEpochSeconds() + size.seconds();
  }

  /** These and more; of two for one bar the new one counts, and only so many newest are kept. */
  CandleSeries with(Collection<Candle> more, int most) {
    TreeMap<Long, Candle> all = new TreeMap<>();
    candles.forEach(candle -> all.put(candle.startEpochSeconds(), candle));
    more.forEach(candle -> all.put(candle.startEpochSeconds(), candle));
    while (all.size() > most) {
      all.pollFirstEntry();
    }
    return new CandleSeries(size, List.copyOf(all.values()));
  }

  /**
   * Bars of a larger size that start at a moment or later, as far as each of their parts is here
   * and the whole is sound: exactly what the exchange would tell.
   */
  List<Candle> in(BarSize larger, long fromEpochSeconds) {
    int parts = (int) (larger.seconds() / size.seconds());
    List<Candle> whole = new ArrayList<>();
    for (int i = 0; i + parts <= candles.size(); i++) {
      Candle first = candles.get(i);
      Candle last = candles.get(i + parts - 1);
      long start = first.startEpochSeconds();
      if (start >= fromEpochSeconds
          && larger.isStart(start)
          && last.startEpochSeconds() == start + (parts - 1) * size.seconds()) {
        whole.add(merged(candles.subList(i, i + parts)));
      }
    }
    whole.removeIf(bar -> !bar.isSound());
    return whole;
  }

  private static Candle merged(List<Candle> parts) {
    return new Candle(
        parts.getFirst().startEpochSeconds(),
        parts.getFirst().open(),
        parts.stream().mapToDouble(Candle::high).max().orElse(Double.NaN),
        parts.stream().mapToDouble(Candle::low).min().orElse(Double.NaN),
        parts.getLast().close(),
        parts.stream().mapToDouble(Candle::volumeBase).sum());
  }
}
