package dev.perps.exporter.exchange.kucoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.MarketData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows are contracts, of which kind they are, and which rows are faulty. */
class KucoinFuturesContractsTest extends KucoinFuturesFixture {
  @Test
  void withoutContractsThereIsNothing() {
    api.file(TICKERS, FILES + "futures_all_tickers.json");

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  @Test
  void usdcContractsAreInUsdc() {
    api.json(CONTRACTS, rows(BTC.replace("USDT'", "USDC'")));

    assertThat(onlyPerp().instrument().quote()).isEqualTo("USDC");
    assertThat(onlyPerp().instrument().settle()).isEqualTo("USDC");
  }

  @ParameterizedTest
  @CsvSource({"XBT,INVERSE", "USDT,LINEAR"})
  void aRowThatDoesNotSayIsInverseWhereItIsMarginedInItsBase(String settle, ContractKind kind) {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace("'isInverse':false,", "")
                .replace("'settleCurrency':'USDT'", "'settleCurrency':'" + settle + "'")));

    assertThat(onlyPerp().instrument().kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "FFWCSX,Open,NORMAL,null,true",
    "FFWCSX,Open,null,null,true",
    "FFWCSX,Open,NORMAL,1791183600000,true", // delisted on 2026-10-05
    "FFWCSX,Open,NORMAL,1790982404000,false", // now
    "FFWCSX,Open,PRE_MARKET,null,false",
    "FFWCSX,Init,NORMAL,null,false",
    "FFWCSX,BeingSettled,NORMAL,null,false",
    "FFWCSX,Settled,NORMAL,null,false",
    "FFWCSX,Paused,NORMAL,null,false",
    "FFWCSX,Closed,NORMAL,null,false",
    "FFWCSX,CancelOnly,NORMAL,null,false",
    "FFICSX,Open,NORMAL,1798185600000,false",
    "NEWTYPE,Open,NORMAL,null,false",
  })
  void onlyPerpetualsThatTradeNow(
      String type, String status, String stage, String expires, boolean live) {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace("FFWCSX", type)
                .replace("'Open'", "'" + status + "'")
                .replace("'NORMAL'", stage.equals("null") ? "null" : "'" + stage + "'")
                .replace("'expireDate':null", "'expireDate':" + expires)));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
    assertThat(feed.collect(api).malformedRows()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "CRYPTO,XAUT,CRYPTO",
    "STOCK,TSLA,EQUITY",
    "STOCK,CL,EQUITY", // Colgate: the exchange says that it is a stock
    "STOCK,SPX500,INDEX",
    "METAL,XAU,COMMODITY",
    "COMMODITY,WTI,COMMODITY",
    "FOREX,EUR,FX",
    "null,BTC,CRYPTO",
    "null,XAU,COMMODITY",
  })
  void assetClassIsWhatTheExchangeSays(String stated, String base, AssetClass expected) {
    String word = stated.equals("null") ? "null" : "'" + stated + "'";
    api.json(
        CONTRACTS,
        rows(
            BTC.replace("'baseCurrency':'XBT'", "'baseCurrency':'" + base + "'")
                .replace("'assetClass':'CRYPTO'", "'assetClass':" + word)));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    String eth = BTC.replace("XBTUSDTM", "ETHUSDTM").replace("'XBT'", "'ETH'");
    api.json(
            CONTRACTS,
            rows(
                BTC,
                BTC.replace("50000.0", "1"), // a second row of one name
                eth.replace(":50000.0", ":[1]"), // 1
                eth.replace("'ETHUSDTM'", "null"), // 2
                eth.replace("'baseCurrency':'ETH'", "'baseCurrency':''"), // 3
                eth.replace("'type':'FFWCSX'", "'type':null"), // 4
                "7", // 5
                "null", // 6
                BTC.replace("XBTUSDTM", "GOODUSDTM")))
        .json(
            TICKERS,
            rows(
                "{'bestBidPrice':'1'}", // 7
                "{'symbol':'XBTUSDTM','bestBidPrice':{},'bestAskPrice':'50002'}", // 8
                "{'symbol':'GOODUSDTM','bestBidPrice':'49999'}"));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(8);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("XBTUSDTM", "GOODUSDTM");
    assertThat(data.perps().getFirst().ticker().markPrice()).isEqualTo(50000);
    assertThat(data.perps().getFirst().ticker().askPrice()).isNaN();
    assertThat(data.perps().getLast().ticker().bidPrice()).isEqualTo(49999);
  }

  @Test
  void aRowThatSaysNothingIsLeftOut() {
    api.json(
        CONTRACTS,
        rows(
            "{'symbol':'XUSDTM','type':'FFWCSX','status':'Open','baseCurrency':'X',"
                + "'quoteCurrency':'USDT','settleCurrency':'USDT'}"));

    assertThat(feed.collect(api).perps()).isEmpty();
  }

  @Test
  void whatIsNoFiniteNumberIsHandedOnToBeCounted() {
    api.json(CONTRACTS, rows(BTC.replace(":50000.0", ":'NaN'")));

    assertThat(onlyPerp().ticker().markPrice()).isInfinite();
    assertThat(onlyPerp().openInterest().quote()).isNaN();
  }
}
