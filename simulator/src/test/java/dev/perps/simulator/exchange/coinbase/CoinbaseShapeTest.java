package dev.perps.simulator.exchange.coinbase;

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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Coinbase's answers have the keys and JSON types of real ones, and their figures those units. */
class CoinbaseShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String INTX = "coinbase/api/v1/instruments";
  private static final String ADVANCED = "coinbase/api/v3/brokerage/market/";

  static Stream<ShapeCase> cases() {
    return Stream.of(
        // left out where there is none
        new ShapeCase(
            "coinbase/intx_instruments#/1",
            INTX,
            "/*",
            "best_bid_price",
            "best_ask_price",
            "trade_price",
            "trade_qty",
            "predicted_funding"),
        new ShapeCase("coinbase/intx_instruments#/1", INTX + "/BTC-PERP", ""),
        new ShapeCase("coinbase/intx_quote#", INTX + "/ETH-PERP/quote", ""),
        new ShapeCase("coinbase/intx_funding#", INTX + "/BTC-PERP/funding", ""),
        new ShapeCase(
            "coinbase/intx_candles#",
            INTX + "/BTC-PERP/candles?granularity=ONE_DAY&start=2026-03-01T00:00:00Z",
            ""),
        new ShapeCase("coinbase/advanced_products#", ADVANCED + "products?product_type=SPOT", ""),
        new ShapeCase("coinbase/advanced_products#/products/0", ADVANCED + "products/BTC-USD", ""),
        // The sample is of dated futures of the United States, which have an expiry and sessions.
        new ShapeCase(
            "coinbase/advanced_products_future#",
            ADVANCED + "products?product_type=FUTURE&contract_expiry_type=PERPETUAL",
            "",
            "fcm_trading_session_details",
            "contract_expiry",
            "time_to_expiry_ms",
            "funding_time",
            "intraday_margin_rate",
            "overnight_margin_rate"),
        new ShapeCase(
            "coinbase/advanced_candles#",
            ADVANCED
                + "products/BTC-USD/candles?granularity=ONE_HOUR&start=1773100800&end=1773136800",
            ""),
        new ShapeCase(
            "coinbase/advanced_product_book#",
            ADVANCED + "product_book?product_id=BTC-USD&limit=5",
            ""),
        // The sample is older than what ccxt's, of 2021, has beside it.
        new ShapeCase(
            "coinbase/exchange_products#/9",
            "coinbase/products",
            "/*",
            "base_increment",
            "min_market_funds",
            "post_only",
            "limit_only",
            "cancel_only",
            "trading_disabled",
            "fx_stablecoin",
            "max_slippage_percentage",
            "auction_mode"),
        new ShapeCase("coinbase/exchange_ticker#", "coinbase/products/BTC-USD/ticker", ""),
        new ShapeCase(
            "coinbase/exchange_stats#",
            "coinbase/products/BTC-USD/stats",
            "",
            "last",
            "volume_30day"),
        new ShapeCase(
            "coinbase/exchange_candles#", "coinbase/products/ETH-BTC/candles?granularity=60", ""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shape(ShapeCase shape) {
    shape.check(ASKING);
  }

  @Test
  void notionalIsTheTurnoverOfTheQuantity() {
    JsonNode row = ASKING.get(INTX + "/BTC-PERP");
    double price = number(row, "/notional_24hr") / number(row, "/qty_24hr");
    assertThat(price / number(row, "/quote/mark_price")).isCloseTo(1, within(0.1));
    assertThat(row.get("funding_interval").asString()).isEqualTo("3600000000000");
  }

  @Test
  void ratesAreSettledAtFullHoursAndPaged() {
    JsonNode first = ASKING.get(INTX + "/BTC-PERP/funding?result_limit=10").get("results");
    JsonNode second =
        ASKING.get(INTX + "/BTC-PERP/funding?result_limit=10&result_offset=10").get("results");
    assertThat(first).hasSize(10);
    assertThat(first.get(0).get("event_time").asString()).isEqualTo("2026-03-10T10:00:00Z");
    assertThat(first.get(9).get("event_time").asString()).isEqualTo("2026-03-10T01:00:00Z");
    assertThat(second.get(0).get("event_time").asString()).isEqualTo("2026-03-10T00:00:00Z");
  }

  @Test
  void changeOfAContractIsInPerCent() {
    JsonNode product = ASKING.get(ADVANCED + "products/BTC-PERP-INTX");
    JsonNode day =
        ASKING
            .get(
                INTX
                    + "/BTC-PERP/candles?granularity=ONE_MINUTE&start=2026-03-09T10:20:00Z"
                    + "&end=2026-03-09T10:20:59Z")
            .at("/aggregations/0");
    double change = number(product, "/price") / number(day, "/close") - 1;
    assertThat(number(product, "/price_percentage_change_24h") / 100)
        .isCloseTo(change, within(0.001));
  }

  @Test
  void aliasesShowTheBookOfThePairWithTheDollar() {
    JsonNode pair = ASKING.get(ADVANCED + "products?product_type=SPOT").at("/products/0");
    JsonNode alias = ASKING.get(ADVANCED + "products?product_type=SPOT").at("/products/1");
    assertThat(pair.at("/alias_to/0")).isEqualTo(alias.get("product_id"));
    assertThat(alias.get("alias")).isEqualTo(pair.get("product_id"));
    assertThat(alias.get("price")).isEqualTo(pair.get("price"));
    assertThat(number(pair, "/volume_24h") * number(pair, "/price"))
        .isCloseTo(number(pair, "/approximate_quote_24h_volume"), within(1.0));
  }

  @Test
  void exchangeCandlesHaveLowAndHighFirst() {
    JsonNode day = ASKING.get("coinbase/products/BTC-USD/candles?granularity=86400").get(0);
    assertThat(day.get(2).asDouble()).isGreaterThan(day.get(1).asDouble());
    assertThat(day.get(3).asDouble()).isBetween(day.get(1).asDouble(), day.get(2).asDouble());
    assertThat(day.get(4).asDouble()).isBetween(day.get(1).asDouble(), day.get(2).asDouble());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everySeedListsEnoughAndNothingTwice(long seed) {
    Asking asking = new Asking(seed, Long.MAX_VALUE, Asking.NOW);
    Set<String> symbols = new HashSet<>();
    JsonNode rows = asking.get(INTX);
    rows.forEach(row -> symbols.add(row.get("symbol").asString()));
    assertThat(symbols).hasSameSizeAs(rows).hasSizeBetween(100, 170);
    assertThat(symbols).contains("BTC-PERP", "1000PEPE-PERP", "AAPL-PERP", "BTC-USDC");
    assertThat(asking.get("coinbase/products")).hasSizeGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({
    "type, PERP SPOT",
    "trading_state, TRADING PAUSED HALT DELISTED",
    "mode, STANDARD PRE_LAUNCH",
    "underlying_type, SPOT EQUITY"
  })
  void listsHoldRowsThatAreNoLivePerpetuals(String key, String values) {
    assertThat(
            StreamSupport.stream(ASKING.get(INTX).spliterator(), false)
                .map(row -> row.get(key).asString()))
        .contains(values.split(" ", -1));
  }

  @Test
  void awkwardValuesAreThere() {
    assertThat(ASKING.get(INTX + "/ZEC-PERP").at("/quote/trade_price").isMissingNode()).isTrue();
    assertThat(ASKING.get(INTX + "/LTC-PERP").at("/quote/best_bid_price").isMissingNode()).isTrue();
    assertThat(ASKING.get(INTX + "/TON-PERP").at("/quote/predicted_funding").isMissingNode())
        .isTrue();
    assertThat(ASKING.get(INTX + "/BCH-PERP").get("notional_24hr").asString()).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "api/v1/instruments/NOPE-PERP, 404, /title, Not Found",
    "api/v1/instruments/BTC-PERP/candles?granularity=ONE_DAY, 400, /title, Bad Request",
    "api/v1/nope, 404, /status, 404",
    "api/v3/brokerage/market/products/NO-PE, 404, /error, NOT_FOUND",
    "api/v3/brokerage/market/products?product_type=NOPE, 400, /error, INVALID_ARGUMENT",
    "api/v3/brokerage/market/products/BTC-USD/candles?granularity=x, 400, /error, INVALID_ARGUMENT",
    "products/NO-PE/ticker, 404, /message, NotFound",
    "products/BTC-USD/candles?granularity=61, 400, /message, Unsupported granularity"
  })
  void errorsAreThoseOfTheExchange(String target, int status, String pointer, String value) {
    ApiResponse answer = ASKING.ask("GET", "coinbase/" + target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().at(pointer).asString()).isEqualTo(value);
  }

  @Test
  void vanishedSymbolsAreInNoAnswer() {
    assertThat(ASKING.ask("GET", INTX, "", Set.of("ETH-PERP")).body().toString())
        .contains("\"BTC-PERP\"")
        .doesNotContain("\"ETH-PERP\"");
  }

  private static double number(JsonNode node, String pointer) {
    return Double.parseDouble(node.at(pointer).asString());
  }
}
