package dev.perps.exporter.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open interest and how accounts stand: what is asked contract by contract. */
class UsdmPositionsTest extends UsdmFixture {
  @Test
  void bestPricesAndOpenInterestAreExtras() {
    priced("BTCUSDT").json(TERMS, "[]");

    Perp perp = onlyPerp();

    assertThat(perp.ticker().bidPrice()).isNaN();
    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(perp.ticker().markPrice()).isEqualTo(200);
  }

  @Test
  void openInterestIsAskedForTheBiggestFirst() {
    api.json(
            INFO,
            info(
                contract("SMALLUSDT", "SMALL"),
                contract("UNKNOWNUSDT", "UNKNOWN"),
                contract("BIGUSDT", "BIG"),
                contract("DEADUSDT", "DEAD", "PERPETUAL", "CLOSE", "4133404800000", "COIN"),
                contract("IDLEUSDT", "IDLE")))
        .json(
            TICKER,
            rows(
                "{'symbol':'SMALLUSDT','quoteVolume':'10.5','volume':'90000'}",
                "{'symbol':'DEADUSDT','quoteVolume':'5000'}",
                "{'symbol':'IDLEUSDT','quoteVolume':'0'}",
                "{'symbol':'BIGUSDT','quoteVolume':'900','volume':'3'}"))
        .json(PREMIUM, "[]");
    List<String> asked = new ArrayList<>();

    feed.collect(recordingSweep(api, asked));

    assertThat(asked).containsExactly("BIGUSDT", "SMALLUSDT", "IDLEUSDT", "UNKNOWNUSDT");
  }

  @Test
  void longAccountsForEachShortOne() {
    priced("BTCUSDT")
        .json(TERMS, "[]")
        .file(RATIO + "BTCUSDT", FILES + "globalLongShortAccountRatio.json")
        .at(Instant.ofEpochMilli(1583139900000L));

    // The newest row: 0.6617 / 0.3382 = 1.9565346; what the sample's other row states as the ratio
    // contradicts its parts.
    assertThat(onlyPerp().longShortAccountRatio()).isCloseTo(1.9565346, within(1e-7));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "[{\"longAccount\":\"0.75\"|\"shortAccount\":0.25|\"timestamp\":1753786800000}], 3",
        "[{\"longAccount\":\"0.75\"|\"shortAccount\":0.25}], NaN",
        "[{\"longAccount\":\"0.75\"|\"timestamp\":1753786800000}], NaN",
        "[null], NaN",
        "[], NaN",
        "{\"code\":-1121|\"msg\":\"Invalid symbol.\"}, NaN",
        // the central checks drop and count it
        "[{\"longAccount\":\"1\"|\"shortAccount\":\"0\"|\"timestamp\":1753786800000}], Infinity"
      })
  void ratiosThatAreNotTold(String answer, Double ratio) {
    priced("BTCUSDT").json(TERMS, "[]").json(RATIO + "BTCUSDT", answer.replace('|', ','));

    assertThat(onlyPerp().longShortAccountRatio()).isEqualTo(ratio);
  }

  @Test
  void howAccountsStandIsAskedForTheTenBiggestOnly() {
    String[] contracts = new String[12];
    String[] tickers = new String[12];
    for (int i = 0; i < 12; i++) {
      contracts[i] = contract("C" + i + "USDT", "C" + i);
      tickers[i] = "{'symbol':'C%dUSDT','quoteVolume':'%d'}".formatted(i, i);
      api.json(
          RATIO + "C" + i + "USDT",
          rows("{'longAccount':'0.6','shortAccount':'0.4','timestamp':1753786800000}"));
    }
    api.json(INFO, info(contracts))
        .json(TICKER, rows(tickers))
        .json(PREMIUM, "[]")
        .json(TERMS, "[]");

    List<Perp> perps = feed.collect(api).perps();

    assertThat(perps).hasSize(12);
    assertThat(perps)
        .filteredOn(perp -> Double.isNaN(perp.longShortAccountRatio()))
        .extracting(perp -> perp.instrument().base())
        .containsExactly("C0", "C1");
  }
}
