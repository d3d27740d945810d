package dev.perps.exporter.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.collect.PolledAccount;
import dev.perps.exporter.collect.ReadAccount;
import dev.perps.simulator.Fault;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Kraken's private API can do to us, while a log is read for the first time and afterwards.
 * The account goes on trading; in the end no row is missing and none is counted twice.
 */
class PrivateFaultsTest {
  private static final String HISTORY = "/api/history/";
  private static final int PAGE = 500;

  /** Longer than any pause that follows a refusal. */
  private static final Duration LONG = Duration.ofMinutes(12);

  /** After which the log is read on. */
  private static final Duration LEDGER = Duration.ofMinutes(1);

  @TempDir Path directory;
  private final PolledAccount.Clock clock =
      new PolledAccount.Clock(Instant.parse("2026-08-14T09:37:03.250Z"));
  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.defaults()
              .withSeed(5)
              .withCoins(20)
              .withFreeze(false)
              .withClock(clock)
              .withEnforceLimits(true));

  @BeforeEach
  void begin() {
    simulator.krakenBook("desk"); // which takes its time at first
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private PolledAccount poll(UnaryOperator<AccountApi> way) {
    return new PolledAccount(
        simulator, ReadAccount.credentials(DemoKeys.DESK), clock, directory, way);
  }

  private void assertAsTheBook(AccountFigures figures) {
    Differences differences = new Differences();
    History history = figures.history().orElseThrow();
    new SumsJudge(simulator.krakenBook("desk"), clock.instant()).judge(history, differences);
    differences.assertNone(500);
    assertThat(figures.parts()).allSatisfy(part -> assertThat(part.failure()).isEmpty());
  }

  private long historyCalls() {
    return simulator.calls().last("kraken").stream()
        .filter(call -> call.path().startsWith(HISTORY))
        .count();
  }

  /** Somebody else's call; what it costs it costs without a signature, too. */
  private void spend() throws IOException, InterruptedException {
    URI log = URI.create(simulator.baseUri() + "/kraken/api/history/v3/account-log?count=100000");
    HttpRequest request =
        HttpRequest.newBuilder(log).header("APIKey", DemoKeys.DESK.futuresKey()).build();
    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
  }

  static List<Arguments> faults() {
    return List.of(
        Arguments.of(Fault.status(429).retryAfter(40), "rate_limited"),
        Arguments.of(Fault.status(429), "rate_limited"),
        Arguments.of(Fault.status(500), "unavailable"),
        Arguments.of(Fault.reset(), "connection"),
        Arguments.of(Fault.truncate(), "connection"),
        Arguments.of(Fault.garbage(), "malformed"),
        Arguments.of(Fault.envelopeError(), "rate_limited"),
        Arguments.of(Fault.hang(), "timeout"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void noRowIsLostOrDoubled(Fault fault, String reason) {
    AtomicInteger pages = new AtomicInteger();
    Fault ofHistory = fault.onPath(HISTORY);
    try (PolledAccount poll =
        poll(
            api ->
                new ShortPages(
                    api,
                    PAGE,
                    () -> {
                      if (pages.incrementAndGet() == 3) {
                        simulator.faults().set("kraken", ofHistory);
                      }
                    }))) {
      AccountFigures first = poll.after(Duration.ZERO);
      assertThat(PolledAccount.reason(first, "ledger")).contains(reason);
      assertThat(first.history()).as("history of a part of the log").isEmpty();
      // What is not of the history does not notice.
      assertThat(PolledAccount.reason(first, "positions")).isEmpty();
      assertThat(PolledAccount.reason(first, "margin")).isEmpty();
      assertThat(PolledAccount.reason(first, "fees")).isEmpty();
      assertThat(first.open().orElseThrow()).isNotEmpty();
      poll.stepping(Duration.ofSeconds(30));

      simulator.faults().clearAll();
      poll.stepping(LONG);
      AccountFigures whole = poll.after(LEDGER);
      assertAsTheBook(whole);

      long rows = whole.history().orElseThrow().rows();
      simulator.faults().set("kraken", ofHistory);
      poll.log();
      AccountFigures down = poll.stepping(LEDGER.plusSeconds(15));
      assertThat(PolledAccount.reason(down, "ledger")).contains(reason);
      assertThat(down.history().orElseThrow().rows()).as("as it was").isEqualTo(rows);
      assertThat(poll.log()).filteredOn(line -> line.contains("ledger")).hasSize(1);
      simulator.faults().clearAll();
      poll.stepping(LONG);
      AccountFigures again = poll.after(LEDGER);
      assertAsTheBook(again);
      // A full hour has passed: there was funding at least.
      assertThat(again.history().orElseThrow().rows()).isGreaterThan(rows);
    }
  }

  /** As Kraken's history does it: 429, and in a header of its own for how long. */
  @Test
  void aSpentBudgetIsLeftAloneForAsLongAsKrakenSays() throws IOException, InterruptedException {
    for (int i = 0; i < 10; i++) {
      spend();
    }
    try (PolledAccount poll = poll(UnaryOperator.identity())) {
      AccountFigures spent = poll.after(Duration.ZERO);
      assertThat(PolledAccount.reason(spent, "ledger")).contains("rate_limited");
      assertThat(PolledAccount.reason(spent, "positions")).isEmpty();
      long calls = historyCalls();
      poll.after(Duration.ofSeconds(1));
      assertThat(historyCalls()).isEqualTo(calls);

      poll.stepping(LONG);
      assertAsTheBook(poll.after(LEDGER));
    }
  }
}
