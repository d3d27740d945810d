package dev.perps.simulator.exchange.lighter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class LighterShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String API = "lighter/api/v1/";

  static Stream<ShapeCase> cases() {
    return Stream.of(
        // The sample is older than these.
        new ShapeCase(
            "lighter/order_book_details#/order_book_details/0",
            API + "orderBookDetails",
            "/order_book_details/*",
            "mark_price",
            "index_price"),
        new ShapeCase("lighter/order_books#/order_books/0", API + "orderBooks", "/order_books/*"),
        new ShapeCase("lighter/live_funding_rates#", API + "funding-rates", ""),
        new ShapeCase(
            "lighter/fundings#",
            API
                + "fundings?market_id=0&resolution=1h&start_timestamp=1773000000"
                + "&end_timestamp=1773136800&count_back=0",
            ""),
        new ShapeCase(
            "lighter/candles#",
            API
                + "candles?market_id=0&resolution=1m&start_timestamp=1773130000000"
                + "&end_timestamp=1773136800000&count_back=0",
            ""),
        new ShapeCase(
            "lighter/candles_null#",
            API
                + "candles?market_id=0&resolution=1m&start_timestamp=1973130000000"
                + "&end_timestamp=1973136800000&count_back=0",
            ""),
        new ShapeCase(
            "lighter/order_book_orders#", API + "orderBookOrders?market_id=1&limit=1", ""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  private static List<JsonNode> perps() {
    return StreamSupport.stream(
            ASKING.get(API + "orderBookDetails").get("order_book_details").spliterator(), false)
        .toList();
  }

  private static JsonNode perp(String symbol) {
    return perps().stream()
        .filter(row -> row.get("symbol").asString().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  /** Rates are of eight hours, payments per cent of one without a sign. */
  @Test
  void unitsOfFunding() {
    int number = perp("BTC").get("market_id").asInt();
    JsonNode own =
        StreamSupport.stream(
                ASKING.get(API + "funding-rates").get("funding_rates").spliterator(), false)
            .filter(row -> row.get("market_id").asInt() == number)
            .filter(row -> row.get("exchange").asString().equals("lighter"))
            .findFirst()
            .orElseThrow();
    JsonNode payments =
        ASKING
            .get(
                API
                    + "fundings?market_id="
                    + number
                    + "&resolution=1h&start_timestamp=1773127000&end_timestamp=1773136800")
            .get("fundings");
    JsonNode last = payments.get(payments.size() - 1);
    assertThat(last.get("timestamp").asLong()).isEqualTo(1773136800); // 10:00 UTC
    double sign = last.get("direction").asString().equals("short") ? -1 : 1;
    double percent = sign * Double.parseDouble(last.get("rate").asString());
    assertThat(own.get("rate").asDouble() / 8 * 100).isCloseTo(percent, within(0.001));
  }

  @Test
  void listings() {
    List<String> names = perps().stream().map(row -> row.get("symbol").asString()).toList();
    assertThat(names)
        .contains("BTC", "1000PEPE", "XAU", "EURUSD")
        .doesNotContain("PEPE", "GOLD")
        .doesNotHaveDuplicates()
        .hasSizeBetween(80, 140);
    Set<String> states = new HashSet<>();
    perps().forEach(row -> states.add(row.get("status").asString()));
    assertThat(states).containsExactlyInAnyOrder("active", "inactive");
    assertThat(perp("DYDX").get("last_trade_price").asDouble()).isZero();
    assertThat(perp("GALA").get("daily_quote_token_volume").asDouble()).isZero();
    assertThat(perp("STX").get("daily_quote_token_volume").asDouble()).isZero();
    assertThat(ASKING.get(API + "orderBookDetails").get("spot_order_book_details"))
        .anyMatch(row -> row.get("symbol").asString().equals("ETH/USDC"));
    assertThat(ASKING.get(API + "orderBookDetails?filter=spot").get("order_book_details").isEmpty())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "lighter/api/v1/candles?market_id=999&resolution=1m, 400, 20001",
    "lighter/api/v1/candles?market_id=x&resolution=1m, 400, 20001",
    "lighter/api/v1/fundings?market_id=0&resolution=7q, 400, 20001",
    "lighter/api/v1/nope, 404, 404"
  })
  void errorsAreThoseOfTheExchange(String target, int status, int code) {
    ApiResponse answer = ASKING.ask("GET", target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("code").asInt()).isEqualTo(code);
  }
}
