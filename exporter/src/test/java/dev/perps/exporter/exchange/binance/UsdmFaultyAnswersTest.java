package dev.perps.exporter.exchange.binance;

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
import org.junit.jupiter.params.provider.ValueSource;

/** What is missing, wrong or no number, and how far it spoils the rest. */
class UsdmFaultyAnswersTest extends UsdmFixture {
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
        .json(BOOK, rows("{'symbol':'NEWUSDT','bidPrice':'0.00','askPrice':'0.00'}"))
        .json(INTEREST + "NEWUSDT", "{\"openInterest\":\"0.000\"}");

    Perp perp = onlyPerp();

    double none = Double.NaN;
    // that nothing was traded and nobody holds a position is true all the same
    assertThat(perp.ticker())
        .isEqualTo(new PerpTicker(none, none, none, none, none, none, 0, none));
    assertThat(perp.funding()).isEqualTo(new Funding(none, none, 28800, none));
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(0, none));
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            INFO,
            info(
                contract("BTCUSDT", "BTC"),
                contract("ETHUSDT", "ETH"),
                contract("NULLUSDT", "NULL").replace("'NULL'", "null"), // 1: no base
                contract("EMPTYUSDT", ""), // 2: nor here
                "17")) // 3
        .json(
            TICKER,
            rows(
                "{'lastPrice':'1'}", // 4: of no market
                "{'symbol':null,'lastPrice':'1'}", // 5
                "{'symbol':'BTCUSDT','lastPrice':'205','quoteVolume':'1000'}",
                "{'symbol':'BTCUSDT','lastPrice':'206','quoteVolume':'2000'}",
                "{'symbol':'ETHUSDT','lastPrice':{'was':'9'},'quoteVolume':'3000'}")) // 6
        .json(PREMIUM, premiumRows("BTCUSDT", "ETHUSDT", "NULLUSDT", "EMPTYUSDT"))
        .json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':4}"))
        .json(BOOK, rows("'?'", "{'symbol':'BTCUSDT','bidPrice':'204','askPrice':'206'}")); // 7

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(7);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTCUSDT", "ETHUSDT");
    assertThat(find(data.perps(), "BTCUSDT").ticker().lastPrice()).isEqualTo(205);
    assertThat(find(data.perps(), "BTCUSDT").ticker().bidPrice()).isEqualTo(204);
    assertThat(find(data.perps(), "ETHUSDT").ticker().lastPrice()).isNaN();
    assertThat(find(data.perps(), "ETHUSDT").ticker().markPrice()).isEqualTo(200);
  }

  @Test
  void figuresThatAreNoNumbersDoNoHarm() {
    api.json(INFO, info(contract("BTCUSDT", "BTC")))
        .json(TICKER, rows("{'symbol':'BTCUSDT','lastPrice':'NaN','quoteVolume':'Infinity'}"))
        .json(PREMIUM, rows("{'symbol':'BTCUSDT','markPrice':'-inf','time':'nan'}"))
        .json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':'NaN'}"));

    assertThat(onlyPerp().ticker().lastPrice()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(strings = {INFO, TICKER, PREMIUM})
  void withoutOneOfTheseCallsNothingCanBeSaid(String call) {
    priced("BTCUSDT").json(TERMS, "[]").json(call, "{\"code\":-1003,\"msg\":\"Too many\"}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.MALFORMED));
  }
}
