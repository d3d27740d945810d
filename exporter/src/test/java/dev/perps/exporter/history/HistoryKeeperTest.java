package dev.perps.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.analytics.Window;
import dev.perps.exporter.faults.Rig;
import dev.perps.simulator.Fault;
import dev.perps.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** History from a simulated market to the page. */
class HistoryKeeperTest {
  private static final List<String> ORDER = List.of("binance", "bybit", "okx");
  private static final SimulatorOptions SMALL = SimulatorOptions.defaults().withCoins(20);
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /** Samples of a family by the values of some labels. */
  private static Map<List<String>, Double> samples(
      Map<String, Double> page, String family, String... labels) {
    Map<List<String>, Double> found = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    page.forEach(
        (sample, value) -> {
          if (sample.startsWith(family + "{")) {
            Map<String, String> all =
                LABEL
                    .matcher(sample)
                    .results()
                    .collect(
                        Collectors.toMap(result -> result.group(1), result -> result.group(2)));
            found.put(List.of(labels).stream().map(all::get).toList(), value);
          }
        });
    return found;
  }

  private static Map<List<String>, Double> references(Map<String, Double> page) {
    return samples(page, "perp_reference_info", "base", "exchange");
  }

  @Test
  void everythingThatHistoryTellsIsOnThePage() {
    HistorySettings settings = new HistorySettings(true, 6, List.of("LTC"), 4, 2, 1, ORDER);
    try (Rig rig = new Rig(SMALL, settings)) {
      Map<String, Double> page =
          rig.await(
              "beta, indicators and funding",
              now ->
                  samples(now, "perp_btc_beta", "base", "window").size() == 7 * 4
                      && samples(now, "perp_rsi14", "base", "timeframe").size() == 2 * 3
                      && knows(now, "binance", "30d")
                      && knows(now, "hyperliquid", "7d"));
      assertPrices(page);
      assertMatrices(page);
      assertIndicators(page);
      String binance =
          get(rig, "/binance/fapi/v1/fundingRate?symbol=BTCUSDT&limit=1000&startTime=" + month());
      assertSums(page, "binance", "BTCUSDT", binance, "fundingTime", 30 * 3);
      String hyperliquid =
          post(
              rig,
              "/hyperliquid/info",
              "{\"type\":\"fundingHistory\",\"coin\":\"BTC\",\"startTime\":" + week() + "}");
      assertSums(page, "hyperliquid", "BTC", hyperliquid, "time", 7 * 24);
    }
  }

  private static boolean knows(Map<String, Double> page, String exchange, String window) {
    return samples(page, "perp_funding_accumulated_ratio", "exchange", "window")
        .containsKey(List.of(exchange, window));
  }

  private static void assertPrices(Map<String, Double> page) {
    Set<String> bases =
        references(page).keySet().stream().map(List::getFirst).collect(Collectors.toSet());
    assertThat(bases).hasSize(7).contains("BTC", "ETH", "LTC");
    assertThat(references(page))
        .containsOnlyKeys(bases.stream().map(b -> List.of(b, "binance")).toList());
    Map<List<String>, Double> closes = samples(page, "perp_reference_price", "base");
    Map<List<String>, Double> last = samples(page, "perp_last_price", "exchange", "base");
    assertThat(closes).containsOnlyKeys(bases.stream().map(List::of).toList());
    for (String base : bases) {
      assertThat(closes.get(List.of(base)) / last.getOrDefault(List.of("binance", base), 0.0))
          .as(base)
          .isBetween(0.9, 1.1);
    }
    Map<List<String>, Double> beta = samples(page, "perp_btc_beta", "base", "window");
    Map<List<String>, Double> bars = samples(page, "perp_btc_beta_bars", "base", "window");
    for (Window window : Window.values()) {
      assertThat(beta).containsEntry(List.of("BTC", window.label()), 1.0);
      for (String base : bases) {
        List<String> key = List.of(base, window.label());
        assertThat(beta.get(key)).as(key + "").isBetween(-3.0, 6.0);
        assertThat(bars.get(key)).as(key + "").isGreaterThanOrEqualTo(window.bars() - 1);
        assertThat(samples(page, "perp_volatility_annualized_ratio", "base", "window").get(key))
            .isBetween(0.01, 20.0);
        assertThat(samples(page, "perp_return_ratio", "base", "window").get(key))
            .isBetween(-0.9, 9.0);
        double correlation = number(page, "perp_btc_correlation", key);
        assertThat(number(page, "perp_btc_beta_r_squared", key))
            .isCloseTo(correlation * correlation, within(1e-9));
      }
    }
  }

  private static double number(Map<String, Double> page, String family, List<String> key) {
    return samples(page, family, "base", "window").getOrDefault(key, Double.NaN);
  }

  private static void assertMatrices(Map<String, Double> page) {
    Map<List<String>, Double> matrix = samples(page, "perp_correlation", "base", "other", "window");
    // the four biggest, in four windows
    assertThat(matrix).hasSize(4 * 4 * 4);
    Map<List<String>, Double> withBitcoin = samples(page, "perp_btc_correlation", "base", "window");
    matrix.forEach(
        (key, value) -> {
          String base = key.get(0);
          String other = key.get(1);
          assertThat(matrix).containsEntry(List.of(other, base, key.get(2)), value);
          assertThat(base.equals(other) ? value == 1 : Math.abs(value) < 1).as(key + "").isTrue();
          if (other.equals("BTC")) {
            assertThat(value).isCloseTo(withBitcoin.get(List.of(base, key.get(2))), within(1e-9));
          }
        });
  }

  private static void assertIndicators(Map<String, Double> page) {
    Map<List<String>, Double> rsi = samples(page, "perp_rsi14", "base", "timeframe");
    assertThat(rsi.keySet().stream().map(List::getLast)).containsOnly("1h", "4h", "1d");
    assertThat(rsi.values()).allMatch(value -> value > 0 && value < 100);
    for (String family :
        List.of(
            "perp_macd_histogram_ratio",
            "perp_ema20_distance_ratio",
            "perp_ema50_distance_ratio",
            "perp_atr14_ratio")) {
      assertThat(samples(page, family, "base", "timeframe").keySet()).isEqualTo(rsi.keySet());
    }
  }

  /** Sums of the windows that the rows reach over, added up from what the exchange tells. */
  private static void assertSums(
      Map<String, Double> page,
      String exchange,
      String symbol,
      String rows,
      String moment,
      int settlementsOfLongest) {
    TreeMap<Long, Double> rates = new TreeMap<>();
    for (JsonNode row : new ObjectMapper().readTree(rows)) {
      rates.put(Math.round(row.get(moment).asDouble() / 60_000), row.get("fundingRate").asDouble());
    }
    assertThat(rates).hasSizeGreaterThanOrEqualTo(settlementsOfLongest);
    Map<List<String>, Double> sums =
        samples(page, "perp_funding_accumulated_ratio", "exchange", "symbol", "window");
    Map<List<String>, Double> counts =
        samples(page, "perp_funding_settlements", "exchange", "symbol", "window");
    int compared = 0;
    for (int days : List.of(1, 7, 30)) {
      var within = rates.tailMap(rates.lastKey() - days * 1440L, false);
      if (within.size() <= settlementsOfLongest) {
        List<String> key = List.of(exchange, symbol, days + "d");
        double sum = within.values().stream().mapToDouble(rate -> rate).sum();
        assertThat(sums.get(key)).as(key + "").isCloseTo(sum, within(1e-12));
        if (days > 1) { // a day has a sum only
          assertThat(counts.get(key)).isEqualTo(within.size());
        }
        compared = Math.max(compared, within.size());
      }
    }
    assertThat(compared).isEqualTo(settlementsOfLongest);
  }

  @Test
  void anotherExchangeServesWhileThePreferredOneIsDown() {
    try (Rig rig = new Rig(SMALL.withFault("binance", Fault.status(503)), few())) {
      assertServedBy(rig, "bybit");
    }
  }

  @Test
  void anotherExchangeServesWhileThePreferredOneRefusesToTellItsPast() {
    Fault limited = Fault.status(429).onPath("/fapi/v1/klines");
    try (Rig rig = new Rig(SMALL.withFault("binance", limited), few())) {
      assertServedBy(rig, "bybit");
      rig.await(
          "its prices",
          page -> page.getOrDefault("perp_exchange_up{exchange=\"binance\"}", 0.0) == 1);
    }
  }

  private static HistorySettings few() {
    return new HistorySettings(true, 3, List.of(), 2, 1, 0, ORDER);
  }

  private static void assertServedBy(Rig rig, String exchange) {
    Map<String, Double> page =
        rig.await(
            "bars of another exchange",
            now -> samples(now, "perp_btc_beta", "base", "window").size() == 3 * 4);
    assertThat(references(page).keySet())
        .hasSize(3)
        .allMatch(reference -> reference.getLast().equals(exchange));
    assertThat(page)
        .containsEntry("perp_reference_info{base=\"BTC\",exchange=\"" + exchange + "\"}", 1.0);
  }

  private static long month() {
    return System.currentTimeMillis() - 31 * 86_400_000L;
  }

  private static long week() {
    return System.currentTimeMillis() - (7 * 24 + 2) * 3_600_000L;
  }

  private static String get(Rig rig, String path) {
    return send(HttpRequest.newBuilder(URI.create(rig.simulator.baseUri() + path)));
  }

  private static String post(Rig rig, String path, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(rig.simulator.baseUri() + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String send(HttpRequest.Builder request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
