package dev.perps.exporter.analytics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Figures of many bases as of one moment, each against Bitcoin and against each other. */
public final class PriceInsights {
  private static final String BITCOIN = "BTC";

  private PriceInsights() {}

  /**
   * The last close, and figures of every window.
   *
   * @param bases Bitcoin among them; without it there is no beta and no correlation with it
   * @param endEpochSeconds the moment that windows end at, in Unix seconds
   */
  public static List<Insights.OfBase> ofBases(List<BasePrices> bases, long endEpochSeconds) {
    Map<Window, LogReturns> bitcoin = new EnumMap<>(Window.class);
    for (Window window : Window.values()) {
      PriceSeries closes =
          bases.stream()
              .filter(prices -> prices.base().equals(BITCOIN))
              .map(prices -> prices.of(window))
              .findFirst()
              .orElse(PriceSeries.empty(window.barSize()));
      bitcoin.put(window, LogReturns.of(closes, window, endEpochSeconds));
    }
    List<Insights.OfBase> all = new ArrayList<>(bases.size());
    for (BasePrices prices : bases) {
      Map<Window, PriceFigures> figures = new EnumMap<>(Window.class);
      bitcoin.forEach(
          (window, returns) -> figures.put(window, PriceFigures.of(prices.of(window), returns)));
      double lastClose = Returns.lastClose(prices.m5(), endEpochSeconds);
      all.add(new Insights.OfBase(prices.base(), prices.exchange(), lastClose, figures));
    }
    return all;
  }

  /** How the returns of some bases go together, for each window. */
  public static List<Insights.Correlations> correlations(
      List<BasePrices> bases, long endEpochSeconds) {
    List<String> names = bases.stream().map(BasePrices::base).toList();
    List<Insights.Correlations> all = new ArrayList<>();
    for (Window window : Window.values()) {
      List<LogReturns> returns =
          bases.stream()
              .map(prices -> LogReturns.of(prices.of(window), window, endEpochSeconds))
              .toList();
      all.add(new Insights.Correlations(window, names, Correlation.matrix(returns)));
    }
    return all;
  }
}
