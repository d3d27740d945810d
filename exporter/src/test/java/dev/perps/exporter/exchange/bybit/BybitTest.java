package dev.perps.exporter.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BybitTest {
  @Test
  void facts() {
    Exchange bybit = Bybit.EXCHANGE;
    assertThat(bybit.id()).isEqualTo("bybit");
    assertThat(bybit.takerFeeRatio()).isEqualTo(0.00055);
    assertThat(bybit.feeds()).extracting(Feed::name).containsExactly("linear", "inverse", "spot");
    assertThat(bybit.feeds()).extracting(Feed::essential).containsExactly(true, true, false);
  }

  @ParameterizedTest
  @CsvSource({
    "403,403 Access Too Frequent,RATE_LIMITED",
    "403,<html>CloudFront: configured to block access from your country</html>,GEO_BLOCKED",
    "403,,GEO_BLOCKED",
    "429,,RATE_LIMITED",
    "500,,UNAVAILABLE",
    "404,not found,HTTP_ERROR",
  })
  void failures(int status, String body, FailureReason expected) {
    assertThat(failure(status, body == null ? "" : body, Optional.empty()).reason())
        .isEqualTo(expected);
  }

  @Test
  void aBanLastsTenMinutesAtLeast() {
    String ban = "access too frequent";
    Duration ten = Duration.ofMinutes(10);
    assertThat(failure(403, ban, Optional.empty()).retryAfter()).contains(ten);
    assertThat(failure(403, ban, Optional.of(Duration.ofSeconds(5))).retryAfter()).contains(ten);
    assertThat(failure(403, ban, Optional.of(Duration.ofHours(1))).retryAfter())
        .contains(Duration.ofHours(1));
  }

  private static ExchangeException failure(int status, String body, Optional<Duration> retryAfter) {
    return Bybit.EXCHANGE.failureReader().read(status, body, retryAfter);
  }
}
