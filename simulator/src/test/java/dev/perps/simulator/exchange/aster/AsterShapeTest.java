package dev.perps.simulator.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Aster's answers look like real ones, list what it lists, and mean what its figures mean. */
class AsterShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String FAPI = "aster/fapi/v3/";
  private static final String SAPI = "aster/api/v3/";

  static Stream<ShapeCase> cases() {
    return Stream.of(
        new ShapeCase(
            "aster/exchangeInfo#/symbols/0",
            FAPI + "exchangeInfo",
            "/symbols/*",
            // newer than the sample
            "symbolType",
            "tradingMode",
            "name",
            "channel",
            "sequenceNo",
            "twapMinNotional",
            "imn",
            "tags",
            "createTime",
            "filters",
            // a few rows lack it
            "baseAsset"),
        // The sample mixes in members of spot.
        new ShapeCase(
            "aster/ticker24hr#/0",
            FAPI + "ticker/24hr",
            "/*",
            "baseAsset",
            "quoteAsset",
            "bidPrice",
            "bidQty",
            "askPrice",
            "askQty"),
        new ShapeCase("aster/premiumIndex#/0", FAPI + "premiumIndex", "/*"),
        new ShapeCase("aster/fundingInfo#/0", FAPI + "fundingInfo", "/*"),
        new ShapeCase("aster/bookTicker#/0", FAPI + "ticker/bookTicker", "/*", "lastUpdateId"),
        new ShapeCase("aster/fundingRate_history#/0", FAPI + "fundingRate?symbol=BTCUSDT", "/*"),
        new ShapeCase("aster/fundingRate_history#/0", FAPI + "fundingRate", "/*"),
        new ShapeCase("aster/klines#/0", FAPI + "klines?symbol=ETHUSDT&interval=1h", "/*"),
        new ShapeCase("aster/klines#/0", FAPI + "indexPriceKlines?pair=ETHUSDT&interval=1d", "/*"),
        new ShapeCase("aster/depth#", FAPI + "depth?symbol=BTCUSDT&limit=5", ""),
        new ShapeCase(
            "aster/spot_exchangeInfo#/symbols/0", SAPI + "exchangeInfo", "/symbols/*", "filters"),
        new ShapeCase(
            "aster/spot_ticker24hr#", SAPI + "ticker/24hr", "/*", "baseAsset", "quoteAsset"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySeedListsEnoughAndNothingTwice(long seed) {
    Asking asking = new Asking(seed, Long.MAX_VALUE, Asking.NOW);
    Set<String> symbols = new HashSet<>();
    Set<String> statuses = new HashSet<>();
    Set<String> quotes = new HashSet<>();
    for (JsonNode row : asking.get(FAPI + "exchangeInfo").get("symbols")) {
      assertThat(symbols.add(row.get("symbol").asString())).isTrue();
      statuses.add(row.get("status").asString());
      quotes.add(row.get("quoteAsset").asString());
    }
    assertThat(symbols)
        .hasSizeGreaterThan(250)
        .contains("1000PEPEUSDT", "1MBABYDOGEUSDT", "1INCHUSDT", "币安人生USDT", "TESTUSDT");
    assertThat(statuses).contains("TRADING", "PENDING_TRADING", "SETTLING");
    assertThat(quotes).containsExactlyInAnyOrder("USDT", "USD1");
  }

  @Test
  void versionsOneAndThreeAgree() {
    assertThat(ASKING.get("aster/fapi/v1/premiumIndex"))
        .isEqualTo(ASKING.get(FAPI + "premiumIndex"));
  }

  @Test
  void changeIsPercentAndVolumeQuote() {
    JsonNode row = ASKING.get(FAPI + "ticker/24hr?symbol=ETHUSDT");
    double last = number(row, "lastPrice");
    assertThat(number(row, "priceChangePercent") / 100)
        .isBetween(
            last / number(row, "openPrice") - 1.00001, last / number(row, "openPrice") - 0.99999);
    assertThat(number(row, "quoteVolume") / number(row, "volume"))
        .isBetween(number(row, "lowPrice"), number(row, "highPrice"));
  }

  @Test
  void awkwardRows() {
    // never traded, no bid, settling: zeros stand for nothing
    assertThat(number(ASKING.get(FAPI + "ticker/24hr?symbol=AEVOUSDT"), "lastPrice")).isZero();
    assertThat(number(ASKING.get(FAPI + "ticker/bookTicker?symbol=DYMUSDT"), "bidPrice")).isZero();
    JsonNode settling = ASKING.get(FAPI + "premiumIndex?symbol=BLASTUSDT");
    assertThat(settling.get("nextFundingTime").asLong()).isZero();
    assertThat(number(ASKING.get(FAPI + "ticker/24hr?symbol=MANTAUSDT"), "quoteVolume")).isZero();
    for (JsonNode row : ASKING.get(FAPI + "exchangeInfo").get("symbols")) {
      boolean nameless = row.get("symbol").asString().equals("PIXELUSDT");
      assertThat(row.has("baseAsset")).isEqualTo(!nameless);
      assertThat(row.get("symbol").asString()).isNotEqualTo("MKRUSDT");
    }
    assertThat(ASKING.get(FAPI + "ticker/24hr?symbol=MKRUSDT").has("lastPrice")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "fapi/v1/openInterest?symbol=NOPE, 400, -1121",
    "fapi/v1/openInterest, 400, -1102",
    "fapi/v3/openInterest?symbol=BTCUSDT, 404, -5000",
    "fapi/v3/klines?symbol=BTCUSDT&interval=7q, 400, -1120",
    "fapi/v3/klines?symbol=BTCUSDT&interval=1h&limit=x, 400, -1100",
    "api/v3/ticker/24hr?symbol=NOPE, 400, -1121",
    "api/v2/ticker/24hr, 404, -5000"
  })
  void errorsAreThoseOfTheExchange(String target, int status, int code) {
    ApiResponse answer = ASKING.ask("GET", "aster/" + target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("code").asInt()).isEqualTo(code);
  }

  @Test
  void vanishedSymbolsAreInNoAnswer() {
    for (String path : List.of("premiumIndex", "ticker/24hr", "ticker/bookTicker")) {
      for (JsonNode row : ASKING.ask("GET", FAPI + path, "", Set.of("ETHUSDT")).body()) {
        assertThat(row.get("symbol").asString()).isNotEqualTo("ETHUSDT");
      }
    }
  }

  private static double number(JsonNode row, String name) {
    return Double.parseDouble(row.get(name).asString());
  }
}
