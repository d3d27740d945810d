package dev.perps.simulator.exchange.mexc;

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

/** MEXC's answers have the keys, types and units of real ones. */
class MexcShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String CONTRACT = "mexc/api/v1/contract/";
  private static final String SPOT = "mexc/api/v3/";
  // Campaigns and pictures, and one that the sample does not have.
  private static final String[] EXTRAS = {
    "baseCoinIconUrl",
    "riskLimitCustom",
    "leverageFeeRates",
    "tieredFeeRates",
    "tieredDealAmount",
    "tieredEffectiveDay",
    "tieredAppointContract",
    "tieredExcludeContractId",
    "tieredContractIds",
    "tieredExcludeZeroFee",
    "statisticType",
    "fixedStartTime",
    "fixedEndTime",
    "preMarket"
  };
  // The samples are older than these.
  private static final String[] NEWER = {"idxPrice", "fairPrice"};
  private static final String[] REAL = {"realOpen", "realClose", "realHigh", "realLow"};

  static Stream<ShapeCase> cases() {
    return Stream.of(
        new ShapeCase("mexc/contract_detail_2025#/data/0", CONTRACT + "detail", "/data/*", EXTRAS),
        new ShapeCase(
            "mexc/contract_detail_2025#/data/0",
            CONTRACT + "detail?symbol=BTC_USD",
            "/data",
            EXTRAS),
        new ShapeCase("mexc/ticker_2025#/data/0", CONTRACT + "ticker", "/data/*"),
        new ShapeCase("mexc/ticker_2025#/data/0", CONTRACT + "ticker?symbol=ETH_USDT", "/data"),
        new ShapeCase("mexc/funding_rate#/data/0", CONTRACT + "funding_rate", "/data/*", NEWER),
        new ShapeCase(
            "mexc/funding_rate#/data/0", CONTRACT + "funding_rate/BTC_USDT", "/data", NEWER),
        new ShapeCase(
            "mexc/funding_rate_history#",
            CONTRACT + "funding_rate/history?symbol=BTC_USDT&page_num=2&page_size=5",
            "",
            "collectCycle"),
        new ShapeCase("mexc/kline#", CONTRACT + "kline/BTC_USD?interval=Min60", "", REAL),
        new ShapeCase(
            "mexc/kline#", CONTRACT + "kline/fair_price/BTC_USDT?interval=Day1", "", REAL),
        new ShapeCase("mexc/depth#", CONTRACT + "depth/BTC_USDT?limit=2", ""),
        new ShapeCase("mexc/spot_exchangeInfo#", SPOT + "exchangeInfo", ""),
        new ShapeCase("mexc/spot_ticker24hr#/0", SPOT + "ticker/24hr", "/*", "quoteVolume"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  private static JsonNode data(String target) {
    return ASKING.get(CONTRACT + target).get("data");
  }

  private static double number(JsonNode row, String key) {
    return row.get(key).asDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC_USDT", "1000BONK_USDT", "PEPE_USDT", "XAU_USDT", "BTC_USDC"})
  void sizesAreContracts(String symbol) {
    JsonNode ticker = data("ticker?symbol=" + symbol);
    double size = number(data("detail?symbol=" + symbol), "contractSize");

    assertThat(number(ticker, "amount24") / (number(ticker, "volume24") * size))
        .isBetween(0.8 * number(ticker, "lastPrice"), 1.25 * number(ticker, "lastPrice"));
    assertThat(size * number(ticker, "fairPrice")).isBetween(0.1, 1000.0);
  }

  @Test
  void inverseContractsAreDollars() {
    JsonNode ticker = data("ticker?symbol=BTC_USD");
    JsonNode detail = data("detail?symbol=BTC_USD");

    assertThat(number(detail, "contractSize")).isEqualTo(100);
    assertThat(detail.get("settleCoin").asString()).isEqualTo("BTC");
    // turnover in coins
    assertThat(number(ticker, "volume24") * 100 / number(ticker, "amount24"))
        .isBetween(0.8 * number(ticker, "lastPrice"), 1.25 * number(ticker, "lastPrice"));
  }

  /** The exchange's day begins at 16:00 UTC; only the first of the three is of 24 hours. */
  @Test
  void riseAndFallAreOfThreeDays() {
    JsonNode ticker = data("ticker?symbol=ETH_USDT");
    double last = number(ticker, "lastPrice");
    // 2026-03-09T10:20Z, 2026-03-10T00:00Z, 2026-03-09T16:00Z
    long[] since = {1773051600, 1773100800, 1773072000};

    for (int i = 0; i < 3; i++) {
      String target = "kline/ETH_USDT?interval=Min5&end=" + since[i] + "&start=" + since[i];
      double then = data(target).get("open").get(0).asDouble();
      assertThat(ticker.get("riseFallRatesOfTimezone").get(i).asDouble())
          .isCloseTo(last / then - 1, within(0.002));
    }
    assertThat(ticker.at("/riseFallRates/r")).isEqualTo(ticker.at("/riseFallRatesOfTimezone/2"));
    assertThat(ticker.at("/riseFallRates/r")).isNotEqualTo(ticker.at("/riseFallRatesOfTimezone/0"));
  }

  @Test
  void fundingIsInHoursAndMilliseconds() {
    JsonNode funding = data("funding_rate/BTC_USDT");

    assertThat(number(funding, "collectCycle")).isEqualTo(8);
    assertThat(number(funding, "nextSettleTime")).isEqualTo(1773158400000L); // 16:00 UTC
    JsonNode history = data("funding_rate/history?symbol=BTC_USDT&page_size=1");
    assertThat(history.at("/resultList/0/settleTime").asLong()).isEqualTo(1773129600000L);
    assertThat(history.get("totalPage")).isEqualTo(history.get("totalCount"));
    JsonNode second = data("funding_rate/history?symbol=BTC_USDT&page_size=1&page_num=2");
    assertThat(second.at("/resultList/0/settleTime").asLong()).isEqualTo(1773100800000L);
  }

  @Test
  void stocksAreChargedNothing() {
    assertThat(number(data("funding_rate/XAU_USDT"), "fundingRate")).isZero();
  }

  @Test
  void listsHoldWhatRealOnesHold() {
    JsonNode contracts = data("detail");
    Set<String> names = new HashSet<>();
    Set<Integer> states = new HashSet<>();
    contracts.forEach(
        row -> {
          names.add(row.get("symbol").asString());
          states.add(row.get("state").asInt());
        });

    assertThat(contracts.size()).isBetween(240, 360);
    assertThat(names)
        .hasSize(contracts.size())
        .contains("FILECOIN_USDT", "1000BONK_USDT", "1000000MOG_USDT", "NVIDIA_USDT", "1INCH_USDT");
    assertThat(states).containsExactlyInAnyOrder(0, 1, 3, 4);
    assertThat(data("detail?symbol=FILECOIN_USDT").get("baseCoinName").asString()).isEqualTo("FIL");
    assertThat(ASKING.get(SPOT + "exchangeInfo").get("symbols")).hasSizeGreaterThan(180);
    assertThat(number(data("ticker?symbol=ALT_USDT"), "bid1")).isZero();
    assertThat(number(data("ticker?symbol=DYM_USDT"), "lastPrice")).isZero();
    assertThat(number(data("ticker?symbol=MANTA_USDT"), "volume24")).isZero();
    Set<String> funded = new HashSet<>();
    data("funding_rate").forEach(row -> funded.add(row.get("symbol").asString()));
    assertThat(funded).contains("BTC_USDT", "BTC_USD").doesNotContain("NOT_USDT", "BLAST_USDT");
  }

  @ParameterizedTest
  @CsvSource({
    "v1/contract/ticker?symbol=NOPE_USDT, 200, 1001",
    "v1/contract/funding_rate/NOPE_USDT, 200, 1001",
    "v1/contract/kline/BTC_USDT?interval=1m, 200, 600",
    "v1/contract/depth/BTC_USDT?limit=x, 200, 600",
    "v1/contract/nope, 404, 404",
    "v3/ticker/24hr?symbol=NOPEUSDT, 400, -1121",
    "v3/klines?symbol=BTCUSDT&interval=1h, 400, -1121",
    "v3/klines, 400, 700004",
    "v3/nope, 404, 404",
  })
  void errorsAreThoseOfTheExchange(String target, int status, int code) {
    ApiResponse answer = ASKING.ask("GET", "mexc/api/" + target, "", Set.of());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("code").asInt()).isEqualTo(code);
  }
}
