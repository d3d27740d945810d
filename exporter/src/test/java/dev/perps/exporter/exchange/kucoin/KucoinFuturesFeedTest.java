package dev.perps.exporter.exchange.kucoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
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
class KucoinFuturesFeedTest {
  private static final String CONTRACTS = "/api/v1/contracts/active";
  private static final String TICKERS = "/api/v1/allTickers";
  private static final String FILES = "/payloads/kucoin/";
  private static final double NONE = Double.NaN;
  private static final String BTC =
      """
      {'symbol':'XBTUSDTM','type':'FFWCSX','status':'Open','expireDate':null,'baseCurrency':'XBT',
      'quoteCurrency':'USDT','settleCurrency':'USDT','multiplier':0.001,'isInverse':false,
      'marketStage':'NORMAL','assetClass':'CRYPTO','openInterest':'2000','turnoverOf24h':5E6,
      'volumeOf24h':100,'markPrice':50000.0,'indexPrice':50010.5,'lastTradePrice':50001,
      'priceChg':1.0,'priceChgPct':0,'fundingFeeRate':1.0E-4,'fundingRateGranularity':28800000,
      'currentFundingRateGranularity':28800000,'nextFundingRateTime':400000,
      'nextFundingRateDateTime':1790985600000}""";

  private final Feed feed = Kucoin.EXCHANGE.feeds().getFirst();
  private final CannedApi api = new CannedApi(Instant.parse("2026-10-02T23:06:44Z"));

  @Test
  void realPayloads() {
    api.file(CONTRACTS, FILES + "contracts_active.json")
        .file(TICKERS, FILES + "futures_all_tickers.json");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    // XBTMZ26 is a dated contract; PROMPT is delisted on 2026-10-05 and trades until then
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("XBTUSDTM", "XBTUSDM", "PROMPTUSDTM", "AAOIUSDTM");
    // nextFundingRateDateTime 1790985600000 - nextFundingRateTime 3195839 = 1790982404161 ms
    assertThat(data.perps())
        .extracting(perp -> perp.ticker().asOfEpochSeconds())
        .containsOnly(1790982404.161);
  }

  @Test
  void realLinearContract() {
    Perp perp = real("XBTUSDTM");

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "kucoin",
                "XBTUSDTM",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    PerpTicker ticker = perp.ticker();
    assertThat(ticker.markPrice()).isEqualTo(84478.9);
    assertThat(ticker.indexPrice()).isEqualTo(84526.25);
    assertThat(ticker.lastPrice()).isEqualTo(84477);
    assertThat(ticker.bidPrice()).isEqualTo(84476.9);
    assertThat(ticker.askPrice()).isEqualTo(84477);
    // -189.9 / (84477 + 189.9) = -0.0022429072; stated, cut to four decimals: -0.0022
    assertThat(ticker.change24hRatio()).isCloseTo(-0.0022429072, within(1e-10));
    assertThat(ticker.volume24hQuote()).isEqualTo(684515104.4888); // turnoverOf24h
    // 28800000 ms = 8 h = 28800 s; 1790985600000 ms
    assertThat(perp.funding()).isEqualTo(new Funding(0.000081, NONE, 28800, 1790985600));
    // 9622772 contracts x 0.001 = 9622.772 BTC; x 84478.9 = 812921193.5108 USDT
    assertThat(perp.openInterest().base()).isCloseTo(9622.772, within(1e-9));
    assertThat(perp.openInterest().quote()).isCloseTo(812921193.5108, within(1e-3));
  }

  @Test
  void realInverseContract() {
    Perp perp = real("XBTUSDM");

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "kucoin", "XBTUSDM", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO));
    assertThat(perp.ticker().markPrice()).isEqualTo(84485.4);
    // The ticker of this one is of a trade 860 s ago; its bid and ask are of now.
    assertThat(perp.ticker().bidPrice()).isEqualTo(84458.9);
    assertThat(perp.ticker().askPrice()).isEqualTo(84473);
    // -113.2 / (84485.4 + 113.2) = -0.0013380836
    assertThat(perp.ticker().change24hRatio()).isCloseTo(-0.0013380836, within(1e-10));
    // volumeOf24h contracts of 1 USD (multiplier -1); turnoverOf24h is 50.3 BTC
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(4320446);
    // 53666852 contracts of 1 USD; / 84485.4 = 635.220429 BTC
    assertThat(perp.openInterest().quote()).isEqualTo(53666852);
    assertThat(perp.openInterest().base()).isCloseTo(635.220429, within(1e-6));
    assertThat(perp.funding()).isEqualTo(new Funding(0.0001, NONE, 28800, 1790985600));
  }

  @Test
  void realContractThatEndsSoon() {
    Perp perp = real("PROMPTUSDTM");

    // its row is missing among the tickers
    assertThat(perp.ticker().bidPrice()).isNaN();
    assertThat(perp.ticker().askPrice()).isNaN();
    // 0.00011 / (0.02024 - 0.00011) = 0.0054644809
    assertThat(perp.ticker().change24hRatio()).isCloseTo(0.0054644809, within(1e-10));
    assertThat(perp.funding()).isEqualTo(new Funding(0.00005, NONE, 14400, 1790985600));
    // 514224 x 10 = 5142240 PROMPT; x 0.02024 = 104078.9376 USDT
    assertThat(perp.openInterest().base()).isEqualTo(5142240);
    assertThat(perp.openInterest().quote()).isCloseTo(104078.9376, within(1e-6));
  }

  @Test
  void realStock() {
    Perp perp = real("AAOIUSDTM");

    assertThat(perp.instrument().assetClass()).isEqualTo(AssetClass.EQUITY);
    // a rate of 0 that is announced is a rate
    assertThat(perp.funding()).isEqualTo(new Funding(0, NONE, 28800, 1790985600));
    // 355018 x 0.01 = 3550.18; x 115.11 = 408661.2198
    assertThat(perp.openInterest().quote()).isCloseTo(408661.2198, within(1e-6));
  }

  @Test
  void bidAndAskOfTheDocumentation() {
    api.json(CONTRACTS, rows(BTC.replace("XBTUSDTM", "XBTUSDM")))
        .file(TICKERS, FILES + "futures_all_tickers_docs.json");

    assertThat(onlyPerp().ticker().bidPrice()).isEqualTo(7000);
    assertThat(onlyPerp().ticker().askPrice()).isEqualTo(7001);
  }

  @Test
  void withoutTickersOnlyBidAndAskAreMissing() {
    api.json(CONTRACTS, rows(BTC));

    assertThat(onlyPerp().ticker())
        .isEqualTo(
            new PerpTicker(50000, 50010.5, 50001, NONE, NONE, 1.0 / 50000, 5e6, 1790985200.0));
  }

  @Test
  void withoutContractsThereIsNothing() {
    api.file(TICKERS, FILES + "futures_all_tickers.json");

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1000BONK,BONK,1000",
    "10000CAT,CAT,10000",
    "1MBABYDOGE,BABYDOGE,1000000",
    "1INCH,1INCH,1",
    "XBT,BTC,1",
  })
  void figuresAreOfOnePlainCoin(String listed, String base, double units) {
    api.json(CONTRACTS, rows(BTC.replace("'XBT'", "'" + listed + "'")))
        .json(TICKERS, rows("{'symbol':'XBTUSDTM','bestBidPrice':'49999','bestAskPrice':'50002'}"));

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo(base);
    assertThat(perp.ticker().markPrice()).isEqualTo(50000 / units);
    assertThat(perp.ticker().indexPrice()).isEqualTo(50010.5 / units);
    assertThat(perp.ticker().lastPrice()).isEqualTo(50001 / units);
    assertThat(perp.ticker().bidPrice()).isEqualTo(49999 / units);
    assertThat(perp.ticker().askPrice()).isEqualTo(50002 / units);
    // 2000 contracts of 0.001 = 2 bundles, worth 2 x 50000 = 100000 USDT
    assertThat(perp.openInterest().base()).isEqualTo(2 * units);
    assertThat(perp.openInterest().quote()).isCloseTo(100000, within(1e-6));
    assertThat(perp.ticker().change24hRatio()).isEqualTo(1.0 / 50000); // 1 / (50001 - 1)
  }

  @Test
  void usdcContractsAreInUsdc() {
    api.json(CONTRACTS, rows(BTC.replace("USDT'", "USDC'")));

    assertThat(onlyPerp().instrument().quote()).isEqualTo("USDC");
    assertThat(onlyPerp().instrument().settle()).isEqualTo("USDC");
  }

  @Test
  void aContractOfTenDollars() {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace("'settleCurrency':'USDT'", "'settleCurrency':'XBT'")
                .replace(":0.001", ":-10.0")
                .replace(":false", ":true")));

    Perp perp = onlyPerp();

    assertThat(perp.ticker().volume24hQuote()).isEqualTo(1000); // 100 contracts x 10 USD
    // 2000 x 10 = 20000 USD; / 50000 = 0.4 BTC
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(0.4, 20000));
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
  @ValueSource(strings = {"null", "0", "-0.001", "\"\""})
  void withoutASizeThereIsNoOpenInterest(String multiplier) {
    api.json(CONTRACTS, rows(BTC.replace(":0.001", ":" + multiplier)));

    assertThat(onlyPerp().openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(onlyPerp().ticker().volume24hQuote()).isEqualTo(5e6);
  }

  @ParameterizedTest
  @CsvSource({
    "28800000,14400000,14400", // the running interval, which is still to become longer
    "3600000,null,3600",
    "14400000,0,14400",
  })
  void interval(String configured, String current, double seconds) {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace(
                    "'fundingRateGranularity':28800000", "'fundingRateGranularity':" + configured)
                .replace(
                    "'currentFundingRateGranularity':28800000",
                    "'currentFundingRateGranularity':" + current)));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(0.0001, NONE, seconds, 1790985600));
  }

  @Test
  void aRateWithoutAnIntervalIsNotTold() {
    api.json(CONTRACTS, rows(BTC.replace("28800000", "null")));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, NONE, 1790985600));
  }

  @Test
  void withoutFundingTheRestIsTold() {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace("1.0E-4", "null")
                .replace("28800000", "null")
                .replace("400000", "null")
                .replace("1790985600000", "null")));

    assertThat(onlyPerp().funding()).isEqualTo(Funding.NONE);
    assertThat(onlyPerp().ticker().asOfEpochSeconds()).isNaN();
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(50000);
  }

  @Test
  void aForecastOfWhichTheMeaningIsNotKnownIsNotTold() {
    api.json(CONTRACTS, rows(BTC.replace("'priceChgPct':0", "'predictedFundingFeeRate':0.0009")));

    assertThat(onlyPerp().funding().predictedRate()).isNaN();
  }

  @Test
  void whatNeverTraded() {
    api.json(
            CONTRACTS,
            rows(
                BTC.replace(":50001", ":null")
                    .replace("'priceChg':1.0", "'priceChg':0")
                    .replace(":5E6", ":0.0")
                    .replace("'2000'", "'0'")))
        .json(TICKERS, rows("{'symbol':'XBTUSDTM','bestBidPrice':null,'bestAskPrice':''}"));

    // that nothing was traded and nobody holds a position is true; that nothing changed is not
    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(50000, 50010.5, NONE, NONE, NONE, NONE, 0, 1790985200.0));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "null,-0.0123,-0.0123", // as stated where the difference is not
    "0,0,0",
    "50001,0.5,0.5", // from nothing: not to be divided by
  })
  void change(String difference, String stated, double expected) {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace(
                "'priceChg':1.0,'priceChgPct':0",
                "'priceChg':" + difference + ",'priceChgPct':" + stated)));

    assertThat(onlyPerp().ticker().change24hRatio()).isEqualTo(expected);
  }

  @Test
  void zerosThatStandForNothingAreAbsent() {
    api.json(
            CONTRACTS,
            rows(
                BTC.replace(":50000.0", ":0.0")
                    .replace(":50010.5", ":'0'")
                    .replace(":50001", ":0")))
        .json(TICKERS, rows("{'symbol':'XBTUSDTM','bestBidPrice':'0','bestAskPrice':0}"));

    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 5e6, 1790985200.0));
    // 2 BTC, of which nobody knows the worth
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(2, NONE));
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

  private Perp real(String symbol) {
    api.file(CONTRACTS, FILES + "contracts_active.json")
        .file(TICKERS, FILES + "futures_all_tickers.json");
    return feed.collect(api).perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  static String rows(String... rows) {
    return "{'code':'200000','data':[%s]}".formatted(String.join(",", rows)).replace('\'', '"');
  }
}
