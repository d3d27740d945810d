package dev.perps.simulator.exchange.bingx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BingXShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String QUOTE = "bingx/openApi/swap/v2/quote/";
  private static final String MARKET = "bingx/openApi/cswap/v1/market/";
  private static final String SPOT = "bingx/openApi/spot/v1/";
  private static final String NOW = "?timestamp=" + Asking.NOW;

  static Stream<ShapeCase> shapes() {
    // The samples of 2023 are older than these members.
    String[] newer = {
      "ensureTrigger",
      "triggerFeeRate",
      "brokerState",
      "launchTime",
      "maintainTime",
      "offTime",
      "displayName"
    };
    String[] limits = {"fundingIntervalHours", "minFundingRate", "maxFundingRate", "updateTime"};
    return Stream.of(
        new ShapeCase("bingx/swap_contracts#/data/0", QUOTE + "contracts", "/data/*", newer),
        new ShapeCase("bingx/swap_ticker#/data", QUOTE + "ticker", "/data/*"),
        new ShapeCase("bingx/swap_ticker#", QUOTE + "ticker?symbol=BTC-USDT", ""),
        new ShapeCase("bingx/swap_premiumIndex#/data", QUOTE + "premiumIndex", "/data/*", limits),
        new ShapeCase(
            "bingx/swap_premiumIndex#", QUOTE + "premiumIndex?symbol=BTC-USDT", "", limits),
        new ShapeCase("bingx/swap_openInterest#", QUOTE + "openInterest?symbol=ETH-USDT", ""),
        new ShapeCase(
            "bingx/swap_fundingRate_history#/data/0",
            QUOTE + "fundingRate?symbol=BTC-USDT",
            "/data/*",
            "markPrice"),
        new ShapeCase(
            "bingx/swap_klines_v3#/data/0",
            "bingx/openApi/swap/v3/quote/klines?symbol=BTC-USDT&interval=1h&limit=5",
            "/data/*"),
        new ShapeCase(
            "bingx/swap_markPriceKlines#/data/0",
            "bingx/openApi/swap/v1/market/markPriceKlines?symbol=BTC-USDT&interval=1h&limit=5",
            "/data/*"),
        new ShapeCase("bingx/swap_depth#", QUOTE + "depth?symbol=BTC-USDT&limit=5", ""),
        new ShapeCase("bingx/cswap_contracts#", MARKET + "contracts" + NOW, ""),
        new ShapeCase("bingx/cswap_ticker#", MARKET + "ticker" + NOW, ""),
        new ShapeCase(
            "bingx/spot_symbols#",
            SPOT + "common/symbols",
            "",
            "apiStateSell",
            "apiStateBuy",
            "timeOnline",
            "offTime",
            "maintainTime"),
        new ShapeCase("bingx/spot_ticker_24hr#", SPOT + "ticker/24hr" + NOW, ""),
        new ShapeCase(
            "bingx/spot_kline#", SPOT + "market/kline?symbol=BTC-USDT&interval=1m&limit=5", ""));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void listsHoldWhatTheRealOnesHold(long seed) {
    Asking asking = new Asking(seed, Long.MAX_VALUE, Asking.NOW);
    Map<String, Integer> statuses = new HashMap<>();
    int live = 0;
    for (JsonNode row : asking.get(QUOTE + "contracts").get("data")) {
      assertThat(statuses.put(row.get("symbol").asString(), row.get("status").asInt())).isNull();
      live += row.get("status").asInt() == 1 ? 1 : 0;
    }
    assertThat(statuses)
        .containsKeys("1000PEPE-USDT", "BTC-USDC", "NCSKTSLA2USD-USDT", "NCFXEUR2USD-USDT")
        .containsKeys("NCCOXAG2USD-USDT", "NCSISP5002USD-USDT");
    assertThat(statuses.values()).contains(0, 1, 5, 25);
    assertThat(live).isBetween(220, 340);
    // exactly the live ones have a rate
    assertThat(asking.get(QUOTE + "premiumIndex").get("data")).hasSize(live);
    assertThat(asking.get(MARKET + "contracts" + NOW).get("data")).hasSize(20);
    assertThat(asking.get(SPOT + "ticker/24hr" + NOW).get("data")).hasSizeGreaterThan(150);
  }

  @Test
  void linearInterestIsQuoteAndInverseInterestCoins() {
    JsonNode linear = ASKING.get(QUOTE + "openInterest?symbol=BTC-USDT").get("data");
    assertThat(number(linear, "openInterest")).isBetween(1e7, 1e10);
    JsonNode inverse = ASKING.get(MARKET + "openInterest" + NOW + "&symbol=BTC-USD").at("/data/0");
    assertThat(number(inverse, "openInterest")).isBetween(10.0, 1e4);
    assertThat(inverse.get("timestamp").asLong() % 86_400_000).isZero();
  }

  @Test
  void inverseVolumeIsContractsAndTurnoverCoins() {
    for (String coin : new String[] {"BTC", "ETH"}) {
      JsonNode row = ASKING.get(MARKET + "ticker" + NOW + "&symbol=" + coin + "-USD").at("/data/0");
      double face = coin.equals("BTC") ? 100 : 10;
      assertThat(number(row, "volume") * face / number(row, "quoteVolume"))
          .isBetween(number(row, "lowPrice"), number(row, "highPrice"));
    }
    JsonNode linear = ASKING.get(QUOTE + "ticker?symbol=ETH-USDT").get("data");
    assertThat(number(linear, "quoteVolume") / number(linear, "volume"))
        .isBetween(number(linear, "lowPrice"), number(linear, "highPrice"));
    assertThat(number(linear, "priceChangePercent") / 100)
        .isCloseTo(number(linear, "lastPrice") / number(linear, "openPrice") - 1, within(6e-5));
  }

  @Test
  void onlyInverseContractsHaveAPercentSign() {
    assertThat(ticker("ETH-USDT").get("priceChangePercent").asString()).matches("-?\\d+\\.\\d{2}");
    JsonNode inverse = ASKING.get(MARKET + "ticker" + NOW + "&symbol=ETH-USD").at("/data/0");
    assertThat(inverse.get("priceChangePercent").asString()).matches("-?\\d+\\.\\d{4}%");
  }

  @Test
  void awkwardRowsAreThere() {
    assertThat(ticker("LTC-USDC").get("bidPrice").asString()).isEmpty();
    assertThat(ticker("UNI-USDC").get("volume").asString()).matches("0(\\.0+)?");
    assertThat(ticker("TON-USDC").get("lastPrice").asString()).isEqualTo("0");
    JsonNode untold = ASKING.get(QUOTE + "premiumIndex?symbol=TRX-USDC").get("data");
    assertThat(untold.get("lastFundingRate").asString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "openApi/swap/v2/quote/openInterest, 200, 80014",
    "openApi/swap/v2/quote/openInterest?symbol=NOPE-USDT, 200, 109425",
    "openApi/swap/v2/quote/premiumIndex?symbol=ETC-USDT, 200, 109415",
    "openApi/swap/v2/quote/openInterest?symbol=FIL-USDT, 200, 109418",
    "openApi/swap/v3/quote/klines?symbol=BTC-USDT&interval=7m, 200, 80014",
    "openApi/swap/v3/quote/klines?symbol=BTC-USDT&interval=1m&limit=x, 200, 80014",
    "openApi/cswap/v1/market/contracts, 400, 104414",
    "openApi/spot/v1/ticker/24hr, 200, 100400",
    "openApi/nope, 404, 100400",
  })
  void errorsAreThoseOfTheExchange(String target, int status, int code) {
    ApiResponse answer = ASKING.ask("GET", "bingx/" + target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("code").asInt()).isEqualTo(code);
  }

  private static JsonNode ticker(String symbol) {
    return ASKING.get(QUOTE + "ticker?symbol=" + symbol).get("data");
  }

  private static double number(JsonNode row, String name) {
    return Double.parseDouble(row.get(name).asString());
  }
}
