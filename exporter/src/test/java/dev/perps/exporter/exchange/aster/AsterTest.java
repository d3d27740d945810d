package dev.perps.exporter.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsterTest {
  @ParameterizedTest
  @CsvSource({
    "429,'{\"code\":-1003,\"msg\":\"Too many requests\"}',RATE_LIMITED",
    "418,'{\"code\":-1003,\"msg\":\"Way too many requests; IP banned\"}',RATE_LIMITED",
    "403,<html>403 Forbidden</html>,RATE_LIMITED",
    "403,<html>configured to block access from your country</html>,GEO_BLOCKED",
    "403,Service unavailable from a restricted location,GEO_BLOCKED",
    "451,,GEO_BLOCKED",
    "400,'{\"code\":-1121,\"msg\":\"Invalid symbol.\"}',HTTP_ERROR",
    "503,,UNAVAILABLE",
  })
  void failures(int status, String body, FailureReason expected) {
    ExchangeException failure =
        Aster.EXCHANGE
            .failureReader()
            .read(status, body == null ? "" : body, Optional.of(Duration.ofSeconds(30)));

    assertThat(failure.reason()).isEqualTo(expected);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(failure).hasMessageStartingWith("HTTP " + status);
  }
}
