package dev.perps.simulator.exchange.kucoin;

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

/** KuCoin's answers have the keys and JSON types of real ones, and their figures those units. */
class KucoinShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String FUTURES = "kucoin/api/v1/";

  // null where there is none, as on dated contracts and such as never traded
  private static final String[] MAY_BE_NULL = {
    "expireDate",
    "settleDate",
    "subMarketType",
    "lastTradePrice",
    "fairMethod",
    "fundingBaseSymbol",
    "fundingQuoteSymbol",
    "fundingRateSymbol",
    "fundingFeeRate",
    "dailyInterestRate",
    "fundingRateGranularity",
    "fundingRateCap",
    "fundingRateFloor",
    "period",
    "effectiveFundingRateCycleStartTime",
    "currentFundingRateGranularity",
    "nextFundingRateTime",
    "nextFundingRateDateTime",
    "fundingBaseSymbol1M",
    "fundingQuoteSymbol1M",
    "lastTimeFundingRate"
  };

  static Stream<ShapeCase> cases() {
    return Stream.of(
        new ShapeCase(
            "kucoin/contracts_active#/data/0",
            FUTURES + "contracts/active",
            "/data/*",
            MAY_BE_NULL),
        new ShapeCase("kucoin/contracts_active#/data/0", FUTURES + "contracts/XBTUSDTM", "/data"),
        new ShapeCase(
            "kucoin/contracts_active#/data/2",
            FUTURES + "contracts/XBTUSDM",
            "/data",
            "settlementSymbol"),
        new ShapeCase(
            "kucoin/contracts_active#/data/1",
            FUTURES + "contracts/XBTMH26",
            "/data",
            "lastTradePrice"),
        new ShapeCase("kucoin/contracts_active#/data/4", FUTURES + "contracts/AAPLUSDTM", "/data"),
        // nobody bids for one of them
        new ShapeCase("kucoin/futures_all_tickers#", FUTURES + "allTickers", "", "bestBidPrice"),
        new ShapeCase(
            "kucoin/futures_all_tickers#/data/0", FUTURES + "ticker?symbol=ETHUSDTM", "/data"),
        new ShapeCase("kucoin/funding_current#", FUTURES + "funding-rate/XBTUSDTM/current", ""),
        new ShapeCase(
            "kucoin/funding_history#",
            FUTURES + "contract/funding-rates?symbol=XBTUSDTM&from=0&to=1773138030456",
            ""),
        new ShapeCase(
            "kucoin/futures_kline#", FUTURES + "kline/query?symbol=XBTUSDTM&granularity=1", ""),
        new ShapeCase("kucoin/futures_depth20#", FUTURES + "level2/depth20?symbol=XBTUSDTM", ""),
        new ShapeCase("kucoin/mark_price_current#", FUTURES + "mark-price/XBTUSDM/current", ""),
        new ShapeCase("kucoin/spot_symbols#", "kucoin/api/v2/symbols", ""),
        // all but the names is null on a halted pair
        new ShapeCase(
            "kucoin/spot_allTickers#",
            FUTURES + "market/allTickers",
            "",
            "buy",
            "sell",
            "bestBidSize",
            "bestAskSize",
            "changeRate",
            "changePrice",
            "high",
            "low",
            "vol",
            "volValue",
            "last",
            "averagePrice"),
        new ShapeCase(
            "kucoin/spot_allTickers#/data/ticker/0",
            FUTURES + "market/allTickers",
            "/data/ticker/0"),
        new ShapeCase(
            "kucoin/spot_klines#", FUTURES + "market/candles?symbol=BTC-USDT&type=1hour", ""),
        new ShapeCase(
            "kucoin/spot_depth20#", FUTURES + "market/orderbook/level2_20?symbol=BTC-USDT", ""),
        new ShapeCase(
            "kucoin/uta_open_interest#/data/0",
            "kucoin/api/ua/v1/market/open-interest?symbol=XBTUSDTM&interval=30min",
            "/data/*"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shape(ShapeCase shape) {
    shape.check(ASKING);
  }

  @Test
  void linearContractsCountLotsAndInverseOnesDollars() {
    JsonNode linear = contract("XBTUSDTM");
    double lot = linear.get("multiplier").asDouble();
    assertThat(lot).isPositive();
    // volume is coins, not lots: turnover / volume is a price
    assertThat(linear.get("turnoverOf24h").asDouble() / linear.get("volumeOf24h").asDouble())
        .isBetween(linear.get("lowPrice").asDouble(), linear.get("highPrice").asDouble());
    JsonNode inverse = contract("XBTUSDM");
    assertThat(inverse.get("multiplier").asDouble()).isEqualTo(-1);
    assertThat(inverse.get("volumeOf24h").asDouble() / inverse.get("turnoverOf24h").asDouble())
        .isBetween(inverse.get("lowPrice").asDouble(), inverse.get("highPrice").asDouble());
    // the linear one is the larger by far, so that mixed-up units would show
    double linearWorth =
        linear.get("openInterest").asDouble() * lot * linear.get("markPrice").asDouble();
    assertThat(linearWorth / inverse.get("openInterest").asDouble()).isBetween(10.0, 200.0);
  }

  @Test
  void theCountdownEndsAtTheNextPayment() {
    JsonNode row = contract("XBTUSDTM");
    assertThat(
            row.get("nextFundingRateDateTime").asLong() - row.get("nextFundingRateTime").asLong())
        .isEqualTo(Asking.NOW);
    // 2026-03-10T16:00:00Z
    assertThat(row.get("nextFundingRateDateTime").asLong()).isEqualTo(1_773_158_400_000L);
    JsonNode current = ASKING.get(FUTURES + "funding-rate/XBTUSDTM/current").get("data");
    assertThat(current.get("timePoint").asLong()).isEqualTo(1_773_129_600_000L);
    assertThat(current.get("value")).isEqualTo(row.get("fundingFeeRate"));
    JsonNode settled =
        ASKING
            .get(FUTURES + "contract/funding-rates?symbol=XBTUSDTM&from=0&to=" + Asking.NOW)
            .at("/data/0");
    assertThat(settled.get("timepoint").asLong()).isEqualTo(1_773_129_600_000L);
    assertThat(settled.get("fundingRate")).isEqualTo(row.get("lastTimeFundingRate"));
  }

  @Test
  void changeIsOfThePriceADayAgo() {
    JsonNode row = contract("ETHUSDTM");
    double last = row.get("lastTradePrice").asDouble();
    double change = row.get("priceChg").asDouble();
    assertThat(row.get("priceChgPct").asDouble())
        .isCloseTo(change / (last - change), within(0.0001));
  }

  @Test
  void spotCandlesHaveTheCloseSecond() {
    JsonNode day = ASKING.get(FUTURES + "market/candles?symbol=BTC-USDT&type=1day").at("/data/0");
    double high = day.get(3).asDouble();
    double low = day.get(4).asDouble();
    assertThat(day.get(1).asDouble()).isBetween(low, high);
    assertThat(day.get(2).asDouble()).isBetween(low, high);
    assertThat(high).isGreaterThan(low);
  }

  @ParameterizedTest
  @CsvSource({"1, 250", "2, 250", "3, 250"})
  void everySeedListsEnoughAndNothingTwice(long seed, int least) {
    JsonNode rows =
        new Asking(seed, Long.MAX_VALUE, Asking.NOW).get(FUTURES + "contracts/active").get("data");
    Set<String> symbols = new HashSet<>();
    rows.forEach(row -> symbols.add(row.get("symbol").asString()));
    assertThat(symbols).hasSameSizeAs(rows).hasSizeGreaterThan(least);
    assertThat(symbols)
        .contains(
            "XBTUSDTM", "XBTUSDCM", "XBTUSDM", "1000BONKUSDTM", "1MBABYDOGEUSDTM", "AAPLUSDTM");
  }

  @ParameterizedTest
  @CsvSource({
    "type, FFWCSX FFICSX",
    "status, Open Init BeingSettled",
    "marketStage, NORMAL PRE_MARKET",
    "assetClass, CRYPTO STOCK METAL",
    "quoteCurrency, USDT USDC USD"
  })
  void listsHoldRowsThatAreNoLivePerpetuals(String key, String values) {
    assertThat(
            StreamSupport.stream(
                    ASKING.get(FUTURES + "contracts/active").get("data").spliterator(), false)
                .map(row -> row.get(key).asString()))
        .contains(values.split(" ", -1));
  }

  @Test
  void awkwardValuesAreThere() {
    assertThat(contract("AEVOUSDTM").get("lastTradePrice").isNull()).isTrue();
    assertThat(contract("MANTAUSDTM").get("turnoverOf24h").asDouble()).isZero();
    assertThat(contract("DYMUSDTM").get("currentFundingRateGranularity").isNull()).isTrue();
    assertThat(ASKING.get(FUTURES + "ticker?symbol=ALTUSDTM").at("/data/bestBidPrice").isNull())
        .isTrue();
    assertThat(ASKING.get(FUTURES + "ticker?symbol=XBTUSDM").at("/data/symbol").asString())
        .isEqualTo("XBTUSDM");
  }

  @ParameterizedTest
  @CsvSource({
    "api/v1/contracts/NOPE, 200, 100001",
    "api/v1/contract/funding-rates?symbol=XBTUSDTM, 200, 400100",
    "api/v1/contract/funding-rates?symbol=XBTUSDTM&from=x&to=1, 200, 400100",
    "api/v1/kline/query?symbol=XBTUSDTM&granularity=7, 200, 300000",
    "api/v1/market/candles?symbol=NO-PE&type=1day, 200, 400100",
    "api/ua/v1/market/open-interest?symbol=XBTUSDTM&interval=x, 200, 400100",
    "api/v1/nope, 404, 404000",
    "api/v3/nope, 404, 404000"
  })
  void errorsAreThoseOfTheExchange(String target, int status, String code) {
    ApiResponse answer = ASKING.ask("GET", "kucoin/" + target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("code").asString()).isEqualTo(code);
  }

  @Test
  void vanishedSymbolsAreInNoAnswer() {
    for (String path : new String[] {"contracts/active", "allTickers"}) {
      assertThat(ASKING.ask("GET", FUTURES + path, "", Set.of("ETHUSDTM")).body().toString())
          .contains("\"XBTUSDTM\"")
          .doesNotContain("\"ETHUSDTM\"");
    }
  }

  private static JsonNode contract(String symbol) {
    return ASKING.get(FUTURES + "contracts/" + symbol).get("data");
  }
}
