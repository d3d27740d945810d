package dev.perps.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.context.AlternativeMe;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.FearGreed;
import dev.perps.simulator.Fault;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Fear and Greed Index over HTTP, well and unwell. */
class ContextPollTest {
  private static final Logger LOGGER = Logger.getLogger(ContextPoll.class.getName());

  private final Simulator simulator =
      Simulator.start(SimulatorOptions.defaults().withFreeze(true).withCoins(20));
  private final Instant start = Instant.now();
  private Instant now = start;
  private final CollectSettings settings = settings(simulator);
  private final HttpTransport transport = new HttpTransport(settings);
  private final Board board = new Board(List.of(), settings, () -> now);
  private final ContextPoll poll =
      new ContextPoll(
          new Caller(AlternativeMe.SERVICE, settings, transport, () -> now, Telemetry.NONE),
          board,
          () -> now);
  private final List<String> log = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          log.add(
              record.getLevel()
                  + " "
                  + MessageFormat.format(record.getMessage(), record.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private static CollectSettings settings(Simulator simulator) {
    return new CollectSettings(
        List.of(),
        // Limiters and breakers live by the real clock: limits out of the way, short rests.
        new Pace(
            Duration.ofMillis(100),
            6,
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofMillis(250),
            1000,
            1000,
            1000),
        Map.of(),
        3,
        Duration.ofMillis(400),
        1 << 20,
        Duration.ofMinutes(15),
        "perps-exporter/test",
        Map.of(),
        Optional.of(simulator.baseUri()),
        Map.of(),
        Homonyms.NONE,
        ContractFilter.NONE,
        true);
  }

  @BeforeEach
  void listen() {
    LOGGER.addHandler(handler);
    LOGGER.setUseParentHandlers(false);
  }

  @AfterEach
  void close() {
    LOGGER.removeHandler(handler);
    LOGGER.setUseParentHandlers(true);
    transport.close();
    simulator.close();
  }

  private MarketContext tickAfter(Duration time) {
    now = now.plus(time);
    poll.tick();
    return board.snapshot().context();
  }

  private long calls() {
    return simulator.calls().count("alternative");
  }

  @Test
  void asksOnceAnHour() {
    MarketContext context = tickAfter(Duration.ZERO);

    FearGreed index = context.fearGreed().orElseThrow();
    assertThat(index.index()).isBetween(0.0, 100.0);
    long midnight = start.getEpochSecond() / 86_400 * 86_400;
    assertThat(index.epochSeconds()).isEqualTo(midnight);
    assertThat(context.failure()).isEmpty();
    tickAfter(Duration.ofMinutes(1));
    tickAfter(Duration.ofMinutes(58));
    assertThat(calls()).isEqualTo(1);
    tickAfter(Duration.ofMinutes(1));
    assertThat(calls()).isEqualTo(2);
    assertThat(log).isEmpty();
  }

  static List<Object[]> faults() {
    return List.of(
        new Object[] {Fault.status(503), FailureReason.UNAVAILABLE},
        new Object[] {Fault.status(429), FailureReason.RATE_LIMITED},
        new Object[] {Fault.status(451), FailureReason.GEO_BLOCKED},
        new Object[] {Fault.envelopeError(), FailureReason.HTTP_ERROR},
        new Object[] {Fault.hang(), FailureReason.TIMEOUT},
        new Object[] {Fault.truncate(), FailureReason.CONNECTION},
        new Object[] {Fault.garbage(), FailureReason.MALFORMED},
        new Object[] {Fault.nulls(), FailureReason.MALFORMED},
        new Object[] {Fault.emptyStrings(), FailureReason.MALFORMED},
        new Object[] {Fault.nanStrings(), FailureReason.MALFORMED},
        new Object[] {Fault.negative(), FailureReason.STALE},
        new Object[] {Fault.wrongRow().every(1), FailureReason.MALFORMED},
        new Object[] {Fault.stale(), FailureReason.STALE});
  }

  /** What goes wrong is one line; the index of before stays, and is renewed when all is well. */
  @ParameterizedTest
  @MethodSource("faults")
  void anOutageIsOneLine(Fault fault, FailureReason reason) throws InterruptedException {
    MarketContext before = tickAfter(Duration.ZERO);
    simulator.faults().set("alternative", fault);

    MarketContext during = tickAfter(Duration.ofHours(1));
    tickAfter(Duration.ofMinutes(5));
    MarketContext later = tickAfter(Duration.ofMinutes(5));

    assertThat(during.fearGreed()).isEqualTo(before.fearGreed());
    assertThat(during.failure()).map(Failure::reason).contains(reason);
    assertThat(later.failure()).map(Failure::attempts).contains(3);
    assertThat(log).hasSize(1).first().asString().startsWith("WARNING").contains(reason.label());

    simulator.faults().clear("alternative");
    Thread.sleep(300); // two cycles of a breaker that may have opened
    // A host that refuses this country is left alone for ten minutes.
    assertThat(tickAfter(Duration.ofMinutes(30)).failure()).isEmpty();
    assertThat(log).hasSize(2).last().asString().startsWith("INFO");
  }

  @Test
  void anIndexThatCannotBeRenewedDisappearsAfterTwoDays() {
    tickAfter(Duration.ZERO);
    simulator.faults().set("alternative", Fault.status(503));
    Duration left =
        Duration.between(
            now, Instant.ofEpochSecond((start.getEpochSecond() / 86_400 + 2) * 86_400));

    assertThat(tickAfter(left.minusMinutes(1)).fearGreed()).isPresent();
    assertThat(tickAfter(Duration.ofMinutes(2)).fearGreed()).isEmpty();
    assertThat(log).hasSize(1);
  }

  @Test
  void triesAgainAfterFiveMinutes() {
    simulator.faults().set("alternative", Fault.garbage());
    assertThat(tickAfter(Duration.ZERO).fearGreed()).isEmpty();
    tickAfter(Duration.ofMinutes(4));
    assertThat(calls()).isEqualTo(1);
    simulator.faults().clear("alternative");

    assertThat(tickAfter(Duration.ofMinutes(1)).fearGreed()).isPresent();
  }
}
