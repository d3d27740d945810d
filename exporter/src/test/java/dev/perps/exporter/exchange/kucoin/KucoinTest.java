package dev.perps.exporter.exchange.kucoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KucoinTest {
  @Test
  void facts() {
    Exchange kucoin = Kucoin.EXCHANGE;
    assertThat(kucoin.id()).isEqualTo("kucoin");
    assertThat(kucoin.name()).isEqualTo("KuCoin Futures");
    // takerFeeRate 6.0E-4 of each row of contracts_active.json
    assertThat(kucoin.takerFeeRatio()).isEqualTo(0.0006);
    assertThat(kucoin.feeds()).extracting(Feed::name).containsExactly("futures", "spot");
    assertThat(kucoin.feeds()).extracting(Feed::essential).containsExactly(true, false);
    assertThat(kucoin.feeds()).extracting(Feed::everyCycles).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource({
    "429000,RATE_LIMITED",
    "500000,UNAVAILABLE",
    "408000,UNAVAILABLE",
    "400500,GEO_BLOCKED",
    "400100,HTTP_ERROR",
    "404000,HTTP_ERROR",
    "OK,HTTP_ERROR", // the success of an interface that was given up in 2018
  })
  void errorsInsideAnAnswer(String code, FailureReason expected) {
    for (Feed feed : Kucoin.EXCHANGE.feeds()) {
      assertThatThrownBy(
              () -> feed.collect(answering("{\"code\":\"%s\",\"msg\":\"words\"}".formatted(code))))
          .hasMessage("code " + code + ": words")
          .asInstanceOf(InstanceOfAssertFactories.type(ExchangeException.class))
          .extracting(ExchangeException::reason)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"{\"data\":[]}", "{\"code\":\"200000\"}", "{\"code\":\"200000\",\"data\":null}"})
  void anAnswerWithoutCodeOrDataIsNone(String answer) {
    for (Feed feed : Kucoin.EXCHANGE.feeds()) {
      assertThatThrownBy(() -> feed.collect(answering(answer)))
          .asInstanceOf(InstanceOfAssertFactories.type(ExchangeException.class))
          .extracting(ExchangeException::reason)
          .isEqualTo(FailureReason.MALFORMED);
    }
  }

  private static CannedApi answering(String answer) {
    return new CannedApi(Instant.parse("2026-10-02T23:06:44Z"))
        .json("/api/v1/contracts/active", answer)
        .json("/api/v1/allTickers", answer)
        .json("/api/v2/symbols", answer)
        .json("/api/v1/market/allTickers", answer);
  }
}
