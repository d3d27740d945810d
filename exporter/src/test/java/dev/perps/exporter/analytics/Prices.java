package dev.perps.exporter.analytics;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Candles for tests, the last of which ends at {@link #END}. */
final class Prices {
  static final long END = 1_790_000_000L / 86_400 * 86_400;

  private Prices() {}

  /** Candles with these closes in a row; NaN: none. */
  static List<Candle> candles(BarSize size, double... closes) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < closes.length; i++) {
      if (!Double.isNaN(closes[i])) {
        candles.add(candle(END - (closes.length - i) * size.seconds(), closes[i]));
      }
    }
    return candles;
  }

  static Candle candle(long start, double close) {
    return new Candle(start, close, close, close, close, 1);
  }

  static PriceSeries series(BarSize size, double... closes) {
    return PriceSeries.of(size, candles(size, closes), closes.length);
  }

  /** A random walk with normal steps. */
  static double[] walk(long seed, int count, double deviation) {
    Random random = new Random(seed);
    double[] closes = new double[count];
    double close = 100;
    for (int i = 0; i < count; i++) {
      close *= Math.exp(deviation * random.nextGaussian());
      closes[i] = close;
    }
    return closes;
  }
}
