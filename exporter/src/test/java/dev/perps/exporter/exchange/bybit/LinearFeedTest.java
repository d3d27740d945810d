package dev.perps.exporter.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class LinearFeedTest {
  private static final String INSTRUMENTS =
      "/v5/market/instruments-info?category=linear&limit=1000";
  private static final String TICKERS = "/v5/market/tickers?category=linear";
  private static final String RATIO =
      "/v5/market/account-ratio?category=linear&period=5min&limit=1&symbol=";
  private static final String FILES = "/payloads/bybit/";
  private static final double NONE = Double.NaN;

  private final Feed feed = Bybit.EXCHANGE.feeds().get(0);
  private final CannedApi api = new CannedApi(Instant.parse("2025-11-04T01:46:32Z"));

  @Test
  void realPayloads() {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json")
        .file(TICKERS, FILES + "tickers_linear.json");

    MarketData data = feed.collect(api);

    assertThat(data.perps())
        .containsExactly(
            new Perp(
                new Instrument(
                    "bybit",
                    "BTCUSDT",
                    "BTC",
                    "USDT",
                    "USDT",
                    ContractKind.LINEAR,
                    AssetClass.CRYPTO),
                // price24hPcnt is a fraction: 107089.20 / 109740.00 - 1 = -0.024155;
                // envelope time 1762220791908 ms
                new PerpTicker(
                    107084,
                    107135.27,
                    107089.2,
                    107089.1,
                    107089.2,
                    -0.024155,
                    10983940889.69,
                    1762220791.908),
                // 8 h = 28800 s, 1762243200000 ms
                new Funding(0.00001938, NONE, 28800, 1762243200),
                // Both sides are published: 50923.331 / 2 = 25461.6655 BTC;
                // 5453073976.80 / 2 = 2726536988.40 USDT
                new OpenInterest(25461.6655, 2726536988.40)));
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void longAccountsForEachShortOne() {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json")
        .file(TICKERS, FILES + "tickers_linear.json")
        .file(RATIO + "BTCUSDT", FILES + "account_ratio.json");

    // the newest row: 0.49 / 0.51 = 0.9607843
    assertThat(feed.collect(api).perps().getFirst().longShortAccountRatio())
        .isCloseTo(0.9607843, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'retCode':10001,'retMsg':'symbol invalid','result':{}}",
        "{'retCode':0,'result':{'list':[]}}",
        "{'retCode':0,'result':{'list':['x',{'buyRatio':''}]}}"
      })
  void withoutARatioTheRestIsTold(String answer) {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json")
        .file(TICKERS, FILES + "tickers_linear.json")
        .json(RATIO + "BTCUSDT", answer.replace('\'', '"'));

    Perp perp = feed.collect(api).perps().getFirst();

    assertThat(perp.longShortAccountRatio()).isNaN();
    assertThat(perp.ticker().markPrice()).isEqualTo(107084);
  }

  @Test
  void aContractBeforeItsLaunchIsLeftOut() {
    api.file(INSTRUMENTS, FILES + "instruments_linear_prelaunch.json")
        .json(TICKERS, rows("{'symbol':'PRE02ZROUSDT','lastPrice':'3','markPrice':'3'}"));

    assertThat(feed.collect(api).perps()).isEmpty();
  }

  @Test
  void oneSideIsTakenWhereItIsPublished() {
    api.json(INSTRUMENTS, rows(contract("1000PEPEUSDT", "1000PEPE")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'1000PEPEUSDT','markPrice':'0.008','openInterest':'2000001',"
                    + "'openInterestValue':'16000.01','singleOpenInterest':'1000001',"
                    + "'singleOpenInterestValue':'8000.02'}"));

    OpenInterest interest = onlyPerp().openInterest();

    assertThat(interest.base()).isEqualTo(1000001000.0); // 1000001 bundles of 1000 PEPE
    assertThat(interest.quote()).isEqualTo(8000.02);
  }

  @Test
  void openInterestWithoutItsWorthIsValuedAtTheMarkPrice() {
    api.json(INSTRUMENTS, rows(contract("SHIB1000USDT", "SHIB1000")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'SHIB1000USDT','markPrice':'0.012','lastPrice':'0.0121',"
                    + "'openInterest':'5000','openInterestValue':''}"));

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo("SHIB");
    // a bundle is 1000 SHIB
    assertThat(perp.ticker().markPrice()).isCloseTo(0.000012, within(1e-15));
    assertThat(perp.ticker().lastPrice()).isCloseTo(0.0000121, within(1e-15));
    // half of 5000 bundles is 2500 x 1000 SHIB, worth 2500 x 0.012 = 30 USDT
    assertThat(perp.openInterest().base()).isEqualTo(2500000);
    assertThat(perp.openInterest().quote()).isCloseTo(30, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "10000SATSUSDT,10000SATS,SATS,10000",
    "1000000BABYDOGEUSDT,1000000BABYDOGE,BABYDOGE,1000000",
    "1INCHUSDT,1INCH,1INCH,1",
    "BTCPERP,BTC,BTC,1",
  })
  void pricesAreOfOnePlainCoin(String symbol, String listed, String base, double units) {
    api.json(INSTRUMENTS, rows(contract(symbol, listed)))
        .json(TICKERS, rows("{'symbol':'" + symbol + "','markPrice':'3'}"));

    assertThat(onlyPerp().instrument().symbol()).isEqualTo(symbol);
    assertThat(onlyPerp().instrument().base()).isEqualTo(base);
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(3 / units);
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
    "'\"4\"',480,14400", // hours of the ticker
    "'\"\"',480,28800", // minutes of the contract list
    "null,60,3600",
    "'\"0\"',240,14400",
  })
  void interval(String hours, String minutes, double seconds) {
    api.json(INSTRUMENTS, rows(contract("BTCUSDT", "BTC").replace(":480", ":" + minutes)))
        .json(TICKERS, rows(funded("'0.0001'", "'1762243200000'", hours)));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(0.0001, NONE, seconds, 1762243200));
  }

  @Test
  void aRateWithoutAnIntervalIsNotTold() {
    api.json(INSTRUMENTS, rows(contract("BTCUSDT", "BTC").replace(":480", ":0")))
        .json(TICKERS, rows(funded("'0.0001'", "'1762243200000'", "''")));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, NONE, 1762243200));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"\"','\"1762243200000\"',NaN,1762243200",
    "null,'\"1762243200000\"',NaN,1762243200",
    "'\"0\"','\"1762243200000\"',0,1762243200", // a rate of zero is a rate
    "'\"0\"','\"0\"',NaN,NaN", // unless it is never charged
    "'\"0.0002\"','\"\"',0.0002,NaN",
  })
  void rate(String rate, String next, double expectedRate, double expectedNext) {
    api.json(INSTRUMENTS, rows(contract("BTCUSDT", "BTC")))
        .json(TICKERS, rows(funded(rate, next, "'8'")));

    assertThat(onlyPerp().funding())
        .isEqualTo(new Funding(expectedRate, NONE, 28800, expectedNext));
  }

  @Test
  void zerosThatStandForNothingAreAbsent() {
    api.json(INSTRUMENTS, rows(contract("NEWUSDT", "NEW")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'NEWUSDT','lastPrice':'0','indexPrice':'0','markPrice':'0',"
                    + "'bid1Price':'0','ask1Price':'0','price24hPcnt':'0','turnover24h':'0.0000',"
                    + "'volume24h':'0','openInterest':'0','openInterestValue':'0',"
                    + "'fundingRate':'0','nextFundingTime':'0','fundingIntervalHour':'0'}"));

    // that nothing was traded and nobody holds a position is true all the same
    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, 1762220791.908));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(0, 0));
    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, 28800, NONE));
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

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            INSTRUMENTS,
            rows(
                contract("BTCUSDT", "BTC"),
                contract("BTCUSDT", "ETH"),
                contract("ETHUSDT", "ETH"),
                contract("GAPUSDT", "GAP"),
                contract("NILUSDT", "NIL"),
                contract("X", "X").replace("'symbol':'X'", "'symbol':null"))) // 1
        .json(
            TICKERS,
            rows(
                "{'symbol':'BTCUSDT','markPrice':'1'}",
                "{'symbol':'BTCUSDT','markPrice':'2'}",
                "{'symbol':'ETHUSDT','markPrice':[3]}", // 2
                "{'markPrice':'4'}", // 3
                "{'symbol':'NILUSDT','markPrice':'','fundingRate':null}",
                "{'symbol':'UNLISTEDUSDT','markPrice':'5'}",
                "null")); // 4

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(4);
    // GAP has no ticker, of NIL nothing is told
    assertThat(data.perps()).extracting(p -> p.instrument().base()).containsExactly("BTC");
    assertThat(data.perps().getFirst().ticker().markPrice()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"result\":{}}',RATE_LIMITED",
    "'{\"retCode\":10018,\"retMsg\":\"Exceeded the IP Rate Limit\"}',RATE_LIMITED",
    "'{\"retCode\":10016,\"retMsg\":\"Server error\",\"result\":{}}',UNAVAILABLE",
    "'{\"retCode\":10001,\"retMsg\":\"params error\",\"result\":{}}',HTTP_ERROR",
    "'{\"retCode\":10001}',HTTP_ERROR",
    "'{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{}}',MALFORMED",
    "'{\"retCode\":0,\"retMsg\":\"OK\",\"result\":null}',MALFORMED",
    "'{\"result\":{\"list\":[]}}',MALFORMED",
    "'[]',MALFORMED",
  })
  void errorsComeWithHttp200(String answer, FailureReason expected) {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json").json(TICKERS, answer);

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, failure -> assertThat(failure.reason()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {INSTRUMENTS, TICKERS})
  void withoutOneOfTheCallsNothingCanBeSaid(String call) {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json")
        .file(TICKERS, FILES + "tickers_linear.json")
        .json(call, "{\"retCode\":10006,\"retMsg\":\"Too many visits!\",\"result\":{}}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("retCode 10006: Too many visits!");
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private static String funded(String rate, String next, String hours) {
    return "{'symbol':'BTCUSDT','fundingRate':%s,'nextFundingTime':%s,'fundingIntervalHour':%s,"
            .formatted(rate, next, hours)
        + "'markPrice':'3'}";
  }

  private static String contract(String symbol, String base) {
    return """
        {'symbol':'%s','contractType':'LinearPerpetual','status':'Trading','baseCoin':'%s',
        'quoteCoin':'USDT','settleCoin':'USDT','deliveryTime':'0','fundingInterval':480,
        'isPreListing':false,'symbolType':''}"""
        .formatted(symbol, base);
  }

  static String rows(String... rows) {
    return page("", rows);
  }

  private static String page(String cursor, String... rows) {
    return """
        {'retCode':0,'retMsg':'OK','result':{'category':'linear','list':[%s],
        'nextPageCursor':'%s'},'retExtInfo':{},'time':1762220791908}"""
        .formatted(String.join(",", rows), cursor)
        .replace('\'', '"');
  }
}
