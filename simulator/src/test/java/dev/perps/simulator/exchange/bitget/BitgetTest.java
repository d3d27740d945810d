package dev.perps.simulator.exchange.bitget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Asking;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What Bitget lists, and what its figures mean. */
class BitgetTest {
  private static final Asking ASKING = Asking.standard();
  private static final String API = "bitget/api/v2/";
  private static final String MIX = API + "mix/market/";

  private static JsonNode data(String request) {
    return ASKING.get(request).get("data");
  }

  private static JsonNode row(String request, String symbol) {
    return StreamSupport.stream(data(request).spliterator(), false)
        .filter(row -> row.get("symbol").asString().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static double number(JsonNode row, String name) {
    return Double.parseDouble(row.get(name).asString());
  }

  private static List<String> all(JsonNode rows, String name) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.get(name).asString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySeedListsEnoughAndNothingTwice(long seed) {
    Asking asking = new Asking(seed, Long.MAX_VALUE, Asking.NOW);
    String contracts = MIX + "contracts?productType=";
    assertUnique(asking.get(contracts + "USDT-FUTURES"), 240);
    assertUnique(asking.get(contracts + "USDC-FUTURES"), 40);
    assertUnique(asking.get(contracts + "COIN-FUTURES"), 14);
    assertUnique(asking.get(API + "spot/public/symbols"), 150);
  }

  private static void assertUnique(JsonNode answer, int least) {
    assertThat(all(answer.get("data"), "symbol"))
        .hasSizeGreaterThanOrEqualTo(least)
        .doesNotHaveDuplicates();
  }

  @Test
  void namesAreThoseOfTheExchange() {
    assertThat(all(data(MIX + "contracts?productType=USDT-FUTURES"), "symbol"))
        .contains("BTCUSDT", "PEPEUSDT", "1000BONKUSDT", "1INCHUSDT", "币安人生USDT");
    assertThat(all(data(MIX + "contracts?productType=usdc-futures"), "symbol"))
        .contains("BTCPERP", "ETHPERP");
    assertThat(all(data(MIX + "contracts?productType=COIN-FUTURES"), "symbol"))
        .contains("BTCUSD", "BTCUSDH26");
    assertThat(data(MIX + "contracts?productType=SUSDT-FUTURES").size()).isZero();
  }

  @Test
  void listsHoldRowsThatAreNoLivePerpetuals() {
    JsonNode contracts = data(MIX + "contracts?productType=USDT-FUTURES");
    assertThat(all(contracts, "symbolStatus"))
        .contains("normal", "listed", "maintain", "limit_open", "off");
    assertThat(all(contracts, "isRwa")).contains("YES", "NO");
    assertThat(all(data(MIX + "contracts?productType=COIN-FUTURES"), "symbolType"))
        .contains("perpetual", "delivery");
    String tickers = MIX + "tickers?productType=USDT-FUTURES";
    assertThat(row(tickers, "MKRUSDT").get("ts").asString()).isEqualTo("0");
    assertThat(row(tickers, "ALTUSDT").get("bidPr").asString()).isEmpty();
    assertThat(row(tickers, "AEVOUSDT").get("lastPr").asString()).isEmpty();
    assertThat(row(tickers, "MANTAUSDT").get("quoteVolume").asString()).isEqualTo("0");
    JsonNode dated = row(MIX + "current-fund-rate?productType=COIN-FUTURES", "BTCUSDH26");
    assertThat(dated.get("fundingRate").asString()).isEqualTo("0");
    assertThat(dated.get("nextUpdate").asString()).isEqualTo("0");
  }

  /** Base coins for each margin, though coin-margined contracts elsewhere count dollars. */
  @ParameterizedTest
  @CsvSource({"USDT-FUTURES,ETHUSDT", "USDC-FUTURES,ETHPERP", "COIN-FUTURES,ETHUSD"})
  void amountsAreCoins(String productType, String symbol) {
    JsonNode ticker = row(MIX + "tickers?productType=" + productType, symbol);

    assertThat(number(ticker, "quoteVolume") / number(ticker, "baseVolume"))
        .isBetween(number(ticker, "low24h"), number(ticker, "high24h"));
    // open interest and turnover of a day are of one order of magnitude
    assertThat(number(ticker, "holdingAmount") / number(ticker, "baseVolume")).isBetween(0.05, 5.0);
    JsonNode interest =
        ASKING.get(MIX + "open-interest?symbol=" + symbol + "&productType=" + productType);
    assertThat(number(interest.at("/data/openInterestList/0"), "size"))
        .isEqualTo(number(ticker, "holdingAmount"));
  }

  @Test
  void changeIsAFraction() {
    JsonNode ticker = row(MIX + "tickers?productType=USDT-FUTURES", "BTCUSDT");

    assertThat(number(ticker, "change24h"))
        .isCloseTo(number(ticker, "lastPr") / number(ticker, "open24h") - 1, within(6e-6));
  }

  @Test
  void ratesAndIntervals() {
    for (JsonNode row : data(MIX + "current-fund-rate?productType=USDT-FUTURES")) {
      assertThat(row.get("fundingRateInterval").asString()).isIn("1", "4", "8");
      assertThat(number(row, "nextUpdate")).isGreaterThan(Asking.NOW);
      assertThat(number(row, "nextUpdate") % (number(row, "fundingRateInterval") * 3_600_000))
          .isZero();
    }
  }

  @Test
  void accountRatiosAreAscendingPartsOfOne() {
    JsonNode ratios = data(MIX + "account-long-short?symbol=BTCUSDT&period=5m");

    assertThat(all(ratios, "ts")).hasSize(30).isSorted();
    for (JsonNode row : ratios) {
      assertThat(number(row, "longAccountRatio") + number(row, "shortAccountRatio"))
          .isCloseTo(1, within(1e-9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1H,2026-03-10T10:00",
    "1Dutc,2026-03-10T00:00",
    "1D,2026-03-09T16:00", // midnight in Hong Kong
  })
  void candlesAreAscending(String granularity, String start) {
    JsonNode candles =
        data(
            MIX
                + "candles?symbol=BTCUSDT&productType=USDT-FUTURES&limit=3&granularity="
                + granularity);

    assertThat(candles.size()).isEqualTo(3);
    assertThat(Instant.ofEpochMilli(candles.at("/2/0").asLong()).toString()).startsWith(start);
    assertThat(candles.at("/1/4").asString()).isEqualTo(candles.at("/2/1").asString());
    String from = candles.at("/0/0").asString();
    JsonNode window =
        data(
            MIX
                + "candles?symbol=BTCUSDT&productType=USDT-FUTURES&limit=2&granularity="
                + granularity
                + "&startTime="
                + from);
    assertThat(window.get(0)).isEqualTo(candles.get(0));
    assertThat(window.get(1)).isEqualTo(candles.get(1));
    JsonNode spot = data(API + "spot/market/candles?symbol=BTCUSDT&granularity=1h&limit=1");
    assertThat(spot.at("/0").size()).isEqualTo(8);
  }

  @Test
  void historyGoesByPages() {
    String request = MIX + "history-fund-rate?symbol=BTCUSDT&productType=USDT-FUTURES&pageSize=2";
    List<String> first = all(data(request + "&pageNo=1"), "fundingTime");
    List<String> second = all(data(request + "&pageNo=2"), "fundingTime");

    assertThat(Long.parseLong(first.get(1)) - Long.parseLong(second.get(0)))
        .isEqualTo(8 * 3_600_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "mix/market/tickers, 400, 40019",
    "mix/market/tickers?productType=NOPE, 400, 40019",
    "mix/market/ticker?productType=USDT-FUTURES&symbol=NOPEUSDT, 400, 40034",
    "mix/market/open-interest?productType=USDT-FUTURES, 400, 40019",
    "mix/market/candles?productType=USDT-FUTURES&symbol=BTCUSDT&granularity=7q, 400, 40034",
    "mix/market/candles?productType=USDT-FUTURES&symbol=BTCUSDT&granularity=1H&limit=x, 400, 40034",
    "spot/market/tickers?symbol=NOPE, 400, 40034",
    "spot/nope, 404, 40404",
    "nope, 404, 40404",
  })
  void errorsAreThoseOfTheExchange(String request, int status, String code) {
    ApiResponse answer = ASKING.ask("GET", API + request, "", Set.of());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("code").asString()).isEqualTo(code);
    assertThat(answer.body().get("data").isNull()).isTrue();
  }
}
