package dev.perps.exporter.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class UsdmFeedTest {
  private static final String INFO = "/fapi/v1/exchangeInfo";
  private static final String TICKER = "/fapi/v1/ticker/24hr";
  private static final String PREMIUM = "/fapi/v1/premiumIndex";
  private static final String TERMS = "/fapi/v1/fundingInfo";
  private static final String BOOK = "/fapi/v1/ticker/bookTicker";
  private static final String INTEREST = "/fapi/v1/openInterest?symbol=";
  private static final String RATIO =
      "/futures/data/globalLongShortAccountRatio?period=5m&limit=1&symbol=";
  private static final String FILES = "/payloads/binance/fapi_";

  /** The prices that {@code priced} gives: a contract with nothing odd about it. */
  private static final String PREMIUM_ROW =
      "{'symbol':'%s','markPrice':'200','indexPrice':'199','lastFundingRate':'0.0003',"
          + "'nextFundingTime':1753804800000,'time':1753788172000}";

  private final Feed feed = Binance.EXCHANGE.feeds().get(0);
  private final CannedApi api = new CannedApi(Instant.parse("2025-07-29T11:00:00Z"));

  @Test
  void realPayloads() {
    api.file(INFO, FILES + "exchangeInfo.json")
        .file(TICKER, FILES + "ticker24hr.json")
        .file(PREMIUM, FILES + "premiumIndex.json")
        .file(TERMS, FILES + "fundingInfo.json")
        .file(INTEREST + "BTCUSDT", FILES + "openInterest.json");

    MarketData data = feed.collect(api);

    // Of the other 118 live contracts nothing is told but that they exist; SUSDT of the ticker
    // file was not listed yet when the contract list was captured.
    assertThat(data.perps()).hasSize(1);
    Perp btc = data.perps().getFirst();
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "binance",
                "BTCUSDT",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    double none = Double.NaN;
    assertThat(btc.ticker())
        .isEqualTo(
            // time 1621252344001 ms
            new PerpTicker(
                45802.81129892, 45745.47701915, none, none, none, none, none, 1621252344.001));
    // fundingInfo does not name BTCUSDT: 8 h = 28800 s; nextFundingTime 1621267200000 ms
    assertThat(btc.funding()).isEqualTo(new Funding(0.00063521, none, 28800, 1621267200));
    // 10659.509 BTC x 45802.81129892 USDT = 488235479.26613943 USDT
    assertThat(btc.openInterest().base()).isEqualTo(10659.509);
    assertThat(btc.openInterest().quote()).isCloseTo(488235479.26613943, within(1e-5));
    assertThat(data.malformedRows()).isZero();
    assertThat(data.spots()).isEmpty();
  }

  @Test
  void realTickerOfALaterListing() {
    api.json(INFO, info(contract("SUSDT", "S")))
        .file(TICKER, FILES + "ticker24hr.json")
        .json(PREMIUM, "[]")
        .json(TERMS, "[]");

    PerpTicker ticker = onlyPerp().ticker();

    assertThat(ticker.lastPrice()).isEqualTo(0.315);
    // -6.777 % (and -0.0229 / 0.3379 = -0.06777)
    assertThat(ticker.change24hRatio()).isCloseTo(-0.06777, within(1e-12));
    assertThat(ticker.volume24hQuote()).isEqualTo(38709237.2289);
    // no premiumIndex row: closeTime 1753788172414 ms
    assertThat(ticker.asOfEpochSeconds()).isEqualTo(1753788172.414);
    assertThat(ticker.markPrice()).isNaN();
  }

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

  @Test
  void bundlesAreCountedInPlainCoins() {
    api.json(INFO, info(contract("1MBABYDOGEUSDT", "1MBABYDOGE")))
        .json(
            TICKER,
            rows(
                "{'symbol':'1MBABYDOGEUSDT','lastPrice':'0.0012','priceChangePercent':'5',"
                    + "'volume':'700000','quoteVolume':'840.5','closeTime':1753788000000}"))
        .json(
            PREMIUM,
            rows(
                "{'symbol':'1MBABYDOGEUSDT','markPrice':'0.0011','indexPrice':'0.00109',"
                    + "'lastFundingRate':'-0.0004','nextFundingTime':1753790400000,"
                    + "'time':1753788172000}"))
        .json(TERMS, rows("{'symbol':'1MBABYDOGEUSDT','fundingIntervalHours':1}"))
        .json(BOOK, rows("{'symbol':'1MBABYDOGEUSDT','bidPrice':'0.00119','askPrice':'0.00121'}"))
        .json(INTEREST + "1MBABYDOGEUSDT", "{\"openInterest\":\"250000\"}");

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo("BABYDOGE");
    // a bundle is 10^6 coins
    assertThat(perp.ticker().markPrice()).isCloseTo(1.1e-9, within(1e-18));
    assertThat(perp.ticker().indexPrice()).isCloseTo(1.09e-9, within(1e-18));
    assertThat(perp.ticker().lastPrice()).isCloseTo(1.2e-9, within(1e-18));
    assertThat(perp.ticker().bidPrice()).isCloseTo(1.19e-9, within(1e-18));
    assertThat(perp.ticker().askPrice()).isCloseTo(1.21e-9, within(1e-18));
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(840.5);
    assertThat(perp.funding()).isEqualTo(new Funding(-0.0004, Double.NaN, 3600, 1753790400));
    // 250000 bundles = 2.5 x 10^11 coins; 250000 x 0.0011 = 275 USDT
    assertThat(perp.openInterest().base()).isEqualTo(2.5e11);
    assertThat(perp.openInterest().quote()).isCloseTo(275, within(1e-9));
  }

  @Test
  void withoutFundingTermsARateHasNoMeaning() {
    priced("BTCUSDT"); // fundingInfo is not prepared: the call fails

    Funding funding = onlyPerp().funding();

    assertThat(funding.rate()).isNaN();
    assertThat(funding.intervalSeconds()).isNaN();
    assertThat(funding.nextEpochSeconds()).isEqualTo(1753804800);
  }

  @Test
  void anUnreadableRowOfFundingTermsMayBeOfAnyContract() {
    api.json(INFO, info(contract("BTCUSDT", "BTC"), contract("BLZUSDT", "BLZ")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT", "BLZUSDT"))
        .json(TERMS, rows("{'symbol':'BLZUSDT','fundingIntervalHours':4}", "null"));

    MarketData data = feed.collect(api);

    assertThat(find(data.perps(), "BLZUSDT").funding().intervalSeconds()).isEqualTo(14400);
    assertThat(find(data.perps(), "BTCUSDT").funding().rate()).isNaN();
    assertThat(find(data.perps(), "BTCUSDT").ticker().markPrice()).isEqualTo(200);
    assertThat(data.malformedRows()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'value':1}", "'soon'", "''", "[8]", "true"})
  void anUnreadableIntervalIsOfItsContractOnly(String interval) {
    api.json(INFO, info(contract("BTCUSDT", "BTC"), contract("BLZUSDT", "BLZ")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT", "BLZUSDT"))
        .json(TERMS, rows("{'symbol':'BLZUSDT','fundingIntervalHours':" + interval + "}"));

    MarketData data = feed.collect(api);

    // the central checks drop and count what is infinite, and the rate with it
    assertThat(find(data.perps(), "BLZUSDT").funding().intervalSeconds()).isInfinite();
    assertThat(find(data.perps(), "BTCUSDT").funding().intervalSeconds()).isEqualTo(28800);
    assertThat(find(data.perps(), "BTCUSDT").funding().rate()).isEqualTo(0.0003);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"4, 14400", "\"4\", 14400", "null, NaN", "0, NaN"})
  void intervalsAreHours(String hours, Double seconds) {
    priced("BTCUSDT")
        .json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':" + hours + "}"));

    assertThat(onlyPerp().funding().intervalSeconds()).isEqualTo(seconds);
  }

  @Test
  void anIntervalThatIsListedButNotToldIsUnknown() {
    priced("BTCUSDT").json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':null}"));

    assertThat(onlyPerp().funding().rate()).isNaN();
    assertThat(onlyPerp().funding().intervalSeconds()).isNaN();
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
        .json(BOOK, rows("{'symbol':'NEWUSDT','bidPrice':'0.00','askPrice':'0.00'}"))
        .json(INTEREST + "NEWUSDT", "{\"openInterest\":\"0.000\"}");

    Perp perp = onlyPerp();

    double none = Double.NaN;
    // that nothing was traded and nobody holds a position is true all the same
    assertThat(perp.ticker())
        .isEqualTo(new PerpTicker(none, none, none, none, none, none, 0, none));
    assertThat(perp.funding()).isEqualTo(new Funding(none, none, 28800, none));
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(0, none));
  }

  @Test
  void aRateOfZeroIsARate() {
    api.json(INFO, info(contract("BTCUSDT", "BTC")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT").replace("0.0003", "0.00000000"))
        .json(TERMS, "[]");

    assertThat(onlyPerp().funding().rate()).isZero();
  }

  @Test
  void aRateThatIsMissingLeavesTheRest() {
    api.json(INFO, info(contract("BTCUSDT", "BTC")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("BTCUSDT").replace("0.0003", ""))
        .json(TERMS, "[]");

    assertThat(onlyPerp().funding().rate()).isNaN();
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(200);
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
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            INFO,
            info(
                contract("BTCUSDT", "BTC"),
                contract("ETHUSDT", "ETH"),
                contract("NULLUSDT", "NULL").replace("'NULL'", "null"), // 1: no base
                contract("EMPTYUSDT", ""), // 2: nor here
                "17")) // 3
        .json(
            TICKER,
            rows(
                "{'lastPrice':'1'}", // 4: of no market
                "{'symbol':null,'lastPrice':'1'}", // 5
                "{'symbol':'BTCUSDT','lastPrice':'205','quoteVolume':'1000'}",
                "{'symbol':'BTCUSDT','lastPrice':'206','quoteVolume':'2000'}",
                "{'symbol':'ETHUSDT','lastPrice':{'was':'9'},'quoteVolume':'3000'}")) // 6
        .json(PREMIUM, premiumRows("BTCUSDT", "ETHUSDT", "NULLUSDT", "EMPTYUSDT"))
        .json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':4}"))
        .json(BOOK, rows("'?'", "{'symbol':'BTCUSDT','bidPrice':'204','askPrice':'206'}")); // 7

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(7);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTCUSDT", "ETHUSDT");
    assertThat(find(data.perps(), "BTCUSDT").ticker().lastPrice()).isEqualTo(205);
    assertThat(find(data.perps(), "BTCUSDT").ticker().bidPrice()).isEqualTo(204);
    assertThat(find(data.perps(), "ETHUSDT").ticker().lastPrice()).isNaN();
    assertThat(find(data.perps(), "ETHUSDT").ticker().markPrice()).isEqualTo(200);
  }

  @Test
  void aSymbolListedTwiceIsOneContract() {
    priced("BTCUSDT")
        .json(TERMS, "[]")
        .json(INFO, info(contract("BTCUSDT", "BTC"), contract("BTCUSDT", "ETH")));

    assertThat(onlyPerp().instrument().base()).isEqualTo("BTC");
  }

  @Test
  void bestPricesAndOpenInterestAreExtras() {
    priced("BTCUSDT").json(TERMS, "[]");

    Perp perp = onlyPerp();

    assertThat(perp.ticker().bidPrice()).isNaN();
    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(perp.ticker().markPrice()).isEqualTo(200);
  }

  @Test
  void openInterestIsAskedForTheBiggestFirst() {
    api.json(
            INFO,
            info(
                contract("SMALLUSDT", "SMALL"),
                contract("UNKNOWNUSDT", "UNKNOWN"),
                contract("BIGUSDT", "BIG"),
                contract("DEADUSDT", "DEAD", "PERPETUAL", "CLOSE", "4133404800000", "COIN"),
                contract("IDLEUSDT", "IDLE")))
        .json(
            TICKER,
            rows(
                "{'symbol':'SMALLUSDT','quoteVolume':'10.5','volume':'90000'}",
                "{'symbol':'DEADUSDT','quoteVolume':'5000'}",
                "{'symbol':'IDLEUSDT','quoteVolume':'0'}",
                "{'symbol':'BIGUSDT','quoteVolume':'900','volume':'3'}"))
        .json(PREMIUM, "[]");
    List<String> asked = new ArrayList<>();

    feed.collect(recordingSweep(api, asked));

    assertThat(asked).containsExactly("BIGUSDT", "SMALLUSDT", "IDLEUSDT", "UNKNOWNUSDT");
  }

  @Test
  void longAccountsForEachShortOne() {
    priced("BTCUSDT")
        .json(TERMS, "[]")
        .file(RATIO + "BTCUSDT", FILES + "globalLongShortAccountRatio.json");

    // The newest row: 0.6617 / 0.3382 = 1.9565346; what the sample's other row states as the ratio
    // contradicts its parts.
    assertThat(onlyPerp().longShortAccountRatio()).isCloseTo(1.9565346, within(1e-7));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "[{\"longAccount\":\"0.75\"|\"shortAccount\":0.25}], 3",
        "[{\"longAccount\":\"0.75\"}], NaN",
        "[null], NaN",
        "[], NaN",
        "{\"code\":-1121|\"msg\":\"Invalid symbol.\"}, NaN",
        // the central checks drop and count it
        "[{\"longAccount\":\"1\"|\"shortAccount\":\"0\"}], Infinity"
      })
  void ratiosThatAreNotTold(String answer, Double ratio) {
    priced("BTCUSDT").json(TERMS, "[]").json(RATIO + "BTCUSDT", answer.replace('|', ','));

    assertThat(onlyPerp().longShortAccountRatio()).isEqualTo(ratio);
  }

  @Test
  void howAccountsStandIsAskedForTheTenBiggestOnly() {
    String[] contracts = new String[12];
    String[] tickers = new String[12];
    for (int i = 0; i < 12; i++) {
      contracts[i] = contract("C" + i + "USDT", "C" + i);
      tickers[i] = "{'symbol':'C%dUSDT','quoteVolume':'%d'}".formatted(i, i);
      api.json(RATIO + "C" + i + "USDT", rows("{'longAccount':'0.6','shortAccount':'0.4'}"));
    }
    api.json(INFO, info(contracts))
        .json(TICKER, rows(tickers))
        .json(PREMIUM, "[]")
        .json(TERMS, "[]");

    List<Perp> perps = feed.collect(api).perps();

    assertThat(perps).hasSize(12);
    assertThat(perps)
        .filteredOn(perp -> Double.isNaN(perp.longShortAccountRatio()))
        .extracting(perp -> perp.instrument().base())
        .containsExactly("C0", "C1");
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

  @Test
  void figuresThatAreNoNumbersDoNoHarm() {
    api.json(INFO, info(contract("BTCUSDT", "BTC")))
        .json(TICKER, rows("{'symbol':'BTCUSDT','lastPrice':'NaN','quoteVolume':'Infinity'}"))
        .json(PREMIUM, rows("{'symbol':'BTCUSDT','markPrice':'-inf','time':'nan'}"))
        .json(TERMS, rows("{'symbol':'BTCUSDT','fundingIntervalHours':'NaN'}"));

    assertThat(onlyPerp().ticker().lastPrice()).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(strings = {INFO, TICKER, PREMIUM})
  void withoutOneOfTheseCallsNothingCanBeSaid(String call) {
    priced("BTCUSDT").json(TERMS, "[]").json(call, "{\"code\":-1003,\"msg\":\"Too many\"}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            failure -> assertThat(failure.reason()).isEqualTo(FailureReason.MALFORMED));
  }

  private CannedApi priced(String symbol) {
    return api.json(INFO, info(contract(symbol, "BTC")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows(symbol));
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  static Perp find(List<Perp> perps, String symbol) {
    return perps.stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static String premiumRows(String... symbols) {
    return rows(Arrays.stream(symbols).map(PREMIUM_ROW::formatted).toArray(String[]::new));
  }

  private static String contract(String symbol, String base) {
    return contract(symbol, base, "PERPETUAL", "TRADING", "4133404800000", "COIN");
  }

  private static String contract(
      String symbol, String base, String type, String status, String delivery, String underlying) {
    return """
        {'symbol':'%s','contractType':'%s','deliveryDate':%s,'status':'%s','baseAsset':'%s',
        'quoteAsset':'USDT','marginAsset':'USDT','underlyingType':%s}"""
        .formatted(
            symbol,
            type,
            delivery,
            status,
            base,
            underlying == null ? "null" : "'" + underlying + "'");
  }

  static String info(String... contracts) {
    return "{\"serverTime\":1753788172000,\"symbols\":" + rows(contracts) + "}";
  }

  static String rows(String... rows) {
    return quoted("[" + String.join(",", rows) + "]");
  }

  static String quoted(String json) {
    return json.replace('\'', '"');
  }

  /** Answers from an other api, and notes whose open interest is swept. */
  private static Api recordingSweep(Api api, List<String> asked) {
    return new Api() {
      @Override
      public <T> Answer<T> ask(Endpoint<T> endpoint) {
        return api.ask(endpoint);
      }

      @Override
      public <T> Map<String, T> sweep(
          Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
        if (endpoint.name().endsWith("openInterest")) {
          asked.addAll(symbolsBiggestFirst);
        }
        return Map.of();
      }

      @Override
      public Instant now() {
        return api.now();
      }
    };
  }
}
