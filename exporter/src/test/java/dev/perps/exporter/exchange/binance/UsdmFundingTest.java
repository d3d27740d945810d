package dev.perps.exporter.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Funding rates, and the intervals without which they have no meaning. */
class UsdmFundingTest extends UsdmFixture {
  @Test
  void withoutFundingTermsARateHasNoMeaning() {
    priced("BTCUSDT"); // fundingInfo is not prepared: the call fails

    Funding funding = onlyPerp().funding();

    assertThat(funding.rate()).isNaN();
    assertThat(funding.intervalSeconds()).isNaN();
    assertThat(funding.nextEpochSeconds()).isEqualTo(1753804800);
  }

  @Test
  void anUnreadableRowOfFundingTermsMayBeOfAnyContract() {
    api.json(INFO, info(contract("BTCUSDT", "BTC"), contract("BLZUSDT", "BLZ")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT", "BLZUSDT"))
        .json(TERMS, rows("{'symbol':'BLZUSDT','fundingIntervalHours':4}", "null"));

    MarketData data = feed.collect(api);

    assertThat(find(data.perps(), "BLZUSDT").funding().intervalSeconds()).isEqualTo(14400);
    assertThat(find(data.perps(), "BTCUSDT").funding().rate()).isNaN();
    assertThat(find(data.perps(), "BTCUSDT").ticker().markPrice()).isEqualTo(200);
    assertThat(data.malformedRows()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'value':1}", "'soon'", "''", "[8]", "true"})
  void anUnreadableIntervalIsOfItsContractOnly(String interval) {
    api.json(INFO, info(contract("BTCUSDT", "BTC"), contract("BLZUSDT", "BLZ")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT", "BLZUSDT"))
        .json(TERMS, rows("{'symbol':'BLZUSDT','fundingIntervalHours':" + interval + "}"));

    MarketData data = feed.collect(api);

    // the central checks drop and count what is infinite, and the rate with it
    assertThat(find(data.perps(), "BLZUSDT").funding().intervalSeconds()).isInfinite();
    assertThat(find(data.perps(), "BTCUSDT").funding().intervalSeconds()).isEqualTo(28800);
    assertThat(find(data.perps(), "BTCUSDT").funding().rate()).isEqualTo(0.0003);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"4, 14400", "\"4\", 14400", "null, NaN", "0, NaN"})
  void intervalsAreHours(String hours, Double seconds) {
    priced("BTCUSDT")
        .json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':" + hours + "}"));

    assertThat(onlyPerp().funding().intervalSeconds()).isEqualTo(seconds);
  }

  @Test
  void anIntervalThatIsListedButNotToldIsUnknown() {
    priced("BTCUSDT").json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':null}"));

    assertThat(onlyPerp().funding().rate()).isNaN();
    assertThat(onlyPerp().funding().intervalSeconds()).isNaN();
  }

  @Test
  void aRateOfZeroIsARate() {
    api.json(INFO, info(contract("BTCUSDT", "BTC")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT").replace("0.0003", "0.00000000"))
        .json(TERMS, "[]");

    assertThat(onlyPerp().funding().rate()).isZero();
  }

  @Test
  void aRateThatIsMissingLeavesTheRest() {
    api.json(INFO, info(contract("BTCUSDT", "BTC")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT").replace("0.0003", ""))
        .json(TERMS, "[]");

    assertThat(onlyPerp().funding().rate()).isNaN();
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(200);
  }
}
