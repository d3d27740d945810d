package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static dev.perps.exporter.exchange.Histories.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Histories;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.htx.HtxWire.Bar;
import dev.perps.exporter.exchange.htx.HtxWire.Reply;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class HtxHistoryTest {
  private static final String FILES = "/payloads/htx/";
  private static final Instrument BTC = Histories.linear("htx", "BTC-USDT", "BTC");

  private final History history = Histories.of(Htx.EXCHANGE);
  private final CannedApi api = new CannedApi(at(DAY + 2 * HOUR + 60));

  private static String kline(String family, String code, String period, long from, long to) {
    return "/%s-ex/market/history/kline?contract_code=%s&period=%s&from=%d&to=%d"
        .formatted(family, code, period, from, to - 1);
  }

  private static String rates(String code, int page, int rows) {
    return "/linear-swap-api/v1/swap_historical_funding_rate"
        + "?contract_code=%s&page_index=%d&page_size=%d".formatted(code, page, rows);
  }

  private static String bars(String... rows) {
    return json("{'status':'ok','data':[%s],'ts':1}".formatted(String.join(",", rows)));
  }

  private static String bar(long start) {
    return "{'id':%d,'open':2,'close':3,'high':4,'low':1,'amount':5,'vol':10}".formatted(start);
  }

  @Test
  void documentedBar() {
    api.file("/bars", FILES + "linear_kline.json");

    Reply<Bar> reply =
        api.fetch(Endpoint.get("-", Htx.CONTRACTS, "/bars", new TypeReference<Reply<Bar>>() {}));

    assertThat(reply.rows())
        .containsExactly(new Bar(1603695060, 13076.8, 13076.8, 13076.8, 13076.8, 0.004));
  }

  @Test
  void runningBarAndWrongRowsAreLeftOut() {
    api.json(
        kline("linear-swap", "BTC-USDT", "60min", DAY, DAY + 2 * HOUR),
        bars(bar(DAY), bar(DAY + HOUR).replace(":3", ":'none'"), bar(DAY + 2 * HOUR)));

    // 5 coins with both sides added; the bar of 2:00 goes on at 2:01
    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 2, 4, 1, 3, 2.5));
  }

  @Test
  void bundle() {
    api.json(kline("linear-swap", "1000CAT-USDT", "60min", DAY, DAY + HOUR), bars(bar(DAY)));

    Instrument cat = Histories.linear("htx", "1000CAT-USDT", "CAT");
    assertThat(history.candles(api, cat, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .containsExactly(new Candle(DAY, 0.002, 0.004, 0.001, 0.003, 2500));
  }

  @Test
  void inverse() {
    api.json(kline("swap", "BTC-USD", "60min", DAY, DAY + HOUR), bars(bar(DAY)));

    Instrument btc = Histories.inverse("htx", "BTC-USD", "BTC");
    assertThat(history.candles(api, btc, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .containsExactly(new Candle(DAY, 2, 4, 1, 3, 2.5));
  }

  @Test
  void twoWindowsOfBars() {
    long end = DAY + 2 * HOUR;
    long middle = end - 2000 * 300;
    api.json(kline("linear-swap", "BTC-USDT", "5min", middle, end), bars(bar(middle)))
        .json(
            kline("linear-swap", "BTC-USDT", "5min", middle - 300, middle),
            bars(bar(middle - 300)));

    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.M5, at(middle - 300), at(end)))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(middle - 300, middle);
  }

  private static String marks(String family, String code, String period, int size) {
    return "/index/market/history/%s_mark_price_kline?contract_code=%s&period=%s&size=%d"
        .formatted(family, code, period, size);
  }

  /** Two bars, the second of which is over at 1611105900. */
  @Test
  void documentedMarks() {
    CannedApi then =
        new CannedApi(at(1611106791))
            .file(
                marks("linear_swap", "BTC-USDT", "5min", 6),
                FILES + "linear_mark_price_kline.json");

    assertThat(history.prices()).containsExactlyInAnyOrder(PriceKind.LAST, PriceKind.MARK);
    // six from that of 1611105300 to that of 1611106500, and the running one of 1611106800 is not
    assertThat(
            history.candles(then, BTC, PriceKind.MARK, BarSize.M5, at(1611105000), at(1611106800)))
        .containsExactly(
            new Candle(1611105300, 31078.68, 31078.68, 31078.68, 31078.68, Double.NaN),
            new Candle(1611105600, 31078.68, 31078.68, 31078.68, 31078.68, Double.NaN));
  }

  @Test
  void marksOfABundleAndOfAnInverseContract() {
    // those of 0:00, 1:00 and 2:00, which runs
    api.json(
            marks("linear_swap", "1000CAT-USDT", "60min", 3),
            bars(bar(DAY), bar(DAY + HOUR).replace(":3", ":'none'"), bar(DAY + 2 * HOUR)))
        .json(marks("swap", "BTC-USD", "60min", 2), bars(bar(DAY), bar(DAY + HOUR)));

    Instrument cat = Histories.linear("htx", "1000CAT-USDT", "CAT");
    assertThat(history.candles(api, cat, PriceKind.MARK, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 0.002, 0.004, 0.001, 0.003, Double.NaN));
    Instrument btc = Histories.inverse("htx", "BTC-USD", "BTC");
    assertThat(
            history.candles(
                api, btc, PriceKind.MARK, BarSize.H1, at(DAY + HOUR), at(DAY + 2 * HOUR)))
        .containsExactly(new Candle(DAY + HOUR, 2, 4, 1, 3, Double.NaN));
  }

  /** The running bar and 1999 before it. */
  @Test
  void thereAreNoMarksOfLongAgo() {
    long oldest = DAY + 2 * HOUR - 1999 * HOUR;
    api.json(
        marks("linear_swap", "BTC-USDT", "60min", 2000), bars(bar(oldest), bar(oldest + HOUR)));

    assertThat(history.candles(api, BTC, PriceKind.MARK, BarSize.H1, at(0), at(DAY)))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(oldest, oldest + HOUR);
    assertThat(history.candles(api, BTC, PriceKind.MARK, BarSize.H1, at(0), at(oldest))).isEmpty();
  }

  private static String held(String family, String code, int size, int unit) {
    return "/%s-api/v1/swap_his_open_interest?contract_code=%s&period=60min&size=%d&amount_type=%d"
        .formatted(family, code, size, unit);
  }

  /** At 15:55; an odd number of contracts of 0.001, which is one side. */
  @Test
  void documentedOpenInterest() {
    CannedApi then =
        new CannedApi(at(1648223733))
            .file(held("linear-swap", "BTC-USDT", 2, 2), FILES + "linear_his_open_interest.json");

    assertThat(history.tellsOpenInterest()).isTrue();
    assertThat(history.openInterest(then, BTC, at(1648217400), at(1648227600)))
        .containsExactly(
            new PastOpenInterest(1648220400, new OpenInterest(4385.435, 194_059_884.185)));
  }

  /** 19174 contracts of ten dollars. */
  @Test
  void documentedOpenInterestOfAnInverseContract() {
    String coins = "{'status':'ok','data':{'tick':[{'volume':80000.5,'ts':1648224000000}]}}";
    CannedApi then =
        new CannedApi(at(1648226554))
            .json(
                "/swap-api/v1/swap_contract_info",
                json(
                    "{'status':'ok','data':[{'symbol':'CRV','contract_code':'CRV-USD',"
                        + "'contract_size':10}]}"))
            .file(held("swap", "CRV-USD", 1, 1), FILES + "inverse_his_open_interest.json")
            .json(held("swap", "CRV-USD", 1, 2), json(coins));

    Instrument crv = Histories.inverse("htx", "CRV-USD", "CRV");
    assertThat(history.openInterest(then, crv, at(1648224000), at(1648227600)))
        .containsExactly(new PastOpenInterest(1648224000, new OpenInterest(80_000.5, 191_740)));
  }

  @Test
  void openInterestOfABundleAndOfLongAgo() {
    String row = "{'volume':'%s','ts':'%d000','value':'%s'}";
    long oldest = DAY + 2 * HOUR - 199 * HOUR;
    api.json(
        held("linear-swap", "1000CAT-USDT", 200, 2),
        json(
            "{'status':'ok','data':{'tick':[%s,%s,%s]}}"
                .formatted(
                    row.formatted("7", DAY + 2 * HOUR, "70"),
                    row.formatted("-6", DAY + HOUR, "60"),
                    row.formatted("5", oldest, ""))));

    Instrument cat = Histories.linear("htx", "1000CAT-USDT", "CAT");
    assertThat(history.openInterest(api, cat, at(0), at(DAY + 9 * HOUR)))
        .containsExactly(
            new PastOpenInterest(oldest, new OpenInterest(5000, Double.NaN)),
            new PastOpenInterest(DAY + 2 * HOUR, new OpenInterest(7000, 70)));
  }

  @Test
  void recordedFunding() {
    // 2026-09-13T22:00:00Z and an hour before, asked a quarter past: 1 hour of span and two more
    CannedApi then =
        new CannedApi(at(1789337700))
            .file(rates("JP225-USDT", 1, 3), FILES + "live_historical_funding_rate.json");

    Instrument japan = Histories.linear("htx", "JP225-USDT", "JP225");
    assertThat(history.funding(then, japan, at(1789336800), at(1789337700)))
        .containsExactly(new FundingSettlement(1789336800, 0.00000625, 3600));
  }

  @Test
  void twoPagesOfFunding() {
    String answer = "{'status':'ok','data':{'total_page':9,'current_page':1,'data':%s},'ts':1}";
    String row = "{'funding_rate':'0.000100000000000000','funding_time':'%d000'}";
    long first = DAY - 50 * HOUR;
    api.json(
            rates("BTC-USDT", 1, 50),
            json(answer.formatted(Histories.rows(DAY, HOUR, 50, row::formatted))))
        .json(
            rates("BTC-USDT", 2, 50),
            json(answer.formatted(Histories.rows(first, HOUR, 50, row::formatted))));

    assertThat(history.funding(api, BTC, at(first), at(DAY + HOUR)))
        .hasSize(51)
        .allSatisfy(payment -> assertThat(payment.intervalSeconds()).isEqualTo(3600));
  }

  @Test
  void errorsFailTheWhole() {
    api.json(
            kline("linear-swap", "BTC-USDT", "60min", DAY, DAY + HOUR),
            json("{'status':'error','err-code':'invalid-parameter','err-msg':'period'}"))
        .json(
            rates("BTC-USDT", 1, 5),
            json("{'status':'error','err_code':1032,'err_msg':'too many requests','ts':1}"));

    assertThatThrownBy(
            () -> history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("invalid-parameter");
    api.json(
        held("linear-swap", "BTC-USDT", 3, 2),
        json("{'status':'error','err_code':1067,'err_msg':'period'}"));
    assertThatThrownBy(() -> history.openInterest(api, BTC, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("1067");
    assertThatThrownBy(() -> history.funding(api, BTC, at(DAY), at(DAY + HOUR)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }

  @Test
  void daysBeginAtMidnightInSingapore() {
    assertThat(history.barSizes())
        .containsExactlyInAnyOrder(BarSize.M5, BarSize.M15, BarSize.H1, BarSize.H4);
  }
}
