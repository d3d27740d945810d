package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.exchange.kraken.FuturesAnswers.NOW;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.TICKERS;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.collect;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.instruments;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.inverse;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.linear;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.perp;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.ticker;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.tickers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing, wrong or no number, and how far it spoils the rest. */
class FuturesFaultyAnswersTest {
  @Test
  void missingStaysMissing() {
    MarketData data =
        collect(
            instruments(
                linear("PF_BAREUSD", "BARE", ""),
                linear("PF_ZEROUSD", "ZERO", ""),
                linear("PF_EMPTYUSD", "EMPTY", ""),
                "{\"symbol\":\"PF_SIZELESSUSD\",\"type\":\"flexible_futures\",\"tradeable\":true,"
                    + "\"pair\":\"XBT:USD\"}"),
            "{\"result\":\"success\",\"serverTime\":\"soon\",\"tickers\":["
                + String.join(
                    ",",
                    ticker("PF_BAREUSD", "\"indexPrice\":5,\"fundingRate\":null,\"bid\":\"\""),
                    ticker(
                        "PF_ZEROUSD",
                        "\"markPrice\":4,\"indexPrice\":0,\"last\":0,\"vol24h\":0,\"volumeQuote\":0,"
                            + "\"openInterest\":0,\"fundingRate\":0.002"),
                    ticker("PF_EMPTYUSD", "\"postOnly\":true"),
                    ticker(
                        "PF_SIZELESSUSD",
                        "\"markPrice\":4,\"openInterest\":7,\"vol24h\":3,\"last\":4,\"open24h\":5"))
                + "]}");

    assertThat(data.perps())
        .extracting(p -> p.instrument().symbol())
        .containsExactly("PF_BAREUSD", "PF_ZEROUSD", "PF_SIZELESSUSD");
    Perp bare = perp(data, "PF_BAREUSD");
    assertThat(bare.ticker().indexPrice()).isEqualTo(5);
    assertThat(bare.ticker().markPrice()).isNaN();
    assertThat(bare.ticker().bidPrice()).isNaN();
    assertThat(bare.ticker().change24hRatio()).isNaN();
    assertThat(bare.ticker().volume24hQuote()).isNaN();
    assertThat(bare.ticker().asOfEpochSeconds()).isNaN();
    assertThat(bare.openInterest().base()).isNaN();
    assertThat(bare.funding()).isEqualTo(Funding.NONE);
    // A volume and an open interest of 0 are real, prices of 0 are not; without an index the mark
    // price serves: 0.002 / 4.
    Perp zero = perp(data, "PF_ZEROUSD");
    assertThat(zero.ticker().indexPrice()).isNaN();
    assertThat(zero.ticker().lastPrice()).isNaN();
    assertThat(zero.ticker().volume24hQuote()).isZero();
    assertThat(zero.openInterest().quote()).isZero();
    assertThat(zero.funding().rate()).isEqualTo(0.0005);
    // The base is in the pair; 4 / 5 - 1; nothing can be counted in contracts of unknown size.
    Perp sizeless = perp(data, "PF_SIZELESSUSD");
    assertThat(sizeless.instrument().base()).isEqualTo("BTC");
    assertThat(sizeless.ticker().change24hRatio()).isCloseTo(-0.2, within(1e-15));
    assertThat(sizeless.openInterest().base()).isNaN();
    assertThat(sizeless.ticker().volume24hQuote()).isNaN();
  }

  @Test
  void wrongRowsSpoilThemselvesOnly() {
    MarketData data =
        collect(
            instruments(
                "17",
                "{\"type\":\"flexible_futures\"}",
                "{\"symbol\":\"PF_NOBASEUSD\",\"type\":\"flexible_futures\",\"tradeable\":true}",
                linear("PF_AUSD", "A", ""),
                inverse("PF_AUSD", "SECOND")),
            tickers(
                "{\"tag\":\"perpetual\",\"markPrice\":1}",
                ticker("PF_AUSD", "\"markPrice\":\"dear\""),
                ticker("PF_AUSD", "\"markPrice\":\"1\""),
                ticker("PF_AUSD", "\"markPrice\":2"),
                ticker("PF_NOBASEUSD", "\"markPrice\":2")));

    // Two rows of the list cannot be read, one names no base; two tickers cannot be read.
    assertThat(data.malformedRows()).isEqualTo(5);
    assertThat(data.perps()).hasSize(1);
    assertThat(perp(data, "PF_AUSD").ticker().markPrice()).isEqualTo(1);
    assertThat(perp(data, "PF_AUSD").instrument().kind()).isEqualTo(ContractKind.LINEAR);
  }

  @Test
  void withoutTheListNothingCanBeSaid() {
    assertThatThrownBy(
            () ->
                new FuturesFeed()
                    .collect(
                        new CannedApi(NOW)
                            .file(TICKERS, "/payloads/kraken/futures_ticker_pf_row.json")))
        .isInstanceOf(ExchangeException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"result\":\"error\",\"error\":\"apiLimitExceeded\"}|RATE_LIMITED",
        "{\"result\":\"error\",\"errors\":[\"apiLimitExceeded\"]}|RATE_LIMITED",
        "{\"result\":\"error\",\"error\":\"Server Error\"}|UNAVAILABLE",
        "{\"result\":\"error\",\"error\":\"Unavailable\"}|UNAVAILABLE",
        "{\"result\":\"error\",\"error\":\"marketUnavailable\"}|UNAVAILABLE",
        "{\"result\":\"error\",\"error\":\"notFound\",\"tickers\":[]}|HTTP_ERROR",
        "{\"errors\":[{\"code\":7,\"message\":\"no\"}]}|HTTP_ERROR",
        "{\"result\":\"success\"}|MALFORMED",
        "[]|MALFORMED",
        "null|MALFORMED"
      })
  void errorEnvelopes(String answer, FailureReason reason) {
    assertThatThrownBy(() -> collect(instruments(), answer))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** The central checks drop and count what is infinite; until then nothing is made of it. */
  @ParameterizedTest
  @ValueSource(strings = {"\"NaN\"", "1e999"})
  void figuresThatAreNoNumbersDoNotBecomeZeros(String figure) {
    String figures =
        "\"markPrice\":%s,\"indexPrice\":%s,\"openInterest\":3,\"fundingRate\":0.001"
            .formatted(figure, figure);
    MarketData data =
        collect(
            instruments(linear("PF_AUSD", "A", ""), inverse("PI_AUSD", "A")),
            tickers(
                ticker("PF_AUSD", figures),
                ticker("PI_AUSD", figures),
                ticker("PF_AUSD", "\"indexPrice\":1")));

    assertThat(perp(data, "PF_AUSD").ticker().markPrice()).isInfinite();
    assertThat(perp(data, "PF_AUSD").funding()).isEqualTo(Funding.NONE);
    assertThat(perp(data, "PF_AUSD").openInterest().base()).isEqualTo(3);
    assertThat(perp(data, "PF_AUSD").openInterest().quote()).isNaN();
    assertThat(perp(data, "PI_AUSD").openInterest().base()).isNaN();
    assertThat(perp(data, "PI_AUSD").openInterest().quote()).isEqualTo(3);
  }
}
