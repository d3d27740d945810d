package dev.perps.exporter.exchange.lighter;

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

/** Every expected number is worked out by hand from the exchange's documentation. */
class PerpsFeedTest {
  private static final String DETAILS = "/api/v1/orderBookDetails";
  private static final String FUNDING = "/api/v1/funding-rates";
  private static final String FILES = "/payloads/lighter/";
  private static final double NONE = Double.NaN;

  private final Feed feed = Lighter.EXCHANGE.feeds().get(0);
  private final CannedApi api = new CannedApi(Instant.parse("2026-09-11T17:18:39Z"));

  @Test
  void livePayloads() {
    api.file(DETAILS, FILES + "live_order_book_details.json")
        .file(FUNDING, FILES + "live_funding_rates.json");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    // PIPPIN is inactive
    assertThat(data.perps()).extracting(p -> p.instrument().symbol()).containsExactly("BTC", "ETH");
    Perp btc = data.perps().getFirst();
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "lighter", "BTC", "BTC", "USDC", "USDC", ContractKind.LINEAR, AssetClass.CRYPTO));
    assertThat(btc.ticker())
        .isEqualTo(
            new PerpTicker(77758.9, 77791.3, NONE, NONE, NONE, NONE, 850015955.986308, NONE));
    // Lighter's own row of four: 0.000096 / 8 = 0.000012, paid at 18:00, 1789149600
    assertThat(btc.funding().rate()).isCloseTo(0.000012, within(1e-18));
    assertThat(btc.funding().intervalSeconds()).isEqualTo(3600);
    assertThat(btc.funding().nextEpochSeconds()).isEqualTo(1789149600);
    assertThat(btc.funding().predictedRate()).isNaN();
    // 2092.76507 x 77758.9 = 162731109.80...
    assertThat(btc.openInterest().base()).isEqualTo(2092.76507);
    assertThat(btc.openInterest().quote()).isCloseTo(162731109.8, within(1.0));
  }

  /** Without a mark price, as before 2026. */
  @Test
  void olderPayloads() {
    api.file(DETAILS, FILES + "order_book_details.json")
        .file(FUNDING, FILES + "funding_rates.json");

    Perp eth = onlyPerp();

    assertThat(eth.ticker())
        .isEqualTo(
            // -0.5215684126709949 per cent
            new PerpTicker(
                NONE, NONE, 2361.31, NONE, NONE, -0.005215684126709949, 460664167.955905, NONE));
    assertThat(eth.funding().rate()).isCloseTo(0.000012, within(1e-18));
    // 27350.8981 x 2361.31 = 64583949.19...
    assertThat(eth.openInterest().base()).isEqualTo(27350.8981);
    assertThat(eth.openInterest().quote()).isCloseTo(64583949.19, within(0.1));
  }

  @Test
  void bundlesAndStrings() {
    api.json(
        DETAILS,
        details(
            "{'symbol':'1000PEPE','market_id':4,'status':'active','mark_price':'0.007',"
                + "'index_price':0.0071,'last_trade_price':'0.0072','open_interest':'5000',"
                + "'daily_quote_token_volume':'9','daily_price_change':'-2.5'}"));

    Perp pepe = onlyPerp();

    assertThat(pepe.instrument().base()).isEqualTo("PEPE");
    assertThat(pepe.instrument().symbol()).isEqualTo("1000PEPE");
    assertThat(pepe.ticker().markPrice()).isCloseTo(0.000007, within(1e-15));
    assertThat(pepe.ticker().indexPrice()).isCloseTo(0.0000071, within(1e-15));
    assertThat(pepe.ticker().lastPrice()).isCloseTo(0.0000072, within(1e-15));
    assertThat(pepe.ticker().change24hRatio()).isCloseTo(-0.025, within(1e-15));
    assertThat(pepe.openInterest().base()).isEqualTo(5000000); // x 1000
    assertThat(pepe.openInterest().quote()).isCloseTo(35, within(1e-9)); // 5000 x 0.007
    assertThat(pepe.funding()).isEqualTo(Funding.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "active,perp,true",
    "active,,true",
    "active,spot,false",
    "inactive,perp,false",
    "frozen,perp,false",
    ",perp,false",
  })
  void onlyActivePerpetuals(String status, String type, boolean live) {
    String row =
        "{'symbol':'A','market_id':4,'mark_price':1%s%s}"
            .formatted(
                status == null ? "" : ",'status':'" + status + "'",
                type == null ? "" : ",'market_type':'" + type + "'");
    api.json(DETAILS, details(row));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"XAU,COMMODITY", "EURUSD,FX", "NVDA,EQUITY", "SPX,CRYPTO", "HYPE,CRYPTO"})
  void assetClassIsToldByTheName(String symbol, AssetClass expected) {
    api.json(
        DETAILS, details("{'symbol':'" + symbol + "','status':'active','last_trade_price':1}"));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void zerosThatStandForNothingAreAbsent() {
    api.json(
            DETAILS,
            details(
                "{'symbol':'NEW','market_id':9,'status':'active','last_trade_price':0,"
                    + "'daily_quote_token_volume':0,'daily_price_change':0,'open_interest':0}"))
        .json(FUNDING, rates("{'market_id':9,'exchange':'lighter','rate':0}"));

    Perp fresh = onlyPerp();

    assertThat(fresh.ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, NONE));
    assertThat(fresh.openInterest()).isEqualTo(new OpenInterest(0, NONE));
    // a rate of zero is a rate: it is charged each hour
    assertThat(fresh.funding()).isEqualTo(new Funding(0, NONE, 3600, 1789149600));
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            DETAILS,
            details(
                "{'symbol':'A','market_id':1,'status':'active','last_trade_price':2}",
                "{'symbol':'A','market_id':1,'status':'active','last_trade_price':3}",
                "{'market_id':2,'status':'active','last_trade_price':3}", // 1
                "{'symbol':'C','status':'active','last_trade_price':{}}", // 2
                "{'symbol':'D','status':'active'}")) // says nothing
        .json(
            FUNDING,
            rates(
                "{'market_id':1,'rate':0.5}", // 3
                "{'exchange':'lighter','rate':0.5}", // 4
                "{'market_id':'NaN','exchange':'lighter','rate':0.5}", // 5
                "{'market_id':1,'exchange':'binance','rate':0.5}",
                "{'market_id':1,'exchange':'lighter','rate':-0.008}"));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(5);
    assertThat(data.perps()).singleElement().returns(2.0, p -> p.ticker().lastPrice());
    assertThat(data.perps().getFirst().funding().rate()).isEqualTo(-0.001); // -0.008 / 8
  }

  @Test
  void listsMayBeNull() {
    api.json(DETAILS, "{\"code\":200,\"order_book_details\":null,\"spot_order_book_details\":[]}");

    assertThat(feed.collect(api).perps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'code':23000,'message':'Too Many Requests!'}|RATE_LIMITED",
        "{'code':'429','message':'slow down'}|RATE_LIMITED",
        "{'code':20558,'message':'restricted jurisdiction'}|GEO_BLOCKED",
        "{'code':500}|UNAVAILABLE",
        "{'code':20001,'message':'invalid param'}|HTTP_ERROR",
        "{'code':200}|MALFORMED",
        "{'order_book_details':[]}|MALFORMED",
        "[]|MALFORMED",
      })
  void errors(String answer, FailureReason expected) {
    api.json(DETAILS, answer.replace('\'', '"'));

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, failure -> assertThat(failure.reason()).isEqualTo(expected));
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  static String details(String... rows) {
    return "{'code':200,'order_book_details':[%s],'spot_order_book_details':[]}"
        .formatted(String.join(",", rows))
        .replace('\'', '"');
  }

  private static String rates(String... rows) {
    return "{'code':200,'funding_rates':[%s]}".formatted(String.join(",", rows)).replace('\'', '"');
  }
}
