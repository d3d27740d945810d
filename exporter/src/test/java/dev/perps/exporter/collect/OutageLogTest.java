package dev.perps.exporter.collect;

import static dev.perps.exporter.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.MarketData;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageLogTest {
  private record Named(String name) implements Feed {
    @Override
    public MarketData collect(Api api) {
      return MarketData.ofPerps(List.of(), 0);
    }
  }

  private static final Feed LINEAR = new Named("linear");
  private static final Feed SPOT = new Named("spot");
  private static final Exchange ALPHA =
      Fixtures.exchange(
          "alpha", Host.of("api", "https://example.org", RateLimit.perMinute(60)), LINEAR, SPOT);

  private final OutageLog log = new OutageLog();
  private final Logger logger = Logger.getLogger(OutageLog.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(
              line.getLevel() + " " + MessageFormat.format(line.getMessage(), parameters(line)));
        }

        private Object[] parameters(LogRecord line) {
          return line.getParameters() == null ? new Object[0] : line.getParameters();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    logger.addHandler(handler);
    logger.setLevel(Level.ALL);
  }

  @AfterEach
  void leave() {
    logger.removeHandler(handler);
  }

  private void fail(Feed feed, FailureReason reason, long second) {
    log.failed(ALPHA, feed, reason, "what it said", NOW.plusSeconds(second));
  }

  @Test
  void countryThatIsNotServedIsOneLineForAllFeedsAndAllAttempts() {
    for (int second = 0; second < 60; second += 10) {
      fail(LINEAR, FailureReason.GEO_BLOCKED, second);
      fail(SPOT, FailureReason.GEO_BLOCKED, second);
    }
    assertThat(lines)
        .containsExactly(
            "WARNING alpha linear down (geo_blocked): what it said; it may not serve this country: set"
                + " exchanges.alpha.proxy or exchanges.alpha.base-url, or exchanges.alpha.enabled to"
                + " false");
  }

  @Test
  void endIsOneLineWhenTheLastFeedIsBack() {
    fail(LINEAR, FailureReason.UNAVAILABLE, 0);
    fail(SPOT, FailureReason.UNAVAILABLE, 0);
    lines.clear();
    log.ended(ALPHA, LINEAR, NOW.plusSeconds(20));
    assertThat(lines).isEmpty();
    log.ended(ALPHA, SPOT, NOW.plusSeconds(30));
    log.ended(ALPHA, SPOT, NOW.plusSeconds(40));
    assertThat(lines)
        .containsExactly("INFO alpha linear, spot up again after 30 s and 2 failed attempts");
  }

  @Test
  void newReasonIsSaid() {
    fail(LINEAR, FailureReason.TIMEOUT, 0);
    fail(LINEAR, FailureReason.UNAVAILABLE, 10);
    assertThat(lines)
        .containsExactly(
            "WARNING alpha linear down (timeout): what it said",
            "WARNING alpha linear still down (unavailable), 2 failed attempts in 10 s: what it said");
  }

  @Test
  void longOutageIsRecalledNowAndThen() {
    for (int second = 0; second <= 1800; second += 10) {
      fail(LINEAR, FailureReason.TIMEOUT, second);
    }
    assertThat(lines).hasSize(3);
    assertThat(lines.getLast())
        .isEqualTo(
            "WARNING alpha linear still down (timeout), 181 failed attempts in 1800 s: what it said");
  }

  @Test
  void failuresAreCountedPerFeed() {
    fail(LINEAR, FailureReason.TIMEOUT, 0);
    fail(SPOT, FailureReason.TIMEOUT, 0);
    Failure second = log.failed(ALPHA, LINEAR, FailureReason.TIMEOUT, "again", NOW.plusSeconds(10));
    assertThat(second.attempts()).isEqualTo(2);
    assertThat(second.since()).isEqualTo(NOW);
  }
}
