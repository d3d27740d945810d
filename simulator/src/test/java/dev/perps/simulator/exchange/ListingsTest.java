package dev.perps.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What the exchanges list: enough of it, under the right names, and with rows that are no live
 * perpetuals.
 */
class ListingsTest {
  private static final Asking ASKING = Asking.standard();

  private static List<String> names(JsonNode rows, String key) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.get(key).asString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySeedListsEnoughAndNothingTwice(long seed) {
    Asking asking = new Asking(seed, Long.MAX_VALUE, Asking.NOW);
    assertUnique(asking.get("binance/fapi/v1/exchangeInfo").get("symbols"), "symbol", 320);
    assertUnique(asking.get("binance/dapi/v1/exchangeInfo").get("symbols"), "symbol", 40);
    assertUnique(asking.get("binance/api/v3/exchangeInfo").get("symbols"), "symbol", 150);
    String instruments = "bybit/v5/market/instruments-info?limit=1000&category=";
    assertUnique(asking.get(instruments + "linear").at("/result/list"), "symbol", 300);
    assertUnique(asking.get(instruments + "inverse").at("/result/list"), "symbol", 16);
    assertUnique(asking.get(instruments + "spot").at("/result/list"), "symbol", 150);
    assertUnique(
        asking.get("kraken/derivatives/api/v3/instruments").get("instruments"), "symbol", 260);
    assertThat(asking.get("kraken/0/public/AssetPairs").get("result")).hasSizeGreaterThan(150);
    assertUnique(asking.info("{\"type\":\"meta\"}").get("universe"), "name", 170);
    assertUnique(asking.info("{\"type\":\"spotMeta\"}").get("universe"), "name", 150);
  }

  private static void assertUnique(JsonNode rows, String key, int least) {
    assertThat(names(rows, key)).hasSizeGreaterThanOrEqualTo(least).doesNotHaveDuplicates();
  }

  @Test
  void multipliersAreInTheNamesAsEachExchangeWritesThem() {
    assertThat(names(ASKING.get("binance/fapi/v1/ticker/price"), "symbol"))
        .contains(
            "1000PEPEUSDT", "1MBABYDOGEUSDT", "1000000MOGUSDT", "1INCHUSDT", "币安人生USDT", "ETHBTC");
    assertThat(names(ASKING.get("binance/api/v3/ticker/price"), "symbol"))
        .contains("PEPEUSDT", "1000SATSUSDT", "1INCHUSDT", "USDCUSDT");
    assertThat(
            names(
                ASKING.get("bybit/v5/market/tickers?category=linear").at("/result/list"), "symbol"))
        .contains("1000PEPEUSDT", "SHIB1000USDT", "10000SATSUSDT", "1INCHUSDT", "BTCPERP");
    assertThat(names(ASKING.get("kraken/derivatives/api/v3/tickers").get("tickers"), "symbol"))
        .contains("PF_XBTUSD", "PF_PEPEUSD", "PF_AAPLxUSD", "PI_XBTUSD", "in_xbtusd");
    assertThat(ASKING.get("kraken/0/public/Ticker").get("result").propertyNames())
        .contains("XXBTZUSD", "USDTZUSD", "USDCUSD", "XDGUSD", "XETHXXBT", "XBTUSDT", "PEPEUSD");
    assertThat(names(ASKING.info("{\"type\":\"meta\"}").get("universe"), "name"))
        .contains("BTC", "kPEPE", "kSHIB", "1INCH");
    assertThat(names(ASKING.info("{\"type\":\"meta\",\"dex\":\"xyz\"}").get("universe"), "name"))
        .contains("xyz:XYZ100", "xyz:TSLA");
  }

  @Test
  void contractPricesCarryTheMultiplier() {
    double spot = price("binance/api/v3/ticker/price?symbol=PEPEUSDT");
    assertThat(price("binance/fapi/v1/ticker/price?symbol=1000PEPEUSDT") / spot)
        .isBetween(980.0, 1020.0);
  }

  private static double price(String target) {
    return Double.parseDouble(ASKING.get(target).get("price").asString());
  }

  @ParameterizedTest
  @CsvSource({
    "binance/fapi/v1/exchangeInfo, /symbols, status, TRADING PENDING_TRADING SETTLING",
    "binance/fapi/v1/exchangeInfo, /symbols, contractType, PERPETUAL TRADIFI_PERPETUAL CURRENT_QUARTER",
    "binance/dapi/v1/exchangeInfo, /symbols, contractStatus, TRADING SETTLING",
    "binance/api/v3/exchangeInfo, /symbols, status, TRADING BREAK",
    "bybit/v5/market/instruments-info?category=linear, /result/list, contractType, LinearPerpetual LinearFutures",
    "bybit/v5/market/instruments-info?category=linear&status=PreLaunch, /result/list, status, PreLaunch",
    "kraken/derivatives/api/v3/instruments, /instruments, type, futures_inverse flexible_futures",
    "kraken/derivatives/api/v3/tickers, /tickers, suspended, true false"
  })
  void listsHoldRowsThatAreNoLivePerpetuals(
      String target, String pointer, String key, String values) {
    Set<String> found = new HashSet<>();
    for (JsonNode row : ASKING.get(target).at(pointer)) {
      if (row.has(key)) {
        found.add(row.get(key).asString());
      }
    }
    assertThat(found).contains(values.split(" ", -1));
  }

  @Test
  void tickersKeepSymbolsThatTheListsHaveNoLonger() {
    assertThat(names(ASKING.get("binance/fapi/v1/ticker/24hr"), "symbol")).contains("MKRUSDT");
    assertThat(names(ASKING.get("binance/fapi/v1/exchangeInfo").get("symbols"), "symbol"))
        .doesNotContain("MKRUSDT");
    assertThat(names(ASKING.get("kraken/derivatives/api/v3/tickers").get("tickers"), "symbol"))
        .contains("PF_MKRUSD");
  }

  @Test
  void awkwardValuesAreThere() {
    assertThat(ASKING.get("kraken/derivatives/api/v3/tickers/PF_AEVOUSD").get("ticker").has("last"))
        .isFalse();
    assertThat(
            ASKING
                .get("kraken/derivatives/api/v3/tickers/PF_DYMUSD")
                .get("ticker")
                .has("fundingRatePrediction"))
        .isFalse();
    assertThat(
            ASKING
                .get("bybit/v5/market/tickers?category=linear&symbol=ALTUSDT")
                .at("/result/list/0/bid1Price")
                .asString())
        .isEmpty();
    assertThat(ASKING.get("binance/fapi/v1/ticker/24hr?symbol=MANTAUSDT").get("volume").asString())
        .isEqualTo("0");
    JsonNode state = ASKING.info("{\"type\":\"metaAndAssetCtxs\"}");
    int thin = names(state.at("/0/universe"), "name").indexOf("ALT");
    assertThat(state.at("/1/" + thin + "/midPx").isNull()).isTrue();
  }

  @Test
  void bybitPagesInstruments() {
    List<String> symbols = new ArrayList<>();
    String cursor = "";
    int pages = 0;
    do {
      JsonNode result =
          ASKING
              .get("bybit/v5/market/instruments-info?category=linear&limit=100&cursor=" + cursor)
              .get("result");
      assertThat(result.get("list").size()).isBetween(1, 100);
      symbols.addAll(names(result.get("list"), "symbol"));
      // as a client sends it: encoded once more
      cursor = result.get("nextPageCursor").asString().replace("%", "%25");
      pages++;
    } while (!cursor.isEmpty());
    assertThat(pages).isGreaterThan(3);
    assertThat(symbols)
        .containsExactlyElementsOf(
            names(
                ASKING
                    .get("bybit/v5/market/instruments-info?category=linear&limit=1000")
                    .at("/result/list"),
                "symbol"));
  }

  @Test
  void bybitPagesHistoryBackwards() {
    String target =
        "bybit/v5/market/open-interest?category=linear&symbol=BTCUSDT&intervalTime=1h&limit=10";
    JsonNode first = ASKING.get(target).get("result");
    JsonNode second =
        ASKING
            .get(target + "&cursor=" + first.get("nextPageCursor").asString().replace("%", "%25"))
            .get("result");
    assertThat(first.at("/list/9/timestamp").asLong() - second.at("/list/0/timestamp").asLong())
        .isEqualTo(3_600_000);
  }

  @Test
  void vanishedSymbolsAreInNoAnswer() {
    assertThat(
            names(
                ASKING.ask("GET", "binance/fapi/v1/premiumIndex", "", Set.of("ETHUSDT")).body(),
                "symbol"))
        .contains("BTCUSDT")
        .doesNotContain("ETHUSDT");
    assertThat(
            ASKING
                .ask("GET", "binance/fapi/v1/openInterest?symbol=ETHUSDT", "", Set.of("ETHUSDT"))
                .status())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "binance/fapi/v1/openInterest?symbol=NOPE, 400, /code, -1121",
    "binance/fapi/v1/openInterest, 400, /code, -1102",
    "binance/fapi/v1/openInterest?symbol=BLASTUSDT, 400, /code, -4108",
    "binance/fapi/v1/klines?symbol=BTCUSDT&interval=7q, 400, /code, -1120",
    "binance/fapi/v1/nope, 404, /code, -5000",
    "bybit/v5/market/tickers?category=linear&symbol=NOPE, 200, /retCode, 10001",
    "bybit/v5/market/kline?category=linear&symbol=BTCUSDT&interval=60&limit=x, 200, /retCode, 10001",
    "kraken/derivatives/api/v3/tickers/PF_NOPE, 404, /error, notFound",
    "kraken/derivatives/api/v3/historical-funding-rates?symbol=PF_NOPE, 400, /error, invalidArgument",
    "kraken/api/charts/v1/analytics/PF_XBTUSD/nope?since=1&interval=300, 400, /errors/0/type, InvalidArguments",
    "kraken/api/charts/v1/analytics/PF_XBTUSD/open-interest?since=1&interval=7, 400, /errors/0/type, InvalidArguments",
    "kraken/0/public/Ticker?pair=NOPE, 200, /error/0, EQuery:Unknown asset pair"
  })
  void errorsAreThoseOfTheExchange(String target, int status, String pointer, String value) {
    ApiResponse answer = ASKING.ask("GET", target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().at(pointer).asString()).isEqualTo(value);
  }

  @Test
  void hyperliquidRefusesWhatItCannotRead() {
    assertThat(ASKING.ask("POST", "hyperliquid/info", "{\"type\":\"nope\"}", Set.of()).status())
        .isEqualTo(422);
    assertThat(ASKING.ask("POST", "hyperliquid/info", "not json", Set.of()).status())
        .isEqualTo(422);
  }
}
