package dev.perps.exporter.exchange.mexc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class PerpsFeedTest {
  private static final String DETAIL = "/api/v1/contract/detail";
  private static final String TICKER = "/api/v1/contract/ticker";
  private static final String FUNDING = "/api/v1/contract/funding_rate";
  private static final String FILES = "/payloads/mexc/";
  private static final double NONE = Double.NaN;

  private final PerpsFeed feed = new PerpsFeed();
  private final CannedApi api = new CannedApi(Instant.parse("2026-09-20T10:00:00Z")); // 1789898400

  @Test
  void documentedAnswers() {
    api.file(DETAIL, FILES + "contract_detail.json")
        .file(TICKER, FILES + "ticker.json")
        .file(FUNDING, FILES + "funding_rate.json");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    // the only ticker is Ether's
    assertThat(data.perps()).hasSize(1);
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "mexc", "ETH_USDT", "ETH", "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO));
    // an old row: riseFallRate 0.0275, as documented then
    assertThat(perp.ticker())
        .isEqualTo(
            new PerpTicker(
                3581.08,
                3580.7852,
                3581.3,
                3581.25,
                3581.5,
                0.0275,
                141331823.5755,
                1634162885.016));
    // 8 h; the rate beside its terms, not the ticker's 0.000063
    assertThat(perp.funding()).isEqualTo(new Funding(-0.000489, NONE, 28800, 1609833600));
    // 5832946 contracts of 0.001 = 5832.946 ETH, x 3581.08 = 20888246.26 USDT
    assertThat(perp.openInterest().base()).isCloseTo(5832.946, within(1e-9));
    assertThat(perp.openInterest().quote()).isCloseTo(20888246.26, within(0.01));
    assertThat(perp.longShortAccountRatio()).isNaN();
  }

  @Test
  void recordedIn2025() {
    api.file(DETAIL, FILES + "contract_detail_2025.json")
        .file(TICKER, FILES + "ticker_2025.json")
        .file(FUNDING, FILES + "funding_rate.json");

    Perp perp = onlyPerp();

    // the three are over 24 hours, since midnight UTC, since midnight UTC+8
    assertThat(perp.ticker())
        .isEqualTo(
            new PerpTicker(
                109644.5,
                109691.3,
                109630.3,
                109630.2,
                109630.3,
                -0.011,
                4171772565.52051,
                1748014472.368));
    // 253676226 x 0.0001 = 25367.6226 BTC, x 109644.5 = 2781420296.17 USDT
    assertThat(perp.openInterest().base()).isCloseTo(25367.6226, within(1e-9));
    assertThat(perp.openInterest().quote()).isCloseTo(2781420296.17, within(0.01));
  }

  @Test
  void inverseContractsAreSomeDollarsEach() {
    api.file(DETAIL, FILES + "contract_detail_2026.json")
        .json(
            TICKER,
            data(
                "{'symbol':'BTC_USD','lastPrice':80500,'bid1':80499,'ask1':80501,"
                    + "'volume24':1500,'amount24':1.86,'holdVol':2500,'indexPrice':80510,"
                    + "'fairPrice':80000,'fundingRate':0.0001,'timestamp':1789898399000,"
                    + "'riseFallRatesOfTimezone':[0.01,0.02,0.03]}"))
        .json(
            FUNDING,
            data(
                "{'symbol':'BTC_USD','fundingRate':0.0001,'collectCycle':8,"
                    + "'nextSettleTime':1789920000000}"));

    Perp perp = onlyPerp();

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "mexc", "BTC_USD", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO));
    // contracts of 100 USD: 1500 are 150000 USD; of what amount24 is in, nobody says
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(150000);
    // 2500 are 250000 USD, / 80000 = 3.125 BTC
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(3.125, 250000));
    assertThat(perp.funding()).isEqualTo(new Funding(0.0001, NONE, 28800, 1789920000));
    assertThat(perp.ticker().change24hRatio()).isEqualTo(0.01);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'state':1",
        "'state':2",
        "'state':3",
        "'state':4",
        "'state':null",
        "'futureType':2",
        "'preMarket':true",
        "'openingTime':1789898401000",
        "'settleCoin':'BTC'",
        "'settleCoin':'A','quoteCoin':'EUR'",
      })
  void whatDoesNotTradeOrIsOfNoKnownKindIsLeftOut(String terms) {
    listed(contract("A_USDT", "A") + "," + terms + "}");

    assertThat(feed.collect(api).perps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'futureType':1",
        "'preMarket':false,'openingTime':0",
        "'preMarket':null,'openingTime':1789898400000",
        "'type':2,'isHidden':true,'apiAllowed':false",
      })
  void whatTradesStays(String terms) {
    listed(contract("A_USDT", "A") + "," + terms + "}");

    assertThat(feed.collect(api).perps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "FILECOIN,FIL,FIL,1",
    "TRUMPOFFICIAL,TRUMP,TRUMP,1",
    "TESLA,TSLA,TSLA,1",
    "AAPLSTOCK,AAPL,AAPL,1",
    "AAPLSTOCK,,AAPL,1",
    "STOCK,,STOCK,1",
    "XPD,PALLADIUM(XPD),XPD,1",
    "AKE,Akedo,AKE,1",
    "BTC,'',BTC,1",
    "1000BONK,1000BONK,BONK,1000",
    "1000BONK,BONK,BONK,1000",
    "1000000MOG,,MOG,1000000",
    "FLOKI,1000FLOKI,FLOKI,1",
    "1INCH,1INCH,1INCH,1",
    "币安人生,币安人生,币安人生,1",
  })
  void basesAreWhatTheExchangeShowsForItsCodes(
      String code, String shown, String base, double units) {
    String name = shown == null ? "" : ",'baseCoinName':'" + shown + "'";
    listed(contract("A_USDT", code) + name + "}");

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo(base);
    assertThat(perp.ticker().markPrice()).isEqualTo(3 / units);
    // 5 contracts of 10 at 3: the worth does not depend on the bundle
    assertThat(perp.openInterest().base()).isEqualTo(50 * units);
    assertThat(perp.openInterest().quote()).isCloseTo(150, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "A,,CRYPTO",
    "XAU,,COMMODITY",
    "XAU,pow,CRYPTO",
    "A,Stock tradfi,EQUITY",
    "A,stock tradfi,EQUITY",
    "ANTHROPIC,Stock preipo 0fees tradfi,EQUITY",
    "SPY,Stock tradfi ETF stockindex,EQUITY",
    "NAS100,Stock stockindex,INDEX",
    "XAU,metals tradfi,COMMODITY",
    "USOIL,Commodities OIL tradfi,COMMODITY",
    "EUR,Forex tradfi,FX",
    "WTI,tradfi,COMMODITY",
    "ODDSTOCK,mainly,EQUITY",
  })
  void classIsWhatTheTagsSay(String code, String tags, AssetClass expected) {
    String plates =
        tags == null
            ? ""
            : ",'conceptPlate':['mc-trade-zone-" + tags.replace(" ", "','mc-trade-zone-") + "']";
    listed(contract("A_USDT", code) + plates + "}");

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void usdcContractsAreInUsdc() {
    listed(contract("A_USDT", "A").replace("'USDT'", "'USDC'") + "}");

    assertThat(onlyPerp().instrument().quote()).isEqualTo("USDC");
    assertThat(onlyPerp().instrument().settle()).isEqualTo("USDC");
  }

  @Test
  void absenceIsNotZeroAndZeroIsNotAbsence() {
    api.json(
            DETAIL,
            data(
                contract("NEW_USDT", "NEW") + "}",
                contract("GAP_USDT", "GAP").replace("10", "null") + "}"))
        .json(
            TICKER,
            data(
                "{'symbol':'NEW_USDT','lastPrice':0,'bid1':0,'ask1':null,'volume24':0,"
                    + "'amount24':0,'holdVol':0,'indexPrice':2,'fairPrice':2,'fundingRate':0,"
                    + "'timestamp':1789898399000,'riseFallRate':0,"
                    + "'riseFallRatesOfTimezone':[0,0,0]}",
                "{'symbol':'GAP_USDT','lastPrice':4,'fairPrice':4,'holdVol':5,"
                    + "'fundingRate':0.0001,'timestamp':1789890000000,"
                    + "'riseFallRatesOfTimezone':[null,0.1,0.2]}"))
        .json(
            FUNDING,
            data(
                "{'symbol':'NEW_USDT','fundingRate':0,'collectCycle':4,"
                    + "'nextSettleTime':1789905600000}"));

    MarketData data = feed.collect(api);

    // nobody traded: there is neither a last price nor a change; both lists are of one moment
    Perp fresh = data.perps().get(0);
    assertThat(fresh.ticker())
        .isEqualTo(new PerpTicker(2, 2, NONE, NONE, NONE, NONE, 0, 1789898399));
    // contracts on stocks are charged nothing, and that is a rate
    assertThat(fresh.funding()).isEqualTo(new Funding(0, NONE, 14400, 1789905600));
    assertThat(fresh.openInterest()).isEqualTo(new OpenInterest(0, 0));
    Perp gap = data.perps().get(1);
    assertThat(gap.ticker().change24hRatio()).isNaN();
    // a quiet contract is not an old one
    assertThat(gap.ticker().asOfEpochSeconds()).isEqualTo(1789898399);
    // without terms the ticker's rate says nothing; without a size contracts are no amount
    assertThat(gap.funding()).isEqualTo(Funding.NONE);
    assertThat(gap.openInterest()).isEqualTo(OpenInterest.NONE);
  }

  /** It is 1789898400; one wrong stamp is no reason to take all for wrong. */
  @ParameterizedTest
  @CsvSource({
    "1789898399000,1789890000000,1789898399",
    "1789890000000,1789898399000,1789898399",
    "1789898399000,1799898399000,1789898399", // months ahead
    "1799898399000,1789898399000,1789898399",
    "1789898399000,1789898401000,1789898401", // a clock that is a little ahead
    "1799898399000,1798898399000,1798898399", // all are wrong
    "1799898399000,'',1799898399",
    "NaN,1789898399000,1789898399",
    "0,'',NaN",
  })
  void theNewestStampThatCanBeDatesTheList(String first, String second, Double expected) {
    listed(contract("A_USDT", "A") + "}");
    api.json(
        TICKER,
        data(
            "{'symbol':'A_USDT','fairPrice':3,'timestamp':'" + first + "'}",
            "{'symbol':'B_USDT','fairPrice':3,'timestamp':'" + second + "'}"));

    assertThat(onlyPerp().ticker().asOfEpochSeconds()).isEqualTo(expected);
  }

  @Test
  void theTickersRateStandsInForOneThatIsMissing() {
    listed(contract("A_USDT", "A") + "}");
    api.json(FUNDING, data("{'symbol':'A_USDT','collectCycle':8,'nextSettleTime':1789920000000}"));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(0.0002, NONE, 28800, 1789920000));
  }

  @Test
  void withoutTheFundingListPricesAreKnownAllTheSame() {
    listed(contract("A_USDT", "A") + "}");

    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(3);
    assertThat(onlyPerp().funding()).isEqualTo(Funding.NONE);
  }

  @Test
  void aWrongRowSpoilsItselfOnly() {
    api.json(
            DETAIL,
            data(
                "'unexpected'",
                contract("A_USDT", "A") + ",'someNewerMember':{'x':[]}}",
                "{'symbol':'ODD_USDT'}",
                contract("B_USDT", "B") + "}")) // 2
        .json(
            TICKER,
            data(
                "{'symbol':'A_USDT','fairPrice':{'value':1}}",
                "42",
                "{'symbol':'B_USDT','fairPrice':6.3e-05,'timestamp':'NaN'}")) // 2
        .json(FUNDING, data("[[1]]")); // 1

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(5);
    assertThat(data.perps()).hasSize(1);
    assertThat(data.perps().getFirst().instrument().symbol()).isEqualTo("B_USDT");
    assertThat(data.perps().getFirst().ticker().markPrice()).isEqualTo(0.000063);
    assertThat(data.perps().getFirst().ticker().asOfEpochSeconds()).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'success':false,'code':510,'message':'Requests are too frequent'}|RATE_LIMITED",
        "{'success':false,'code':500}|UNAVAILABLE",
        "{'success':false,'code':501,'message':'system busy'}|UNAVAILABLE",
        "{'success':false,'code':1001,'message':'contract not exists'}|HTTP_ERROR",
        "{'code':600}|HTTP_ERROR",
        "{'success':false}|HTTP_ERROR",
        "{'success':true,'code':0}|MALFORMED",
        "{'success':true,'code':0,'data':null}|MALFORMED",
        "{}|MALFORMED",
      })
  void errorsComeWithStatus200(String answer, FailureReason expected) {
    api.file(DETAIL, FILES + "contract_detail.json").json(TICKER, answer.replace('\'', '"'));

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(expected));
  }

  @Test
  void withoutTheContractListTheFeedFails() {
    api.file(TICKER, FILES + "ticker.json");

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  private static String contract(String symbol, String base) {
    return "{'symbol':'"
        + symbol
        + "','baseCoin':'"
        + base
        + "','quoteCoin':'USDT','settleCoin':'USDT','contractSize':10,'state':0";
  }

  private void listed(String contract) {
    api.json(DETAIL, data(contract))
        .json(TICKER, data("{'symbol':'A_USDT','fairPrice':3,'holdVol':5,'fundingRate':0.0002}"));
  }

  private Perp onlyPerp() {
    MarketData data = feed.collect(api);
    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1);
    return data.perps().getFirst();
  }

  private static String data(String... rows) {
    String list = String.join(",", rows);
    return ("{'success':true,'code':0,'data':[" + list + "]}").replace('\'', '"');
  }
}
