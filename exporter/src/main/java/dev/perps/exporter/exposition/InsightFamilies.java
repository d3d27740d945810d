package dev.perps.exporter.exposition;

import dev.perps.exporter.analytics.FundingSummary;
import dev.perps.exporter.analytics.FundingWindow;
import dev.perps.exporter.analytics.Indicators;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.PriceFigures;
import dev.perps.exporter.analytics.Window;
import dev.perps.exporter.market.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Families of what price history and settled funding tell. */
final class InsightFamilies {
  private static final List<String> FUNDING =
      List.of("exchange", "symbol", "base", "quote", "window");

  /**
   * Windows whose settlements are shown as a sample, not only as a sum. Three a day, as most
   * contracts have, make neither a share nor a deviation; of 90 days the budget of series has room
   * for the sum alone.
   */
  private static final List<FundingWindow> SAMPLED =
      List.of(FundingWindow.D7, FundingWindow.D30, FundingWindow.D365);

  private InsightFamilies() {}

  static List<Family> all() {
    List<Family> all = new ArrayList<>();
    all.addAll(prices());
    all.addAll(indicators());
    all.addAll(funding());
    return all;
  }

  private static List<Family> prices() {
    return List.of(
        base(
            "perp_btc_beta",
            "slope",
            "Slope of the regression of the base's log returns on Bitcoin's; Bitcoin's own is 1.",
            figures -> figures.onBitcoin().beta()),
        base(
            "perp_btc_beta_r_squared",
            "share",
            "Share of the variance of the base's returns that Bitcoin's explain, 0 to 1.",
            figures -> figures.onBitcoin().rSquared()),
        base(
            "perp_btc_beta_bars",
            "bars",
            "Number of bars that beta, R² and correlation are made of.",
            figures -> figures.onBitcoin().bars()),
        base(
            "perp_btc_correlation",
            "coefficient",
            "Pearson's correlation of the base's log returns with Bitcoin's, -1 to 1.",
            PriceFigures::btcCorrelation),
        base(
            "perp_volatility_annualized_ratio",
            "fraction per year",
            "Standard deviation of log returns, scaled to 365 days by the root of time.",
            PriceFigures::volatilityAnnualizedRatio),
        base(
            "perp_return_ratio",
            "fraction",
            "Last close over the close at the window's start, minus 1.",
            PriceFigures::returnRatio),
        new Family(
            "perp_reference_price",
            Family.Type.GAUGE,
            "quote per base",
            "Newest close of the five-minute bars that the history of a base is made of.",
            List.of("base"),
            (Figures.OfInsights)
                (insights, samples) ->
                    insights
                        .bases()
                        .forEach(
                            base ->
                                samples.add(
                                    labels -> labels.add("base", base.base()), base.lastClose()))),
        new Family(
            "perp_reference_info",
            Family.Type.INFO,
            "1",
            "Which exchange's bars the history of a base is made of.",
            List.of("base", "exchange"),
            (Figures.OfInsights)
                (insights, samples) ->
                    insights
                        .bases()
                        .forEach(
                            base ->
                                samples.add(
                                    labels ->
                                        labels
                                            .add("base", base.base())
                                            .add("exchange", base.exchange()),
                                    1))),
        new Family(
            "perp_correlation",
            Family.Type.GAUGE,
            "coefficient",
            "Pearson's correlation of the log returns of two bases, -1 to 1; the biggest ones.",
            List.of("base", "other", "window"),
            (Figures.OfInsights)
                (insights, samples) ->
                    insights.correlations().forEach(matrix -> write(matrix, samples))));
  }

  private static void write(Insights.Correlations correlations, Samples samples) {
    List<String> bases = correlations.bases();
    for (int i = 0; i < bases.size(); i++) {
      for (int j = 0; j < bases.size(); j++) {
        String base = bases.get(i);
        String other = bases.get(j);
        samples.add(
            labels ->
                labels
                    .add("base", base)
                    .add("other", other)
                    .add("window", correlations.window().label()),
            correlations.matrix()[i][j]);
      }
    }
  }

  private static Family base(
      String name, String unit, String help, ToDoubleFunction<PriceFigures> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        List.of("base", "window"),
        (Figures.OfInsights)
            (insights, samples) -> {
              for (Insights.OfBase base : insights.bases()) {
                for (Window window : Window.values()) {
                  PriceFigures figures = base.figures().get(window);
                  if (figures != null) {
                    samples.add(
                        labels -> labels.add("base", base.base()).add("window", window.label()),
                        figure.applyAsDouble(figures));
                  }
                }
              }
            });
  }

  private static List<Family> indicators() {
    return List.of(
        indicator(
            "perp_rsi14",
            "0 to 100",
            "Relative strength index (Wilder) over 14 bars.",
            Indicators::rsi14),
        indicator(
            "perp_macd_histogram_ratio",
            "fraction",
            "MACD(12, 26) minus its signal line (9), as a fraction of the last close.",
            Indicators::macdHistogramRatio),
        indicator(
            "perp_ema20_distance_ratio",
            "fraction",
            "Last close over its exponential average of 20 bars, minus 1.",
            Indicators::ema20DistanceRatio),
        indicator(
            "perp_ema50_distance_ratio",
            "fraction",
            "Last close over its exponential average of 50 bars, minus 1.",
            Indicators::ema50DistanceRatio),
        indicator(
            "perp_atr14_ratio",
            "fraction",
            "Average true range (Wilder) over 14 bars, as a fraction of the last close.",
            Indicators::atr14Ratio));
  }

  private static Family indicator(
      String name, String unit, String help, ToDoubleFunction<Indicators> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        List.of("base", "timeframe"),
        (Figures.OfInsights)
            (insights, samples) ->
                insights
                    .indicators()
                    .forEach(
                        bars ->
                            samples.add(
                                labels ->
                                    labels
                                        .add("base", bars.base())
                                        .add("timeframe", bars.barSize().label()),
                                figure.applyAsDouble(bars.indicators()))));
  }

  private static List<Family> funding() {
    return List.of(
        settled(
            "perp_funding_accumulated_ratio",
            "fraction",
            "Sum of the funding rates settled in the window, not compounded; positive: longs paid.",
            List.of(FundingWindow.values()),
            FundingSummary::accumulatedRatio),
        settled(
            "perp_funding_settlements",
            "settlements",
            "Number of settlements in the window: 7d, 30d, 365d.",
            SAMPLED,
            summary -> summary.settlements() == 0 ? Double.NaN : summary.settlements()),
        settled(
            "perp_funding_positive_share_ratio",
            "fraction",
            "Share of the settlements in the window that longs paid, 0 to 1: 7d, 30d, 365d.",
            SAMPLED,
            FundingSummary::positiveShare),
        settled(
            "perp_funding_volatility_ratio",
            "fraction per settlement",
            "Standard deviation of the rates settled in the window: 7d, 30d, 365d.",
            SAMPLED,
            FundingSummary::deviationRatio),
        new Family(
            "perp_funding_forecast_ratio",
            Family.Type.GAUGE,
            "fraction",
            "Expected sum of the funding rates of the next 24 hours or 7 days from the last"
                + " settlement on; docs/analytics.md says how good it is.",
            List.of("exchange", "symbol", "base", "quote", "horizon"),
            (Figures.OfInsights)
                (insights, samples) -> {
                  for (Insights.OfFunding contract : insights.funding()) {
                    forecast(contract, "24h", contract.forecast().next24h(), samples);
                    forecast(contract, "7d", contract.forecast().next7d(), samples);
                  }
                }));
  }

  private static void forecast(
      Insights.OfFunding contract, String horizon, double value, Samples samples) {
    samples.add(labels -> of(contract.instrument(), labels).add("horizon", horizon), value);
  }

  private static Family settled(
      String name,
      String unit,
      String help,
      List<FundingWindow> windows,
      ToDoubleFunction<FundingSummary> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        FUNDING,
        (Figures.OfInsights)
            (insights, samples) -> {
              for (Insights.OfFunding contract : insights.funding()) {
                for (FundingWindow window : windows) {
                  FundingSummary summary =
                      contract.windows().getOrDefault(window, FundingSummary.NONE);
                  samples.add(
                      labels -> of(contract.instrument(), labels).add("window", window.label()),
                      figure.applyAsDouble(summary));
                }
              }
            });
  }

  private static Labels of(Instrument contract, Labels labels) {
    return labels
        .add("exchange", contract.exchange())
        .add("symbol", contract.symbol())
        .add("base", contract.base())
        .add("quote", contract.quote());
  }
}
