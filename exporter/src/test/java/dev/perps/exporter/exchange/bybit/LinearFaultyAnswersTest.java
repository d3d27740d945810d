package dev.perps.exporter.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.MarketData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong rows spoil themselves, wrong answers the feed. */
class LinearFaultyAnswersTest extends LinearFixture {
  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            INSTRUMENTS,
            rows(
                contract("BTCUSDT", "BTC"),
                contract("BTCUSDT", "ETH"),
                contract("ETHUSDT", "ETH"),
                contract("GAPUSDT", "GAP"),
                contract("NILUSDT", "NIL"),
                contract("X", "X").replace("'symbol':'X'", "'symbol':null"))) // 1
        .json(
            TICKERS,
            rows(
                "{'symbol':'BTCUSDT','markPrice':'1'}",
                "{'symbol':'BTCUSDT','markPrice':'2'}",
                "{'symbol':'ETHUSDT','markPrice':[3]}", // 2
                "{'markPrice':'4'}", // 3
                "{'symbol':'NILUSDT','markPrice':'','fundingRate':null}",
                "{'symbol':'UNLISTEDUSDT','markPrice':'5'}",
                "null")); // 4

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(4);
    // GAP has no ticker, of NIL nothing is told
    assertThat(data.perps()).extracting(p -> p.instrument().base()).containsExactly("BTC");
    assertThat(data.perps().getFirst().ticker().markPrice()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"result\":{}}',RATE_LIMITED",
    "'{\"retCode\":10018,\"retMsg\":\"Exceeded the IP Rate Limit\"}',RATE_LIMITED",
    "'{\"retCode\":10016,\"retMsg\":\"Server error\",\"result\":{}}',UNAVAILABLE",
    "'{\"retCode\":10001,\"retMsg\":\"params error\",\"result\":{}}',HTTP_ERROR",
    "'{\"retCode\":10001}',HTTP_ERROR",
    "'{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{}}',MALFORMED",
    "'{\"retCode\":0,\"retMsg\":\"OK\",\"result\":null}',MALFORMED",
    "'{\"result\":{\"list\":[]}}',MALFORMED",
    "'[]',MALFORMED",
  })
  void errorsComeWithHttp200(String answer, FailureReason expected) {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json").json(TICKERS, answer);

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, failure -> assertThat(failure.reason()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {INSTRUMENTS, TICKERS})
  void withoutOneOfTheCallsNothingCanBeSaid(String call) {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json")
        .file(TICKERS, FILES + "tickers_linear.json")
        .json(call, "{\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"result\":{}}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("retCode 10006: Too many visits!");
  }
}
