package dev.perps.exporter.exchange.gateio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
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
class ContractFeedTest {
  private static final String CONTRACTS = "/api/v4/futures/usdt/contracts";
  private static final String TICKERS = "/api/v4/futures/usdt/tickers";
  private static final String FILES = "/payloads/gateio/";
  private static final double NONE = Double.NaN;
  private static final Instant NOW = Instant.parse("2026-09-25T18:00:00Z"); // 1790359200

  private final CannedApi api = new CannedApi(NOW);

  @Test
  void realPayloads() {
    api.file(CONTRACTS, FILES + "contracts_usdt.json").file(TICKERS, FILES + "tickers.json");

    MarketData data = usdt();

    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1); // the only ticker is Bitcoin's
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "gateio",
                "BTC_USDT",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    // 7.45 % = 0.0745; volume in USDT is volume_24h_quote; the list has no stamp
    assertThat(perp.ticker().change24hRatio()).isCloseTo(0.0745, within(1e-15));
    assertThat(perp.ticker())
        .isEqualTo(
            new PerpTicker(
                102961.81,
                102796.9,
                102969.5,
                102984.6,
                102984.7,
                perp.ticker().change24hRatio(),
                4017682988.0,
                NONE));
    // the ticker's rate, not the list's 0.000086, which is older
    assertThat(perp.funding()).isEqualTo(new Funding(0.000178, NONE, 28800, 1684944000));
    // position_size 169531691 x 0.0001 = 16953.1691 BTC, x 102961.81 = 1745528975.77 USDT; the
    // ticker's total_size counts both sides
    assertThat(perp.openInterest().base()).isCloseTo(16953.1691, within(1e-9));
    assertThat(perp.openInterest().quote()).isCloseTo(1745528975.77, within(0.02));
    // 5706 long, 2559 short
    assertThat(perp.longShortAccountRatio()).isCloseTo(2.2297772567, within(1e-9));
  }

  @Test
  void realContractsOfTheWholeList() {
    // Tickers for all ten: a price of 1 each.
    StringBuilder tickers = new StringBuilder("[");
    for (String name : "BTC ETH SHIB PEPE COCOS PYR ACH API3 1INCH KNC".split(" ", -1)) {
      tickers.append("{'contract':'").append(name).append("_USDT','mark_price':'1'},");
    }
    tickers.setCharAt(tickers.length() - 1, ']');
    api.file(CONTRACTS, FILES + "contracts_usdt.json").json(TICKERS, quoted(tickers.toString()));

    MarketData data = usdt();

    assertThat(data.malformedRows()).isZero();
    // COCOS is being delisted; 1INCH and API3 are coins
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().base())
        .containsExactlyInAnyOrder(
            "BTC", "ETH", "SHIB", "PEPE", "PYR", "ACH", "API3", "1INCH", "KNC");
    // 456388 contracts of 10000000 PEPE; 212565997 of 10000 SHIB; sizes need not be round
    assertThat(base(data, "PEPE_USDT")).isEqualTo(4563880000000.0);
    assertThat(base(data, "SHIB_USDT")).isEqualTo(2125659970000.0);
    assertThat(base(data, "PYR_USDT")).isCloseTo(674 * 9.6, within(1e-6));
    assertThat(base(data, "ACH_USDT")).isEqualTo(22697339 * 11);
  }

  @Test
  void recordedIn2026() {
    api.file(CONTRACTS, FILES + "contracts_usdt_2026.json")
        .json(
            TICKERS,
            quoted(
                "[{'contract':'BTC_USDT','last':'83746.8','change_percentage':'-0.3892',"
                    + "'total_size':'577776862','volume_24h':'670521289',"
                    + "'volume_24h_base':'67052.1289','volume_24h_quote':'5615401236',"
                    + "'mark_price':'83746.8','funding_rate':'0.000125','index_price':'83786.4'},"
                    + "{'contract':'ARIA_USDT','last':'0.0377','mark_price':'0.0376',"
                    + "'funding_rate':''}]"));

    MarketData data = usdt();

    Perp btc = perp(data, "BTC_USDT");
    assertThat(btc.ticker().change24hRatio()).isCloseTo(-0.003892, within(1e-15));
    assertThat(btc.funding()).isEqualTo(new Funding(0.000125, NONE, 28800, 1790380800));
    // one side: 289031937 x 0.0001 = 28903.1937 BTC (both sides are 57777.6862)
    assertThat(btc.openInterest().base()).isCloseTo(28903.1937, within(1e-9));
    assertThat(btc.longShortAccountRatio()).isCloseTo(1.17418691, within(1e-8)); // 18268 / 15558
    assertThat(btc.instrument().assetClass()).isEqualTo(AssetClass.CRYPTO);
    Perp aria = perp(data, "ARIA_USDT");
    // four hours; the ticker has no rate, so the list's
    assertThat(aria.funding()).isEqualTo(new Funding(0.001026, NONE, 14400, 1790366400));
    // 34293 contracts of 100 = 3429300 ARIA, x 0.0376 = 128941.68 USDT
    assertThat(aria.openInterest().base()).isEqualTo(3429300);
    assertThat(aria.openInterest().quote()).isCloseTo(128941.68, within(1e-6));
    assertThat(aria.ticker().volume24hQuote()).isNaN();
  }

  @Test
  void inverseContractsAreOneDollarEach() {
    CannedApi btc =
        new CannedApi(NOW)
            .file("/api/v4/futures/btc/contracts", FILES + "contracts_btc.json")
            .json(
                "/api/v4/futures/btc/tickers",
                quoted(
                    "[{'contract':'BTC_USD','last':'83802','change_percentage':'-0.5',"
                        + "'mark_price':'83787.19','index_price':'83780.64','highest_bid':'83801',"
                        + "'lowest_ask':'83802','volume_24h':'9000000','volume_24h_base':'107.4',"
                        + "'volume_24h_quote':'9000000','volume_24h_settle':'107.4',"
                        + "'funding_rate':'0.0001','total_size':'14977676'}]"));

    MarketData data = new ContractFeed("btc").collect(btc);

    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "gateio", "BTC_USD", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO));
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(9000000);
    // 7488838 USD / 83787.19 = 89.379271 BTC
    assertThat(perp.openInterest().quote()).isEqualTo(7488838);
    assertThat(perp.openInterest().base()).isCloseTo(89.379271, within(1e-6));
    assertThat(perp.funding()).isEqualTo(new Funding(0.0001, NONE, 28800, 1790380800));
    assertThat(perp.longShortAccountRatio()).isCloseTo(1.53679654, within(1e-8)); // 355 / 231
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':'prelaunch'",
        "'status':'delisting'",
        "'status':'delisted'",
        "'status':'circuit_breaker'",
        "'status':'suspend'",
        "'status':'trading','in_delisting':true",
        "'in_delisting':true",
        "'status':'trading','is_pre_market':true",
        "'status':'trading','launch_time':1790359201",
        "'status':'trading','delisting_time':1790359200",
        "'status':'trading','type':'inverse'",
      })
  void whatDoesNotTradeIsLeftOut(String terms) {
    listed("{'name':'A_USDT','quanto_multiplier':'1','funding_interval':28800," + terms + "}");

    assertThat(usdt().perps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'type':'direct'",
        "'status':null,'in_delisting':null,'is_pre_market':null,'launch_time':null",
        "'status':'trading','launch_time':0,'delisting_time':0",
        "'status':'trading','launch_time':1758124392,'delisting_time':1790359201",
        "'status':'trading','launch_time':'1758124392.0'",
      })
  void whatTradesStays(String terms) {
    listed("{'name':'A_USDT','quanto_multiplier':'1'," + terms + "}");

    assertThat(usdt().perps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"A_USD", "A_USDC", "USDT", "_USDT", "A"})
  void aContractInAnotherCurrencyIsNotOfThisFeed(String name) {
    api.json(CONTRACTS, quoted("[{'name':'" + name + "','quanto_multiplier':'1'}]"))
        .json(TICKERS, quoted("[{'contract':'" + name + "','mark_price':'3'}]"));

    assertThat(usdt().perps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'',A,CRYPTO",
    "crypto,A,CRYPTO",
    "'',XAU,CRYPTO",
    ",XAU,COMMODITY",
    ",A,CRYPTO",
    "stocks,A,EQUITY",
    "indices,A,INDEX",
    "metals,A,COMMODITY",
    "commodities,A,COMMODITY",
    "forex,A,FX",
    "bonds,A,EQUITY",
    "bonds,EUR,FX",
  })
  void classIsWhatTheExchangeSays(String type, String base, AssetClass expected) {
    String told = type == null ? "" : ",'contract_type':'" + type + "'";
    api.json(
            CONTRACTS, quoted("[{'name':'" + base + "_USDT','quanto_multiplier':'1'" + told + "}]"))
        .json(TICKERS, quoted("[{'contract':'" + base + "_USDT','mark_price':'3'}]"));

    assertThat(usdt().perps().getFirst().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void absenceIsNotZeroAndZeroIsNotAbsence() {
    api.json(
            CONTRACTS,
            quoted(
                "[{'name':'NEW_USDT','quanto_multiplier':'10','position_size':0,"
                    + "'funding_rate':'0','funding_interval':14400,'funding_next_apply':1790366400.0,"
                    + "'long_users':0,'short_users':0},"
                    + "{'name':'GAP_USDT','quanto_multiplier':'','position_size':5,"
                    + "'funding_rate':'0.0001','funding_interval':0,'funding_next_apply':0,"
                    + "'long_users':3,'short_users':null}]"))
        .json(
            TICKERS,
            quoted(
                "[{'contract':'NEW_USDT','last':'0','mark_price':'2','index_price':'2',"
                    + "'highest_bid':'0','lowest_ask':'','change_percentage':'0',"
                    + "'volume_24h_quote':'0','funding_rate':'0'},"
                    + "{'contract':'GAP_USDT','last':'4','mark_price':'4',"
                    + "'change_percentage':'0','funding_rate':'0.0001'}]"));

    MarketData data = usdt();

    Perp fresh = perp(data, "NEW_USDT");
    // nobody traded: there is neither a last price nor a change; nobody bids
    assertThat(fresh.ticker()).isEqualTo(new PerpTicker(2, 2, NONE, NONE, NONE, NONE, 0, NONE));
    // a rate of 0 that is going to be applied is a rate
    assertThat(fresh.funding()).isEqualTo(new Funding(0, NONE, 14400, 1790366400));
    assertThat(fresh.openInterest()).isEqualTo(new OpenInterest(0, 0));
    assertThat(fresh.longShortAccountRatio()).isNaN();
    Perp gap = perp(data, "GAP_USDT");
    assertThat(gap.ticker().change24hRatio()).isZero();
    // without an interval a rate says nothing; without a multiplier contracts have no size
    assertThat(gap.funding()).isEqualTo(Funding.NONE);
    assertThat(gap.openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(gap.longShortAccountRatio()).isNaN();
  }

  /** The list with the payments is older than the tickers, whose rate is of the next interval. */
  @ParameterizedTest
  @CsvSource({
    "1790359200,1790359200", // right now
    "1790359170,1790373570", // half a minute ago; four hours later
    "1790280000,1790280000", // a day ago: for the central checks to drop
  })
  void afterAPaymentTheNextIsAnIntervalLater(String announced, double next) {
    api.json(
            CONTRACTS,
            quoted(
                "[{'name':'A_USDT','quanto_multiplier':'1','funding_rate':'0.0001',"
                    + "'funding_interval':14400,'funding_next_apply':"
                    + announced
                    + "}]"))
        .json(TICKERS, quoted("[{'contract':'A_USDT','mark_price':'3','funding_rate':'0.0002'}]"));

    assertThat(usdt().perps().getFirst().funding())
        .isEqualTo(new Funding(0.0002, NONE, 14400, next));
  }

  @Test
  void bundlesCountTheirCoins() {
    api.json(
            CONTRACTS,
            quoted("[{'name':'1000CAT_USDT','quanto_multiplier':'10','position_size':'2.5'}]"))
        .json(TICKERS, quoted("[{'contract':'1000CAT_USDT','mark_price':'0.004','last':'0.005'}]"));

    Perp perp = usdt().perps().getFirst();

    assertThat(perp.instrument().base()).isEqualTo("CAT");
    assertThat(perp.ticker().markPrice()).isCloseTo(0.000004, within(1e-18));
    // 2.5 contracts of 10 bundles of 1000; 25 bundles at 0.004
    assertThat(perp.openInterest().base()).isEqualTo(25000);
    assertThat(perp.openInterest().quote()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void aWrongRowSpoilsItselfOnly() {
    api.json(
            CONTRACTS,
            quoted(
                "['unexpected',{'name':'A_USDT','quanto_multiplier':'1','position_size':3},"
                    + "{'name':'B_USDT','quanto_multiplier':{'value':1}},42,null,"
                    + "{'quanto_multiplier':'1'},"
                    + "{'name':'C_USDT','quanto_multiplier':'1','position_size':4,"
                    + "'some_newer_field':[{}]}]")) // 5
        .json(
            TICKERS,
            quoted(
                "[{'contract':'A_USDT','mark_price':'1'},{'contract':'B_USDT','mark_price':'1'},"
                    + "[[1]],{'contract':'C_USDT','mark_price':'nan'},"
                    + "{'contract':'A_USDT','mark_price':'9'}]")); // 1

    MarketData data = usdt();

    assertThat(data.malformedRows()).isEqualTo(6);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("A_USDT", "C_USDT");
    assertThat(perp(data, "A_USDT").ticker().markPrice()).isEqualTo(1); // the first row counts
    // not a number is for the central checks to drop and count; its worth is not told
    assertThat(perp(data, "C_USDT").ticker().markPrice()).isInfinite();
    assertThat(perp(data, "C_USDT").openInterest().quote()).isNaN();
  }

  @Test
  void withoutOneOfItsListsTheFeedFails() {
    api.file(TICKERS, FILES + "tickers.json");
    assertThatThrownBy(this::usdt).isInstanceOf(ExchangeException.class);

    CannedApi other = new CannedApi(NOW).file(CONTRACTS, FILES + "contracts_usdt.json");
    assertThatThrownBy(() -> new ContractFeed("usdt").collect(other))
        .isInstanceOf(ExchangeException.class);
  }

  private void listed(String contract) {
    api.json(CONTRACTS, quoted("[" + contract + "]"))
        .json(TICKERS, quoted("[{'contract':'A_USDT','mark_price':'3'}]"));
  }

  private MarketData usdt() {
    return new ContractFeed("usdt").collect(api);
  }

  private static Perp perp(MarketData data, String symbol) {
    return data.perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static double base(MarketData data, String symbol) {
    return perp(data, symbol).openInterest().base();
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
