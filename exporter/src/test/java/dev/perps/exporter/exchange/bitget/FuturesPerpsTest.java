package dev.perps.exporter.exchange.bitget;

import static dev.perps.exporter.exchange.bitget.Answers.CONTRACTS;
import static dev.perps.exporter.exchange.bitget.Answers.FUND_RATES;
import static dev.perps.exporter.exchange.bitget.Answers.TICKERS;
import static dev.perps.exporter.exchange.bitget.Answers.USDT;
import static dev.perps.exporter.exchange.bitget.Answers.contract;
import static dev.perps.exporter.exchange.bitget.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the figures of one contract mean. */
class FuturesPerpsTest {
  private static final double NONE = Double.NaN;

  private final CannedApi api = new CannedApi(Instant.parse("2026-09-21T12:00:00Z"));

  /** That nothing was traded and nobody holds a position is true all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"''", "null", "'0'"})
  void zerosAndEmptyStringsStandForNothing(String none) {
    String ticker =
        "'lastPr':N,'askPr':N,'bidPr':N,'indexPrice':N,'markPrice':'2','open24h':N,'change24h':'0',"
            + "'quoteVolume':'0','holdingAmount':'0','fundingRate':N,'ts':'1790000000500'";

    Perp perp = perp(ticker.replace("N", none), "'fundingRateInterval':'0','nextUpdate':'0'");

    assertThat(perp.ticker())
        .isEqualTo(new PerpTicker(2, NONE, NONE, NONE, NONE, NONE, 0, 1790000000.5));
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(0, 0));
    // a zero that is never charged is no rate; the interval is that of the contract
    assertThat(perp.funding()).isEqualTo(new Funding(NONE, NONE, 28800, NONE));
  }

  @ParameterizedTest
  @CsvSource({
    "'1000BONK','BONK',1000",
    "'1000000MOG','MOG',1000000",
    "'1MBABYDOGE','BABYDOGE',1000000",
    "'1INCH','1INCH',1",
    "'PEPE','PEPE',1",
    "'龙虾','龙虾',1",
  })
  void pricesAreOfOnePlainCoin(String listed, String base, double units) {
    Perp perp =
        only(
            contract(listed + "USDT", listed),
            "'lastPr':'4','bidPr':'3','askPr':'5','indexPrice':'1','markPrice':'2',"
                + "'quoteVolume':'700','holdingAmount':'80'",
            "");

    assertThat(perp.instrument().symbol()).isEqualTo(listed + "USDT");
    assertThat(perp.instrument().base()).isEqualTo(base);
    PerpTicker ticker = perp.ticker();
    assertThat(
            new double[] {
              ticker.markPrice(),
              ticker.indexPrice(),
              ticker.lastPrice(),
              ticker.bidPrice(),
              ticker.askPrice()
            })
        .containsExactly(2 / units, 1 / units, 4 / units, 3 / units, 5 / units);
    assertThat(ticker.volume24hQuote()).isEqualTo(700);
    // sizeMultiplier has nothing to do with it: 80 bundles, at 2 USDT each
    assertThat(perp.openInterest().base()).isEqualTo(80 * units);
    assertThat(perp.openInterest().quote()).isCloseTo(160, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "5,4,'-0.2',-0.2", // as it is stated, a fraction
    "5,4,'',-0.2", // 4 / 5 - 1
    "'',4,'0.1',0.1",
    "0,4,'0',NaN", // nothing is known of the day before
    "5,'','0',NaN", // never traded
  })
  void change(String open, String last, String stated, Double expected) {
    Perp perp =
        perp(
            "'markPrice':'2','open24h':'%s','lastPr':'%s','change24h':'%s'"
                .formatted(open, last, stated),
            "");

    assertThat(perp.ticker().change24hRatio()).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    // rate of the ticker, of the list, interval, next -> rate, interval, next
    "0.0002,0.0001,4,1790006400000,0.0002,14400,1790006400",
    "'',0.0001,4,1790006400000,0.0001,14400,1790006400",
    "0.0002,'',1,1790006400000,0.0002,3600,1790006400",
    "0.0002,'','',1790006400000,0.0002,28800,1790006400", // as the contract says
    "0,0,8,1790006400000,0,28800,1790006400", // a rate of zero is a rate
    "0,0,8,0,NaN,28800,NaN", // unless it is never charged
    "'','',8,1790006400000,NaN,28800,1790006400",
  })
  void funding(
      String tickerRate,
      String rate,
      String hours,
      String next,
      double expected,
      double interval,
      double expectedNext) {
    Perp perp =
        perp(
            "'markPrice':'2','fundingRate':'" + tickerRate + "'",
            "'fundingRate':'%s','fundingRateInterval':'%s','nextUpdate':'%s'"
                .formatted(rate, hours, next));

    assertThat(perp.funding()).isEqualTo(new Funding(expected, NONE, interval, expectedNext));
  }

  /** The list with the payments is older than the tickers, whose rate is of the next interval. */
  @ParameterizedTest
  @CsvSource({
    "1789999999500,1790000000", // half a second before it
    "1790000000100,1790014400", // made; four hours later
    "'',1790014400", // the envelope's moment stands in
  })
  void afterAPaymentTheNextIsAnIntervalLater(String stamp, double next) {
    Perp perp =
        perp(
            "'markPrice':'2','fundingRate':'0.0002','ts':'" + stamp + "'",
            "'fundingRate':'0.0001','fundingRateInterval':'4','nextUpdate':'1790000000000'");

    assertThat(perp.funding()).isEqualTo(new Funding(0.0002, NONE, 14400, next));
  }

  @Test
  void aRateWithoutAnIntervalIsNotTold() {
    Perp perp =
        only(
            contract("ABCUSDT", "ABC").replace("'fundInterval':'8'", "'fundInterval':''"),
            "'markPrice':'2','fundingRate':'0.0001'",
            "");

    assertThat(perp.funding()).isEqualTo(Funding.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "perpetual,normal,-1,-1,'',true",
    "perpetual,normal,'','','',true",
    "perpetual,normal,0,0,0,true",
    "perpetual,normal,1790000000000,-1,'',true", // delisted at 14:13:20, in two hours
    "perpetual,normal,1789990000000,-1,'',false", // delisted at 11:26:40
    "perpetual,normal,1790000000000,1789990000000,'',false", // no new positions since then
    "perpetual,normal,-1,-1,1790000000000,false", // opens in two hours
    "perpetual,normal,-1,-1,1700000000000,true",
    "delivery,normal,-1,-1,'',false",
    "perpetual,listed,-1,-1,'',false",
    "perpetual,maintain,-1,-1,'',false",
    "perpetual,limit_open,-1,-1,'',false",
    "perpetual,restrictedAPI,-1,-1,'',false",
    "perpetual,off,-1,-1,'',false",
  })
  void onlyPerpetualsThatTradeNow(
      String type, String status, String off, String limit, String launch, boolean live) {
    String contract =
        contract("ABCUSDT", "ABC")
            .replace("perpetual", type)
            .replace("'normal'", "'" + status + "'")
            .replace("'offTime':'-1'", "'offTime':'" + off + "'")
            .replace("'limitOpenTime':'-1'", "'limitOpenTime':'" + limit + "'")
            .replace("'launchTime':''", "'launchTime':'" + launch + "'");
    prepare(contract, "'markPrice':'2'", "");

    assertThat(USDT.collect(api).perps()).hasSize(live ? 1 : 0);
  }

  /**
   * Rows of what trades no longer have no moment; the envelope's stands in where a row has none.
   */
  @ParameterizedTest
  @CsvSource({
    "'''0''',false,0",
    "0,false,0",
    "'''''',true,1790000000.25",
    "null,true,1790000000.25"
  })
  void deadRows(String stamp, boolean live, double asOf) {
    prepare(contract("ABCUSDT", "ABC"), "'markPrice':'2','ts':" + stamp, "");

    assertThat(USDT.collect(api).perps())
        .extracting(perp -> perp.ticker().asOfEpochSeconds())
        .containsExactly(live ? new Double[] {asOf} : new Double[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "ABC,NO,CRYPTO",
    "ABC,YES,EQUITY",
    "TSLA,YES,EQUITY",
    "XAU,YES,COMMODITY",
    "SPX500,YES,INDEX",
    "EUR,YES,FX",
    "PAXG,YES,CRYPTO", // a token
    "TSLA,'',EQUITY",
    "ABC,'',CRYPTO",
  })
  void classOfTheBase(String base, String realWorld, AssetClass expected) {
    String contract =
        contract(base + "USDT", base).replace("'isRwa':'NO'", "'isRwa':'" + realWorld + "'");

    assertThat(only(contract, "'markPrice':'2'", "").instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void whatIsNotFiniteIsHandedOnToBeCounted() {
    Perp perp = perp("'lastPr':'NaN','markPrice':'2','holdingAmount':'Infinity'", "");

    assertThat(perp.ticker().lastPrice()).isInfinite();
    assertThat(perp.openInterest().base()).isInfinite();
  }

  @Test
  void aContractOfWhichNothingIsToldIsLeftOut() {
    prepare(contract("ABCUSDT", "ABC"), "'lastPr':'','ts':'1790000000000'", "");

    assertThat(USDT.collect(api).perps()).isEmpty();
  }

  private Perp perp(String ticker, String fundRate) {
    return only(contract("ABCUSDT", "ABC"), ticker, fundRate);
  }

  private Perp only(String contract, String ticker, String fundRate) {
    prepare(contract, ticker, fundRate);
    return USDT.collect(api).perps().getFirst();
  }

  private void prepare(String contract, String ticker, String fundRate) {
    String symbol = contract.substring(contract.indexOf(":'") + 1, contract.indexOf(','));
    api.json(CONTRACTS + "USDT-FUTURES", rows(contract))
        .json(TICKERS + "USDT-FUTURES", rows("{'symbol':" + symbol + "," + ticker + "}"))
        .json(
            FUND_RATES + "USDT-FUTURES",
            fundRate.isEmpty() ? rows() : rows("{'symbol':" + symbol + "," + fundRate + "}"));
  }
}
