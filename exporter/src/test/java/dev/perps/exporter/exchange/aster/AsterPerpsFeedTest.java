package dev.perps.exporter.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class AsterPerpsFeedTest {
  private static final String INFO = "/fapi/v3/exchangeInfo";
  private static final String TICKER = "/fapi/v3/ticker/24hr";
  private static final String PREMIUM = "/fapi/v3/premiumIndex";
  private static final String TERMS = "/fapi/v3/fundingInfo";
  private static final String BOOK = "/fapi/v3/ticker/bookTicker";
  private static final String INTEREST = "/fapi/v1/openInterest?symbol=";
  private static final String FILES = "/payloads/aster/";
  private static final double NONE = Double.NaN;

  /** A contract with nothing odd about it. */
  private static final String PREMIUM_ROW =
      "{'symbol':'%s','markPrice':'200','indexPrice':'199','lastFundingRate':'0.0003',"
          + "'nextFundingTime':1750147200000,'time':1750146970000}";

  private final PerpsFeed feed = new PerpsFeed();
  private final CannedApi api = new CannedApi(Instant.parse("2025-06-17T07:56:10Z"));

  @Test
  void sampleRows() {
    api.json(INFO, info(contract("BTCUSDT", "BTC")))
        .file(TICKER, FILES + "ticker24hr.json")
        .file(PREMIUM, FILES + "premiumIndex.json")
        .file(TERMS, FILES + "fundingInfo.json")
        .file(BOOK, FILES + "bookTicker.json")
        .json(INTEREST + "BTCUSDT", "{\"symbol\":\"BTCUSDT\",\"openInterest\":\"5599.890\"}");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1);
    Perp btc = data.perps().getFirst();
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "aster", "BTCUSDT", "BTC", "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO));
    assertThat(btc.ticker().markPrice()).isEqualTo(106729.84047826);
    assertThat(btc.ticker().indexPrice()).isEqualTo(106775.72673913);
    assertThat(btc.ticker().lastPrice()).isEqualTo(107037.7);
    // of another day, and not of the ticker's own members of the same name
    assertThat(btc.ticker().bidPrice()).isEqualTo(4.0);
    assertThat(btc.ticker().askPrice()).isEqualTo(4.000002);
    // 1.755 % (and 1845.7 / 105192.0 = 0.017546)
    assertThat(btc.ticker().change24hRatio()).isCloseTo(0.01755, within(1e-12));
    assertThat(btc.ticker().volume24hQuote()).isEqualTo(923607368.61);
    // the prices' time, 1750146970000 ms, and not the ticker's closing time
    assertThat(btc.ticker().asOfEpochSeconds()).isEqualTo(1750146970);
    // fundingInfo does not name BTCUSDT: 8 h = 28800 s; 1750147200000 ms
    assertThat(btc.funding()).isEqualTo(new Funding(0.0001, NONE, 28800, 1750147200));
    // 5599.890 x 106729.84047826 = 597675366.4...
    assertThat(btc.openInterest().base()).isEqualTo(5599.89);
    assertThat(btc.openInterest().quote()).isCloseTo(597_675_366.4, within(0.1));
    assertThat(btc.longShortAccountRatio()).isNaN();
  }

  @Test
  void documentedContractList() {
    api.file(INFO, FILES + "exchangeInfo.json")
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("DOGEUSDT"))
        .file(TERMS, FILES + "fundingInfo.json");

    // The sample's base is of another coin than its symbol: the base is what counts.
    assertThat(onlyPerp().instrument().symbol()).isEqualTo("DOGEUSDT");
    assertThat(onlyPerp().instrument().base()).isEqualTo("BLZ");
  }

  @Test
  void documentedFundingTerms() {
    api.json(INFO, info(contract("INJUSDT", "INJ"), contract("ZORAUSDT", "ZORA")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("INJUSDT", "ZORAUSDT"))
        .file(TERMS, FILES + "fundingInfo.json");

    List<Perp> perps = feed.collect(api).perps();

    // 8 h and 4 h
    assertThat(perps)
        .extracting(p -> p.funding().intervalSeconds())
        .containsExactly(28800.0, 14400.0);
  }

  @Test
  void bundlesAreCountedInPlainCoins() {
    api.json(INFO, info(contract("1000PEPEUSDT", "1000PEPE")))
        .json(
            TICKER,
            rows(
                "{'symbol':'1000PEPEUSDT','lastPrice':'0.0112','priceChangePercent':'-5',"
                    + "'volume':'700000','quoteVolume':'7840.5','closeTime':1750146000000}"))
        .json(PREMIUM, premiumRows("1000PEPEUSDT").replace("\"200\"", "\"0.0111\""))
        .json(TERMS, rows("{'symbol':'1000PEPEUSDT','fundingIntervalHours':1}"))
        .json(BOOK, rows("{'symbol':'1000PEPEUSDT','bidPrice':'0.0110','askPrice':'0.0113'}"))
        .json(INTEREST + "1000PEPEUSDT", "{\"openInterest\":\"250000\"}");

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo("PEPE");
    // a bundle is a thousand coins
    assertThat(perp.ticker().markPrice()).isCloseTo(0.0000111, within(1e-15));
    assertThat(perp.ticker().lastPrice()).isCloseTo(0.0000112, within(1e-15));
    assertThat(perp.ticker().bidPrice()).isCloseTo(0.000011, within(1e-15));
    assertThat(perp.ticker().askPrice()).isCloseTo(0.0000113, within(1e-15));
    assertThat(perp.ticker().change24hRatio()).isCloseTo(-0.05, within(1e-12));
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(7840.5);
    assertThat(perp.funding()).isEqualTo(new Funding(0.0003, NONE, 3600, 1750147200));
    // 250000 x 1000 coins; 250000 x 0.0111 = 2775 USDT
    assertThat(perp.openInterest().base()).isEqualTo(2.5e8);
    assertThat(perp.openInterest().quote()).isCloseTo(2775, within(1e-6));
  }

  @Test
  void quoteAndMarginAreWhatIsStated() {
    api.json(INFO, info(contract("SNDKUSD1", "SNDK").replace("'USDT'", "'USD1'")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("SNDKUSD1"))
        .json(TERMS, "[]");

    assertThat(onlyPerp().instrument().quote()).isEqualTo("USD1");
    assertThat(onlyPerp().instrument().settle()).isEqualTo("USD1");
  }

  @Test
  void withoutAMarginAContractIsMarginedInItsQuote() {
    priced("CLUSD1")
        .json(
            INFO,
            info(
                contract("CLUSD1", "CL")
                    .replace("'quoteAsset':'USDT'", "'quoteAsset':'USD1'")
                    .replace("'marginAsset':'USDT',", "")));

    assertThat(onlyPerp().instrument().quote()).isEqualTo("USD1");
    assertThat(onlyPerp().instrument().settle()).isEqualTo("USD1");
  }

  @Test
  void aBaseThatIsMissingStandsInTheSymbol() {
    String named = contract("USDTBUSDT", "x");
    api.json(
            INFO,
            info(
                named.replace("'baseAsset':'x',", ""),
                contract("AUSDT", "x").replace("'x'", "null"),
                contract("BUSDC", ""), // 1: the symbol does not end with the quote
                contract("USDT", ""))) // 2: nothing stands before it
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("USDTBUSDT", "AUSDT", "BUSDC", "USDT"))
        .json(TERMS, "[]");

    MarketData data = feed.collect(api);

    // only the end of the symbol is cut off
    assertThat(data.perps()).extracting(p -> p.instrument().base()).containsExactly("USDTB", "A");
    assertThat(data.malformedRows()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "PERPETUAL,TRADING,4133404800000,true",
    "PERPETUAL,TRADING,,true",
    // delisted on 2025-06-18, trading until then; and a second ago
    "PERPETUAL,TRADING,1750204800000,true",
    "PERPETUAL,TRADING,1750146969000,false",
    "PERPETUAL,PENDING_TRADING,4133404800000,false",
    "PERPETUAL,PRE_SETTLE,4133404800000,false",
    "PERPETUAL,SETTLING,4133404800000,false",
    "PERPETUAL,CLOSE,4133404800000,false",
    "'',PENDING_TRADING,4133404800000,false",
    "CURRENT_QUARTER,TRADING,1758873600000,false",
  })
  void onlyPerpetualsThatTradeNow(String type, String status, String delivery, boolean live) {
    priced("BTCUSDT")
        .json(INFO, info(contract("BTCUSDT", "BTC", type, status, delivery, "'symbolType':0")));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
  }

  @Test
  void theExchangesOwnTestsAreNoMarkets() {
    priced("TESTUSDT").json(INFO, info(contract("TESTUSDT", "TEST")));

    assertThat(feed.collect(api).perps()).isEmpty();
    assertThat(feed.collect(api).malformedRows()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BTC      | 'symbolType':0,'underlyingSubType':['Top'],'channel':'{}'                 | CRYPTO",
        "PEPE     | 'underlyingSubType':[]                                                    | CRYPTO",
        "META     | 'symbolType':1,'underlyingSubType':['STOCK'],'channel':'nasdaq'           | EQUITY",
        "META     | 'symbolType':0,'underlyingSubType':['AI'],'channel':''                    | EQUITY",
        "POLY     | 'symbolType':0,'underlyingSubType':['pre-launch','STOCK','USD1-RWA']      | EQUITY",
        "PAXG     | 'symbolType':1,'underlyingSubType':['Commodities']                        | COMMODITY",
        "XAU      | 'symbolType':1,'underlyingSubType':['USD1-RWA'],'channel':'{}'            | COMMODITY",
        "XAG      | 'symbolType':1,'underlyingSubType':[],'channel':'forex'                   | COMMODITY",
        "EURUSD   | 'symbolType':1,'underlyingSubType':[],'channel':'forex'                   | FX",
        "USDXYZ   | 'symbolType':1,'underlyingSubType':null,'channel':'forex'                 | FX",
        "SPX      | 'symbolType':1,'underlyingSubType':['ETF'],'channel':'nasdaq'             | INDEX",
        "SKHYNIX  | 'symbolType':0,'underlyingSubType':['Semiconductor'],'channel':'krstock'  | EQUITY",
        "700      | 'symbolType':0,'channel':'hkstock'                                        | EQUITY",
        "WHATEVER | 'symbolType':1                                                            | EQUITY",
        "BTC      | 'symbolType':'0','underlyingSubType':{'odd':1},'channel':{}               | CRYPTO",
      })
  void assetClassIsWhatTagsAndMarketsTell(String base, String members, AssetClass expected) {
    priced("XUSDT")
        .json(
            INFO, info(contract("XUSDT", base, "PERPETUAL", "TRADING", "4133404800000", members)));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
    assertThat(onlyPerp().instrument().base()).isEqualTo(base);
  }

  @Test
  void aNumberInTheNameOfAnIndexIsNoBundle() {
    priced("1000IDXUSDT")
        .json(
            INFO,
            info(
                contract(
                    "1000IDXUSDT", "1000IDX", "PERPETUAL", "TRADING", "null", "'symbolType':1")));

    assertThat(onlyPerp().instrument().base()).isEqualTo("1000IDX");
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(200);
  }

  @Test
  void openInterestIsAnExtraAsAreBestPrices() {
    priced("BTCUSDT"); // neither call is prepared: both fail

    Perp perp = onlyPerp();

    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(perp.ticker().bidPrice()).isNaN();
    assertThat(perp.ticker().markPrice()).isEqualTo(200);
    assertThat(perp.funding().rate()).isEqualTo(0.0003);
  }

  @Test
  void withoutFundingTermsARateHasNoMeaning() {
    priced("BTCUSDT").json(TERMS, "{\"code\":-1000,\"msg\":\"unknown\"}");

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, NONE, 1750147200));
  }

  @Test
  void anUnreadableRowOfFundingTermsMayBeOfAnyContract() {
    api.json(INFO, info(contract("BTCUSDT", "BTC"), contract("BLZUSDT", "BLZ")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT", "BLZUSDT"))
        .json(TERMS, rows("{'symbol':'BLZUSDT','fundingIntervalHours':4}", "{'symbol':null}"));

    MarketData data = feed.collect(api);

    assertThat(find(data, "BLZUSDT").funding().intervalSeconds()).isEqualTo(14400);
    assertThat(find(data, "BTCUSDT").funding().rate()).isNaN();
    assertThat(find(data, "BTCUSDT").ticker().markPrice()).isEqualTo(200);
    assertThat(data.malformedRows()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1, 3600",
        "\"4\", 14400",
        "null, NaN",
        "0, NaN",
        "\"soon\", Infinity",
        "{}, Infinity"
      })
  void intervalsAreHours(String hours, Double seconds) {
    priced("BTCUSDT")
        .json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':" + hours + "}"));

    // the central checks drop and count what is infinite, and the rate with it
    assertThat(onlyPerp().funding().intervalSeconds()).isEqualTo(seconds);
  }

  @Test
  void zerosThatStandForNothingAreAbsent() {
    api.json(INFO, info(contract("NEWUSDT", "NEW")))
        .json(
            TICKER,
            rows(
                "{'symbol':'NEWUSDT','lastPrice':'0.00','priceChangePercent':'0.000',"
                    + "'volume':'0.000','quoteVolume':'0.00','closeTime':0}"))
        .json(
            PREMIUM,
            rows(
                "{'symbol':'NEWUSDT','markPrice':'0.00000000','indexPrice':'0.00000000',"
                    + "'lastFundingRate':'0.00000000','nextFundingTime':0,'time':0}"))
        .json(TERMS, "[]")
        .json(BOOK, rows("{'symbol':'NEWUSDT','bidPrice':'0.000000','askPrice':'0.000000'}"))
        .json(INTEREST + "NEWUSDT", "{\"openInterest\":\"0\"}");

    // that nothing was traded and nobody holds a position is true all the same
    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, NONE));
    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, 28800, NONE));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(0, NONE));
  }

  @Test
  void aRateOfZeroIsARateAndAnEmptyOneIsNone() {
    priced("BTCUSDT").json(PREMIUM, premiumRows("BTCUSDT").replace("0.0003", "0.00000000"));
    assertThat(onlyPerp().funding().rate()).isZero();

    api.json(PREMIUM, premiumRows("BTCUSDT").replace("0.0003", ""));
    assertThat(onlyPerp().funding().rate()).isNaN();
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(200);
  }

  @Test
  void withoutPricesTheNewestTradeOfAllCounts() {
    priced("BTCUSDT")
        .json(PREMIUM, "[]")
        .json(
            TICKER,
            rows(
                "{'symbol':'BTCUSDT','lastPrice':'205','closeTime':1750145000000}",
                "{'symbol':'ETHUSDT','lastPrice':'20','closeTime':1750146000500}"));

    assertThat(onlyPerp().ticker().asOfEpochSeconds()).isEqualTo(1750146000.5);
    assertThat(onlyPerp().ticker().markPrice()).isNaN();
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            INFO,
            info(
                contract("BTCUSDT", "BTC"),
                contract("ETHUSDT", "ETH"),
                contract("XUSDT", "X").replace("'status':'TRADING'", "'status':null"), // 1
                "17")) // 2
        .json(
            TICKER,
            rows(
                "{'lastPrice':'1'}", // 3: of no market
                "{'symbol':'BTCUSDT','lastPrice':'205','quoteVolume':'1000'}",
                "{'symbol':'ETHUSDT','lastPrice':[9],'quoteVolume':'3000'}")) // 4
        .json(PREMIUM, premiumRows("BTCUSDT", "ETHUSDT", "XUSDT"))
        .json(TERMS, "[]")
        .json(BOOK, rows("'?'", "{'symbol':'BTCUSDT','bidPrice':'204','askPrice':'206'}")); // 5

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(5);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTCUSDT", "ETHUSDT");
    assertThat(find(data, "BTCUSDT").ticker().bidPrice()).isEqualTo(204);
    assertThat(find(data, "ETHUSDT").ticker().lastPrice()).isNaN();
    assertThat(find(data, "ETHUSDT").ticker().markPrice()).isEqualTo(200);
  }

  @Test
  void openInterestIsAskedForTheBiggestFirst() {
    api.json(
            INFO,
            info(
                contract("SMALLUSDT", "SMALL"),
                contract("UNKNOWNUSDT", "UNKNOWN"),
                contract("BIGUSDT", "BIG"),
                contract("DEADUSDT", "DEAD", "PERPETUAL", "CLOSE", "null", "'symbolType':0")))
        .json(
            TICKER,
            rows(
                "{'symbol':'SMALLUSDT','quoteVolume':'10.5','volume':'90000'}",
                "{'symbol':'DEADUSDT','quoteVolume':'5000'}",
                "{'symbol':'BIGUSDT','quoteVolume':'900','volume':'3'}"))
        .json(PREMIUM, "[]");
    List<String> asked = new ArrayList<>();

    feed.collect(recordingSweep(asked));

    assertThat(asked).containsExactly("BIGUSDT", "SMALLUSDT", "UNKNOWNUSDT");
  }

  @ParameterizedTest
  @ValueSource(strings = {INFO, TICKER, PREMIUM})
  void withoutOneOfTheseCallsNothingCanBeSaid(String call) {
    priced("BTCUSDT").json(call, "{\"code\":-1003,\"msg\":\"Too many requests\"}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.MALFORMED));
  }

  private CannedApi priced(String symbol) {
    return api.json(INFO, info(contract(symbol, "BTC")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows(symbol))
        .json(TERMS, "[]");
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private static Perp find(MarketData data, String symbol) {
    return data.perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static String premiumRows(String... symbols) {
    return rows(Arrays.stream(symbols).map(PREMIUM_ROW::formatted).toArray(String[]::new));
  }

  private static String contract(String symbol, String base) {
    return contract(
        symbol, base, "PERPETUAL", "TRADING", "4133404800000", "'underlyingSubType':[]");
  }

  private static String contract(
      String symbol, String base, String type, String status, String delivery, String members) {
    return """
        {'symbol':'%s','pair':'%s','contractType':'%s','deliveryDate':%s,'status':'%s',
        'baseAsset':'%s','quoteAsset':'USDT','marginAsset':'USDT','underlyingType':'COIN',%s}"""
        .formatted(symbol, symbol, type, delivery, status, base, members);
  }

  static String info(String... markets) {
    return "{\"serverTime\":1565613908500,\"symbols\":" + rows(markets) + "}";
  }

  static String rows(String... rows) {
    return ("[" + String.join(",", rows) + "]").replace('\'', '"');
  }

  /** Answers from {@link #api}, and notes what is swept. */
  private Api recordingSweep(List<String> asked) {
    return new Api() {
      @Override
      public <T> Answer<T> ask(Endpoint<T> endpoint) {
        return api.ask(endpoint);
      }

      @Override
      public <T> Map<String, T> sweep(
          Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
        asked.addAll(symbolsBiggestFirst);
        return Map.of();
      }

      @Override
      public Instant now() {
        return api.now();
      }
    };
  }
}
