package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.kraken.HistoryWire.Bar;
import dev.perps.exporter.exchange.kraken.HistoryWire.Chart;
import dev.perps.exporter.market.Figure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** What contracts of Kraken Futures were marked at. Stateless and thread-safe. */
public final class MarkPrices {
  /** So many bars are told by one call. */
  public static final int BARS = 2000;

  private static final TypeReference<Chart> CHART = new TypeReference<>() {};

  /** How far prices are apart. */
  public enum Step {
    MINUTE("1m", 60),
    HOUR("1h", 3600);

    private final String label;
    private final long seconds;

    Step(String label, long seconds) {
      this.label = label;
      this.seconds = seconds;
    }

    public long seconds() {
      return seconds;
    }
  }

  private MarkPrices() {}

  /**
   * Mark prices at the full minutes or hours of a span: the prices with which bars opened, the
   * running one among them, since with what it opened stays. One call.
   *
   * @param symbol of a contract that need not exist
   * @param first Unix seconds, the start of a bar
   * @param last Unix seconds; at most {@link #BARS} bars later
   * @return USD per unit of base by Unix seconds, without moments that Kraken has no bar of; empty
   *     if there is no such contract
   * @throws ExchangeException if Kraken cannot be asked
   */
  public static Optional<Map<Long, Double>> opens(
      Api api, String symbol, Step step, long first, long last) {
    Endpoint<Chart> chart =
        Endpoint.get(
                "charts/mark",
                Kraken.FUTURES,
                "/api/charts/v1/mark/%s/%s"
                    .formatted(URLEncoder.encode(symbol, StandardCharsets.UTF_8), step.label),
                CHART)
            .checkedBy(Chart::check);
    Map<Long, Double> opens = new HashMap<>();
    try {
      for (Bar bar : api.fetch(chart.with("from", first).with("to", last)).rows()) {
        double open = Figure.nonZero(bar.open());
        if (!Double.isNaN(open)) {
          opens.put((long) Figure.seconds(bar.time()), open);
        }
      }
      return Optional.of(opens);
    } catch (ExchangeException e) {
      // Kraken answers 404 where there is no such contract.
      if (e.reason() == FailureReason.HTTP_ERROR) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
