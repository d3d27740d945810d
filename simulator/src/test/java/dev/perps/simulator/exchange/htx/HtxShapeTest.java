package dev.perps.simulator.exchange.htx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class HtxShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String LINEAR = "htx/linear-swap-api/v1/";
  private static final String INVERSE = "htx/swap-api/v1/";
  private static final String TICKS = "htx/linear-swap-ex/market/detail/batch_merged";

  static Stream<ShapeCase> cases() {
    return Stream.of(
        new ShapeCase("htx/live_contract_info#/data/0", LINEAR + "swap_contract_info", "/data/*"),
        new ShapeCase(
            "htx/live_contract_info#/data/0",
            LINEAR + "swap_contract_info?business_type=all",
            "/data/*"),
        // null where nobody stands
        new ShapeCase("htx/live_batch_merged#/ticks/0", TICKS, "/ticks/*", "bid", "ask"),
        new ShapeCase(
            "htx/linear_batch_merged#/ticks/0",
            "htx/v2/linear-swap-ex/market/detail/batch_merged",
            "/ticks/*",
            "bid",
            "ask"),
        new ShapeCase(
            "htx/live_batch_funding_rate#/data/0",
            LINEAR + "swap_batch_funding_rate?contract_code=BTC-USDT",
            "/data/*"),
        new ShapeCase("htx/live_open_interest#/data/0", LINEAR + "swap_open_interest", "/data/*"),
        new ShapeCase("htx/live_index#/data/0", LINEAR + "swap_index", "/data/*"),
        new ShapeCase(
            "htx/live_historical_funding_rate#",
            LINEAR + "swap_historical_funding_rate?contract_code=BTC-USDT",
            ""),
        // The sample is older than these.
        new ShapeCase(
            "htx/linear_historical_funding_rate#",
            LINEAR + "swap_historical_funding_rate?contract_code=ETH-USDT&page_size=1",
            "",
            "trade_partition",
            "realized_rate"),
        new ShapeCase(
            "htx/inverse_open_interest#/data/0", INVERSE + "swap_open_interest", "/data/*"),
        new ShapeCase(
            "htx/inverse_funding_rate#/data", INVERSE + "swap_batch_funding_rate", "/data/*"),
        new ShapeCase(
            "htx/live_index#/data/0", INVERSE + "swap_index", "/data/*", "trade_partition"),
        new ShapeCase(
            "htx/live_batch_merged#/ticks/0",
            "htx/swap-ex/market/detail/batch_merged?contract_code=BTC-USD",
            "/ticks/*",
            "trade_partition",
            "business_type",
            "trade_turnover"),
        new ShapeCase(
            "htx/linear_depth#", "htx/linear-swap-ex/market/depth?contract_code=BTC-USDT", ""),
        new ShapeCase(
            "htx/linear_kline#",
            "htx/linear-swap-ex/market/history/kline?contract_code=BTC-USDT&period=1min&size=3",
            ""),
        new ShapeCase(
            "htx/linear_kline#",
            "htx/swap-ex/market/history/kline?contract_code=BTC-USD&period=4hour&size=3",
            "",
            "trade_turnover"),
        new ShapeCase(
            "htx/linear_mark_price_kline#",
            "htx/index/market/history/linear_swap_mark_price_kline"
                + "?contract_code=BTC-USDT&period=5min&size=2",
            ""),
        new ShapeCase(
            "htx/linear_mark_price_kline#",
            "htx/index/market/history/swap_mark_price_kline"
                + "?contract_code=BTC-USD&period=5min&size=2",
            ""),
        new ShapeCase(
            "htx/linear_his_open_interest#/data",
            LINEAR + "swap_his_open_interest?contract_code=BTC-USDT&period=60min&amount_type=2",
            "/data"),
        new ShapeCase(
            "htx/inverse_his_open_interest#/data",
            INVERSE + "swap_his_open_interest?contract_code=BTC-USD&period=4hour&amount_type=1",
            "/data"),
        new ShapeCase(
            "htx/v5_funding_rate#", "htx/v5/market/funding_rate?contract_code=BTC-USDT", ""),
        new ShapeCase(
            "htx/v5_funding_rate_history#",
            "htx/v5/market/funding_rate_history?contract_code=BTC-USDT&limit=2",
            ""),
        new ShapeCase(
            "htx/v5_open_interest#", "htx/v5/market/open_interest?contract_code=BTC-USDT", ""),
        // Fields of leveraged tokens only.
        new ShapeCase(
            "htx/spot_symbols_config#/data/0",
            "htx/v1/settings/common/market-symbols",
            "/data/*",
            "u",
            "mfr",
            "ct",
            "rt",
            "rthr",
            "in"),
        new ShapeCase("htx/spot_tickers#/data/0", "htx/market/tickers", "/data/*"),
        new ShapeCase(
            "htx/spot_kline#", "htx/market/history/kline?symbol=btcusdt&period=5min&size=2", ""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  private static JsonNode row(String target, String rows, String code) {
    return StreamSupport.stream(ASKING.get(target).get(rows).spliterator(), false)
        .filter(row -> row.get("contract_code").asString().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private static double number(JsonNode row, String name) {
    JsonNode value = row.get(name);
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
  }

  /** Both sides are counted in what is traded, one in what is held. */
  @Test
  void unitsOfLinearContracts() {
    for (String code : new String[] {"BTC-USDT", "PEPE-USDT"}) {
      double size = number(row(LINEAR + "swap_contract_info", "data", code), "contract_size");
      JsonNode tick = row(TICKS, "ticks", code);
      JsonNode held = row(LINEAR + "swap_open_interest", "data", code);
      JsonNode second = row("htx/v2/linear-swap-ex/market/detail/batch_merged", "ticks", code);
      assertThat(number(second, "number_of") % 2).isZero();
      assertThat(number(second, "number_of") * size)
          .isCloseTo(number(tick, "amount"), within(1e-3));
      assertThat(number(tick, "trade_turnover") / number(tick, "amount") / number(tick, "close"))
          .isBetween(0.8, 1.25);
      assertThat(number(held, "volume") * size).isCloseTo(number(held, "amount"), within(1e-3));
      assertThat(number(held, "value") / number(held, "amount") / number(tick, "close"))
          .isCloseTo(1, within(1e-9));
      assertThat(number(second, "vol")).isEqualTo(number(tick, "trade_turnover"));
    }
  }

  @Test
  void unitsOfInverseContracts() {
    JsonNode tick = row("htx/swap-ex/market/detail/batch_merged", "ticks", "BTC-USD");
    JsonNode held = row(INVERSE + "swap_open_interest", "data", "BTC-USD");
    assertThat(number(row(INVERSE + "swap_contract_info", "data", "BTC-USD"), "contract_size"))
        .isEqualTo(100);
    assertThat(number(tick, "vol") * 100 / number(tick, "amount") / number(tick, "close"))
        .isBetween(0.8, 1.25);
    assertThat(number(held, "volume") * 100 / number(held, "amount") / number(tick, "close"))
        .isCloseTo(1, within(0.01));
    JsonNode second = row("htx/v2/swap-ex/market/detail/batch_merged", "ticks", "BTC-USD");
    assertThat(number(second, "vol")).isEqualTo(number(tick, "vol") * 100);
  }

  /** The day began at 16:00 UTC of the day before: {@code open} is that candle's. */
  @Test
  void openIsOfTheDayInSingapore() {
    JsonNode candles =
        ASKING
            .get(
                "htx/linear-swap-ex/market/history/kline?contract_code=ETH-USDT&period=60min"
                    + "&from=1773072000&to=1773072000")
            .get("data");
    assertThat(candles.get(0).get("id").asLong()).isEqualTo(1773072000); // 2026-03-09T16:00Z
    assertThat(number(row(TICKS, "ticks", "ETH-USDT"), "open"))
        .isEqualTo(number(candles.get(0), "open"));
  }

  @Test
  void paymentsToCome() {
    JsonNode rate = row(LINEAR + "swap_batch_funding_rate", "data", "BTC-USDT");
    JsonNode contract = row(LINEAR + "swap_contract_info", "data", "BTC-USDT");
    assertThat(rate.get("funding_time").asString())
        .isEqualTo("1773158400000") // 2026-03-10T16:00Z
        .isEqualTo(contract.get("settlement_date").asString());
    assertThat(contract.get("settlement_period").asString()).isEqualTo("8");
  }

  @Test
  void listsHoldRowsThatAreNoLivePerpetuals() {
    Set<String> periods = new HashSet<>();
    Set<Integer> states = new HashSet<>();
    int live = 0;
    for (JsonNode row : ASKING.get(LINEAR + "swap_contract_info").get("data")) {
      periods.add(row.get("settlement_period").asString());
      states.add(row.get("contract_status").asInt());
      live += row.get("contract_status").asInt() == 1 ? 1 : 0;
    }
    assertThat(periods).containsExactlyInAnyOrder("1", "4", "8");
    assertThat(states).contains(1, 2, 3);
    assertThat(live).isBetween(200, 330);
    assertThat(ASKING.get(INVERSE + "swap_contract_info").get("data")).hasSize(6);
    // suspended: no book; delisted: an index that stands still, and no contract
    assertThat(row(TICKS, "ticks", "BLAST-USDT").get("ask").isNull()).isTrue();
    assertThat(row(TICKS, "ticks", "DYM-USDT").get("close").asString()).isEqualTo("0");
    assertThat(row(LINEAR + "swap_index", "data", "MKR-USDT").get("index_ts").asLong())
        .isLessThan(Asking.NOW - 86_400_000L);
    assertThat(ASKING.get(LINEAR + "swap_contract_info?contract_code=MKR-USDT").get("err_code"))
        .isNotNull();
    assertThat(ASKING.get(LINEAR + "swap_batch_funding_rate").get("data"))
        .anyMatch(row -> row.get("funding_rate").isNull());
  }

  /** At 10:20 the newest are of 10:00 and 9:00. */
  @Test
  void openInterestOfFullHoursCountsOneSide() {
    String call = "swap_his_open_interest?contract_code=%s&period=60min&size=2&amount_type=%d";
    JsonNode coins = ASKING.get(LINEAR + call.formatted("BTC-USDT", 2)).at("/data/tick");
    JsonNode contracts = ASKING.get(LINEAR + call.formatted("BTC-USDT", 1)).at("/data/tick");
    JsonNode now = row(LINEAR + "swap_open_interest", "data", "BTC-USDT");

    assertThat(coins).hasSize(2);
    assertThat(coins.at("/0/ts").asString()).isEqualTo("1773136800000");
    assertThat(coins.at("/1/ts").asString()).isEqualTo("1773133200000");
    double held = Double.parseDouble(coins.at("/0/volume").asString());
    assertThat(held / now.get("amount").asDouble()).isCloseTo(1, within(0.1));
    assertThat(Double.parseDouble(contracts.at("/0/volume").asString()))
        .isCloseTo(1000 * held, within(0.001));
    assertThat(Double.parseDouble(coins.at("/0/value").asString()) / now.get("value").asDouble())
        .isCloseTo(1, within(0.1));
  }

  /** Nobody documents moments to ask for. */
  @Test
  void marksAreTheNewest() {
    JsonNode marks =
        ASKING
            .get(
                "htx/index/market/history/linear_swap_mark_price_kline"
                    + "?contract_code=BTC-USDT&period=60min&size=3&from=0&to=3600")
            .get("data");

    assertThat(marks).hasSize(3);
    assertThat(marks.get(2).get("id").asLong()).isEqualTo(1773136800); // 10:00
  }

  @ParameterizedTest
  @CsvSource({
    "htx/linear-swap-api/v1/swap_index?contract_code=NOPE-USDT, 200, /err_code, 1014",
    "htx/linear-swap-api/v1/swap_his_open_interest?contract_code=BTC-USDT&period=5min&amount_type=1,"
        + " 200, /err_code, 1067",
    "htx/linear-swap-ex/market/depth?contract_code=NOPE-USDT, 200, /err-code, invalid-parameter",
    "htx/linear-swap-ex/market/history/kline?contract_code=BTC-USDT&period=2min, 200, /err-msg,"
        + " invalid period",
    "htx/linear-swap-ex/market/history/kline?contract_code=BTC-USDT&period=1min&size=x, 200,"
        + " /err-msg, invalid size",
    "htx/v5/market/funding_rate?contract_code=NOPE, 200, /code, 1014",
    "htx/linear-swap-api/v1/nope, 404, /error, Not Found",
    "htx/market/history/kline?symbol=nope&period=1min, 200, /err-msg, invalid symbol"
  })
  void errorsAreThoseOfTheExchange(String target, int status, String pointer, String value) {
    ApiResponse answer = ASKING.ask("GET", target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().at(pointer).asString()).isEqualTo(value);
  }

  @Test
  void vanishedContractsAreInNoAnswer() {
    ApiResponse answer = ASKING.ask("GET", TICKS, "", Set.of("BTC-USDT"));
    assertThat(answer.body().toString()).contains("ETH-USDT").doesNotContain("\"BTC-USDT\"");
  }
}
