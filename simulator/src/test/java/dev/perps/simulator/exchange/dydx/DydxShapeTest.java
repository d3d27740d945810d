package dev.perps.simulator.exchange.dydx;

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

/** dYdX's answers look like real ones, list what it lists, and mean what its figures mean. */
class DydxShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String CANDLES =
      "dydx/v4/candles/perpetualMarkets/BTC-USD?resolution=1HOUR&limit=3";

  static Stream<ShapeCase> cases() {
    return Stream.of(
        new ShapeCase(
            "dydx/perpetualMarkets#/markets/BTC-USD",
            "dydx/v4/perpetualMarkets",
            "/markets/*",
            "defaultFundingRate1H", // newer than the capture
            "oraclePrice", // null before the start, as the next one
            "priceChange24H"),
        new ShapeCase(
            "dydx/perpetualMarkets#/markets/BTC-USD",
            "dydx/v4/perpetualMarkets?ticker=ETH-USD",
            "/markets/ETH-USD",
            "defaultFundingRate1H"),
        new ShapeCase("dydx/candles#/result", CANDLES, ""),
        new ShapeCase(
            "dydx/historical_funding#/result", "dydx/v4/historicalFunding/BTC-USD?limit=3", ""),
        new ShapeCase("dydx/orderbook#/result", "dydx/v4/orderbooks/perpetualMarket/BTC-USD", ""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySeedListsEnough(long seed) {
    JsonNode markets =
        new Asking(seed, Long.MAX_VALUE, Asking.NOW).get("dydx/v4/perpetualMarkets").get("markets");
    Set<String> statuses = new HashSet<>();
    for (JsonNode market : markets) {
      statuses.add(market.get("status").asString());
    }
    assertThat(markets.size()).isBetween(100, 150);
    assertThat(statuses).contains("ACTIVE", "INITIALIZING", "FINAL_SETTLEMENT");
    assertThat(markets.get(DydxContracts.TOKEN).get("oraclePrice").isNull()).isTrue();
    assertThat(markets.has("PEPE-USD")).isTrue();
  }

  @Test
  void theChangeIsInDollarsAgainstThePriceOfADayAgo() {
    JsonNode market = ASKING.get("dydx/v4/perpetualMarkets?market=BTC-USD").at("/markets/BTC-USD");
    double oracle = number(market, "oraclePrice");
    double before = oracle - number(market, "priceChange24H");
    JsonNode dayAgo =
        ASKING
            .get(
                "dydx/v4/candles/perpetualMarkets/BTC-USD?resolution=1MIN&limit=1"
                    + "&toISO=2026-03-09T10:20:31Z")
            .at("/candles/0");
    assertThat(number(dayAgo, "close") / before).isCloseTo(1, within(0.002));
    assertThat(oracle).isNotEqualTo(before);
  }

  @Test
  void theNewestComesFirst() {
    JsonNode candles = ASKING.get(CANDLES).get("candles");
    assertThat(candles.at("/0/startedAt").asString()).isEqualTo("2026-03-10T10:00:00.000Z");
    assertThat(candles.at("/2/startedAt").asString()).isEqualTo("2026-03-10T08:00:00.000Z");
    JsonNode closes = ASKING.get("dydx/v4/sparklines?timePeriod=ONE_DAY").get("BTC-USD");
    assertThat(closes).hasSize(24);
    // the running hour, then the one before
    assertThat(Double.parseDouble(closes.get(0).asString()))
        .isCloseTo(number(candles.get(0), "close"), within(60.0));
    assertThat(closes.get(1).asString()).isEqualTo(candles.at("/1/close").asString());
    JsonNode rates =
        ASKING.get("dydx/v4/historicalFunding/BTC-USD?limit=2").get("historicalFunding");
    assertThat(rates.at("/0/effectiveAt").asString()).startsWith("2026-03-10T10:00:00.");
    assertThat(rates.at("/1/effectiveAt").asString()).startsWith("2026-03-10T09:00:00.");
  }

  @Test
  void whatWasNotTradedHasNoCloses() {
    assertThat(ASKING.get("dydx/v4/sparklines?timePeriod=SEVEN_DAYS").get("AEVO-USD")).isEmpty();
  }

  @Test
  void theNewestBlockIsASecondOld() {
    assertThat(ASKING.get("dydx/v4/height").get("time").asString())
        .isEqualTo("2026-03-10T10:20:29.756Z");
  }

  @ParameterizedTest
  @CsvSource({
    "perpetualMarkets?ticker=NOPE-USD, 404, NOPE-USD not found in markets of type PERPETUAL",
    "orderbooks/perpetualMarket/NOPE-USD, 400, 'ticker must be a valid ticker (BTC-USD, etc)'",
    "candles/perpetualMarkets/BTC-USD?resolution=1HOUR&limit=x, 400, limit must be a positive integer"
  })
  void errorsAreThoseOfTheIndexer(String target, int status, String message) {
    ApiResponse answer = ASKING.ask("GET", "dydx/v4/" + target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().at("/errors/0/msg").asString()).isEqualTo(message);
  }

  @Test
  void vanishedMarketsAreInNoAnswer() {
    for (String path : new String[] {"perpetualMarkets", "sparklines?timePeriod=ONE_DAY"}) {
      JsonNode body = ASKING.ask("GET", "dydx/v4/" + path, "", Set.of("ETH-USD")).body();
      assertThat(body.has("markets") ? body.get("markets").has("ETH-USD") : body.has("ETH-USD"))
          .isFalse();
    }
  }

  private static double number(JsonNode row, String name) {
    return Double.parseDouble(row.get(name).asString());
  }
}
