package dev.perps.exporter.exchange.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeribitTest {
  @Test
  void facts() {
    Exchange deribit = Deribit.EXCHANGE;
    assertThat(deribit.id()).isEqualTo("deribit");
    assertThat(deribit.takerFeeRatio()).isEqualTo(0.00035);
    assertThat(deribit.feeds()).extracting(Feed::name).containsExactly("perps");
  }

  /** A list made during maintenance, when all books are locked, must not stand for an hour. */
  @Test
  void theListThatTellsOfLockedBooksIsAskedOften() {
    assertThat(PerpsFeed.INSTRUMENTS.freshness()).isEqualTo(Freshness.TERMS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400|{\"jsonrpc\":\"2.0\",\"error\":{\"message\":\"system_maintenance\",\"code\":11051}}|UNAVAILABLE",
        "400|{\"error\":{\"code\": 10028,\"message\":\"too_many_requests\"}}|RATE_LIMITED",
        "400|{\"error\":{\"code\":-32602,\"message\":\"Invalid params\"}}|HTTP_ERROR",
        "400|<html>Bad Request</html>|HTTP_ERROR",
        "429|{\"error\":{\"code\":10028,\"message\":\"too_many_requests\"}}|RATE_LIMITED",
        "403|{\"error\":{\"code\":11051}}|GEO_BLOCKED",
        "502|<html>Bad gateway</html>|UNAVAILABLE",
      })
  void failures(int status, String body, FailureReason expected) {
    Optional<Duration> wait = Optional.of(Duration.ofSeconds(3));

    ExchangeException failure = Deribit.EXCHANGE.failureReader().read(status, body, wait);

    assertThat(failure.reason()).isEqualTo(expected);
    assertThat(failure.retryAfter()).isEqualTo(wait);
    assertThat(failure).hasMessageStartingWith("HTTP " + status);
  }
}
