package dev.perps.exporter.exchange.gateio;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static dev.perps.exporter.exchange.Histories.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.Histories;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.gateio.GateioWire.Bar;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

class GateioHistoryTest {
  private static final String FUTURES = "/api/v4/futures/";
  private static final String FILES = "/payloads/gateio/";
  private static final Instrument BTC = Histories.linear("gateio", "BTC_USDT", "BTC");

  private final History history = Histories.of(Gateio.EXCHANGE);
  private final CannedApi api =
      new CannedApi(at(DAY + 2 * HOUR + 60))
          .json(
              FUTURES + "usdt/contracts",
              json(
                  """
                  [{'name':'BTC_USDT','quanto_multiplier':'0.5'},
                   {'name':'1000CAT_USDT','quanto_multiplier':'0.5'}]"""))
          .json(FUTURES + "btc/contracts", json("[{'name':'BTC_USD','quanto_multiplier':'0'}]"));

  private static String candles(String settle, String contract, String interval, long from) {
    return FUTURES
        + settle
        + "/candlesticks?contract=%s&interval=%s&from=%d&to=%d"
            .formatted(contract, interval, from, DAY + 2 * HOUR - 1);
  }

  @Test
  void documentedBar() {
    api.file("/bars", FILES + "candlesticks.json");

    Rows<Bar> rows =
        api.fetch(Endpoint.get("-", Gateio.API, "/bars", new TypeReference<Rows<Bar>>() {}));

    assertThat(rows).containsExactly(new Bar(1539852480, 97151, 1.032, 1.032, 1.032, 1.032));
  }

  @Test
  void runningBarAndWrongRowsAreLeftOut() {
    api.json(
        candles("usdt", "BTC_USDT", "1h", DAY),
        json(
            """
            [{'t':1789862400,'v':'12.5','c':'110','h':'120','l':'90','o':'100','sum':'700'},
             {'t':1789866000,'v':4,'c':'-','h':'120','l':'90','o':'100','sum':'220'},
             {'t':1789869600,'v':4,'c':'110','h':'120','l':'90','o':'100','sum':'220'}]"""));

    // 12.5 contracts of half a coin; the bar of 2:00 goes on at 2:01
    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 100, 120, 90, 110, 6.25));
  }

  @Test
  void bundle() {
    api.json(
        candles("usdt", "1000CAT_USDT", "1h", DAY + HOUR),
        json("[{'t':1789866000,'v':4,'c':'3','h':'4','l':'1','o':'2'}]"));

    // 4 contracts of 0.5 bundles of 1000
    Instrument cat = Histories.linear("gateio", "1000CAT_USDT", "CAT");
    assertThat(
            history.candles(
                api, cat, PriceKind.LAST, BarSize.H1, at(DAY + HOUR), at(DAY + 2 * HOUR)))
        .containsExactly(new Candle(DAY + HOUR, 0.002, 0.004, 0.001, 0.003, 2000));
  }

  @Test
  void inverse() {
    api.json(
        candles("btc", "BTC_USD", "1h", DAY + HOUR),
        json("[{'t':1789866000,'v':500,'c':'100','h':'120','l':'90','o':'100'}]"));

    // 500 dollars at 100
    Instrument btc = Histories.inverse("gateio", "BTC_USD", "BTC");
    assertThat(
            history.candles(
                api, btc, PriceKind.LAST, BarSize.H1, at(DAY + HOUR), at(DAY + 2 * HOUR)))
        .containsExactly(new Candle(DAY + HOUR, 100, 120, 90, 100, 5));
  }

  @Test
  void twoWindowsOfBars() {
    long end = DAY + 2 * HOUR;
    long middle = end - 1999 * 300; // of five minutes
    api.json(
            candles("usdt", "BTC_USDT", "5m", middle),
            json("[{'t':%d,'v':4,'c':'110','h':'120','l':'90','o':'100'}]".formatted(middle)))
        .json(
            candles("usdt", "BTC_USDT", "5m", middle - 300)
                .replace("to=" + (end - 1), "to=" + (middle - 1)),
            json(
                "[{'t':%d,'v':4,'c':'110','h':'120','l':'90','o':'100'}]".formatted(middle - 300)));

    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.M5, at(middle - 300), at(end)))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(middle - 300, middle);
  }

  @Test
  void marksHaveNoVolume() {
    api.json(
        candles("usdt", "mark_1000CAT_USDT", "1h", DAY + HOUR),
        json("[{'t':1789866000,'c':'3','h':'4','l':'1','o':'2'}]"));

    assertThat(history.prices()).containsExactlyInAnyOrder(PriceKind.LAST, PriceKind.MARK);
    Instrument cat = Histories.linear("gateio", "1000CAT_USDT", "CAT");
    assertThat(
            history.candles(
                api, cat, PriceKind.MARK, BarSize.H1, at(DAY + HOUR), at(DAY + 2 * HOUR)))
        .containsExactly(new Candle(DAY + HOUR, 0.002, 0.004, 0.001, 0.003, Double.NaN));
  }

  @Test
  void marksOfAnInverseContract() {
    api.json(
        candles("btc", "mark_BTC_USD", "1h", DAY + HOUR),
        json("[{'t':1789866000,'c':'3','h':'4','l':'1','o':'2'}]"));

    Instrument btc = Histories.inverse("gateio", "BTC_USD", "BTC");
    assertThat(
            history.candles(
                api, btc, PriceKind.MARK, BarSize.H1, at(DAY + HOUR), at(DAY + 2 * HOUR)))
        .containsExactly(new Candle(DAY + HOUR, 2, 4, 1, 3, Double.NaN));
  }

  private static String stats(String settle, String contract, long from, int limit) {
    return FUTURES
        + settle
        + "/contract_stats?contract=%s&interval=5m&from=%d&limit=%d"
            .formatted(contract, from, limit);
  }

  /**
   * Of the five minutes from 18:50 UTC on: at 18:55 there were 2,851,725 contracts on both sides.
   */
  @Test
  void documentedOpenInterest() {
    CannedApi then =
        new CannedApi(at(1674057600))
            .json(
                FUTURES + "usdt/contracts", json("[{'name':'ADA_USDT','quanto_multiplier':'10'}]"))
            .file(stats("usdt", "ADA_USDT", 1674057000, 1), FILES + "contract_stats.json");

    assertThat(history.tellsOpenInterest()).isTrue();
    Instrument ada = Histories.linear("gateio", "ADA_USDT", "ADA");
    // 2851725 / 2 contracts of ten coins, half of the 9872386.7775 dollars that the row tells
    assertThat(history.openInterest(then, ada, at(1674057300), at(1674057301)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.epochSeconds()).isEqualTo(1674057300);
              assertThat(row.amount().base()).isEqualTo(14_258_625);
              assertThat(row.amount().quote()).isCloseTo(4_936_193.38875, within(0.001));
            });
  }

  /** At 2:01 the row that ended at 2:00 may be written anew, and that of 2:00 is. */
  @Test
  void openInterestThatMayChangeIsLeftOut() {
    api.json(
        stats("usdt", "1000CAT_USDT", DAY + HOUR, 11),
        json(
            """
            [{'time':1789866000,'open_interest':'40','mark_price':'3'},
             {'time':1789866300,'open_interest':'-1','mark_price':'3'},
             {'time':1789866600,'open_interest':50,'mark_price':'0'},
             {'time':1789869300,'open_interest':60,'mark_price':'3'},
             {'time':1789869600,'open_interest':70,'mark_price':'3'}]"""));

    Instrument cat = Histories.linear("gateio", "1000CAT_USDT", "CAT");
    // half of 40 contracts of 0.5 bundles of 1000 at 3; without a mark no one knows their worth
    assertThat(history.openInterest(api, cat, at(DAY + HOUR + 300), at(DAY + 9 * HOUR)))
        .containsExactly(
            new PastOpenInterest(DAY + HOUR + 300, new OpenInterest(10_000, 10_000 * 0.003)),
            new PastOpenInterest(DAY + HOUR + 900, new OpenInterest(12_500, Double.NaN)));
  }

  @Test
  void openInterestOfAnInverseContract() {
    api.json(
        stats("btc", "BTC_USD", DAY + HOUR, 1),
        json("[{'time':1789866000,'open_interest':1000,'mark_price':'100'}]"));

    // half of 1000 dollars at 100
    Instrument btc = Histories.inverse("gateio", "BTC_USD", "BTC");
    assertThat(history.openInterest(api, btc, at(DAY + HOUR + 300), at(DAY + HOUR + 600)))
        .containsExactly(new PastOpenInterest(DAY + HOUR + 300, new OpenInterest(5, 500)));
  }

  @Test
  void documentedFunding() {
    // 2018-12-05T00:00:00Z, asked from eight hours before
    api.file(
        FUTURES + "usdt/funding_rate?contract=BTC_USDT&from=1543939200&to=1543971599&limit=1000",
        FILES + "funding_rate_history.json");

    assertThat(history.funding(api, BTC, at(1543968000), at(1543971600)))
        .containsExactly(new FundingSettlement(1543968000, 0.000157, Double.NaN));
  }

  @Test
  void twoPagesOfFunding() {
    String call = FUTURES + "usdt/funding_rate?contract=BTC_USDT&from=%d&to=%d&limit=1000";
    long from = DAY - 1000 * HOUR;
    api.json(
            call.formatted(from - 8 * HOUR, DAY + HOUR - 1),
            json(Histories.rows(DAY, HOUR, 1000, at -> "{'t':" + at + ",'r':'0.0001'}")))
        .json(
            call.formatted(from - 8 * HOUR, DAY - 999 * HOUR - 1),
            json(Histories.rows(from, HOUR, 9, at -> "{'t':" + at + ",'r':'0.0001'}")));

    assertThat(history.funding(api, BTC, at(from), at(DAY + HOUR)))
        .hasSize(1001)
        .allSatisfy(payment -> assertThat(payment.intervalSeconds()).isEqualTo(3600));
  }

  @Test
  void failedCallFailsTheWhole() {
    assertThatThrownBy(() -> history.funding(api, BTC, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class);
    assertThatThrownBy(
            () -> history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> history.openInterest(api, BTC, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class);
  }
}
