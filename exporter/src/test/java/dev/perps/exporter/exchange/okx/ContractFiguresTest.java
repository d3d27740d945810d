package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.exchange.okx.Answers.FUNDING;
import static dev.perps.exporter.exchange.okx.Answers.INDICES;
import static dev.perps.exporter.exchange.okx.Answers.INSTRUMENTS;
import static dev.perps.exporter.exchange.okx.Answers.INTEREST;
import static dev.perps.exporter.exchange.okx.Answers.MARKS;
import static dev.perps.exporter.exchange.okx.Answers.TICKERS;
import static dev.perps.exporter.exchange.okx.Answers.inverse;
import static dev.perps.exporter.exchange.okx.Answers.linear;
import static dev.perps.exporter.exchange.okx.Answers.mark;
import static dev.perps.exporter.exchange.okx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
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
class ContractFiguresTest {
  private static final double NONE = Double.NaN;
  private static final double NOT_FINITE = Double.POSITIVE_INFINITY;

  private final CannedApi api = new CannedApi(Instant.parse("2026-09-21T12:00:00Z"));

  @Test
  void zerosAndEmptyStringsStandForNothing() {
    for (String none : new String[] {"''", "null", "'0'"}) {
      String ticker =
          "{'instId':'ABC-USDT-SWAP','last':N,'lastSz':N,'askPx':N,'bidPx':N,'open24h':N,'ts':N,"
              + "'vol24h':'0','volCcy24h':'0'}";
      Perp perp = perp(linear("ABC", "USDT"), ticker.replace("N", none), "'oi':'0','oiCcy':'0'");

      // that nothing was traded and nobody holds a position is true all the same
      assertThat(perp.ticker())
          .isEqualTo(new PerpTicker(2, NONE, NONE, NONE, NONE, NONE, 0, 1790000000.5));
      assertThat(perp.openInterest()).isEqualTo(new OpenInterest(0, 0));
    }
  }

  /** A contract is 1 x 10 ABC. */
  @ParameterizedTest
  @CsvSource({
    "'''30''','''300''',4,1200", // coins x last
    "'''30''','''''',4,1200", // contracts x size x last
    "null,null,4,NaN",
    "'''30''','''300''','',NaN",
    "'''30''','''300''',NaN,NaN",
    "30,300,4,1200", // numbers
    "'''NaN''','''NaN''',4,Infinity", // not finite: to be counted
  })
  void volumeOfLinearContracts(String contracts, String coins, String last, Double expected) {
    String ticker =
        "{'instId':'ABC-USDT-SWAP','last':'%s','vol24h':%s,'volCcy24h':%s}"
            .formatted(last, contracts, coins);

    Perp perp = perp(linear("ABC", "USDT"), ticker, "");

    assertThat(perp.ticker().volume24hQuote()).isEqualTo(expected);
  }

  /** A contract is 10 dollars; the coins are not needed. */
  @Test
  void inverseContractsAreDollars() {
    Perp perp =
        perp(
            inverse("ABC"),
            "{'instId':'ABC-USD-SWAP','last':'4','vol24h':'30','volCcy24h':'75'}",
            "'oi':'8','oiCcy':'99'");

    assertThat(perp.instrument().kind()).isEqualTo(ContractKind.INVERSE);
    assertThat(perp.instrument().quote()).isEqualTo("USD");
    assertThat(perp.instrument().settle()).isEqualTo("ABC");
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(300);
    // 8 x 10 dollars at a mark price of 2
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(40, 80));
  }

  @ParameterizedTest
  @CsvSource({
    "'''oi'':''8'',''oiCcy'':''80'',''oiUsd'':''159''',80", // coins; dollars are no USDT
    "'''oi'':''8'',''oiCcy'':''''',80", // contracts x 10
    "'''oi'':8',80",
    "'''oi'':null,''oiCcy'':null',NaN",
    "'''oiCcy'':''-Infinity''',Infinity", // not finite: to be counted
  })
  void openInterestOfLinearContracts(String interest, double coins) {
    OpenInterest open = perp(linear("ABC", "USDT"), "", interest).openInterest();

    // at a mark price of 2
    assertThat(open).isEqualTo(new OpenInterest(coins, coins * 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'ctVal':''", "'ctMult':'0'", "'ctMult':null", "'ctValCcy':'USDT'"})
  void contractsOfUnknownSizeAreNotCounted(String change) {
    String member = change.substring(0, change.indexOf(':'));
    Perp perp =
        perp(
            linear("ABC", "USDT").replaceFirst(member + ":'[^']*'", change),
            "{'instId':'ABC-USDT-SWAP','last':'4','vol24h':'30'}",
            "'oi':'8'");

    assertThat(perp.ticker().volume24hQuote()).isNaN();
    assertThat(perp.openInterest().base()).isNaN();
  }

  @Test
  void dollarMarginIsLinear() {
    api.json(INSTRUMENTS, rows(linear("ABC", "USD").replace("ABC-USD-SWAP", "ABC-USD_UM-SWAP")));
    api.json(TICKERS, rows())
        .json(MARKS, rows(mark("ABC-USD_UM-SWAP", "2")))
        .json(INDICES + "USD", rows("{'instId':'ABC-USD','idxPx':'2.5'}"))
        .json(INTEREST, rows("{'instId':'ABC-USD_UM-SWAP','oi':'8'}"));

    Perp perp = new SwapFeed().collect(api).perps().getFirst();

    assertThat(perp.instrument().kind()).isEqualTo(ContractKind.LINEAR);
    assertThat(perp.instrument().quote()).isEqualTo("USD");
    assertThat(perp.instrument().settle()).isEqualTo("USD");
    assertThat(perp.ticker().indexPrice()).isEqualTo(2.5);
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(80, 160));
  }

  /** Until its base is listed somewhere, the index of a contract is its own last price. */
  @ParameterizedTest
  @CsvSource({"normal,2.5", "'',2.5", "pre_market,NaN", "rebase_contract,NaN"})
  void theIndexOfWhatIsListedNowhereIsNone(String ruleType, Double expected) {
    api.json(INDICES + "USDT", rows("{'instId':'ABC-USDT','idxPx':'2.5'}"));

    Perp perp = perp(linear("ABC", "USDT").replace("'normal'", "'" + ruleType + "'"), "", "");

    assertThat(perp.ticker().indexPrice()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "live,SWAP,normal,'',true",
    "live,SWAP,pre_market,'',true",
    "live,SWAP,normal,1790000000000,true", // delisted at 13:33:20, in an hour and a half
    "live,SWAP,normal,1789990000000,false", // delisted at 10:46:40
    "live,SWAP,xperp,'',false",
    "live,FUTURES,normal,1798700000000,false",
    "suspend,SWAP,normal,'',false",
    "preopen,SWAP,normal,'',false",
    "test,SWAP,normal,'',false",
    "rebase,SWAP,rebase_contract,'',false",
    "post_only,SWAP,normal,'',false",
    "expired,SWAP,normal,'',false",
  })
  void onlyPerpetualsThatTradeNow(
      String state, String type, String ruleType, String expiry, boolean live) {
    api.json(
            INSTRUMENTS,
            rows(
                linear("ABC", "USDT")
                    .replace("'live'", "'" + state + "'")
                    .replace("'SWAP'", "'" + type + "'")
                    .replace("'normal'", "'" + ruleType + "'")
                    .replace("'expTime':''", "'expTime':'" + expiry + "'")))
        .json(TICKERS, rows())
        .json(MARKS, rows(mark("ABC-USDT-SWAP", "2")));

    assertThat(new SwapFeed().collect(api).perps()).hasSize(live ? 1 : 0);
  }

  /** What its amounts are in, nobody could say. */
  @Test
  void aContractOfNoKnownKindIsLeftOut() {
    api.json(INSTRUMENTS, rows(linear("ABC", "USDT").replace("'linear'", "'quanto'")))
        .json(TICKERS, rows("{'instId':'ABC-USDT-SWAP','last':'4','volCcy24h':'300'}"))
        .json(MARKS, rows(mark("ABC-USDT-SWAP", "2")));

    assertThat(new SwapFeed().collect(api).perps()).isEmpty();
  }

  /** Before it opens, a contract has little more than a name, and sometimes not even that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'instId':'ETH-USD_UM-SWAP','instType':'SWAP','state':'preopen'}",
        "{'instId':'','instType':'SWAP','state':'preopen','uly':'','ctType':'','ctVal':''}",
      })
  void whatIsNotOpenYetIsNotMalformed(String row) {
    api.json(INSTRUMENTS, rows(row)).json(TICKERS, rows()).json(MARKS, rows());

    assertThat(new SwapFeed().collect(api).malformedRows()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // rate, forecast, previous, next, the one after -> rate, forecast, interval, next
    "0.0002,'',1789977600,1790006400,1790035200,0.0002,NaN,28800,1790006400",
    "0.0002,0.0003,'',1790006400,1790020800,0.0002,0.0003,14400,1790006400",
    // just after a payment the one after the next is not told yet
    "0.0002,'',1790002800,1790006400,'',0.0002,NaN,3600,1790006400",
    "0.0002,'','',1790006400,'',NaN,NaN,NaN,1790006400",
    "0.0002,'','','','',NaN,NaN,NaN,NaN",
    "'','',1789977600,1790006400,1790035200,NaN,NaN,28800,1790006400",
    "0,'',1789977600,1790006400,1790035200,0,NaN,28800,1790006400",
    "0.0002,'',0,0,0,NaN,NaN,NaN,NaN",
  })
  void funding(
      String rate,
      String forecast,
      String previous,
      String next,
      String after,
      double expectedRate,
      double expectedForecast,
      double interval,
      double expectedNext) {
    api.json(
        FUNDING,
        rows(
            "{'instId':'ABC-USDT-SWAP','fundingRate':'%s','nextFundingRate':'%s','prevFundingTime':'%s','fundingTime':'%s','nextFundingTime':'%s'}"
                .formatted(rate, forecast, millis(previous), millis(next), millis(after))));

    assertThat(perp(linear("ABC", "USDT"), "", "").funding())
        .isEqualTo(new Funding(expectedRate, expectedForecast, interval, expectedNext));
  }

  private static String millis(String seconds) {
    return seconds.isEmpty() || seconds.equals("0") ? seconds : seconds + "000";
  }

  @ParameterizedTest
  @CsvSource({
    "ABC,1,CRYPTO",
    "ABC,'',CRYPTO",
    "TSLA,'',EQUITY",
    "TSLA,3,EQUITY",
    "OPENAI,3,EQUITY",
    "XAU,4,COMMODITY",
    "CL,5,COMMODITY",
    "EUR,5,FX",
    "EUR,6,FX",
  })
  void classOfTheBase(String base, String category, AssetClass expected) {
    String contract =
        linear(base, "USDT").replace("'state'", "'instCategory':'" + category + "','state'");

    assertThat(perp(contract, "", "").instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void bundlesAndOldCodes() {
    assertThat(perp(linear("XBT", "USDT"), "", "").instrument().base()).isEqualTo("BTC");
    Perp bundle =
        perp(
            linear("1000CAT", "USDT"),
            "{'instId':'1000CAT-USDT-SWAP','last':'4','bidPx':'3','askPx':'5','open24h':'5',"
                + "'volCcy24h':'300'}",
            "'oi':'8','oiCcy':'80'");
    assertThat(bundle.instrument().base()).isEqualTo("CAT");
    assertThat(bundle.ticker().markPrice()).isEqualTo(0.002);
    assertThat(bundle.ticker().lastPrice()).isEqualTo(0.004);
    assertThat(bundle.ticker().bidPrice()).isEqualTo(0.003);
    assertThat(bundle.ticker().askPrice()).isEqualTo(0.005);
    // 4 / 5 - 1; 300 bundles x 4 USDT
    assertThat(bundle.ticker().change24hRatio()).isEqualTo(4.0 / 5 - 1);
    assertThat(bundle.ticker().volume24hQuote()).isEqualTo(1200);
    // 80 bundles of 1000, worth 80 x 2 USDT
    assertThat(bundle.openInterest()).isEqualTo(new OpenInterest(80000, 160));
  }

  @Test
  void whatIsNotFiniteIsHandedOnToBeCounted() {
    Perp perp =
        perp(
            linear("ABC", "USDT"),
            "{'instId':'ABC-USDT-SWAP','last':'NaN','bidPx':'Infinity','askPx':'5'}",
            "");

    assertThat(perp.ticker().lastPrice()).isEqualTo(NOT_FINITE);
    assertThat(perp.ticker().bidPrice()).isEqualTo(NOT_FINITE);
  }

  /** The only contract, with a mark price of 2. */
  private Perp perp(String contract, String ticker, String interest) {
    String id = contract.substring(contract.indexOf(":'") + 2, contract.indexOf("',"));
    api.json(INSTRUMENTS, rows(contract))
        .json(TICKERS, ticker.isEmpty() ? rows() : rows(ticker))
        .json(MARKS, rows(mark(id, "2")))
        .json(
            INTEREST,
            interest.isEmpty() ? rows() : rows("{'instId':'" + id + "'," + interest + "}"));
    return new SwapFeed().collect(api).perps().getFirst();
  }
}
