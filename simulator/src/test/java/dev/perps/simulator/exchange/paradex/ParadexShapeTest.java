package dev.perps.simulator.exchange.paradex;

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
import tools.jackson.databind.JsonNode;

class ParadexShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String API = "paradex/v1/";

  /** Newer than the sample. */
  private static final String[] NEW = {
    "market_kind",
    "interest_rate",
    "clamp_rate",
    "funding_period_hours",
    "funding_multiplier",
    "tags"
  };

  static Stream<ShapeCase> cases() {
    return Stream.of(
        new ShapeCase(
            "paradex/markets#/results/0", API + "markets?market=kPEPE-USD-PERP", "/results/*", NEW),
        new ShapeCase(
            "paradex/live_markets_summary#/results/0",
            API + "markets/summary?market=ETH-USD-PERP",
            "/results/*"),
        new ShapeCase(
            "paradex/live_markets_summary#/results/0",
            API + "markets/summary?market=ALL",
            "/results/*",
            // of options, or of futures only
            "mark_iv",
            "external_fair_price"),
        // The first and the last page have no neighbours.
        new ShapeCase(
            "paradex/funding_data#",
            API + "funding/data?market=BTC-USD-PERP&page_size=3",
            "",
            "prev"),
        new ShapeCase(
            "paradex/klines#",
            API
                + "markets/klines?symbol=BTC-USD-PERP&resolution=60&start_at=1773100000000"
                + "&end_at=1773136800000",
            ""),
        new ShapeCase("paradex/orderbook#", API + "orderbook/BTC-USD-PERP?depth=1", ""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }

  /** A rate is for the market's own period; what has accrued is US dollars per coin. */
  @Test
  void unitsOfFunding() {
    JsonNode rows = ASKING.get(API + "funding/data?market=ETH-USD-PERP&page_size=2").get("results");
    JsonNode row = rows.get(0);
    double rate = Double.parseDouble(row.get("funding_rate").asString());
    double premium = Double.parseDouble(row.get("funding_premium").asString());
    JsonNode now = ASKING.get(API + "markets/summary?market=ETH-USD-PERP").get("results").get(0);
    double price = Double.parseDouble(now.get("underlying_price").asString());
    assertThat(premium / rate).isCloseTo(price, within(price * 0.01));
    double accrued =
        Double.parseDouble(row.get("funding_index").asString())
            - Double.parseDouble(rows.get(1).get("funding_index").asString());
    // five seconds of eight hours
    assertThat(Math.abs(accrued)).isLessThan(Math.abs(premium) * 5 / 28800 * 30);
    assertThat(row.get("created_at").asLong() - rows.get(1).get("created_at").asLong())
        .isEqualTo(5000);
  }

  @Test
  void listings() {
    Set<String> kinds = new HashSet<>();
    Set<Integer> periods = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (JsonNode row : ASKING.get(API + "markets").get("results")) {
      kinds.add(row.get("asset_kind").asString());
      names.add(row.get("symbol").asString());
      if (row.get("asset_kind").asString().equals("PERP")) {
        periods.add(row.get("funding_period_hours").asInt());
      }
    }
    assertThat(kinds).containsExactlyInAnyOrder("PERP", "OPTION", "PERP_OPTION");
    assertThat(periods).containsExactlyInAnyOrder(1, 4, 8);
    assertThat(names)
        .contains("BTC-USD-PERP", "kPEPE-USD-PERP", "XAU-USD-PERP")
        .doesNotContain("KAS-USD-PERP") // settling: in the summary only
        .hasSizeBetween(100, 190);
    JsonNode summary = ASKING.get(API + "markets/summary?market=ALL");
    assertThat(summary.toString()).contains("KAS-USD-PERP").doesNotContain("ORDI-USD-PERP");
    assertThat(
            ASKING
                .get(API + "markets/summary?market=DYDX-USD-PERP")
                .at("/results/0/last_traded_price")
                .asString())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "paradex/v1/markets/summary, 400, VALIDATION_ERROR",
    "paradex/v1/markets/summary?market=NOPE, 404, MARKET_NOT_FOUND",
    "paradex/v1/markets/klines?symbol=BTC-USD-PERP&resolution=7, 400, INVALID_REQUEST_PARAMETER",
    "paradex/v1/funding/data?market=BTC-USD-PERP&start_at=x, 400, INVALID_REQUEST_PARAMETER",
    "paradex/v1/nope, 404, NOT_FOUND"
  })
  void errorsAreThoseOfTheExchange(String target, int status, String error) {
    ApiResponse answer = ASKING.ask("GET", target, "", Set.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("error").asString()).isEqualTo(error);
  }
}
