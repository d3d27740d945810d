package dev.perps.exporter.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.collect.ReadAccount;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import dev.perps.simulator.exchange.kraken.account.Book;
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the exporter makes of an account's private API, against what was really done: the book that
 * the simulator keeps of it, added up anew.
 */
class AccountAgainstBookTest {
  private static final List<DemoKeys.Key> ACCOUNTS = List.of(DemoKeys.MAIN, DemoKeys.DESK);

  /** So many figures are compared at least. */
  private static final Map<DemoKeys.Key, Integer> FIGURES =
      Map.of(DemoKeys.MAIN, 1000, DemoKeys.DESK, 500);

  private static final int ALL = AccountApi.MOST_LOG_ROWS;

  @TempDir Path directory;

  /** Another market, other trades, another day and time each. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void figuresAreThoseOfTheBook(long seed) {
    judge(seed, someTime(seed), ALL);
  }

  /** The same with small accounts, of which there can be many. */
  @ParameterizedTest
  @MethodSource("manySeeds")
  void figuresOfManySmallAccountsAreThoseOfTheirBooks(long seed) {
    Instant now = someTime(seed);
    try (Simulator simulator = simulator(seed, now)) {
      judge(simulator, DemoKeys.DESK, now, ALL, false);
    }
  }

  static LongStream manySeeds() {
    return LongStream.rangeClosed(21, 45);
  }

  private static Instant someTime(long seed) {
    Random chance = new Random(seed);
    return Instant.parse("2026-02-11T00:00:00Z")
        .plus(Duration.ofDays(chance.nextInt(700)))
        .plusMillis(chance.nextInt(86_400_000));
  }

  /** Funding is booked at the very ends of the windows, and on the first day's first moment. */
  @Test
  void onAFullHour() {
    judge(11, Instant.parse("2026-05-17T13:00:00Z"), ALL);
  }

  @Test
  void atMidnight() {
    judge(12, Instant.parse("2026-12-01T00:00:00Z"), ALL);
  }

  @Test
  void inPagesOf500Rows() {
    judge(13, Instant.parse("2026-03-30T04:05:06.789Z"), 500);
  }

  @Test
  void withExecutionsInTheirOldShape() throws IOException, InterruptedException {
    Instant now = Instant.parse("2027-01-03T17:41:00.007Z");
    try (Simulator simulator = simulator(14, now)) {
      URI shape = URI.create(simulator.baseUri() + "/control/kraken/executions?shape=old");
      HttpRequest request =
          HttpRequest.newBuilder(shape).POST(HttpRequest.BodyPublishers.noBody()).build();
      int status =
          HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode();
      assertThat(status).isEqualTo(200);
      judge(simulator, now, ALL, true);
    }
  }

  private static Simulator simulator(long seed, Instant now) {
    return Simulator.start(
        SimulatorOptions.defaults()
            .withSeed(seed)
            .withCoins(20)
            .withClock(() -> now)
            .withEnforceLimits(false));
  }

  private void judge(long seed, Instant now, int mostRows) {
    try (Simulator simulator = simulator(seed, now)) {
      judge(simulator, now, mostRows, false);
    }
  }

  private void judge(Simulator simulator, Instant now, int mostRows, boolean oldExecutions) {
    for (DemoKeys.Key key : ACCOUNTS) {
      judge(simulator, key, now, mostRows, oldExecutions);
    }
  }

  private void judge(
      Simulator simulator, DemoKeys.Key key, Instant now, int mostRows, boolean oldExecutions) {
    try (ReadAccount read = new ReadAccount(simulator, key, now, mostRows, directory)) {
      Book book = simulator.krakenBook(key.account());
      assertThat(book.asOf()).isEqualTo(now.truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
      Differences differences = new Differences();
      History history = read.history();
      new SumsJudge(book, now).judge(history, differences);
      new PositionsJudge(book, now, oldExecutions)
          .judge(read.positions(), read.contracts(), history.closed(), read.charged(), differences);
      differences.assertNone(FIGURES.get(key));
    }
  }
}
