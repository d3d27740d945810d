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
