package dev.perps.exporter.exchange.gateio;

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

class GateioTest {
  @Test
  void facts() {
    Exchange gateio = Gateio.EXCHANGE;
    assertThat(gateio.name()).isEqualTo("Gate.io");
    assertThat(gateio.takerFeeRatio()).isEqualTo(0.0005);
    assertThat(gateio.feeds()).extracting(Feed::name).containsExactly("usdt", "btc", "spot");
    assertThat(gateio.feeds()).extracting(Feed::essential).containsExactly(true, false, false);
    assertThat(gateio.feeds()).extracting(Feed::everyCycles).containsExactly(1, 2, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "429,TOO_MANY_REQUESTS,RATE_LIMITED",
    "400,TOO_MANY_REQUESTS,RATE_LIMITED",
    "400,TOO_BUSY,UNAVAILABLE",
    "400,SERVER_ERROR,UNAVAILABLE",
    "400,INVALID_PARAM_VALUE,HTTP_ERROR",
    "403,FORBIDDEN,GEO_BLOCKED",
    "500,,UNAVAILABLE",
  })
  void labelsSayMoreThanStatuses(int status, String label, FailureReason expected) {
    ExchangeException failure =
        Gateio.failure(status, "{\"label\":\"" + label + "\"}", Optional.of(Duration.ofSeconds(3)));

    assertThat(failure.reason()).isEqualTo(expected);
    assertThat(failure).hasMessageContaining("HTTP " + status);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
  }
}
