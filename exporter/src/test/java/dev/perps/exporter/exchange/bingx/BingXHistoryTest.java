package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Histories;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bingx.BingXWire.Bar;
import dev.perps.exporter.exchange.bingx.BingXWire.Envelope;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class BingXHistoryTest {
  private static final String FILES = "/payloads/bingx/";
  private static final Instrument BTC = Histories.linear("bingx", "BTC-USDT", "BTC");

  private final History history = Histories.of(BingX.EXCHANGE);
  private final CannedApi api = new CannedApi(at(DAY + 2 * HOUR + 60));

  private static String klines(String symbol, String interval, long from, long to) {
    return "/openApi/swap/v3/quote/klines?timeZone=0&symbol=%s&interval=%s%s&limit=1440"
        .formatted(symbol, interval, span(from, to));
  }

  private static String rates(String symbol, long from, long to) {
    return "/openApi/swap/v2/quote/fundingRate?symbol=%s%s&limit=1000"
        .formatted(symbol, span(from, to));
  }

  /** A millisecond before the first, for that may not count itself. */
  private static String span(long from, long to) {
    return "&startTime=%d999&endTime=%d999".formatted(from - 1, to - 1);
  }

  private static String bar(long start) {
    return "{'open':'2','close':'3','high':'4','low':'1','volume':'600.00','time':%d000}"
        .formatted(start);
  }

  @Test
  void documentedBar() {
    api.file(klines("SFP-USDT", "1h", 1702717200, 1702720800), FILES + "swap_klines_v3.json");

    Instrument sfp = Histories.linear("bingx", "SFP-USDT", "SFP");
    assertThat(
            history.candles(api, sfp, PriceKind.LAST, BarSize.H1, at(1702717200), at(1702720800)))
        .containsExactly(new Candle(1702717200, 0.7034, 0.7081, 0.7033, 0.7065, 635494));
  }

  @Test
  void runningBarAndWrongRowsAreLeftOut() {
    api.json(
        klines("BTC-USDT", "1h", DAY, DAY + 2 * HOUR),
        Answers.rows(bar(DAY + 2 * HOUR), bar(DAY + HOUR).replace("'3'", "'none'"), bar(DAY)));

    // the bar of 2:00 goes on at 2:01
    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 2, 4, 1, 3, 600));
  }

  @Test
  void bundle() {
    api.json(klines("1000CAT-USDT", "1h", DAY, DAY + HOUR), Answers.rows(bar(DAY)));

    Instrument cat = Histories.linear("bingx", "1000CAT-USDT", "CAT");
    assertThat(history.candles(api, cat, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .containsExactly(new Candle(DAY, 0.002, 0.004, 0.001, 0.003, 600_000));
  }

  @Test
  void inverse() {
    api.json(
            "/openApi/cswap/v1/market/contracts",
            Answers.rows(
                "{'symbol':'BTC-USD','status':1,'minTickSize':'100','minTradeValue':'100'}"))
        .json(
            "/openApi/cswap/v1/market/klines?symbol=BTC-USD&interval=1h"
                + span(DAY, DAY + HOUR)
                + "&limit=1000",
            Answers.rows(bar(DAY)));

    // 600 contracts of 100 dollars at 3
    Instrument btc = Histories.inverse("bingx", "BTC-USD", "BTC");
    assertThat(history.candles(api, btc, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .containsExactly(new Candle(DAY, 2, 4, 1, 3, 600 * (100.0 / 3)));
  }

  @Test
  void twoWindowsOfBars() {
    long end = DAY + 2 * HOUR;
    long middle = end - 1440 * 300;
    api.json(klines("BTC-USDT", "5m", middle, end), Answers.rows(bar(middle)))
        .json(klines("BTC-USDT", "5m", middle - 300, middle), Answers.rows(bar(middle - 300)));

    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.M5, at(middle - 300), at(end)))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(middle - 300, middle);
  }

  private static String marks(String symbol, String interval, long from, long to) {
    return "/openApi/swap/v1/market/markPriceKlines?symbol=%s&interval=%s%s&limit=1440"
        .formatted(symbol, interval, span(from, to));
  }

  /** A bar of a minute, which no size is. */
  @Test
  void documentedMarks() {
    api.file("/marks", FILES + "swap_markPriceKlines.json");

    Rows<Bar> rows =
        api.fetch(
                Endpoint.get("-", BingX.API, "/marks", new TypeReference<Envelope<Rows<Bar>>>() {}))
            .content();

    assertThat(rows)
        .containsExactly(new Bar(1705820520000.0, 0.7034, 0.7081, 0.7033, 0.7065, 635494));
  }

  @Test
  void marksHaveNoVolume() {
    api.json(
        marks("1000CAT-USDT", "1h", DAY, DAY + 2 * HOUR),
        Answers.rows(
            bar(DAY + 2 * HOUR).replace("time", "openTime"),
            bar(DAY + HOUR).replace("time", "openTime").replace("'3'", "'none'"),
            bar(DAY).replace("time", "openTime")));

    assertThat(history.prices()).containsExactlyInAnyOrder(PriceKind.LAST, PriceKind.MARK);
    Instrument cat = Histories.linear("bingx", "1000CAT-USDT", "CAT");
    assertThat(history.candles(api, cat, PriceKind.MARK, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 0.002, 0.004, 0.001, 0.003, Double.NaN));
  }

  @Test
  void inverseContractsHaveNoMarks() {
    Instrument btc = Histories.inverse("bingx", "BTC-USD", "BTC");

    assertThat(history.candles(api, btc, PriceKind.MARK, BarSize.H1, at(DAY), at(DAY + 2 * HOUR)))
        .isEmpty();
  }

  @Test
  void documentedFunding() {
    api.file(rates("QNT-USDT", 1702684800, 1702713601), FILES + "swap_fundingRate_history.json");

    Instrument qnt = Histories.linear("bingx", "QNT-USDT", "QNT");
    assertThat(history.funding(api, qnt, at(1702713600), at(1702713601)))
        .containsExactly(new FundingSettlement(1702713600, 0.000271, 28800));
  }

  @Test
  void twoPagesOfFunding() {
    long first = DAY - 1000 * HOUR;
    String row = "{'symbol':'BTC-USDT','fundingRate':'0.00010000','fundingTime':%d000}";
    api.json(
            rates("BTC-USDT", first - 8 * HOUR, DAY + HOUR),
            Answers.data(Histories.rows(DAY, HOUR, 1000, row::formatted)))
        .json(
            rates("BTC-USDT", first - 8 * HOUR, DAY - 999 * HOUR),
            Answers.data(Histories.rows(first, HOUR, 9, row::formatted)));

    assertThat(history.funding(api, BTC, at(first), at(DAY + HOUR)))
        .hasSize(1001)
        .allSatisfy(payment -> assertThat(payment.intervalSeconds()).isEqualTo(3600));
  }

  @Test
  void errorsFailTheWhole() {
    String error = Answers.error(100410, "rate limited");
    api.json(klines("BTC-USDT", "1h", DAY, DAY + HOUR), error)
        .json(rates("BTC-USDT", DAY - 8 * HOUR, DAY + HOUR), error);

    assertThatThrownBy(
            () -> history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
    assertThatThrownBy(() -> history.funding(api, BTC, at(DAY), at(DAY + HOUR)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }
}
