package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.bingx.Answers.data;
import static dev.perps.exporter.exchange.bingx.Answers.error;
import static dev.perps.exporter.exchange.bingx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing or wrong, and how far it spoils the rest. */
class LinearFaultyAnswersTest extends LinearFixture {
  @Test
  void whatIsNotToldIsAbsentAndZeroesThatAreClaimsStay() {
    api.json(CONTRACTS, rows(contract("A-USDT", "A"), contract("B-USDT", "B")))
        .json(
            TICKERS,
            rows(
                """
                {'symbol':'A-USDT','priceChangePercent':'0.00%','lastPrice':'0','bidPrice':'',
                'askPrice':null,'volume':'0','quoteVolume':'0','openPrice':'0','openTime':0,
                'closeTime':0}""",
                "{'symbol':'B-USDT','lastPrice':'','quoteVolume':''}"))
        .json(
            PREMIUMS,
            rows(
                """
                {'symbol':'A-USDT','markPrice':'','indexPrice':'0','lastFundingRate':'',
                'nextFundingTime':0}"""))
        .json(INTEREST + "A-USDT", data("{'openInterest':'0','symbol':'A-USDT','time':1}"));

    Perp perp = onlyPerp(); // of B nothing is told

    assertThat(perp.ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, NONE));
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(NONE, 0));
    assertThat(perp.funding()).isEqualTo(Funding.NONE);
  }

  @Test
  void oneWrongRowSpoilsNoOther() {
    api.json(
            CONTRACTS,
            rows("{'status':1}", "{'symbol':'NOPAIR','status':1}", contract("A-USDT", "A"), "7"))
        .json(
            TICKERS,
            rows(
                "{'symbol':'B-USDT','priceChangePercent':'much'}",
                "{'symbol':'A-USDT','lastPrice':'2'}"))
        .json(
            PREMIUMS,
            rows("{'markPrice':'1'}", "{'symbol':'A-USDT','markPrice':{'value':1}}", "[1]"));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(7);
    assertThat(data.perps()).hasSize(1);
    assertThat(data.perps().getFirst().ticker().lastPrice()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "100410, The endpoint trigger frequency limit rule is currently in the disabled period, RATE_LIMITED",
    "100410, rate limited, RATE_LIMITED",
    "100410, over 20 error code:100202 requests within 480000 ms for this api, RATE_LIMITED",
    "100410, 'The current system is busy, please try again later', UNAVAILABLE",
    "100500, 'The current system is busy, please try again later', UNAVAILABLE",
    "100421, Null timestamp or timestamp mismatch, HTTP_ERROR",
    "109425, symbol not exist, HTTP_ERROR",
  })
  void errorsInsideAnAnswer(int code, String message, FailureReason reason) {
    api.json(CONTRACTS, rows()).json(TICKERS, error(code, message));

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage("code " + code + ": " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"code\":0,\"data\":null}", "{\"data\":[]}"})
  void anAnswerWithoutCodeOrDataIsNone(String answer) {
    api.json(CONTRACTS, rows()).json(PREMIUMS, answer);

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }
}
