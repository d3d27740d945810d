package dev.perps.exporter.exchange.paradex;

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
class PerpsFeedTest {
  private static final String MARKETS = "/v1/markets";
  private static final String SUMMARY = "/v1/markets/summary?market=ALL";
  private static final String FILES = "/payloads/paradex/";
  private static final double NONE = Double.NaN;

  private final Feed feed = Paradex.EXCHANGE.feeds().getFirst();
  private final CannedApi api = new CannedApi(Instant.parse("2026-09-11T17:18:40Z"));

  @Test
  void livePayloads() {
    api.file(MARKETS, FILES + "live_markets.json")
        .file(SUMMARY, FILES + "live_markets_summary.json");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    // options are none of ours
    assertThat(data.perps())
        .extracting(p -> p.instrument().symbol())
        .containsExactly("BTC-USD-PERP", "ETH-USD-PERP");
    Perp btc = data.perps().getFirst();
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "paradex",
                "BTC-USD-PERP",
                "BTC",
                "USD",
                "USDC",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(btc.ticker())
        .isEqualTo(
            // a change of 0.8582 %; 1789147120003 ms
            new PerpTicker(
                77804.85141726,
                77788.24195927,
                77799.4,
                77804.3,
                77814,
                0.008582,
                4273947.632803999,
                1789147120.003));
    // for 8 h, and it accrues all the time
    assertThat(btc.funding()).isEqualTo(new Funding(0.00007688102642, NONE, 28800, NONE));
    // 50.4599 x 77804.85141726 = 3926025.02...
    assertThat(btc.openInterest().base()).isEqualTo(50.4599);
    assertThat(btc.openInterest().quote()).isCloseTo(3926025.02, within(0.1));
  }

  /** The list of 2024 says nothing of periods: all were of eight hours. */
  @Test
  void olderPayloads() {
    api.json(MARKETS, results(market("BTC").replace(",'funding_period_hours':4", "")))
        .file(SUMMARY, FILES + "markets_summary.json");

    Perp btc = onlyPerp();

    assertThat(btc.ticker().markPrice()).isEqualTo(68465.17449906);
    assertThat(btc.ticker().indexPrice()).isEqualTo(67367.37268422);
    assertThat(btc.ticker().change24hRatio()).isEqualTo(0.009032);
    assertThat(btc.ticker().volume24hQuote()).isEqualTo(5815541.397939004);
    assertThat(btc.funding()).isEqualTo(new Funding(0.01629574927887, NONE, 28800, NONE));
    // 162.272 x 68465.17449906 = 11109980.79...
    assertThat(btc.openInterest().quote()).isCloseTo(11109980.79, within(0.1));
  }

  @Test
  void olderList() {
    api.file(MARKETS, FILES + "markets.json")
        .json(SUMMARY, results("{'symbol':'BODEN-USD-PERP','mark_price':'0.05'}"));

    assertThat(onlyPerp().instrument().base()).isEqualTo("BODEN");
  }

  @Test
  void thousands() {
    api.json(MARKETS, results(market("kPEPE")))
        .json(
            SUMMARY,
            results(
                "{'symbol':'kPEPE-USD-PERP','mark_price':'0.007','underlying_price':'0.0071',"
                    + "'last_traded_price':'0.0072','bid':'0.0069','ask':'0.0073',"
                    + "'open_interest':'5000','volume_24h':'9'}"));

    Perp pepe = onlyPerp();

    assertThat(pepe.instrument().base()).isEqualTo("PEPE");
    assertThat(pepe.ticker().markPrice()).isCloseTo(0.000007, within(1e-15));
    assertThat(pepe.ticker().indexPrice()).isCloseTo(0.0000071, within(1e-15));
    assertThat(pepe.ticker().bidPrice()).isCloseTo(0.0000069, within(1e-15));
    assertThat(pepe.ticker().askPrice()).isCloseTo(0.0000073, within(1e-15));
    assertThat(pepe.openInterest().base()).isEqualTo(5000000); // x 1000
    assertThat(pepe.openInterest().quote()).isCloseTo(35, within(1e-9)); // 5000 x 0.007
    assertThat(pepe.ticker().volume24hQuote()).isEqualTo(9); // dollars already
  }

  @ParameterizedTest
  @CsvSource({
    "KAVA,KAVA,CRYPTO",
    "1000BONK,BONK,CRYPTO",
    "XAU,XAU,COMMODITY",
    "NVDA,NVDA,EQUITY",
    "EUR,EUR,FX"
  })
  void bases(String name, String base, AssetClass assetClass) {
    api.json(MARKETS, results(market(name)))
        .json(SUMMARY, results("{'symbol':'%s-USD-PERP','mark_price':'1'}".formatted(name)));

    assertThat(onlyPerp().instrument().base()).isEqualTo(base);
    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(assetClass);
  }

  @ParameterizedTest
  @CsvSource({
    "PERP,0,0,true",
    "PERP,1717065600000,0,true",
    "PERP,1789150000000,0,false", // opens at 18:06
    "PERP,0,1789150000000,true", // ends then
    "PERP,0,1789140000000,false",
    "PERP_OPTION,0,0,false",
    "OPTION,0,1798185600000,false",
    "SPOT,0,0,false",
  })
  void onlyPerpetualsThatTradeNow(String kind, String openAt, String expiryAt, boolean live) {
    api.json(
            MARKETS,
            results(
                market("A")
                    .replace("'asset_kind':'PERP'", "'asset_kind':'" + kind + "'")
                    .replace("'expiry_at':0", "'expiry_at':" + expiryAt)
                    .replace("'open_at':0", "'open_at':" + openAt)))
        .json(SUMMARY, results("{'symbol':'A-USD-PERP','mark_price':'1'}"));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "4,'\"0.0001\"',0.0001,14400",
    "'\"24\"','\"-0.0001\"',-0.0001,86400",
    "1,0,0,3600", // accrues nothing just now
    "8,'\"\"',NaN,NaN",
    "0,'\"0.0001\"',NaN,NaN", // a rate for no time
  })
  void funding(String hours, String rate, double expected, double interval) {
    api.json(MARKETS, results(market("A").replace("hours':4", "hours':" + hours)))
        .json(
            SUMMARY,
            results("{'symbol':'A-USD-PERP','mark_price':'1','funding_rate':" + rate + "}"));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(expected, NONE, interval, NONE));
  }

  @Test
  void whereOthersNameTheirPeriodNoneIsGuessed() {
    api.json(
            MARKETS,
            results(
                market("A"),
                market("B").replace(",'funding_period_hours':4", ""),
                market("C").replace("hours':4", "hours':''")))
        .json(
            SUMMARY,
            results(
                "{'symbol':'A-USD-PERP','mark_price':'1','funding_rate':'0.0001'}",
                "{'symbol':'B-USD-PERP','mark_price':'1','funding_rate':'0.0001'}",
                "{'symbol':'C-USD-PERP','mark_price':'1','funding_rate':'0.0001'}"));

    assertThat(feed.collect(api).perps())
        .extracting(Perp::funding)
        .containsExactly(new Funding(0.0001, NONE, 14400, NONE), Funding.NONE, Funding.NONE);
  }

  @Test
  void absence() {
    api.json(MARKETS, results(market("A"), market("B"), market("C")))
        .json(
            SUMMARY,
            results(
                "{'symbol':'A-USD-PERP','mark_price':'','underlying_price':'0',"
                    + "'last_traded_price':'','bid':'','ask':'0','volume_24h':'0',"
                    + "'open_interest':'0','funding_rate':'','price_change_rate_24h':'0'}",
                "{'symbol':'B-USD-PERP','mark_price':''}")); // says nothing; C has no row

    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, NONE));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(0, NONE));
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            MARKETS,
            results(
                market("A"), market("B").replace("'base_currency':'B'", "'base_currency':''"))) // 1
        .json(
            SUMMARY,
            results(
                "{'symbol':'A-USD-PERP','mark_price':'1'}",
                "{'symbol':'A-USD-PERP','mark_price':'2'}",
                "{'mark_price':'2'}", // 2
                "{'symbol':'X','mark_price':'two'}")); // 3

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(3);
    assertThat(data.perps()).singleElement().returns(1.0, p -> p.ticker().markPrice());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'error':'RATE_LIMIT_EXCEEDED','message':'slow down'}|RATE_LIMITED",
        "{'error':'GEO_IP_BLOCK','message':'no','data':null}|GEO_BLOCKED",
        "{'error':'SERVICE_UNAVAILABLE'}|UNAVAILABLE",
        "{'error':'INTERNAL_ERROR'}|UNAVAILABLE",
        "{'error':'VALIDATION_ERROR','message':'market'}|HTTP_ERROR",
        "{'results':null}|MALFORMED",
        "{}|MALFORMED",
      })
  void errors(String answer, FailureReason expected) {
    api.file(MARKETS, FILES + "markets.json").json(SUMMARY, answer.replace('\'', '"'));

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, failure -> assertThat(failure.reason()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {MARKETS, SUMMARY})
  void withoutOneOfTheCallsNothingCanBeSaid(String call) {
    api.file(MARKETS, FILES + "markets.json")
        .file(SUMMARY, FILES + "markets_summary.json")
        .json(call, "{\"error\":\"NOT_FOUND\"}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("error NOT_FOUND");
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private static String market(String base) {
    return """
        {'symbol':'%s-USD-PERP','base_currency':'%s','quote_currency':'USD',
        'settlement_currency':'USDC','asset_kind':'PERP','open_at':0,'expiry_at':0
        ,'funding_period_hours':4}"""
        .formatted(base, base);
  }

  private static String results(String... rows) {
    return "{'results':[%s]}".formatted(String.join(",", rows)).replace('\'', '"');
  }
}
