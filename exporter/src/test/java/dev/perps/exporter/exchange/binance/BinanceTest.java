package dev.perps.exporter.exchange.binance;

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

class BinanceTest {
  @Test
  void facts() {
    Exchange binance = Binance.EXCHANGE;
    assertThat(binance.id()).isEqualTo("binance");
    assertThat(binance.takerFeeRatio()).isEqualTo(0.0005);
    assertThat(binance.feeds()).extracting(Feed::name).containsExactly("usdm", "coinm", "spot");
    assertThat(binance.feeds()).extracting(Feed::essential).containsExactly(true, true, false);
  }

  @ParameterizedTest
  @CsvSource({
    "429,'{\"code\":-1003,\"msg\":\"Too many requests\"}',RATE_LIMITED",
    "418,'{\"code\":-1003,\"msg\":\"IP banned until 1626836043975\"}',RATE_LIMITED",
    "403,<html>Request blocked</html>,RATE_LIMITED",
    "403,<html>configured to block access from your country</html>,GEO_BLOCKED",
    "451,Service unavailable from a restricted location,GEO_BLOCKED",
    "400,'{\"code\":-1121,\"msg\":\"Invalid symbol.\"}',HTTP_ERROR",
    "503,,UNAVAILABLE",
  })
  void failures(int status, String body, FailureReason expected) {
    ExchangeException failure =
        Binance.EXCHANGE
            .failureReader()
            .read(status, body == null ? "" : body, Optional.of(Duration.ofSeconds(30)));

    assertThat(failure.reason()).isEqualTo(expected);
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
    assertThat(failure).hasMessageStartingWith("HTTP " + status);
  }
}
