package dev.perps.exporter.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.MarketData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are contracts, of which class, and how the pages of their list are read. */
class LinearContractsTest extends LinearFixture {
  @Test
  void aContractBeforeItsLaunchIsLeftOut() {
    api.file(INSTRUMENTS, FILES + "instruments_linear_prelaunch.json")
        .json(TICKERS, rows("{'symbol':'PRE02ZROUSDT','lastPrice':'3','markPrice':'3'}"));

    assertThat(feed.collect(api).perps()).isEmpty();
  }

  @Test
  void usdcContractsAreInUsdc() {
    api.json(INSTRUMENTS, rows(contract("BTCPERP", "BTC").replace("USDT", "USDC")))
        .json(TICKERS, rows("{'symbol':'BTCPERP','markPrice':'3'}"));

    assertThat(onlyPerp().instrument().quote()).isEqualTo("USDC");
    assertThat(onlyPerp().instrument().settle()).isEqualTo("USDC");
  }

  @ParameterizedTest
  @CsvSource({
    "LinearPerpetual,Trading,false,0,true",
    "LinearPerpetual,Trading,null,0,true",
    // delisted on 2025-11-05, trading until then
    "LinearPerpetual,Trading,false,1762333200000,true",
    "LinearPerpetual,Trading,false,1762220000000,false",
    "LinearPerpetual,Trading,true,0,false",
    "LinearPerpetual,PreLaunch,true,0,false",
    "LinearPerpetual,Settling,false,0,false",
    "LinearPerpetual,Delivering,false,0,false",
    "LinearPerpetual,Closed,false,0,false",
    "LinearFutures,Trading,false,1782460800000,false",
    "InversePerpetual,Trading,false,0,false",
  })
  void onlyPerpetualsThatTradeNow(
      String type, String status, String preListing, String delivery, boolean live) {
    api.json(
            INSTRUMENTS,
            rows(
                contract("BTCUSDT", "BTC")
                    .replace("LinearPerpetual", type)
                    .replace("Trading", status)
                    .replace(":false", ":" + preListing)
                    .replace("'deliveryTime':'0'", "'deliveryTime':'" + delivery + "'")))
        .json(TICKERS, rows("{'symbol':'BTCUSDT','markPrice':'3'}"));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "'',CRYPTO",
    "innovation,CRYPTO",
    "adventure,CRYPTO",
    "xstocks,EQUITY",
    "stock,EQUITY",
    "ETF,EQUITY",
    "commodity,COMMODITY",
    "forex,FX",
  })
  void assetClassIsWhatTheExchangeSays(String symbolType, AssetClass expected) {
    api.json(
            INSTRUMENTS,
            rows(
                contract("XUSDT", "X")
                    .replace("'symbolType':''", "'symbolType':'" + symbolType + "'")))
        .json(TICKERS, rows("{'symbol':'XUSDT','markPrice':'3'}"));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void allPagesOfTheInstrumentList() {
    String cursor = "first%3DAUSDT%26last%3DAUSDT"; // as Bybit writes them: encoded already
    api.json(INSTRUMENTS, page(cursor, contract("AUSDT", "A")))
        .json(
            INSTRUMENTS + "&cursor=first%253DAUSDT%2526last%253DAUSDT",
            page("c2", contract("BUSDT", "B"), contract("AUSDT", "Z"), "7"))
        .json(INSTRUMENTS + "&cursor=c2", page("", contract("CUSDT", "C")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'CUSDT','markPrice':'3'}",
                "{'symbol':'BUSDT','markPrice':'2'}",
                "{'symbol':'AUSDT','markPrice':'1'}"));

    MarketData data = feed.collect(api);

    assertThat(data.perps())
        .extracting(perp -> perp.instrument().base())
        .containsExactly("A", "B", "C");
    assertThat(data.malformedRows()).isEqualTo(1);
  }

  @Test
  void aCursorThatComesBackEndsTheList() {
    api.json(INSTRUMENTS, page("c", contract("AUSDT", "A")))
        .json(INSTRUMENTS + "&cursor=c", page("c", contract("BUSDT", "B")))
        .json(
            TICKERS,
            rows("{'symbol':'AUSDT','markPrice':'1'}", "{'symbol':'BUSDT','markPrice':'1'}"));

    assertThat(feed.collect(api).perps()).hasSize(2);
  }

  @Test
  void aListWithoutEndIsNoList() {
    api.json(INSTRUMENTS, page("0")).json(TICKERS, rows());
    for (int i = 0; i < 100; i++) {
      api.json(INSTRUMENTS + "&cursor=" + i, page(String.valueOf(i + 1)));
    }

    assertThatThrownBy(() -> feed.collect(api)).hasMessageContaining("does not end");
  }

  @Test
  void halfAListIsNoList() {
    api.json(INSTRUMENTS, page("next", contract("AUSDT", "A"))) // the next page fails
        .json(TICKERS, rows("{'symbol':'AUSDT','markPrice':'1'}"));

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }
}
