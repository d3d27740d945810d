package dev.perps.simulator.exchange.deribit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.ArrayList;
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

class DeribitShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String API = "deribit/api/v2/public/";
  private static final String SUMMARIES =
      API + "get_book_summary_by_currency?kind=future&currency=";

  static Stream<ShapeCase> shapes() {
    String btc = "instrument_name=BTC-PERPETUAL";
    // The first sample is older than the class of what lies under a contract, its state and size.
    return Stream.of(
        new ShapeCase(
            "deribit/instrument#/result",
            API + "get_instruments?currency=any&kind=future&expired=false",
            "/result/*",
            "state",
            "lot_size",
            "underlying_type"),
        // Dated futures have no funding; what was not traded has no prices.
        new ShapeCase(
            "deribit/book_summary#/result/0",
            SUMMARIES + "BTC",
            "/result/*",
            "current_funding",
            "funding_8h"),
        new ShapeCase(
            "deribit/book_summary#/result/0",
            SUMMARIES + "USDC",
            "/result/*",
            "current_funding",
            "funding_8h",
            "last",
            "high",
            "low",
            "price_change",
            "bid_price",
            "mid_price"),
        new ShapeCase(
            "deribit/book_summary#", API + "get_book_summary_by_instrument?" + btc, "", "testnet"),
        new ShapeCase(
            "deribit/order_book#/result", API + "get_order_book?depth=20&" + btc, "/result"),
        new ShapeCase(
            "deribit/funding_rate_history#/result/0",
            API
                + "get_funding_rate_history?start_timestamp=1773000000000&end_timestamp=1773100000000&"
                + btc,
            "/result/*"),
        new ShapeCase(
            "deribit/tradingview_chart_data#/result",
            API
                + "get_tradingview_chart_data?resolution=60&start_timestamp=1773000000000"
                + "&end_timestamp=1773100000000&"
                + btc,
            "/result"));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void listsHoldWhatTheRealOnesHold(long seed) {
    Asking asking = new Asking(seed, Long.MAX_VALUE, Asking.NOW);
    List<String> names = new ArrayList<>();
    Set<String> kinds = new HashSet<>();
    int live = 0;
    for (JsonNode row : asking.get(API + "get_instruments").get("result")) {
      names.add(row.get("instrument_name").asString());
      kinds.add(row.get("underlying_type").asString());
      kinds.add(row.get("settlement_period").asString());
      kinds.add(row.get("state").asString());
      live +=
          row.get("is_active").asBoolean()
                  && row.get("settlement_period").asString().equals("perpetual")
              ? 1
              : 0;
    }
    assertThat(names)
        .doesNotHaveDuplicates()
        .contains("BTC-PERPETUAL", "BTC_USDC-PERPETUAL", "1000PEPE_USDC-PERPETUAL")
        .contains("BTC-27MAR26", "ETH_USDC-27MAR26");
    assertThat(live).isBetween(45, 90);
    assertThat(kinds)
        .contains("crypto", "equity", "commodity", "perpetual", "month", "open", "inactive");
  }

  @Test
  void inverseContractsCountDollarsAndLinearOnesCoins() {
    JsonNode inverse = ASKING.get(SUMMARIES + "BTC").at("/result/0");
    assertThat(number(inverse, "volume_usd") / number(inverse, "volume"))
        .isBetween(number(inverse, "low"), number(inverse, "high"));
    assertThat(number(inverse, "open_interest") % 10).isZero();
    assertThat(number(inverse, "open_interest")).isGreaterThan(1e7);
    JsonNode linear =
        ASKING
            .get(API + "get_book_summary_by_instrument?instrument_name=BTC_USDC-PERPETUAL")
            .at("/result/0");
    assertThat(number(linear, "volume_notional") / number(linear, "volume"))
        .isBetween(number(linear, "low"), number(linear, "high"));
    assertThat(number(linear, "open_interest")).isLessThan(1e5);
  }

  @Test
  void fundingIsThePremiumBeyondTheDamper() {
    boolean zero = false;
    boolean paid = false;
    for (JsonNode row : ASKING.get(SUMMARIES + "USDC").get("result")) {
      if (row.has("current_funding")) {
        double premium = number(row, "mark_price") / number(row, "estimated_delivery_price") - 1;
        double rate = number(row, "current_funding");
        double expected =
            Math.abs(premium) < 0.00025 ? 0 : premium - Math.signum(premium) * 0.00025;
        assertThat(rate).isCloseTo(expected, within(2e-5)); // prices are rounded
        zero |= rate == 0;
        paid |= rate != 0;
      }
    }
    assertThat(zero && paid).isTrue();
    JsonNode rows =
        ASKING
            .get(
                API
                    + "get_funding_rate_history?instrument_name=BTC-PERPETUAL"
                    + "&start_timestamp=1773000000000&end_timestamp=1773100000000")
            .get("result");
    double sum = 0;
    for (int i = rows.size() - 8; i < rows.size(); i++) {
      sum += number(rows.get(i), "interest_1h");
    }
    assertThat(number(rows.get(rows.size() - 1), "interest_8h")).isCloseTo(sum, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "get_book_summary_by_currency?currency=any&kind=future, 400, -32602",
    "get_instruments?kind=nope, 400, -32602",
    "ticker, 400, -32602",
    "ticker?instrument_name=NOPE, 400, 13020",
    "get_funding_rate_history?instrument_name=BTC-27MAR26, 400, 13020",
    "get_tradingview_chart_data?instrument_name=BTC-PERPETUAL&resolution=7, 400, -32602",
    "get_order_book?instrument_name=BTC-PERPETUAL&depth=x, 400, -32602",
    "nope, 400, -32601",
  })
  void errorsAreThoseOfTheExchange(String target, int status, int code) {
    ApiResponse answer = ASKING.ask("GET", API + target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().at("/error/code").asInt()).isEqualTo(code);
  }

  private static double number(JsonNode row, String name) {
    return row.get(name).asDouble();
  }
}
