package dev.perps.simulator.exchange.gateio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Gate.io's answers have the keys, types and units of real ones. */
class GateioShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String FUTURES = "gateio/api/v4/futures/";
  private static final String SPOT = "gateio/api/v4/spot/";
  // Only where an end is announced.
  private static final String[] END = {"delisting_time", "delisted_time"};

  static Stream<ShapeCase> cases() {
    return Stream.of(
        new ShapeCase("gateio/contracts_usdt_2026#/0", FUTURES + "usdt/contracts", "/*", END),
        new ShapeCase("gateio/contracts_btc#/0", FUTURES + "btc/contracts", "/*"),
        new ShapeCase("gateio/contracts_btc#/0", FUTURES + "btc/contracts/BTC_USD", ""),
        new ShapeCase("gateio/tickers#/0", FUTURES + "usdt/tickers", "/*"),
        new ShapeCase("gateio/tickers#/0", FUTURES + "btc/tickers", "/*"),
        new ShapeCase(
            "gateio/candlesticks#/0",
            FUTURES + "usdt/candlesticks?contract=PEPE_USDT&interval=1h",
            "/*"),
        new ShapeCase(
            "gateio/candlesticks#/0",
            FUTURES + "usdt/candlesticks?contract=mark_BTC_USDT&interval=5m&limit=3",
            "/*",
            "v",
            "sum"),
        new ShapeCase(
            "gateio/funding_rate_history#/0",
            FUTURES + "usdt/funding_rate?contract=ETH_USDT",
            "/*"),
        new ShapeCase(
            "gateio/order_book#",
            FUTURES + "usdt/order_book?contract=BTC_USDT&limit=20&with_id=true",
            ""),
        new ShapeCase(
            "gateio/spot_currency_pairs_2026#/0", SPOT + "currency_pairs", "/*", "trade_quotes"),
        new ShapeCase("gateio/spot_tickers#/0", SPOT + "tickers", "/*"),
        new ShapeCase(
            "gateio/spot_candlesticks#/0",
            SPOT + "candlesticks?currency_pair=BTC_USDT&interval=1d",
            "/*"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  private static JsonNode row(JsonNode rows, String key, String value) {
    for (JsonNode row : rows) {
      if (row.get(key).asString().equals(value)) {
        return row;
      }
    }
    throw new AssertionError("no " + value);
  }

  private static double number(JsonNode row, String key) {
    JsonNode value = row.get(key);
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC_USDT", "PEPE_USDT", "PYTH_USDT", "GALA_USDT", "XAU_USDT"})
  void sizesAreContracts(String symbol) {
    JsonNode contract = row(ASKING.get(FUTURES + "usdt/contracts"), "name", symbol);
    JsonNode ticker = row(ASKING.get(FUTURES + "usdt/tickers"), "contract", symbol);
    double multiplier = number(contract, "quanto_multiplier");

    assertThat(number(ticker, "total_size")).isEqualTo(number(contract, "position_size"));
    assertThat(number(ticker, "volume_24h") * multiplier / number(ticker, "volume_24h_base"))
        .isCloseTo(1, within(0.01));
    assertThat(
            number(ticker, "volume_24h_quote")
                / (number(ticker, "volume_24h") * multiplier)
                / number(ticker, "last"))
        .isBetween(0.8, 1.25);
    assertThat(multiplier * number(contract, "mark_price")).isBetween(0.1, 1000.0);
  }

  @Test
  void inverseContractsAreDollars() {
    JsonNode contract = ASKING.get(FUTURES + "btc/contracts").get(0);
    JsonNode ticker = ASKING.get(FUTURES + "btc/tickers").get(0);

    assertThat(contract.get("quanto_multiplier").asString()).isEqualTo("0");
    assertThat(contract.get("type").asString()).isEqualTo("inverse");
    assertThat(number(ticker, "volume_24h")).isEqualTo(number(ticker, "volume_24h_quote"));
    assertThat(number(ticker, "volume_24h") / number(ticker, "volume_24h_base"))
        .isBetween(number(ticker, "low_24h") * 0.9, number(ticker, "high_24h") * 1.1);
  }

  @Test
  void changeIsPerCentAndTimesAreSeconds() {
    JsonNode ticker = row(ASKING.get(FUTURES + "usdt/tickers"), "contract", "ETH_USDT");
    JsonNode contract = ASKING.get(FUTURES + "usdt/contracts/ETH_USDT");
    String day = FUTURES + "usdt/candlesticks?contract=ETH_USDT&interval=1h&from=1773051600";
    JsonNode dayAgo = ASKING.get(day).get(0); // 2026-03-09T10:20:00Z, so the candle of 10:00

    assertThat(number(contract, "funding_next_apply")).isEqualTo(1773158400); // 16:00 UTC
    assertThat(number(ticker, "change_percentage") / 100)
        .isCloseTo(number(ticker, "last") / number(dayAgo, "o") - 1, within(0.02));
  }

  @Test
  void statsCountBothSides() {
    JsonNode contract = ASKING.get(FUTURES + "usdt/contracts/BTC_USDT");
    JsonNode stats =
        ASKING.get(FUTURES + "usdt/contract_stats?contract=BTC_USDT&interval=5m&limit=2");

    assertThat(stats).hasSize(2);
    JsonNode last = stats.get(1);
    // of 10:20 and as of now, 10:20:30
    assertThat(number(last, "time")).isEqualTo(1773138000);
    assertThat(number(last, "open_interest") / number(contract, "position_size"))
        .isCloseTo(2, within(0.0001));
    JsonNode ticker = ASKING.get(FUTURES + "usdt/tickers?contract=BTC_USDT").get(0);
    assertThat(number(last, "mark_price") / number(ticker, "mark_price"))
        .isCloseTo(1, within(0.0001));
    assertThat(number(last, "open_interest_usd"))
        .isCloseTo(
            number(last, "open_interest") * 0.0001 * number(last, "mark_price"), within(1.0));
    assertThat(number(last, "lsr_account"))
        .isCloseTo(number(contract, "long_users") / number(contract, "short_users"), within(0.05));
  }

  @Test
  void moreStatsThanAPageHoldsAreRefused() {
    String stats = FUTURES + "usdt/contract_stats?contract=BTC_USDT&interval=5m&from=0&limit=";

    assertThat(ASKING.get(stats + "2001").get("label").asString()).isEqualTo("INVALID_PARAM_VALUE");
    assertThat(ASKING.get(stats + "2000")).hasSize(2000);
  }

  @Test
  void listsHoldWhatRealOnesHold() {
    JsonNode contracts = ASKING.get(FUTURES + "usdt/contracts");
    Set<String> names = new HashSet<>();
    Set<String> statuses = new HashSet<>();
    Set<String> types = new HashSet<>();
    contracts.forEach(
        row -> {
          names.add(row.get("name").asString());
          statuses.add(row.get("status").asString());
          types.add(row.get("contract_type").asString());
        });

    assertThat(contracts.size()).isBetween(240, 360);
    assertThat(names).hasSize(contracts.size()).contains("PEPE_USDT", "1INCH_USDT", "币安人生_USDT");
    assertThat(statuses)
        .containsExactlyInAnyOrder(
            "trading", "prelaunch", "delisting", "delisted", "circuit_breaker");
    assertThat(types).contains("", "stocks", "metals", "indices", "forex");
    assertThat(ASKING.get(SPOT + "currency_pairs")).hasSizeGreaterThan(180);
    JsonNode tickers = ASKING.get(FUTURES + "usdt/tickers");
    assertThat(row(tickers, "contract", "ALT_USDT").get("highest_bid").asString()).isEqualTo("0");
    assertThat(row(tickers, "contract", "DYM_USDT").get("last").asString()).isEqualTo("0");
    assertThat(row(tickers, "contract", "MANTA_USDT").get("volume_24h").asString()).isEqualTo("0");
  }

  @Test
  void aLimitCutsTheListSilentlyAndTheFilterIsIgnored() {
    assertThat(ASKING.get(FUTURES + "usdt/contracts?limit=7&offset=2")).hasSize(7);
    assertThat(ASKING.get(FUTURES + "usdt/contracts?contract=BTC_USDT")).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({
    "futures/usdt/contracts?limit=1000, 400, INVALID_PARAM_VALUE",
    "futures/usdt/contracts?limit=x, 400, INVALID_PARAM_VALUE",
    "futures/usdc/contracts, 400, INVALID_PARAM_VALUE",
    "futures/usdt/contracts/NOPE_USDT, 400, CONTRACT_NOT_FOUND",
    "futures/usdt/tickers?contract=NOPE_USDT, 400, CONTRACT_NOT_FOUND",
    "futures/usdt/funding_rate, 400, MISSING_REQUIRED_PARAM",
    "futures/usdt/candlesticks?contract=BTC_USDT&interval=3m, 400, INVALID_PARAM_VALUE",
    "futures/usdt/candlesticks?contract=BTC_USDT&limit=5&from=1773138000, 400, INVALID_PARAM_VALUE",
    "spot/candlesticks?currency_pair=NOPE_USDT, 400, INVALID_CURRENCY_PAIR",
    "spot/nope, 404, NOT_FOUND",
    "nope, 404, NOT_FOUND",
  })
  void errorsAreLabelled(String target, int status, String label) {
    ApiResponse answer = ASKING.ask("GET", "gateio/api/v4/" + target, "", Set.of());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("label").asString()).isEqualTo(label);
  }

  @Test
  void vanishedSymbolsAreInNoAnswer() {
    ApiResponse answer =
        ASKING.ask("GET", FUTURES + "usdt/tickers?contract=BTC_USDT", "", Set.of("BTC_USDT"));

    assertThat(answer.status()).isEqualTo(400);
  }
}
