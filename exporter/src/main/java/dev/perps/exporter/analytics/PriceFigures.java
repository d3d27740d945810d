package dev.perps.exporter.analytics;

/**
 * What one window of price history tells of a base. Each figure is absent by its own rules; no
 * other needs it.
 *
 * @param onBitcoin beta, intercept and R² against Bitcoin
 * @param btcCorrelation Pearson's, -1 to 1
 * @param volatilityAnnualizedRatio fraction per year
 * @param returnRatio simple return over the window, a fraction
 */
public record PriceFigures(
    Regression onBitcoin,
    double btcCorrelation,
    double volatilityAnnualizedRatio,
    double returnRatio) {

  /**
   * Figures of the window, and up to the moment, that Bitcoin's returns are of.
   *
   * @param base closes in bars of that window
   */
  public static PriceFigures of(PriceSeries base, LogReturns bitcoin) {
    Window window = bitcoin.window();
    LogReturns returns = LogReturns.of(base, window, bitcoin.endEpochSeconds());
    Moments both = Moments.of(bitcoin.values(), returns.values());
    return new PriceFigures(
        Regression.of(both, window.leastBars()),
        Correlation.pearson(both, window.leastBars()),
        Volatility.annualized(returns.values(), window.barSize(), window.leastBars()),
        Returns.simple(base, window, bitcoin.endEpochSeconds()));
  }
}
