package dev.perps.exporter.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funding rates, and the intervals without which they have no meaning. */
class AsterPerpsFundingTest extends AsterPerpsFixture {
  @Test
  void documentedFundingTerms() {
    api.json(INFO, info(contract("INJUSDT", "INJ"), contract("ZORAUSDT", "ZORA")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("INJUSDT", "ZORAUSDT"))
        .file(TERMS, FILES + "fundingInfo.json");

    List<Perp> perps = feed.collect(api).perps();

    // 8 h and 4 h
    assertThat(perps)
        .extracting(p -> p.funding().intervalSeconds())
        .containsExactly(28800.0, 14400.0);
  }

  @Test
  void withoutFundingTermsARateHasNoMeaning() {
    priced("BTCUSDT").json(TERMS, "{\"code\":-1000,\"msg\":\"unknown\"}");

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, NONE, 1750147200));
  }

  @Test
  void anUnreadableRowOfFundingTermsMayBeOfAnyContract() {
    api.json(INFO, info(contract("BTCUSDT", "BTC"), contract("BLZUSDT", "BLZ")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT", "BLZUSDT"))
        .json(TERMS, rows("{'symbol':'BLZUSDT','fundingIntervalHours':4}", "{'symbol':null}"));

    MarketData data = feed.collect(api);

    assertThat(find(data, "BLZUSDT").funding().intervalSeconds()).isEqualTo(14400);
    assertThat(find(data, "BTCUSDT").funding().rate()).isNaN();
    assertThat(find(data, "BTCUSDT").ticker().markPrice()).isEqualTo(200);
    assertThat(data.malformedRows()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1, 3600",
        "\"4\", 14400",
        "null, NaN",
        "0, NaN",
        "\"soon\", Infinity",
        "{}, Infinity"
      })
  void intervalsAreHours(String hours, Double seconds) {
    priced("BTCUSDT")
        .json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':" + hours + "}"));

    // the central checks drop and count what is infinite, and the rate with it
    assertThat(onlyPerp().funding().intervalSeconds()).isEqualTo(seconds);
  }

  @Test
  void aRateOfZeroIsARateAndAnEmptyOneIsNone() {
    priced("BTCUSDT").json(PREMIUM, premiumRows("BTCUSDT").replace("0.0003", "0.00000000"));
    assertThat(onlyPerp().funding().rate()).isZero();

    api.json(PREMIUM, premiumRows("BTCUSDT").replace("0.0003", ""));
    assertThat(onlyPerp().funding().rate()).isNaN();
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(200);
  }
}
