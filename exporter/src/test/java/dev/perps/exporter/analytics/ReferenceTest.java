package dev.perps.exporter.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Figures are those of NumPy on the same candles: see {@code src/test/reference/analytics.py}. */
class ReferenceTest {
  private static final List<String> BASES = List.of("BTC", "ETH", "TORN", "YOUNG", "STABLE");
  private final JsonNode expected = new ObjectMapper().readTree(text("expected.json"));
  private final long end = expected.get("end").asLong();

  @ParameterizedTest
  @EnumSource
  void everyWindow(Window window) {
    Map<String, PriceSeries> series = closes(window.barSize());
    LogReturns bitcoin = LogReturns.of(series.get("BTC"), window, end);
    int compared = 0;
    for (String base : BASES) {
      JsonNode numpy = expected.get("windows").get(window.label()).get(base);
      PriceFigures figures = PriceFigures.of(series.get(base), bitcoin);
      Regression regression = figures.onBitcoin();
      assertThat(regression.bars()).isEqualTo(numpy.get("bars").asInt());
      compared += same(regression.beta(), numpy.get("beta"));
      compared += same(regression.intercept(), numpy.get("intercept"));
      compared += same(regression.rSquared(), numpy.get("r_squared"));
      compared += same(figures.btcCorrelation(), numpy.get("correlation"));
      compared += same(figures.volatilityAnnualizedRatio(), numpy.get("volatility"));
      compared += same(figures.returnRatio(), numpy.get("return"));
    }
    assertThat(compared).isGreaterThan(20);
  }

  @ParameterizedTest
  @EnumSource
  void everyMatrix(Window window) {
    Map<String, PriceSeries> series = closes(window.barSize());
    List<LogReturns> returns =
        BASES.subList(0, 4).stream()
            .map(base -> LogReturns.of(series.get(base), window, end))
            .toList();
    double[][] matrix = Correlation.matrix(returns);
    JsonNode numpy = expected.get("correlation").get(window.label());
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix.length; j++) {
        same(matrix[i][j], numpy.get(i).get(j));
      }
    }
  }

  @Test
  void everyIndicator() {
    List<Candle> candles = new ArrayList<>();
    for (Map<String, String> row : rows("candles-1h.csv")) {
      candles.add(
          new Candle(
              Long.parseLong(row.get("start")),
              Double.parseDouble(row.get("open")),
              Double.parseDouble(row.get("high")),
              Double.parseDouble(row.get("low")),
              Double.parseDouble(row.get("close")),
              Double.NaN));
    }
    Indicators indicators = Indicators.of(candles, BarSize.H1);
    JsonNode python = expected.get("indicators");
    same(indicators.rsi14(), python.get("rsi14"));
    same(indicators.macdHistogramRatio(), python.get("macd_histogram"));
    same(indicators.ema20DistanceRatio(), python.get("ema20"));
    same(indicators.ema50DistanceRatio(), python.get("ema50"));
    same(indicators.atr14Ratio(), python.get("atr14"));
  }

  private static int same(double figure, JsonNode numpy) {
    if (numpy.isNull()) {
      assertThat(figure).isNaN();
      return 0;
    }
    assertThat(figure).isCloseTo(numpy.asDouble(), within(1e-9));
    return 1;
  }

  private static Map<String, PriceSeries> closes(BarSize size) {
    Map<String, List<Candle>> candles = new HashMap<>();
    for (Map<String, String> row : rows("closes-" + size.label() + ".csv")) {
      for (String base : BASES) {
        if (!row.get(base).isEmpty()) {
          candles
              .computeIfAbsent(base, key -> new ArrayList<>())
              .add(
                  Prices.candle(
                      Long.parseLong(row.get("start")), Double.parseDouble(row.get(base))));
        }
      }
    }
    Map<String, PriceSeries> series = new HashMap<>();
    candles.forEach(
        (base, all) -> series.put(base, PriceSeries.of(size, all, Window.closesToKeep(size))));
    return series;
  }

  private static List<Map<String, String>> rows(String file) {
    List<String> lines = text(file).lines().toList();
    String[] names = lines.getFirst().split(",", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < names.length; i++) {
        row.put(names[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }

  private static String text(String file) {
    try (InputStream in = ReferenceTest.class.getResourceAsStream("/analytics/" + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
