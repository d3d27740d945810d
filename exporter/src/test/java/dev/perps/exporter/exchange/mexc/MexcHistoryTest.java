package dev.perps.exporter.exchange.mexc;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static dev.perps.exporter.exchange.Histories.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Histories;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import org.junit.jupiter.api.Test;

class MexcHistoryTest {
  private static final String API = "/api/v1/contract/";
  private static final String FILES = "/payloads/mexc/";
  private static final Instrument BTC = Histories.linear("mexc", "BTC_USDT", "BTC");

  private final History history = Histories.of(Mexc.EXCHANGE);
  private final CannedApi api =
      new CannedApi(at(DAY + 2 * HOUR + 60))
          .json(
              API + "detail",
              json(
                  """
                  {'success':true,'code':0,'data':[
                   {'symbol':'BTC_USDT','baseCoin':'BTC','quoteCoin':'USDT','settleCoin':'USDT',
                    'contractSize':0.5},
                   {'symbol':'1000CAT_USDT','baseCoin':'1000CAT','quoteCoin':'USDT',
                    'settleCoin':'USDT','contractSize':0.5},
                   {'symbol':'BTC_USD','baseCoin':'BTC','quoteCoin':'USD','settleCoin':'BTC',
                    'contractSize':100}]}"""));

  private static String kline(String symbol, String interval, long start) {
    return API
        + "kline/%s?interval=%s&start=%d&end=%d"
            .formatted(symbol, interval, start, DAY + 2 * HOUR - 1);
  }

  private static String columns(String time, String close, String vol) {
    return json(
        """
        {'success':true,'code':0,'data':{'time':[%s],'open':[2,2,2],'close':[%s],'high':[4,4,4],
         'low':[1,1,1],'vol':[%s],'amount':[9,9,9]}}"""
            .formatted(time, close, vol));
  }

  @Test
  void documentedBars() {
    CannedApi then =
        new CannedApi(at(1634052600))
            .file(API + "detail", FILES + "contract_detail.json")
            .file(
                API + "kline/ETH_USDT?interval=Min5&start=1634052300&end=1634052599",
                FILES + "kline.json");

    // bars of a minute, of which only the first starts at five; 1740 contracts of 0.001
    Instrument eth = Histories.linear("mexc", "ETH_USDT", "ETH");
    assertThat(
            history.candles(then, eth, PriceKind.LAST, BarSize.M5, at(1634052300), at(1634052600)))
        .containsExactly(new Candle(1634052300, 3492.2, 3495.85, 3491.15, 3491.3, 1.74));
  }

  @Test
  void runningBarAndWrongRowsAreLeftOut() {
    api.json(
        kline("BTC_USDT", "Min60", DAY),
        columns("1789862400,1789866000,1789869600", "3,null,3", "5,4,4"));

    // 5 contracts of half a coin; the bar of 2:00 goes on at 2:01
    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 2, 4, 1, 3, 2.5));
  }

  @Test
  void bundle() {
    api.json(kline("1000CAT_USDT", "Min60", DAY + HOUR), columns("1789866000", "3", "4"));

    // 4 contracts of 0.5 bundles of 1000
    Instrument cat = Histories.linear("mexc", "1000CAT_USDT", "CAT");
    assertThat(
            history.candles(
                api, cat, PriceKind.LAST, BarSize.H1, at(DAY + HOUR), at(DAY + 2 * HOUR)))
        .containsExactly(new Candle(DAY + HOUR, 0.002, 0.004, 0.001, 0.003, 2000));
  }

  @Test
  void inverse() {
    api.json(kline("BTC_USD", "Min60", DAY + HOUR), columns("1789866000", "4", "6"));

    // 6 contracts of 100 dollars at 4
    Instrument btc = Histories.inverse("mexc", "BTC_USD", "BTC");
    assertThat(
            history.candles(
                api, btc, PriceKind.LAST, BarSize.H1, at(DAY + HOUR), at(DAY + 2 * HOUR)))
        .containsExactly(new Candle(DAY + HOUR, 2, 4, 1, 4, 150));
  }

  @Test
  void twoWindowsOfBars() {
    long end = DAY + 2 * HOUR;
    long middle = end - 2000 * 300;
    api.json(kline("BTC_USDT", "Min5", middle), columns("" + middle, "3", "4"))
        .json(
            kline("BTC_USDT", "Min5", middle - 300)
                .replace("end=" + (end - 1), "end=" + (middle - 1)),
            columns("" + (middle - 300), "3", "4"));

    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.M5, at(middle - 300), at(end)))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(middle - 300, middle);
  }

  /** The columns are those of trades; their volume is none. */
  @Test
  void marks() {
    api.json(
            kline("fair_price/1000CAT_USDT", "Min60", DAY),
            columns("1789862400,1789866000,1789869600", "3,null,3", "0,0,0"))
        .json(kline("fair_price/BTC_USD", "Min60", DAY + HOUR), columns("1789866000", "4", "6"));

    assertThat(history.prices()).containsExactlyInAnyOrder(PriceKind.LAST, PriceKind.MARK);
    Instrument cat = Histories.linear("mexc", "1000CAT_USDT", "CAT");
    assertThat(history.candles(api, cat, PriceKind.MARK, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 0.002, 0.004, 0.001, 0.003, Double.NaN));
    Instrument btc = Histories.inverse("mexc", "BTC_USD", "BTC");
    assertThat(
            history.candles(
                api, btc, PriceKind.MARK, BarSize.H1, at(DAY + HOUR), at(DAY + 2 * HOUR)))
        .containsExactly(new Candle(DAY + HOUR, 2, 4, 1, 4, Double.NaN));
  }

  @Test
  void documentedFunding() {
    CannedApi then =
        new CannedApi(at(1609804800)) // just paid
            .file(
                API + "funding_rate/history?symbol=BTC_USDT&page_num=1&page_size=8",
                FILES + "funding_rate_history.json");

    // of six hours before, and two more; the interval is what lies between the two
    assertThat(history.funding(then, BTC, at(1609783200), at(1609804801)))
        .containsExactly(new FundingSettlement(1609804800, 0.000266, 28800));
  }

  @Test
  void twoPagesOfFunding() {
    String call = API + "funding_rate/history?symbol=BTC_USDT&page_num=%d&page_size=1000";
    String answer = "{'success':true,'code':0,'data':{'totalPage':2,'resultList':%s}}";
    long from = DAY - 1000 * HOUR;
    String row = "{'symbol':'BTC_USDT','fundingRate':1.0E-4,'settleTime':%d000,'collectCycle':1}";
    api.json(
            call.formatted(1),
            json(answer.formatted(Histories.rows(DAY, HOUR, 1000, row::formatted))))
        .json(
            call.formatted(2),
            json(answer.formatted(Histories.rows(DAY - 999 * HOUR, HOUR, 2, row::formatted))));

    assertThat(history.funding(api, BTC, at(from), at(DAY + HOUR)))
        .hasSize(1001)
        .allSatisfy(payment -> assertThat(payment.intervalSeconds()).isEqualTo(3600));
  }

  @Test
  void errorsFailTheWhole() {
    String busy = json("{'success':false,'code':510,'message':'Requests are too frequent'}");
    api.json(kline("BTC_USDT", "Min60", DAY), busy)
        .json(API + "funding_rate/history?symbol=BTC_USDT&page_num=1&page_size=5", busy);

    assertThatThrownBy(
            () ->
                history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + 2 * HOUR)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
    assertThatThrownBy(() -> history.funding(api, BTC, at(DAY), at(DAY + 2 * HOUR)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }

  @Test
  void unknownContractIsNoSilence() {
    Instrument gone = Histories.linear("mexc", "GONE_USDT", "GONE");

    assertThatThrownBy(
            () -> history.candles(api, gone, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("GONE_USDT");
  }

  @Test
  void daysAreNotToldSinceNobodySaysWhenTheyBegin() {
    assertThat(history.barSizes())
        .containsExactlyInAnyOrder(BarSize.M5, BarSize.M15, BarSize.H1, BarSize.H4);
  }
}
