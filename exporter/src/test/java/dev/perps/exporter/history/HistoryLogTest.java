package dev.perps.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryLogTest {
  private static final ExchangeException OUTAGE =
      new ExchangeException(FailureReason.UNAVAILABLE, "HTTP 503");
  private static final String BEGIN =
      "WARNING alpha history, bars of BTC: unavailable, HTTP 503; more of the kind is not logged"
          + " until all succeeds";
  private static final String END = "INFO alpha history: answers again";

  private final HistoryLog log = new HistoryLog();
  private final Instant now = Instant.parse("2026-09-20T13:20:00Z");
  private final Logger logger = Logger.getLogger(HistoryLog.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          Object[] parameters =
              Optional.ofNullable(line.getParameters()).orElseGet(() -> new Object[0]);
          lines.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), parameters));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(true);
  }

  @Test
  void outageIsOneLineAndItsEndIsOne() {
    log.succeeded("alpha", "bars of BTC", now);
    log.failed("alpha", "bars of BTC", OUTAGE, now);
    log.failed("alpha", "bars of ETH", OUTAGE, now);
    log.failed("alpha", "bars of BTC", OUTAGE, now.plusSeconds(300));
    log.succeeded("alpha", "bars of BTC", now);
    log.succeeded("alpha", "bars of SOL", now);
    assertThat(lines).containsExactly(BEGIN);
    log.succeeded("alpha", "bars of ETH", now);
    log.succeeded("alpha", "bars of ETH", now);
    assertThat(lines).containsExactly(BEGIN, END);
  }

  @Test
  void contractThatAlwaysFailsIsOneLineHoweverManyOthersSucceed() {
    for (int round = 0; round < 100; round++) {
      log.failed("alpha", "bars of BTC", OUTAGE, now.plusSeconds(600L * round));
      log.succeeded("alpha", "bars of ETH", now.plusSeconds(600L * round));
    }
    assertThat(lines).containsExactly(BEGIN);
  }

  @Test
  void whatIsAskedForNoMoreHidesNothing() {
    log.failed("alpha", "funding of GONE", OUTAGE, now);
    Instant later = now.plus(Duration.ofHours(4));
    log.failed("alpha", "bars of BTC", OUTAGE, later);
    log.succeeded("alpha", "bars of BTC", later);
    assertThat(lines).endsWith(BEGIN, END).hasSize(3);
  }

  @Test
  void exchangesAreApart() {
    log.failed("alpha", "bars of BTC", OUTAGE, now);
    log.failed("beta", "bars of BTC", OUTAGE, now);
    assertThat(lines).containsExactly(BEGIN, BEGIN.replace("alpha", "beta"));
  }

  @Test
  void mistakeOfTheProgramIsAnError() {
    log.failed("alpha", "bars of BTC", new IllegalStateException("made up"), now);
    assertThat(lines).containsExactly("SEVERE alpha history, bars of BTC");
    assertThat(HistoryLog.isCancelled(new IllegalStateException("made up"))).isFalse();
    assertThat(HistoryLog.isCancelled(OUTAGE)).isFalse();
    assertThat(HistoryLog.isCancelled(new ExchangeException(FailureReason.CANCELLED, ""))).isTrue();
  }
}
