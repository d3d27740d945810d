package dev.perps.exporter.analytics;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * Technical indicators as of the last of some bars, as ta4j computes them; NaN with too few bars.
 *
 * <p>Averages of this kind never quite forget the bar they began with, which with ta4j is the one
 * after their first period. Each indicator needs five times the bars of its slowest average, which
 * leaves that bar a weight of 0.03 %; Wilder's average over 14 is an exponential one over 27. Never
 * more than the latest {@link #MOST_BARS} are looked at, so that the figures do not depend on how
 * much history happens to be there.
 *
 * @param rsi14 relative strength index over 14 bars, 0 to 100 as everyone reads it, not a fraction;
 *     135 bars
 * @param macdHistogramRatio MACD(12, 26) minus its signal line (9), as a fraction of the last
 *     close; 175 bars
 * @param ema20DistanceRatio last close over its exponential average of 20 bars, minus one; 100 bars
 * @param ema50DistanceRatio the same of 50 bars; 250 bars
 * @param atr14Ratio Wilder's average true range over 14 bars, as a fraction of the last close; 135
 *     bars
 */
public record Indicators(
    double rsi14,
    double macdHistogramRatio,
    double ema20DistanceRatio,
    double ema50DistanceRatio,
    double atr14Ratio) {

  /** No word on any. */
  public static final Indicators NONE =
      new Indicators(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

  /** Candles beyond these, counted from the newest, have no say: five times 50. */
  public static final int MOST_BARS = 250;

  private static final int WARM_UP = 5;
  private static final int WILDER_14 = 2 * 14 - 1;
  private static final int MACD = 26 + 9;

  /**
   * Indicators as of the newest candle.
   *
   * <p>Candles that are not sound, not on the grid, or whose close is a hole by the rules of {@link
   * PriceSeries} do not count. Those around a hole are taken as neighbours; with more than a fifth
   * of the bars missing nothing is told.
   *
   * @param candles finished bars in any order; of several for one bar the last one counts
   */
  public static Indicators of(Collection<Candle> candles, BarSize barSize) {
    PriceSeries closes = PriceSeries.of(barSize, candles, MOST_BARS);
    TreeMap<Long, Candle> sound = new TreeMap<>();
    for (Candle candle : candles) {
      double close = closes.closeAt(candle.startEpochSeconds() + barSize.seconds());
      if (candle.isSound() && candle.close() == close) {
        sound.put(candle.startEpochSeconds(), candle);
      }
    }
    if (sound.isEmpty() || isTorn(sound, barSize)) {
      return NONE;
    }
    return of(series(List.copyOf(sound.values()), barSize));
  }

  private static boolean isTorn(TreeMap<Long, Candle> sound, BarSize barSize) {
    long bars = (sound.lastKey() - sound.firstKey()) / barSize.seconds() + 1;
    return sound.size() < Window.LEAST_SHARE * bars;
  }

  private static BarSeries series(List<Candle> candles, BarSize barSize) {
    BarSeries series =
        new BaseBarSeriesBuilder().withNumFactory(DoubleNumFactory.getInstance()).build();
    Duration length = Duration.ofSeconds(barSize.seconds());
    for (Candle candle : candles) {
      Instant start = Instant.ofEpochSecond(candle.startEpochSeconds());
      series.addBar(
          new BaseBar(
              length,
              start,
              start.plus(length),
              num(candle.open()),
              num(candle.high()),
              num(candle.low()),
              num(candle.close()),
              num(0),
              num(0),
              0));
    }
    return series;
  }

  private static Num num(double value) {
    return DoubleNumFactory.getInstance().numOf(value);
  }

  private static Indicators of(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    double last = close.getValue(series.getEndIndex()).doubleValue();
    return new Indicators(
        last(series, WILDER_14, new RSIIndicator(close, 14)),
        last(series, MACD, new MACDIndicator(close, 12, 26).getHistogram(9)) / last,
        last / last(series, 20, new EMAIndicator(close, 20)) - 1,
        last / last(series, 50, new EMAIndicator(close, 50)) - 1,
        last(series, WILDER_14, new ATRIndicator(series, 14)) / last);
  }

  private static double last(BarSeries series, int period, Indicator<Num> indicator) {
    return series.getBarCount() < WARM_UP * period
        ? Double.NaN
        : indicator.getValue(series.getEndIndex()).doubleValue();
  }
}
