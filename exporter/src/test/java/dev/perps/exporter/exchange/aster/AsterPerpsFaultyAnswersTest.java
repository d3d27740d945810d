package dev.perps.exporter.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PerpTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing or wrong, and how far it spoils the rest. */
class AsterPerpsFaultyAnswersTest extends AsterPerpsFixture {
  @Test
  void zerosThatStandForNothingAreAbsent() {
    api.json(INFO, info(contract("NEWUSDT", "NEW")))
        .json(
            TICKER,
            rows(
                "{'symbol':'NEWUSDT','lastPrice':'0.00','priceChangePercent':'0.000',"
                    + "'volume':'0.000','quoteVolume':'0.00','closeTime':0}"))
        .json(
            PREMIUM,
            rows(
                "{'symbol':'NEWUSDT','markPrice':'0.00000000','indexPrice':'0.00000000',"
                    + "'lastFundingRate':'0.00000000','nextFundingTime':0,'time':0}"))
        .json(TERMS, "[]")
        .json(BOOK, rows("{'symbol':'NEWUSDT','bidPrice':'0.000000','askPrice':'0.000000'}"))
        .json(INTEREST + "NEWUSDT", "{\"openInterest\":\"0\"}");

    // that nothing was traded and nobody holds a position is true all the same
    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, NONE));
    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, 28800, NONE));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(0, NONE));
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            INFO,
            info(
                contract("BTCUSDT", "BTC"),
                contract("ETHUSDT", "ETH"),
                contract("XUSDT", "X").replace("'status':'TRADING'", "'status':null"), // 1
                "17")) // 2
        .json(
            TICKER,
            rows(
                "{'lastPrice':'1'}", // 3: of no market
                "{'symbol':'BTCUSDT','lastPrice':'205','quoteVolume':'1000'}",
                "{'symbol':'ETHUSDT','lastPrice':[9],'quoteVolume':'3000'}")) // 4
        .json(PREMIUM, premiumRows("BTCUSDT", "ETHUSDT", "XUSDT"))
        .json(TERMS, "[]")
        .json(BOOK, rows("'?'", "{'symbol':'BTCUSDT','bidPrice':'204','askPrice':'206'}")); // 5

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(5);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTCUSDT", "ETHUSDT");
    assertThat(find(data, "BTCUSDT").ticker().bidPrice()).isEqualTo(204);
    assertThat(find(data, "ETHUSDT").ticker().lastPrice()).isNaN();
    assertThat(find(data, "ETHUSDT").ticker().markPrice()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {INFO, TICKER, PREMIUM})
  void withoutOneOfTheseCallsNothingCanBeSaid(String call) {
    priced("BTCUSDT").json(call, "{\"code\":-1003,\"msg\":\"Too many requests\"}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.MALFORMED));
  }
}
