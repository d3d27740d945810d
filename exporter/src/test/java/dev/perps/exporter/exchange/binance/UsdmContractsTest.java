package dev.perps.exporter.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows of the contract list are contracts, and what they are called. */
class UsdmContractsTest extends UsdmFixture {
  @Test
  void realListHolds119LivePerpetuals() {
    // 122 rows less BTCSTUSDT (pending) and two quarterly futures; DEFI and BTCDOM are indices.
    api.file(INFO, FILES + "exchangeInfo.json").json(TICKER, "[]").json(TERMS, "[]");
    StringBuilder premiums = new StringBuilder("[");
    List<String> asked = new ArrayList<>();
    feed.collect(recordingSweep(api.json(PREMIUM, "[]"), asked));
    assertThat(asked).hasSize(119).doesNotContain("BTCSTUSDT", "BTCUSDT_210924");
    for (String symbol : asked) {
      premiums.append(premiums.length() == 1 ? "" : ",").append(PREMIUM_ROW.formatted(symbol));
    }
    api.json(PREMIUM, quoted(premiums.append("]").toString()));

    List<Perp> perps = feed.collect(api).perps();

    assertThat(perps).hasSize(119);
    assertThat(perps)
        .filteredOn(perp -> perp.instrument().assetClass() == AssetClass.INDEX)
        .extracting(perp -> perp.instrument().base())
        .containsExactlyInAnyOrder("DEFI", "BTCDOM");
    assertThat(perps)
        .filteredOn(perp -> perp.instrument().quote().equals("BUSD"))
        .extracting(perp -> perp.instrument().settle())
        .containsExactly("BUSD", "BUSD");
    // 1INCH is a coin: its price stays 200. Of 1000SHIB at 200 one SHIB costs 0.2.
    assertThat(find(perps, "1INCHUSDT").instrument().base()).isEqualTo("1INCH");
    assertThat(find(perps, "1INCHUSDT").ticker().markPrice()).isEqualTo(200);
    assertThat(find(perps, "1000SHIBUSDT").instrument().base()).isEqualTo("SHIB");
    assertThat(find(perps, "1000SHIBUSDT").ticker().markPrice()).isEqualTo(0.2);
  }

  @ParameterizedTest
  @CsvSource({
    "PERPETUAL,TRADING,4133404800000,true",
    "PERPETUAL,TRADING,,true",
    "TRADIFI_PERPETUAL,TRADING,4133404800000,true",
    // delisted on 2025-07-30, trading until then
    "PERPETUAL,TRADING,1753866000000,true",
    "PERPETUAL,TRADING,1753786799000,false",
    "PERPETUAL,SETTLING,4133404800000,false",
    "PERPETUAL,PRE_SETTLE,4133404800000,false",
    "PERPETUAL,DELIVERING,4133404800000,false",
    "PERPETUAL,CLOSE,4133404800000,false",
    "PERPETUAL,HALT,4133404800000,false",
    "'',PENDING_TRADING,4133404800000,false",
    "PERPETUAL DELIVERING,TRADING,4133404800000,false",
    "CURRENT_QUARTER,TRADING,1758873600000,false",
  })
  void onlyPerpetualsThatTradeNow(String type, String status, String delivery, boolean live) {
    priced("BTCUSDT")
        .json(TERMS, "[]")
        .json(INFO, info(contract("BTCUSDT", "BTC", type, status, delivery, "COIN")));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "PERPETUAL,COIN,CRYPTO",
    "PERPETUAL,INDEX,INDEX",
    "PERPETUAL,PREMARKET,CRYPTO",
    "TRADIFI_PERPETUAL,EQUITY,EQUITY",
    "TRADIFI_PERPETUAL,KR_EQUITY,EQUITY",
    "TRADIFI_PERPETUAL,HK_EQUITY,EQUITY",
    "TRADIFI_PERPETUAL,COMMODITY,COMMODITY",
    "TRADIFI_PERPETUAL,FX,FX",
    "TRADIFI_PERPETUAL,PREMARKET,EQUITY",
    "PERPETUAL,,CRYPTO",
  })
  void assetClassIsWhatTheExchangeSays(String type, String underlying, AssetClass expected) {
    priced("XUSDT")
        .json(TERMS, "[]")
        .json(INFO, info(contract("XUSDT", "X", type, "TRADING", "4133404800000", underlying)));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void aSymbolListedTwiceIsOneContract() {
    priced("BTCUSDT")
        .json(TERMS, "[]")
        .json(INFO, info(contract("BTCUSDT", "BTC"), contract("BTCUSDT", "ETH")));

    assertThat(onlyPerp().instrument().base()).isEqualTo("BTC");
  }

  @Test
  void symbolsNeedNotBeLatin() {
    priced("币安人生USDT")
        .json(INFO, info(contract("币安人生USDT", "币安人生")))
        .json(TERMS, "[]")
        .json(INTEREST + "%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT", "{\"openInterest\":\"7\"}");

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo("币安人生");
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(7, 1400)); // 7 x 200
  }
}
