package dev.perps.exporter.analytics;

import static dev.perps.exporter.analytics.ForecastTrial.Method.AR1;
import static dev.perps.exporter.analytics.ForecastTrial.Method.ARMA;
import static dev.perps.exporter.analytics.ForecastTrial.Method.CHOSEN;
import static dev.perps.exporter.analytics.ForecastTrial.Method.MEAN;
import static dev.perps.exporter.analytics.ForecastTrial.Method.SMOOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.FundingSettlement;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Compares the forecast of funding with others on held-back history, and writes the figures of
 * {@code docs/analytics.md} to {@code exporter/target/funding-forecast.md}.
 */
class FundingForecastTest {
  private static final List<String> REAL =
      List.of(
          "binance-btc",
          "binance-eth",
          "bybit-btc",
          "bybit-eth",
          "kucoin-btc",
          "kucoin-eth",
          "mexc-btc",
          "mexc-eth",
          "dydx-btc",
          "dydx-eth");
  private static final long DAY = 86_400;
  private static final long NOW = 1_790_000_000L / DAY * DAY;
  private static final String HEAD =
      """
      | series | next | forecasts | error of "last rate stays" | mean of 30 d | AR(1) | ARMA(1,1) | smoothing | chosen |
      |---|---|---|---|---|---|---|---|---|
      """;

  @Test
  void betterThanTheLastRateOnHeldBackHistory() throws IOException {
    Map<String, List<FundingSettlement>> series = new TreeMap<>();
    for (String name : REAL) {
      series.put(name, settled(name));
    }
    for (int hours : new int[] {1, 8}) {
      for (int rank = 0; rank < 250; rank += 50) {
        series.put("simulator-" + hours + "h-" + rank, simulated(hours, rank));
      }
    }
    StringBuilder table = new StringBuilder(HEAD);
    Map<String, List<ForecastTrial.Errors>> groups = new TreeMap<>();
    series.forEach(
        (name, settlements) -> {
          ForecastTrial trial = new ForecastTrial(settlements);
          for (int days : new int[] {1, 7}) {
            ForecastTrial.Errors errors = trial.over(days);
            table.append(ForecastTrial.row(name, days == 1 ? "24 h" : "7 d", errors));
            groups.computeIfAbsent(group(name, days), key -> new ArrayList<>()).add(errors);
          }
        });
    ForecastTrial.Errors young = new ForecastTrial(hyperliquid()).over(1);
    table.append(ForecastTrial.row("hyperliquid-btc, its first days", "24 h", young));
    table.append("\nMean absolute errors, geometric mean over the series of a kind:\n\n");
    groups.forEach((name, errors) -> table.append(line(name, errors)));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/funding-forecast.md"), table);

    groups.forEach(
        (name, errors) ->
            assertThat(relative(errors, CHOSEN))
                .as(name)
                .isLessThan(name.endsWith("7d") ? 0.85 : 0.95)
                .isLessThan(1.12 * relative(errors, MEAN))
                .isLessThan(1.02 * relative(errors, SMOOTHING)));
  }

  private static String group(String name, int days) {
    boolean simulated = name.startsWith("simulator");
    boolean hourly = name.startsWith("dydx") || name.contains("-1h-");
    return (simulated ? "simulator" : "real") + (hourly ? " hourly" : " 8 h") + ", " + days + "d";
  }

  private static String line(String name, List<ForecastTrial.Errors> errors) {
    return String.format(
        java.util.Locale.ROOT,
        "- %s: mean %.2f, AR(1) %.2f, ARMA(1,1) %.2f, smoothing %.2f, chosen %.2f%n",
        name,
        relative(errors, MEAN),
        relative(errors, AR1),
        relative(errors, ARMA),
        relative(errors, SMOOTHING),
        relative(errors, CHOSEN));
  }

  private static double relative(List<ForecastTrial.Errors> all, ForecastTrial.Method method) {
    double logs = 0;
    for (ForecastTrial.Errors errors : all) {
      logs += Math.log(errors.relative(method));
    }
    return Math.exp(logs / all.size());
  }

  private static List<FundingSettlement> settled(String name) {
    List<String> lines = text("/funding/" + name + ".csv").lines().toList();
    String[] grid = lines.getFirst().split(",");
    double start = Double.parseDouble(grid[0]);
    double interval = Double.parseDouble(grid[1]);
    List<FundingSettlement> settlements = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      double rate = Double.parseDouble(lines.get(i));
      settlements.add(new FundingSettlement(start + (i - 1) * interval, rate, interval));
    }
    return settlements;
  }

  private static List<FundingSettlement> hyperliquid() {
    List<FundingSettlement> settlements = new ArrayList<>();
    String answer = text("/payloads/hyperliquid/fundingHistory.json");
    for (JsonNode row : new ObjectMapper().readTree(answer)) {
      double rate = Double.parseDouble(row.get("fundingRate").asString());
      settlements.add(new FundingSettlement(row.get("time").asLong() / 1e3, rate, 8 * 3600));
    }
    return settlements;
  }

  private static List<FundingSettlement> simulated(int hours, int rank) {
    World world = new World(1, Long.MAX_VALUE);
    Venue venue = new Venue(world, "somewhere", 0.005);
    Asset coin = world.catalogue().coins().get(rank);
    Asset dollar = world.catalogue().get("USDT");
    Contract contract =
        new ContractFactory(1, "somewhere")
            .make("S", Contract.Type.LINEAR, coin, 1, coin.ticker(), dollar, hours, 0.1);
    List<FundingSettlement> settlements = new ArrayList<>();
    for (long at = NOW - 365 * DAY; at < NOW; at += hours * 3600L) {
      double rate = venue.fundingRate(contract, at * 1000 - 1); // as it was when it was paid
      settlements.add(new FundingSettlement(at, rate, hours * 3600));
    }
    return settlements;
  }

  private static String text(String resource) {
    try (InputStream in = FundingForecastTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
