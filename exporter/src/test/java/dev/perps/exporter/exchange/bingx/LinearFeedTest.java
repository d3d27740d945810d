package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.bingx.Answers.data;
import static dev.perps.exporter.exchange.bingx.Answers.error;
import static dev.perps.exporter.exchange.bingx.Answers.rows;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the payload. */
class LinearFeedTest {
  private static final String FILES = "/payloads/bingx/";
  private static final String QUOTE = "/openApi/swap/v2/quote/";
  private static final String CONTRACTS = QUOTE + "contracts";
  private static final String TICKERS = QUOTE + "ticker";
  private static final String PREMIUMS = QUOTE + "premiumIndex";
  private static final String INTEREST = QUOTE + "openInterest?symbol=";
  private static final double NONE = Double.NaN;

  private final Feed feed = BingX.EXCHANGE.feeds().getFirst();
  private final CannedApi api = new CannedApi(Instant.parse("2023-12-16T09:44:00Z"));

  @BeforeEach
  void nothingElse() {
    api.json(TICKERS, rows()).json(PREMIUMS, rows());
  }

  @Test
  void realTickerOfOneContract() {
    api.json(CONTRACTS, rows(contract("SFP-USDT", "SFP")))
        .file(TICKERS, FILES + "swap_ticker.json");

    Perp perp = onlyPerp();

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "SFP-USDT",
                "SFP",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(perp.ticker())
        .isEqualTo(
            // 4.15 % = 0.0415; 4308212 SFP for 3085449.53 USDT, at 0.716; the newer of
            // 1702719833853
            // and 1702719798603 ms
            new PerpTicker(NONE, NONE, 0.7409, 0.7413, 0.7414, 0.0415, 3085449.53, 1702719833.853));
    assertThat(perp.funding()).isEqualTo(Funding.NONE);
    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
  }

  @Test
  void realPremiumIndexOfOneContractAndRealContracts() {
    api.file(CONTRACTS, FILES + "swap_contracts.json")
        .file(PREMIUMS, FILES + "swap_premiumIndex.json");

    Perp perp = onlyPerp(); // of ETH-USDT nothing is told

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "BTC-USDT",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(perp.ticker())
        .isEqualTo(new PerpTicker(42216.4, 42219.9, NONE, NONE, NONE, NONE, NONE, NONE));
    // no contract tells its interval, and 1702742400 s is 16:00 UTC: eight hours
    assertThat(perp.funding()).isEqualTo(new Funding(0.000251, NONE, 28800, 1702742400));
  }

  @Test
  void realOpenInterest() {
    api.json(CONTRACTS, rows(contract("EOS-USDT", "EOS")))
        .json(PREMIUMS, rows("{'symbol':'EOS-USDT','markPrice':'0.75'}"))
        .file(INTEREST + "EOS-USDT", FILES + "swap_openInterest.json");

    // USDT; 7409966.52 / 0.75 = 9879955.36 EOS
    OpenInterest interest = onlyPerp().openInterest();
    assertThat(interest.quote()).isEqualTo(7409966.52);
    assertThat(interest.base()).isCloseTo(9879955.36, within(1e-6));
  }

  @Test
  void bundlesMarginedInUsdcWithAnIntervalOfTheirOwn() {
    api.json(CONTRACTS, rows(contract("1000PEPE-USDC", "1000PEPE").replace("'USDT'", "'USDC'")))
        .json(
            TICKERS,
            rows(
                """
                {'symbol':'1000PEPE-USDC','priceChangePercent':'-0.50%','lastPrice':'0.008',
                'bidPrice':'0.0079','askPrice':'0.0081','volume':'5','quoteVolume':'1200',
                'openPrice':'0.00804','openTime':1702719000000,'closeTime':1702719800000}"""))
        .json(
            PREMIUMS,
            rows(
                """
                {'symbol':'1000PEPE-USDC','markPrice':'0.008','indexPrice':'0.0082',
                'lastFundingRate':'-0.0003','nextFundingTime':1702728000000,
                'fundingIntervalHours':4,'minFundingRate':'-0.02','maxFundingRate':'0.02',
                'updateTime':1702713600000}"""))
        .json(INTEREST + "1000PEPE-USDC", data("{'openInterest':'40000','symbol':'x','time':1}"));

    Perp perp = onlyPerp();

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "1000PEPE-USDC",
                "PEPE",
                "USDC",
                "USDC",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    PerpTicker ticker = perp.ticker();
    assertThat(ticker.markPrice()).isCloseTo(0.000008, within(1e-15));
    assertThat(ticker.indexPrice()).isCloseTo(0.0000082, within(1e-15));
    assertThat(ticker.lastPrice()).isCloseTo(0.000008, within(1e-15));
    assertThat(ticker.bidPrice()).isCloseTo(0.0000079, within(1e-15));
    assertThat(ticker.askPrice()).isCloseTo(0.0000081, within(1e-15));
    assertThat(ticker.change24hRatio()).isCloseTo(-0.005, within(1e-15));
    assertThat(ticker.volume24hQuote()).isEqualTo(1200);
    assertThat(ticker.asOfEpochSeconds()).isEqualTo(1702719800);
    assertThat(perp.funding()).isEqualTo(new Funding(-0.0003, NONE, 14400, 1702728000));
    // 40000 USDC / 0.000008 = 5 x 10^9 PEPE
    assertThat(perp.openInterest().quote()).isEqualTo(40000);
    assertThat(perp.openInterest().base()).isCloseTo(5e9, within(1.0));
  }

  @Test
  void stocksAreNamedPlainly() {
    api.json(CONTRACTS, rows(contract("NCSKTSLA2USD-USDT", "NCSKTSLA2USD")))
        .json(TICKERS, rows("{'symbol':'NCSKTSLA2USD-USDT','lastPrice':410}"));

    assertThat(onlyPerp().instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "NCSKTSLA2USD-USDT",
                "TSLA",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.EQUITY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'0.0001' | 1702742400000 | 8   | 0.0001 | 28800",
        "'0.0001' | 1702742400000 | '1' | 0.0001 | 3600",
        "'0'      | 1702742400000 | 8   | 0      | 28800", // a zero that will be charged
        "'0'      | 0             | 8   | NaN    | 28800", // and one that will not
        "''       | 1702742400000 | 8   | NaN    | 28800",
        "'0.0001' | 1702742400000 | ''  | NaN    | NaN", // others tell theirs
        "'0.0001' | 1702742400000 | 0   | NaN    | NaN",
      })
  void fundingOfContractsThatTellTheirInterval(
      String rate, String next, String hours, Double expected, Double interval) {
    api.json(CONTRACTS, rows(contract("A-USDT", "A"), contract("B-USDT", "B")))
        .json(
            PREMIUMS,
            rows(
                funded("A-USDT", rate, next, hours),
                funded("B-USDT", "'0'", "1702742400000", "4")));

    Funding funding = feed.collect(api).perps().getFirst().funding();

    assertThat(funding.rate()).isEqualTo(expected);
    assertThat(funding.intervalSeconds()).isEqualTo(interval);
    assertThat(funding.predictedRate()).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "1702742400000, 28800", // 16:00 UTC
    "1702728000000, NaN", // 12:00 UTC: not every eight hours
    "0, NaN",
  })
  void whereNoneTellsItsIntervalEightHoursAreBelievedAtTheirTimesOnly(long next, Double interval) {
    api.json(CONTRACTS, rows(contract("A-USDT", "A")))
        .json(
            PREMIUMS,
            rows(
                "{'symbol':'A-USDT','markPrice':'3','lastFundingRate':'0.0001','nextFundingTime':%d}"
                    .formatted(next)));

    assertThat(onlyPerp().funding().intervalSeconds()).isEqualTo(interval);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':1|'status':25", // no new positions
        "'status':1|'status':5", // not yet open
        "'status':1|'status':0",
        "'status':1|'status':null",
        "'launchTime':0|'launchTime':1702719840001", // opens in a millisecond
        "'maintainTime':0|'maintainTime':1702719840000",
        "'offTime':0|'offTime':1702719839000",
      })
  void whatIsNotLiveIsLeftOut(String change) {
    String[] words = change.split("\\|", -1);
    api.json(
            CONTRACTS,
            rows(contract("A-USDT", "A").replace(words[0], words[1]), contract("B-USDT", "B")))
        .json(
            PREMIUMS,
            rows("{'symbol':'A-USDT','markPrice':'3'}", "{'symbol':'B-USDT','markPrice':'4'}"));

    assertThat(onlyPerp().instrument().base()).isEqualTo("B");
  }

  @Test
  void aContractThatOrdersByProgramCannotReachTradesAllTheSame() {
    api.json(
            CONTRACTS,
            rows(
                contract("A-USDT", "A")
                    .replace("'apiStateOpen':'true'", "'apiStateOpen':'false'")
                    .replace("'offTime':0", "'offTime':1702800000000"))) // tomorrow
        .json(PREMIUMS, rows("{'symbol':'A-USDT','markPrice':'3'}"));

    assertThat(feed.collect(api).perps()).hasSize(1);
  }

  @Test
  void whatIsNotToldIsAbsentAndZeroesThatAreClaimsStay() {
    api.json(CONTRACTS, rows(contract("A-USDT", "A"), contract("B-USDT", "B")))
        .json(
            TICKERS,
            rows(
                """
                {'symbol':'A-USDT','priceChangePercent':'0.00%','lastPrice':'0','bidPrice':'',
                'askPrice':null,'volume':'0','quoteVolume':'0','openPrice':'0','openTime':0,
                'closeTime':0}""",
                "{'symbol':'B-USDT','lastPrice':'','quoteVolume':''}"))
        .json(
            PREMIUMS,
            rows(
                """
                {'symbol':'A-USDT','markPrice':'','indexPrice':'0','lastFundingRate':'',
                'nextFundingTime':0}"""))
        .json(INTEREST + "A-USDT", data("{'openInterest':'0','symbol':'A-USDT','time':1}"));

    Perp perp = onlyPerp(); // of B nothing is told

    assertThat(perp.ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, NONE));
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(NONE, 0));
    assertThat(perp.funding()).isEqualTo(Funding.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "'2.5', 0.025",
    "'-2.5 %', -0.025",
    "2.5, 0.025",
    "null, 0.25", // 10 / 8 - 1
    "'0.00%', 0.25",
    "'', 0.25",
    "'NaN%', Infinity", // dropped and counted where all figures are checked
  })
  void changeIsThePercentageWithoutItsSignOrElseLastOverOpen(String percent, double expected) {
    String json =
        percent.startsWith("null") || percent.equals("2.5") ? percent : "'" + percent + "'";
    api.json(CONTRACTS, rows(contract("A-USDT", "A")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'A-USDT','lastPrice':'10','openPrice':'8','priceChangePercent':%s}"
                    .formatted(json)));

    assertThat(onlyPerp().ticker().change24hRatio()).isEqualTo(expected);
  }

  @Test
  void aPercentageOfZeroIsOneWhereTheOpeningPriceIsNotTold() {
    api.json(CONTRACTS, rows(contract("A-USDT", "A")))
        .json(TICKERS, rows("{'symbol':'A-USDT','lastPrice':'10','priceChangePercent':'0.00%'}"));

    assertThat(onlyPerp().ticker().change24hRatio()).isZero();
  }

  @Test
  void aThinMarketDoesNotAgeTheAnswer() {
    api.json(CONTRACTS, rows(contract("A-USDT", "A"), contract("B-USDT", "B")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'A-USDT','lastPrice':'1','closeTime':1702700000000}",
                "{'symbol':'B-USDT','lastPrice':'1','closeTime':'1702719839000'}"));

    assertThat(feed.collect(api).perps())
        .extracting(perp -> perp.ticker().asOfEpochSeconds())
        .containsExactly(1702719839.0, 1702719839.0);
  }

  @Test
  void oneWrongRowSpoilsNoOther() {
    api.json(
            CONTRACTS,
            rows("{'status':1}", "{'symbol':'NOPAIR','status':1}", contract("A-USDT", "A"), "7"))
        .json(
            TICKERS,
            rows(
                "{'symbol':'B-USDT','priceChangePercent':'much'}",
                "{'symbol':'A-USDT','lastPrice':'2'}"))
        .json(
            PREMIUMS,
            rows("{'markPrice':'1'}", "{'symbol':'A-USDT','markPrice':{'value':1}}", "[1]"));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(7);
    assertThat(data.perps()).hasSize(1);
    assertThat(data.perps().getFirst().ticker().lastPrice()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "100410, The endpoint trigger frequency limit rule is currently in the disabled period, RATE_LIMITED",
    "100410, rate limited, RATE_LIMITED",
    "100410, over 20 error code:100202 requests within 480000 ms for this api, RATE_LIMITED",
    "100410, 'The current system is busy, please try again later', UNAVAILABLE",
    "100500, 'The current system is busy, please try again later', UNAVAILABLE",
    "100421, Null timestamp or timestamp mismatch, HTTP_ERROR",
    "109425, symbol not exist, HTTP_ERROR",
  })
  void errorsInsideAnAnswer(int code, String message, FailureReason reason) {
    api.json(CONTRACTS, rows()).json(TICKERS, error(code, message));

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessage("code " + code + ": " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"code\":0,\"data\":null}", "{\"data\":[]}"})
  void anAnswerWithoutCodeOrDataIsNone(String answer) {
    api.json(CONTRACTS, rows()).json(PREMIUMS, answer);

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }

  @Test
  void biggestAreAskedFirst() {
    List<BingXWire.Contract> live =
        List.of(listed("A-USDT"), listed("B-USDT"), listed("C-USDT"), listed("D-USDT"));

    assertThat(
            ContractPerps.biggestFirst(
                ContractKind.LINEAR,
                live,
                Map.of(
                    "A-USDT", traded("A-USDT", 100_000, 5),
                    "B-USDT", traded("B-USDT", 1, 7),
                    "C-USDT", traded("C-USDT", 1, Double.NaN))))
        .containsExactly("B-USDT", "A-USDT", "C-USDT", "D-USDT");
    assertThat(
            ContractPerps.biggestFirst(
                ContractKind.INVERSE,
                live.subList(0, 2),
                Map.of("A-USDT", traded("A-USDT", 2, 5), "B-USDT", traded("B-USDT", 1, 7))))
        .containsExactly("A-USDT", "B-USDT"); // 10 and 7 dollars
  }

  private static BingXWire.Contract listed(String symbol) {
    return new BingXWire.Contract(symbol, 1, null, null, NONE, NONE, 0, 0, 0, 0);
  }

  private static BingXWire.Ticker traded(String symbol, double last, double quoteVolume) {
    return new BingXWire.Ticker(
        symbol, last, NONE, NONE, NONE, null, NONE, quoteVolume, NONE, NONE);
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private static String funded(String symbol, String rate, String next, String hours) {
    return ("{'symbol':'%s','markPrice':'3','lastFundingRate':%s,'nextFundingTime':%s,"
            + "'fundingIntervalHours':%s}")
        .formatted(symbol, rate, next, hours);
  }

  private static String contract(String symbol, String asset) {
    return """
        {'contractId':'100','symbol':'%s','size':'0.0001','quantityPrecision':4,
        'pricePrecision':1,'takerFeeRate':0.0005,'currency':'USDT','asset':'%s','status':1,
        'apiStateOpen':'true','apiStateClose':'true','ensureTrigger':true,'brokerState':false,
        'launchTime':0,'maintainTime':0,'offTime':0,'displayName':'%s'}"""
        .formatted(symbol, asset, symbol);
  }
}
