package dev.perps.exporter.exchange.htx;

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
class LinearFeedTest {
  private static final String LISTS = "/linear-swap-api/v1/";
  private static final String CONTRACTS = LISTS + "swap_contract_info";
  private static final String FUNDING = LISTS + "swap_batch_funding_rate";
  private static final String INTEREST = LISTS + "swap_open_interest";
  private static final String INDEX = LISTS + "swap_index";
  private static final String TICKS = "/linear-swap-ex/market/detail/batch_merged";
  private static final String FILES = "/payloads/htx/";
  private static final double NONE = Double.NaN;

  private final Feed feed = Htx.EXCHANGE.feeds().get(0);
  private final CannedApi api = new CannedApi(Instant.parse("2026-09-13T22:02:50Z"));

  private CannedApi live() {
    return api.file(CONTRACTS, FILES + "live_contract_info.json")
        .file(TICKS, FILES + "live_batch_merged.json")
        .file(FUNDING, FILES + "live_batch_funding_rate.json")
        .file(INTEREST, FILES + "live_open_interest.json")
        .file(INDEX, FILES + "live_index.json");
  }

  @Test
  void liveBitcoin() {
    MarketData data = feed.collect(live());

    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps().getFirst())
        .isEqualTo(
            new Perp(
                new Instrument(
                    "htx",
                    "BTC-USDT",
                    "BTC",
                    "USDT",
                    "USDT",
                    ContractKind.LINEAR,
                    AssetClass.CRYPTO),
                // No mark in bulk. Open is of 16:00 UTC: other exchanges' low of these 24 hours
                // was 76486, this row's is 77099.3; so there is no change.
                // 145152802.919 / 2 = 72576401.4595 USDT; 1789336870043 ms
                new PerpTicker(
                    NONE,
                    77154.55428571429,
                    77111,
                    77105,
                    77105.1,
                    NONE,
                    72576401.4595,
                    1789336870.043),
                // settlement_period 8 h; 1789344000000 ms is 2026-09-14T00:00Z
                new Funding(0.00004317342907712, NONE, 28800, 1789344000),
                // 28808125 contracts, an odd number, x 0.001; x 77107.9 = 2.2 billion
                new OpenInterest(28808.125, 2221334021.6875)));
  }

  /** CYBER is suspended, CVX is no contract any more, BTC-USDT-260918 expires. */
  @Test
  void liveListAndItsClasses() {
    assertThat(feed.collect(live()).perps())
        .extracting(p -> p.instrument().base() + " " + p.instrument().assetClass())
        .containsExactly(
            "BTC CRYPTO",
            "PEPE CRYPTO",
            "XAU COMMODITY", // Metals
            "USOIL COMMODITY",
            "JP225 INDEX", // a known index, though it is labelled Stocks
            "TQQQ EQUITY", // Stocks and Indices: a fund
            "XOM EQUITY"); // labels only
  }

  @Test
  void liveRates() {
    assertThat(feed.collect(live()).perps())
        .extracting(Perp::funding)
        .containsExactly(
            new Funding(0.00004317342907712, NONE, 28800, 1789344000),
            new Funding(0.0001, NONE, 28800, 1789344000),
            new Funding(0.000183372000496483, NONE, 14400, 1789344000), // 4 h
            new Funding(0, NONE, 14400, 1789344000), // "0E-18", and a payment is announced
            new Funding(0.00000625, NONE, 3600, 1789340400), // 1 h
            new Funding(0, NONE, 28800, 1789344000),
            new Funding(0.0001, NONE, 28800, 1789344000));
  }

  /** A contract of PEPE is a million, and the price is that of one. */
  @Test
  void livePepe() {
    Perp pepe = feed.collect(live()).perps().get(1);

    assertThat(pepe.ticker().lastPrice()).isEqualTo(0.0000033999);
    assertThat(pepe.ticker().bidPrice()).isEqualTo(0.000003397);
    assertThat(pepe.ticker().volume24hQuote()).isEqualTo(785521.0355); // 1571042.071 / 2
    // 123071 x 1000000 = 123071000000; x 0.0000033999 = 418429.0929
    assertThat(pepe.openInterest()).isEqualTo(new OpenInterest(123071000000.0, 418429.0929));
  }

  /** Version 2 of the prices names the turnover {@code vol}, and contracts {@code number_of}. */
  @Test
  void documentedPayloads() {
    CannedApi then = new CannedApi(Instant.parse("2020-10-26T06:43:16Z"));
    then.file(CONTRACTS, FILES + "linear_contract_info.json")
        .file(TICKS, FILES + "linear_batch_merged.json")
        .file(FUNDING, FILES + "linear_batch_funding_rate.json")
        .file(INTEREST, FILES + "linear_open_interest.json")
        .file(INDEX, FILES + "linear_index.json");

    assertThat(feed.collect(then).perps())
        .singleElement()
        .satisfies(
            btc -> {
              assertThat(btc.instrument().symbol()).isEqualTo("BTC-USDT");
              assertThat(btc.ticker())
                  .isEqualTo(
                      // 273472535.834 / 2; 6891.566 BTC x 39700 = 273.6 million
                      new PerpTicker(
                          NONE,
                          13076.32986568,
                          39736.6,
                          39736.5,
                          39736.6,
                          NONE,
                          136736267.917,
                          1650792083.179));
              // The list of 2021 has no settlement_period, and that of rates no BTC.
              assertThat(btc.funding()).isEqualTo(Funding.NONE);
              assertThat(btc.openInterest()).isEqualTo(new OpenInterest(78.696, 3823138.2456));
            });
  }

  @Test
  void documentedRate() {
    api.json(CONTRACTS, data(contract("ETC").replace(":'8'", ":8")))
        .json(TICKS, data("{'contract_code':'ETC-USDT','close':'20'}"))
        .file(FUNDING, FILES + "linear_batch_funding_rate.json");

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(-0.0075, NONE, 28800, 1613976000));
  }

  @ParameterizedTest
  @CsvSource({
    "'8',null,28800",
    "'4',null,14400",
    "'1','1789372800000',3600", // the list of contracts knows better
    "'','1789358400000',14400", // 1789358400 - 1789344000
    "'0','1789372800000',28800",
    "'',null,NaN", // 1, 4 and 8 h all exist
    "'','1789344000000',NaN",
  })
  void interval(String period, String after, double seconds) {
    String rate =
        "{'contract_code':'ETC-USDT','funding_rate':'0.0001','funding_time':'1789344000000',"
            + "'next_funding_time':%s}";
    String next = after.equals("null") ? after : "'" + after + "'";
    api.json(CONTRACTS, data(contract("ETC").replace("'8'", "'" + period + "'")))
        .json(TICKS, data("{'contract_code':'ETC-USDT','close':'20'}"))
        .json(FUNDING, data(rate.formatted(next)));

    Funding expected =
        new Funding(Double.isNaN(seconds) ? NONE : 0.0001, NONE, seconds, 1789344000);
    assertThat(onlyPerp().funding()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1,swap,swap,'','',true",
    "1,swap,swap,null,null,true",
    "1,swap,swap,'','1789341000000',true", // ends at 23:10, it is 22:02
    "1,swap,swap,'','1789336000000',false",
    "5,swap,swap,'','',true", // funding is being settled
    "7,swap,swap,'','',true", // and has been
    "0,swap,swap,'','',false",
    "2,swap,swap,'','',false",
    "3,swap,swap,'','',false",
    "4,swap,swap,'','',false",
    "6,swap,swap,'','',false",
    "8,swap,swap,'','',false",
    "9,swap,swap,'','',false",
    "1,futures,this_week,'20260918','1789718400000',false",
    "1,futures,swap,'','',false",
    "1,swap,quarter,'','',false",
  })
  void onlyPerpetualsThatTradeNow(
      int status, String business, String type, String date, String time, boolean live) {
    String row =
        contract("ETC")
            .replace("'contract_status':1", "'contract_status':" + status)
            .replace("'business_type':'swap'", "'business_type':'" + business + "'")
            .replace("'contract_type':'swap'", "'contract_type':'" + type + "'")
            .replace("'delivery_date':''", "'delivery_date':" + quoted(date))
            .replace("'delivery_time':''", "'delivery_time':" + quoted(time));
    api.json(CONTRACTS, data(row)).json(TICKS, data("{'contract_code':'ETC-USDT','close':'20'}"));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "PEPE,'[\"common\"]','[]',CRYPTO",
    "EURUSD,'[\"common\"]','[]',FX", // not labelled, and no coin
    "PEPE,null,null,CRYPTO",
    "NVDA,'\"stock\"','\"\"',EQUITY", // a word instead of a list
    "OPENAI,'[\"tradfi\"]','[]',EQUITY",
    "XAG,'[\"tradfi\"]','[]',COMMODITY",
    "COCOA,'[]','[\"Commodities\"]',COMMODITY",
    "CADJPY,'[\"forex\"]','[]',FX",
    "XLK,'[\"indices\"]','[]',INDEX",
    "META,'[\"tradfi\",\"stock\",\"stock\"]','[\"Stocks\"]',EQUITY",
  })
  void assetClass(String base, String labels, String tradfi, AssetClass expected) {
    String row =
        contract(base).replace("}", ",'labels':" + labels + ",'tradfi_labels':" + tradfi + "}");
    api.json(CONTRACTS, data(row))
        .json(TICKS, data("{'contract_code':'" + base + "-USDT','close':'20'}"));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void bundles() {
    api.json(CONTRACTS, data(contract("1000SATS")))
        .json(
            TICKS,
            data(
                "{'contract_code':'1000SATS-USDT','close':0.02,'bid':['0.019',5],'ask':[0.021,6],"
                    + "'trade_turnover':800}"))
        .json(INTEREST, data("{'contract_code':'1000SATS-USDT','amount':4000,'volume':40}"))
        .json(INDEX, data("{'contract_code':'1000SATS-USDT','index_price':'0.0202'}"));

    Perp sats = onlyPerp();

    assertThat(sats.instrument().base()).isEqualTo("SATS");
    assertThat(sats.ticker().lastPrice()).isCloseTo(0.00002, within(1e-12));
    assertThat(sats.ticker().bidPrice()).isCloseTo(0.000019, within(1e-12));
    assertThat(sats.ticker().askPrice()).isCloseTo(0.000021, within(1e-12));
    assertThat(sats.ticker().indexPrice()).isCloseTo(0.0000202, within(1e-12));
    assertThat(sats.ticker().volume24hQuote()).isEqualTo(400);
    assertThat(sats.openInterest().base()).isEqualTo(4000000); // 4000 x 1000
    // not stated: 4000000 x 0.00002 = 80
    assertThat(sats.openInterest().quote()).isCloseTo(80, within(1e-9));
  }

  @Test
  void absence() {
    api.json(CONTRACTS, data(contract("NEW"), contract("NIL"), contract("OLD")))
        .json(
            TICKS,
            data(
                "{'contract_code':'NEW-USDT','close':'0','bid':null,'ask':[],'vol':'0',"
                    + "'trade_turnover':'0','ts':0}",
                "{'contract_code':'NIL-USDT','close':'','vol':'7'}"))
        .json(FUNDING, data("{'contract_code':'NEW-USDT','funding_rate':'0','funding_time':null}"))
        .json(INTEREST, data("{'contract_code':'NEW-USDT','amount':0,'volume':0,'value':0}"))
        .json(INDEX, data("{'contract_code':'NEW-USDT','index_price':0}"));

    // of NIL nothing is told (contracts without turnover are no turnover), OLD has no row
    Perp fresh = onlyPerp();

    assertThat(fresh.ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, 1789336870.043));
    assertThat(fresh.openInterest()).isEqualTo(new OpenInterest(0, 0));
    assertThat(fresh.funding()).isEqualTo(new Funding(NONE, NONE, 28800, NONE));
  }

  @Test
  void anIndexThatStandsStillIsNone() {
    api.json(CONTRACTS, data(contract("ETC")))
        .json(TICKS, data("{'contract_code':'ETC-USDT','close':'20'}"))
        // 22:02:50 less 15 minutes is 21:47:50, 1789336070
        .json(
            INDEX, data("{'contract_code':'ETC-USDT','index_price':21,'index_ts':1789336069000}"));

    assertThat(onlyPerp().ticker().indexPrice()).isNaN();
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(CONTRACTS, data(contract("ETC"), contract("X").replace("'X'", "null"), "7")) // 1, 2
        .json(
            TICKS,
            data(
                "{'contract_code':'ETC-USDT','close':'20'}",
                "{'contract_code':'ETC-USDT','close':'30'}",
                "{'close':'1'}", // 3
                "{'contract_code':'ADA-USDT','close':[1]}")) // 4
        .json(FUNDING, data("{'funding_rate':'1'}", "null")) // 5, 6
        .json(INTEREST, data("{'contract_code':'ETC-USDT','amount':{}}")) // 7
        .json(INDEX, data("'x'")); // 8

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(8);
    assertThat(data.perps()).singleElement().returns(20.0, p -> p.ticker().lastPrice());
  }

  @Test
  void pricesGoOnWithoutTheListsBesideThem() {
    api.json(CONTRACTS, data(contract("ETC")))
        .json(TICKS, data("{'contract_code':'ETC-USDT','close':'20'}"))
        .json(FUNDING, "{'status':'error','err_code':1032}".replace('\'', '"'));

    Perp etc = onlyPerp();

    assertThat(etc.ticker().lastPrice()).isEqualTo(20);
    assertThat(etc.funding()).isEqualTo(new Funding(NONE, NONE, 28800, NONE));
    assertThat(etc.openInterest()).isEqualTo(OpenInterest.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'status':'error','err_code':1032,'err_msg':'The number of access exceeded the limit.'}"
            + "|RATE_LIMITED",
        "{'status':'error','err-code':'api-limit','err-msg':'Too many requests'}|RATE_LIMITED",
        "{'status':'error','err_code':1004,'err_msg':'System busy.'}|UNAVAILABLE",
        "{'status':'error','err_code':1014,'err_msg':'This contract doesnt exist.'}|HTTP_ERROR",
        "{'status':'error','err-code':'invalid-parameter','err-msg':'invalid size','ts':1}"
            + "|HTTP_ERROR",
        "{'status':'error'}|HTTP_ERROR",
        "{'status':'ok','ts':1}|MALFORMED",
        "{'status':'ok','data':null}|MALFORMED",
        "{'data':[]}|MALFORMED",
        "[]|MALFORMED",
      })
  void errorsComeWithHttp200(String answer, FailureReason expected) {
    api.file(CONTRACTS, FILES + "live_contract_info.json").json(TICKS, answer.replace('\'', '"'));

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, failure -> assertThat(failure.reason()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTRACTS, TICKS})
  void withoutOneOfTheseNothingCanBeSaid(String call) {
    live().json(call, "{\"status\":\"error\",\"err_code\":1000,\"err_msg\":\"System error.\"}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("error 1000: System error.");
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private static String quoted(String text) {
    return text.equals("null") ? text : "'" + text + "'";
  }

  private static String contract(String base) {
    return """
        {'symbol':'%s','contract_code':'%s-USDT','contract_size':10,'delivery_date':'',
        'delivery_time':'','contract_status':1,'settlement_period':'8','business_type':'swap',
        'contract_type':'swap'}"""
        .formatted(base, base);
  }

  /** An answer with these rows; those of prices have another name, which makes no difference. */
  static String data(String... rows) {
    return "{'status':'ok','data':[%s],'ts':1789336870043}"
        .formatted(String.join(",", rows))
        .replace('\'', '"');
  }
}
