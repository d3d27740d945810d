package dev.perps.exporter.market;

/**
 * What a price did during one bar. Only of bars that are over: the running one says nothing yet,
 * and {@link BarSize#isFinished} tells it apart.
 *
 * @param startEpochSeconds when the bar begins, in Unix seconds
 * @param open first price, quote per one unit of base; NaN where the exchange does not say, as with
 *     the other prices
 * @param high highest price, quote per one unit of base
 * @param low lowest price, quote per one unit of base
 * @param close last price, quote per one unit of base
 * @param volumeBase turnover in units of the plain base asset; NaN where the exchange does not say
 */
public record Candle(
    long startEpochSeconds, double open, double high, double low, double close, double volumeBase) {

  /** No market moves further than this within one bar: high over low. */
  private static final double WIDEST = 10;

  /**
   * Whether the four prices can be: each told and above 0, none outside of low and high, and these
   * no more than ten times apart.
   */
  public boolean isSound() {
    return Double.isFinite(high)
        && low > 0
        && low <= Math.min(open, close)
        && high >= Math.max(open, close)
        && high <= low * WIDEST;
  }
}
