package dev.perps.simulator.exchange.okx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Asking;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What OKX lists, and what its figures mean. */
class OkxTest {
  private static final Asking ASKING = Asking.standard();
  private static final String API = "okx/api/v5/";

  private static JsonNode data(String request) {
    return ASKING.get(API + request).get("data");
  }

  private static JsonNode row(String request, String id) {
    return StreamSupport.stream(data(request).spliterator(), false)
        .filter(row -> row.get("instId").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static double number(JsonNode row, String name) {
    return Double.parseDouble(row.get(name).asString());
  }

  private static List<String> all(JsonNode rows, String name) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.get(name).asString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySeedListsEnoughAndNothingTwice(long seed) {
    Asking asking = new Asking(seed, Long.MAX_VALUE, Asking.NOW);
    Set<String> names = new HashSet<>();
    for (String type : List.of("SWAP", "FUTURES", "SPOT")) {
      JsonNode rows = asking.get(API + "public/instruments?instType=" + type).get("data");
      assertThat(rows.size())
          .isGreaterThanOrEqualTo(
              switch (type) {
                case "SWAP" -> 240;
                case "SPOT" -> 150;
                default -> 10;
              });
      all(rows, "instId").forEach(name -> assertThat(names.add(name)).as(name).isTrue());
    }
    assertThat(names)
        .contains(
            "BTC-USDT-SWAP",
            "PEPE-USDT-SWAP",
            "BTC-USDC-SWAP",
            "BTC-USD_UM-SWAP",
            "BTC-USD-SWAP",
            "OPENAI-USDT-SWAP",
            "ETH-BTC",
            "USDT-USD");
  }

  @Test
  void listsHoldRowsThatAreNoLivePerpetuals() {
    assertThat(all(data("public/instruments?instType=SWAP"), "state"))
        .contains("live", "suspend", "preopen");
    assertThat(all(data("public/instruments?instType=SWAP"), "ruleType"))
        .contains("normal", "pre_market", "rebase_contract", "");
    assertThat(all(data("public/instruments?instType=FUTURES"), "ruleType"))
        .contains("normal", "xperp");
    assertThat(all(data("public/funding-rate?instId=ANY"), "instType")).contains("FUTURES");
    assertThat(all(data("public/mark-price?instType=SWAP"), "instId")).contains("MKR-USDT-SWAP");
    assertThat(all(data("public/instruments?instType=SWAP"), "instId"))
        .doesNotContain("MKR-USDT-SWAP");
    assertThat(row("market/tickers?instType=SWAP", "ALT-USDT-SWAP").get("bidPx").asString())
        .isEmpty();
    assertThat(row("market/tickers?instType=SWAP", "AEVO-USDT-SWAP").get("last").asString())
        .isEmpty();
    // the real list is cut as well
    assertThat(data("public/open-interest?instType=SWAP").size())
        .isLessThan(data("market/tickers?instType=SWAP").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTC-USDT-SWAP", "PEPE-USDT-SWAP", "ETH-USD_UM-SWAP"})
  void linearContractsAreSomeCoins(String id) {
    double size = number(row("public/instruments?instType=SWAP", id), "ctVal");
    JsonNode ticker = row("market/tickers?instType=SWAP", id);
    JsonNode interest = row("public/open-interest?instType=SWAP", id);

    assertThat(number(ticker, "vol24h") * size / number(ticker, "volCcy24h"))
        .isCloseTo(1, within(1e-9));
    assertThat(number(interest, "oi") * size / number(interest, "oiCcy"))
        .isCloseTo(1, within(1e-9));
    assertThat(
            number(interest, "oiUsd")
                / number(interest, "oiCcy")
                / number(row("public/mark-price?instType=SWAP", id), "markPx"))
        .isCloseTo(1, within(0.002));
  }

  @Test
  void inverseContractsAreDollars() {
    JsonNode contract = row("public/instruments?instType=SWAP", "BTC-USD-SWAP");
    JsonNode ticker = row("market/tickers?instType=SWAP", "BTC-USD-SWAP");
    JsonNode interest = row("public/open-interest?instType=SWAP", "BTC-USD-SWAP");

    assertThat(contract.get("ctValCcy").asString()).isEqualTo("USD");
    assertThat(contract.get("settleCcy").asString()).isEqualTo("BTC");
    assertThat(number(interest, "oi") * 100).isEqualTo(number(interest, "oiUsd"));
    assertThat(number(ticker, "vol24h") * 100 / number(ticker, "volCcy24h"))
        .isBetween(number(ticker, "low24h"), number(ticker, "high24h"));
  }

  /** The row of the five minutes that run holds what is open now. */
  @ParameterizedTest
  @ValueSource(strings = {"BTC-USDT-SWAP", "PEPE-USDT-SWAP", "BTC-USD-SWAP"})
  void openInterestOfThePastEndsWithThatOfNow(String id) {
    JsonNode past = data("rubik/stat/contracts/open-interest-history?period=5m&instId=" + id);
    JsonNode now = row("public/open-interest?instType=SWAP", id);

    assertThat(past.size()).isEqualTo(100);
    assertThat(Instant.ofEpochMilli(past.at("/0/0").asLong())).isEqualTo("2026-03-10T10:20:00Z");
    assertThat(Instant.ofEpochMilli(past.at("/99/0").asLong())).isEqualTo("2026-03-10T02:05:00Z");
    int column = 1;
    for (String figure : List.of("oi", "oiCcy", "oiUsd")) {
      assertThat(Double.parseDouble(past.get(0).get(column++).asString()) / number(now, figure))
          .isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void spotVolumeHasItsUnitsTheOtherWayRound() {
    JsonNode ticker = row("market/tickers?instType=SPOT", "ETH-BTC");

    assertThat(number(ticker, "volCcy24h") / number(ticker, "vol24h"))
        .isBetween(number(ticker, "low24h"), number(ticker, "high24h"));
  }

  @Test
  void fundingTimeIsTheNextPayment() {
    for (JsonNode row : data("public/funding-rate?instId=ANY")) {
      assertThat(number(row, "fundingTime")).isGreaterThan(Asking.NOW);
      assertThat(number(row, "prevFundingTime")).isLessThanOrEqualTo(Asking.NOW);
      if (!row.get("nextFundingTime").asString().isEmpty()) {
        assertThat(number(row, "nextFundingTime") - number(row, "fundingTime"))
            .isEqualTo(number(row, "fundingTime") - number(row, "prevFundingTime"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1H,2026-03-10T10:00",
    "1Dutc,2026-03-10T00:00",
    "1D,2026-03-09T16:00", // midnight in Hong Kong
    "6H,2026-03-10T10:00",
    "1Wutc,2026-03-09T00:00", // a Monday
  })
  void candlesBeginWhereTheExchangeHasThemBegin(String bar, String start) {
    JsonNode candles = data("market/candles?instId=BTC-USDT-SWAP&limit=3&bar=" + bar);

    assertThat(candles.size()).isEqualTo(3);
    assertThat(Instant.ofEpochMilli(candles.at("/0/0").asLong()).toString()).startsWith(start);
    assertThat(candles.at("/0/8").asString()).isEqualTo("0");
    assertThat(candles.at("/1/8").asString()).isEqualTo("1");
    // one goes on where the other ended
    assertThat(candles.at("/0/1").asString()).isEqualTo(candles.at("/1/4").asString());
  }

  @Test
  void historyPagesBackwards() {
    String request = "public/funding-rate-history?instId=BTC-USDT-SWAP&limit=2";
    JsonNode first = data(request);
    JsonNode second = data(request + "&after=" + first.at("/1/fundingTime").asString());

    assertThat(number(first.get(1), "fundingTime") - number(second.get(0), "fundingTime"))
        .isEqualTo(8 * 3_600_000.0);
  }

  @ParameterizedTest
  @CsvSource({
    "public/instruments, 400, 50014",
    "public/instruments?instType=NOPE, 400, 51000",
    "public/funding-rate?instType=SWAP, 400, 50014",
    "public/funding-rate?instId=NOPE, 200, 51001",
    "market/candles?instId=NOPE, 200, 51001",
    "market/candles?instId=BTC-USDT-SWAP&bar=7q, 400, 51000",
    "market/candles?instId=BTC-USDT-SWAP&limit=x, 400, 51000",
    "market/nope, 404, 404",
  })
  void errorsAreThoseOfTheExchange(String request, int status, String code) {
    ApiResponse answer = ASKING.ask("GET", API + request, "", Set.of());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().get("code").asString()).isEqualTo(code);
  }
}
