package dev.perps.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Figures mean on each exchange what they mean there: units, sides, absolute and relative rates.
 */
class UnitsTest {
  private static final Asking ASKING = Asking.standard();

  private static double number(JsonNode node, String pointer) {
    JsonNode value = node.at(pointer);
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
  }

  @Test
  void krakenLinearFundingIsRelativeTimesIndex() {
    JsonNode rates =
        ASKING.get("kraken/derivatives/api/v3/historical-funding-rates?symbol=PF_ETHUSD");
    JsonNode last = rates.get("rates").get(rates.get("rates").size() - 1);
    JsonNode ticker = ASKING.get("kraken/derivatives/api/v3/tickers/PF_ETHUSD").get("ticker");
    assertThat(number(ticker, "/fundingRate")).isEqualTo(number(last, "/fundingRate"));
    assertThat(number(ticker, "/fundingRate") / number(ticker, "/indexPrice"))
        .isCloseTo(number(last, "/relativeFundingRate"), within(1e-6));
    assertThat(last.get("timestamp").asString()).isEqualTo("2026-03-10T10:00:00.000Z");
  }

  @Test
  void krakenInverseFundingIsRelativeByIndex() {
    JsonNode rates =
        ASKING.get("kraken/derivatives/api/v3/historical-funding-rates?symbol=PI_XBTUSD");
    JsonNode last = rates.get("rates").get(rates.get("rates").size() - 1);
    JsonNode ticker = ASKING.get("kraken/derivatives/api/v3/tickers/PI_XBTUSD").get("ticker");
    assertThat(number(ticker, "/fundingRate") * number(ticker, "/indexPrice"))
        .isCloseTo(number(last, "/relativeFundingRate"), within(1e-6));
    assertThat(number(ticker, "/vol24h")).isEqualTo(number(ticker, "/volumeQuote"));
  }

  /** Of the five minutes that run: their start, and what is open now, or was a moment ago. */
  @Test
  void krakenOpenInterestOfThePastEndsWithThatOfNow() {
    for (String symbol : new String[] {"PF_ETHUSD", "PI_XBTUSD"}) {
      JsonNode past =
          ASKING
              .get(
                  "kraken/api/charts/v1/analytics/"
                      + symbol
                      + "/open-interest?interval=300&since="
                      + (Asking.NOW / 1000 - 300))
              .get("result");
      JsonNode ticker = ASKING.get("kraken/derivatives/api/v3/tickers/" + symbol).get("ticker");
      assertThat(past.at("/timestamp/0").asLong()).isEqualTo(1_773_138_000); // 10:20
      assertThat(past.get("timestamp").size()).isEqualTo(1);
      assertThat(number(past, "/data/0/3") / number(ticker, "/openInterest"))
          .isCloseTo(1, within(1e-4));
      assertThat(past.get("more").asBoolean()).isFalse();
    }
  }

  @Test
  void bybitCountsBothSidesAndSwapsInverseUnits() {
    JsonNode linear =
        ASKING.get("bybit/v5/market/tickers?category=linear&symbol=BTCUSDT").at("/result/list/0");
    assertThat(number(linear, "/openInterest"))
        .isCloseTo(2 * number(linear, "/singleOpenInterest"), within(0.001));
    assertThat(number(linear, "/openInterestValue"))
        .isCloseTo(number(linear, "/openInterest") * number(linear, "/markPrice"), within(1000.0));
    JsonNode inverse =
        ASKING.get("bybit/v5/market/tickers?category=inverse&symbol=BTCUSD").at("/result/list/0");
    assertThat(number(inverse, "/openInterest") / number(inverse, "/markPrice"))
        .isCloseTo(number(inverse, "/openInterestValue"), within(0.1));
    assertThat(number(inverse, "/volume24h") / number(inverse, "/turnover24h"))
        .isBetween(number(inverse, "/lowPrice24h"), number(inverse, "/highPrice24h"));
    assertThat(linear.get("price24hPcnt").asString())
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "%.6f",
                number(linear, "/lastPrice") / number(linear, "/prevPrice24h") - 1));
  }

  @Test
  void binanceCoinMarginedVolumeIsContracts() {
    JsonNode row = ASKING.get("binance/dapi/v1/ticker/24hr?symbol=BTCUSD_PERP").get(0);
    assertThat(number(row, "/volume") * 100 / number(row, "/baseVolume"))
        .isBetween(number(row, "/lowPrice"), number(row, "/highPrice"));
  }

  @Test
  void binanceChangeIsPercentOfTheOpeningPrice() {
    JsonNode row = ASKING.get("binance/fapi/v1/ticker/24hr?symbol=BTCUSDT");
    assertThat(number(row, "/priceChangePercent") / 100)
        .isCloseTo(number(row, "/lastPrice") / number(row, "/openPrice") - 1, within(6e-6));
    JsonNode candle =
        ASKING.get("binance/fapi/v1/klines?symbol=BTCUSDT&interval=1m&limit=1").get(0);
    assertThat(number(candle, "/4")).isCloseTo(number(row, "/lastPrice"), within(50.0));
  }

  @Test
  void fundingInfoLeavesOutMostEightHourSymbols() {
    JsonNode info = ASKING.get("binance/fapi/v1/fundingInfo");
    long eight = 0;
    for (JsonNode row : info) {
      eight += row.get("fundingIntervalHours").asInt() == 8 ? 1 : 0;
    }
    assertThat(eight).isPositive().isLessThan(info.size() / 4);
    assertThat(info.size()).isLessThan(ASKING.get("binance/fapi/v1/premiumIndex").size() - 100);
  }

  @Test
  void datedContractsHaveNoFunding() {
    for (JsonNode row : ASKING.get("binance/fapi/v1/premiumIndex")) {
      if (row.get("symbol").asString().contains("_")) {
        assertThat(row.get("lastFundingRate").asString()).isEmpty();
        assertThat(row.get("nextFundingTime").asLong()).isZero();
      }
    }
  }

  @Test
  void hyperliquidSpotContextsStandAtThePairsIndex() {
    JsonNode state = ASKING.info("{\"type\":\"spotMetaAndAssetCtxs\"}");
    boolean gap = false;
    for (int i = 0; i < state.at("/0/universe").size(); i++) {
      JsonNode pair = state.at("/0/universe").get(i);
      int index = pair.get("index").asInt();
      gap |= index != i;
      assertThat(state.at("/1/" + index + "/coin").asString())
          .isEqualTo(pair.get("name").asString());
    }
    assertThat(gap).isTrue();
  }

  @Test
  void oneMarketBehindAllExchanges() {
    double binance =
        number(ASKING.get("binance/fapi/v1/premiumIndex?symbol=BTCUSDT"), "/markPrice");
    double bybit =
        number(
            ASKING.get("bybit/v5/market/tickers?category=linear&symbol=BTCUSDT"),
            "/result/list/0/markPrice");
    double kraken =
        number(ASKING.get("kraken/derivatives/api/v3/tickers/PF_XBTUSD"), "/ticker/markPrice");
    double hyperliquid = number(ASKING.info("{\"type\":\"metaAndAssetCtxs\"}"), "/1/0/markPx");
    assertThat(bybit / binance).isCloseTo(1, within(0.002));
    assertThat(kraken / binance).isCloseTo(1, within(0.002));
    assertThat(hyperliquid / binance).isCloseTo(1, within(0.002));
  }

  @Test
  void sameSeedAndInstantGiveTheSameAnswers() {
    for (String target :
        new String[] {
          "binance/fapi/v1/ticker/24hr",
          "bybit/v5/market/tickers?category=linear",
          "kraken/derivatives/api/v3/tickers",
          "kraken/0/public/Ticker"
        }) {
      assertThat(Asking.standard().get(target)).isEqualTo(ASKING.get(target));
      assertThat(new Asking(2, Long.MAX_VALUE, Asking.NOW).get(target))
          .isNotEqualTo(ASKING.get(target));
    }
  }
}
