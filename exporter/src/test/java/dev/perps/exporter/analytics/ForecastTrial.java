package dev.perps.exporter.analytics;

import dev.perps.exporter.market.FundingSettlement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Walks forward through the funding of one contract: at some 300 settlements, evenly spread, each
 * method forecasts the sum of the rates that follow from the 30 days before, and nothing else; the
 * error is the difference to what was then settled.
 */
final class ForecastTrial {
  /** Ways to forecast; the first is the one to beat. */
  enum Method {
    LAST_RATE,
    MEAN,
    SMOOTHING,
    AR1,
    ARMA,
    /** What is exported. */
    CHOSEN
  }

  /** Errors of each method: mean absolute, and root of the mean square. */
  record Errors(int origins, Map<Method, Double> absolute, Map<Method, Double> square) {
    /** Mean absolute error over that of "last rate stays". */
    double relative(Method method) {
      return absolute.get(method) / absolute.get(Method.LAST_RATE);
    }

    double relativeSquare(Method method) {
      return square.get(method) / square.get(Method.LAST_RATE);
    }
  }

  private static final int MOST_ORIGINS = 300;

  private static final List<Method> METHODS =
      List.of(Method.MEAN, Method.AR1, Method.ARMA, Method.SMOOTHING, Method.CHOSEN);

  private final List<FundingSettlement> settlements;
  private final double interval;

  ForecastTrial(List<FundingSettlement> settlements) {
    this.settlements = settlements;
    this.interval = settlements.getFirst().intervalSeconds();
  }

  Errors over(int days) {
    int horizon = (int) Math.round(days * 86_400 / interval);
    int training = (int) (FundingForecast.TRAINING_SECONDS / interval);
    int first = Math.min(training, FundingForecast.LEAST_SETTLEMENTS + settlements.size() / 20);
    first = settlements.size() > 2 * training ? training : first;
    int last = settlements.size() - horizon;
    int step = Math.max(1, (last - first) / MOST_ORIGINS);
    Map<Method, Double> absolute = new EnumMap<>(Method.class);
    Map<Method, Double> square = new EnumMap<>(Method.class);
    int origins = 0;
    for (int origin = first; origin <= last; origin += step, origins++) {
      double[] known = rates(Math.max(0, origin - training), origin);
      double settled = sum(rates(origin, origin + horizon));
      for (Method method : Method.values()) {
        double error = forecast(method, known, origin, days) - settled;
        absolute.merge(method, Math.abs(error), Double::sum);
        square.merge(method, error * error, Double::sum);
      }
    }
    double count = origins;
    absolute.replaceAll((method, total) -> total / count);
    square.replaceAll((method, total) -> Math.sqrt(total / count));
    return new Errors(origins, absolute, square);
  }

  private double forecast(Method method, double[] known, int origin, int days) {
    int horizon = (int) Math.round(days * 86_400 / interval);
    double last = known[known.length - 1];
    double mean = sum(known) / known.length;
    return switch (method) {
      case LAST_RATE -> horizon * last;
      case MEAN -> horizon * mean;
      case SMOOTHING -> horizon * ExponentialSmoothing.level(known);
      case AR1 -> {
        double phi = persistence(known, mean);
        yield horizon * mean + (last - mean) * phi * (1 - Math.pow(phi, horizon)) / (1 - phi);
      }
      case ARMA -> ArmaModel.fit(known).sumOfNext(horizon);
      case CHOSEN -> {
        int oldest = Math.max(0, origin - known.length - 3);
        FundingHistory history = FundingHistory.of(settlements.subList(oldest, origin));
        FundingForecast forecast = FundingForecast.of(history, history.newestEpochSeconds());
        yield days == 1 ? forecast.next24h() : forecast.next7d();
      }
    };
  }

  private static double persistence(double[] known, double mean) {
    double products = 0;
    double squares = 0;
    for (int i = 1; i < known.length; i++) {
      products += (known[i - 1] - mean) * (known[i] - mean);
      squares += (known[i - 1] - mean) * (known[i - 1] - mean);
    }
    return squares == 0 ? 0 : Math.clamp(products / squares, 0, 0.985);
  }

  private double[] rates(int from, int to) {
    return settlements.subList(from, to).stream().mapToDouble(FundingSettlement::rate).toArray();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** One row of a table in Markdown: mean absolute errors, and in brackets root mean squares. */
  static String row(String name, String horizon, Errors errors) {
    List<String> cells = new ArrayList<>(List.of(name, horizon, "" + errors.origins()));
    cells.add(String.format(Locale.ROOT, "%.4f %%", 100 * errors.absolute().get(Method.LAST_RATE)));
    for (Method method : METHODS) {
      cells.add(
          String.format(
              Locale.ROOT, "%.2f (%.2f)", errors.relative(method), errors.relativeSquare(method)));
    }
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
