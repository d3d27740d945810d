package dev.perps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatorTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String BULK = "binance/fapi/v1/premiumIndex";
  private static final String LAST = "binance/fapi/v1/ticker/24hr?symbol=BTCUSDT";
  private static final AtomicReference<Instant> TIME =
      new AtomicReference<>(Instant.parse("2026-03-10T10:20:30.456Z"));
  private static final InstantSource CLOCK = TIME::get;
  private static final Simulator SIMULATOR =
      Simulator.start(SimulatorOptions.defaults().withClock(CLOCK));
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterAll
  static void stop() {
    SIMULATOR.close();
    CLIENT.shutdownNow();
  }

  @BeforeEach
  void healthy() {
    SIMULATOR.faults().clearAll();
    SIMULATOR.calls().reset();
  }

  private static HttpResponse<String> send(Simulator simulator, String target)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request(simulator, target).build(),
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static HttpRequest.Builder request(Simulator simulator, String target) {
    return HttpRequest.newBuilder(URI.create(simulator.baseUri() + "/" + target))
        .timeout(Duration.ofSeconds(5));
  }

  private static HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return send(SIMULATOR, target);
  }

  private static JsonNode json(String target) throws IOException, InterruptedException {
    return MAPPER.readTree(get(target).body());
  }

  @Test
  void answersWithTheExchangesHeaders() throws Exception {
    HttpResponse<String> binance = get(BULK);
    assertThat(binance.statusCode()).isEqualTo(200);
    assertThat(binance.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(binance.headers().firstValue("X-MBX-USED-WEIGHT-1M")).isPresent();
    assertThat(get("bybit/v5/market/time").headers().map())
        .containsKeys("x-bapi-limit", "x-bapi-limit-status", "x-bapi-limit-reset-timestamp");
  }

  @Test
  void symbolsMayBeOfAnyAlphabet() throws Exception {
    assertThat(json("binance/fapi/v1/premiumIndex?symbol=%E5%B8%81%E5%AE%89%E4%BA%BA%E7%94%9FUSDT"))
        .hasToString(json("binance/fapi/v1/premiumIndex?symbol=币安人生USDT").toString());
  }

  @Test
  void frozenMarketStandsStillWhileTheWireGoesOn() throws Exception {
    Instant start = TIME.get();
    JsonNode before = json("binance/fapi/v1/premiumIndex?symbol=BTCUSDT");
    TIME.set(start.plus(Duration.ofHours(30)));
    try {
      JsonNode after = json("binance/fapi/v1/premiumIndex?symbol=BTCUSDT");
      assertThat(after.get("markPrice")).isEqualTo(before.get("markPrice"));
      assertThat(after.get("lastFundingRate")).isEqualTo(before.get("lastFundingRate"));
      assertThat(after.get("time").asLong()).isEqualTo(TIME.get().toEpochMilli());
      assertThat(after.get("nextFundingTime").asLong()).isGreaterThan(TIME.get().toEpochMilli());
      JsonNode candles = json("binance/fapi/v1/klines?symbol=BTCUSDT&interval=1h&limit=3");
      assertThat(candles.get(2).get(4)).isEqualTo(json(LAST).get("lastPrice"));
      assertThat(candles.get(2).get(0).asLong())
          .isEqualTo(Instant.parse("2026-03-11T16:00:00Z").toEpochMilli());
    } finally {
      TIME.set(start);
    }
  }

  @Test
  void movingMarketMoves() throws Exception {
    AtomicReference<Instant> time = new AtomicReference<>(TIME.get());
    SimulatorOptions options = SimulatorOptions.defaults().withFreeze(false).withClock(time::get);
    try (Simulator moving = Simulator.start(options)) {
      String before = send(moving, "binance/fapi/v1/ticker/price?symbol=BTCUSDT").body();
      time.set(time.get().plusSeconds(60));
      assertThat(send(moving, "binance/fapi/v1/ticker/price?symbol=BTCUSDT").body())
          .isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource({"429, -1003", "418, -1003", "451, Eligibility", "403, Forbidden", "503, 503"})
  void statusFaultsHaveTheExchangesBody(int status, String part) throws Exception {
    SIMULATOR.faults().set("binance", Fault.status(status).retryAfter(7));
    HttpResponse<String> answer = get(BULK);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(part);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(get("bybit/v5/market/time").statusCode()).isEqualTo(200);
  }

  @Test
  void envelopeErrorsComeWithStatus200() throws Exception {
    SIMULATOR.faults().set("bybit", Fault.envelopeError());
    SIMULATOR.faults().set("kraken", Fault.envelopeError());
    assertThat(json("bybit/v5/market/tickers?category=linear").get("retCode").asInt())
        .isEqualTo(10006);
    assertThat(json("kraken/derivatives/api/v3/tickers").get("error").asString())
        .isEqualTo("apiLimitExceeded");
    assertThat(json("kraken/0/public/Ticker").at("/error/0").asString())
        .isEqualTo("EAPI:Rate limit exceeded");
  }

  @Test
  void hangsUntilTheClientGivesUp() {
    SIMULATOR.faults().set("binance", Fault.hang());
    HttpRequest request = request(SIMULATOR, BULK).timeout(Duration.ofMillis(300)).build();
    assertThatThrownBy(() -> CLIENT.send(request, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(HttpTimeoutException.class);
    assertThat(SIMULATOR.calls().count("binance")).isEqualTo(1);
  }

  @Test
  void delays() throws Exception {
    SIMULATOR.faults().set("binance", Fault.latency(Duration.ofMillis(200)));
    long start = System.nanoTime();
    assertThat(get(BULK).statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void dripsTheBody() {
    SIMULATOR.faults().set("binance", Fault.slowBody());
    HttpRequest request = request(SIMULATOR, BULK).build();
    assertThatThrownBy(
            () ->
                CLIENT
                    .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .get(500, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void closesTheConnection() {
    SIMULATOR.faults().set("binance", Fault.reset());
    assertThatThrownBy(() -> get(BULK)).isInstanceOf(IOException.class);
  }

  @Test
  void cutsTheBody() {
    SIMULATOR.faults().set("binance", Fault.truncate());
    assertThatThrownBy(() -> get(BULK)).isInstanceOf(IOException.class);
  }

  @Test
  void servesGarbage() throws Exception {
    SIMULATOR.faults().set("binance", Fault.garbage());
    HttpResponse<String> answer = get(BULK);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("<!DOCTYPE html>");
  }

  @Test
  void spoilsNumbersOfEveryThirdRow() throws Exception {
    SIMULATOR.faults().set("binance", Fault.nulls());
    JsonNode rows = json(BULK);
    assertThat(rows.get(0).get("markPrice").isNull()).isTrue();
    assertThat(rows.get(0).get("symbol").asString()).isEqualTo("BTCUSDT");
    assertThat(rows.get(1).get("markPrice").isString()).isTrue();
    assertThat(rows.get(3).get("markPrice").isNull()).isTrue();
    SIMULATOR.faults().set("binance", Fault.emptyStrings());
    assertThat(json(BULK).get(0).get("markPrice").asString()).isEmpty();
    SIMULATOR.faults().set("binance", Fault.nanStrings());
    assertThat(json(BULK).get(0).get("time").asString()).isEqualTo("NaN");
    SIMULATOR.faults().set("binance", Fault.negative().every(1));
    assertThat(json(BULK).get(1).get("markPrice").asString()).startsWith("-");
  }

  @Test
  void spoilsRowsThatAreNotInAnArray() throws Exception {
    SIMULATOR.faults().set("kraken", Fault.nulls().every(1));
    assertThat(json("kraken/0/public/Ticker").at("/result/XXBTZUSD/c/0").isNull()).isTrue();
    assertThat(json("kraken/derivatives/api/v3/tickers").at("/tickers/0/last").isNull()).isTrue();
  }

  @Test
  void spoilsEachOfTheListsThatBelongTogether() throws Exception {
    SIMULATOR.faults().set("hyperliquid", Fault.nulls());
    HttpRequest post =
        request(SIMULATOR, "hyperliquid/info")
            .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"metaAndAssetCtxs\"}"))
            .build();
    JsonNode state =
        MAPPER.readTree(CLIENT.send(post, HttpResponse.BodyHandlers.ofString()).body());
    assertThat(state.at("/0/universe/0/szDecimals").isNull()).isTrue();
    assertThat(state.at("/1/0/markPx").isNull()).isTrue();
    assertThat(state.at("/1/1/markPx").isString()).isTrue();
  }

  @Test
  void putsWrongRowsIn() throws Exception {
    SIMULATOR.faults().set("binance", Fault.wrongRow().every(2));
    JsonNode rows = json(BULK);
    assertThat(rows.get(0).isString()).isTrue();
    assertThat(rows.get(1).get("markPrice").isObject()).isTrue();
    assertThat(rows.get(2).isNumber()).isTrue();
    assertThat(rows.get(4).isArray()).isTrue();
    SIMULATOR.faults().set("kraken", Fault.wrongRow());
    assertThat(json("kraken/0/public/Ticker").at("/result/XXBTZUSD").isString()).isTrue();
  }

  @Test
  void makesSymbolsVanish() throws Exception {
    SIMULATOR.faults().set("binance", Fault.vanish("BTCUSDT"));
    assertThat(json(BULK).get(0).get("symbol").asString()).isNotEqualTo("BTCUSDT");
    assertThat(get(BULK + "?symbol=BTCUSDT").statusCode()).isEqualTo(400);
  }

  @Test
  void movesTheExchangesClock() throws Exception {
    long now = TIME.get().toEpochMilli();
    SIMULATOR.faults().set("binance", Fault.stale());
    assertThat(json(BULK).get(0).get("time").asLong()).isEqualTo(now - 7 * 86_400_000L);
    SIMULATOR.faults().set("binance", Fault.clockSkew(Duration.ofSeconds(-90)));
    assertThat(json(BULK).get(0).get("time").asLong()).isEqualTo(now - 90_000);
    SIMULATOR.faults().set("kraken", Fault.stale());
    assertThat(json("kraken/derivatives/api/v3/tickers").get("serverTime").asString())
        .startsWith("2026-03-03T10:20:30");
  }

  @Test
  void faultsMayHoldForSomePathsOnly() throws Exception {
    SIMULATOR.faults().set("binance", Fault.status(503).onPath("/fapi/"));
    assertThat(get(BULK).statusCode()).isEqualTo(503);
    assertThat(get("binance/api/v3/time").statusCode()).isEqualTo(200);
  }

  @Test
  void faultsCanBeSetOverHttp() throws Exception {
    String body =
        """
        {"exchange":"binance","kind":"status","status":429,"retryAfter":5,"path":"/fapi/"}""";
    HttpRequest post =
        request(SIMULATOR, "control/faults")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    assertThat(CLIENT.send(post, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    assertThat(SIMULATOR.faults().of("binance"))
        .containsExactly(Fault.status(429).retryAfter(5).onPath("/fapi/"));
    assertThat(json("control").at("/faults/0/kind").asString()).isEqualTo("status");
    HttpRequest delete = request(SIMULATOR, "control/faults?exchange=binance").DELETE().build();
    CLIENT.send(delete, HttpResponse.BodyHandlers.ofString());
    assertThat(SIMULATOR.faults().of("binance")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"exchange\":\"nowhere\",\"kind\":\"hang\"}|unknown exchange 'nowhere'",
        "{\"exchange\":\"binance\",\"kind\":\"sulk\"}|unknown fault kind 'sulk'",
        "{\"exchange\":\"binance\",\"kind\":\"status\"}|needs an argument",
        "[]|must be a JSON object",
        "{|Unexpected end"
      })
  void badFaultsAreRefusedWithAReason(String body, String reason) throws Exception {
    HttpRequest post =
        request(SIMULATOR, "control/faults")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = CLIENT.send(post, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
  }

  @Test
  void countsCallsAndWeight() throws Exception {
    get(BULK);
    get(BULK + "?symbol=BTCUSDT");
    HttpRequest post =
        request(SIMULATOR, "hyperliquid/info")
            .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"allMids\"}"))
            .build();
    CLIENT.send(post, HttpResponse.BodyHandlers.ofString());
    CallLog calls = SIMULATOR.calls();
    assertThat(calls.count("binance")).isEqualTo(2);
    assertThat(calls.count("binance", "/fapi/v1/premiumIndex")).isEqualTo(2);
    assertThat(calls.count("binance", "/fapi/v1/openInterest")).isZero();
    assertThat(calls.weight("binance")).isEqualTo(11);
    assertThat(calls.weight("hyperliquid", "/info/allMids")).isEqualTo(2);
    assertThat(calls.times("binance")).containsExactly(TIME.get(), TIME.get());
    assertThat(json("control/calls?exchange=binance").at("/binance/count").asInt()).isEqualTo(2);
  }

  @Test
  void enforcesPublishedLimits() throws Exception {
    try (Simulator strict =
        Simulator.start(SimulatorOptions.defaults().withClock(CLOCK).withEnforceLimits(true))) {
      HttpResponse<String> answer = null;
      for (int i = 0; i < 61; i++) {
        answer = send(strict, "binance/fapi/v1/ticker/24hr");
      }
      assertThat(answer.statusCode()).isEqualTo(429);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
      assertThat(send(strict, "binance/api/v3/time").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void unknownExchangesAreNamed() throws Exception {
    HttpResponse<String> answer = get("mtgox/api");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("aster, binance, bingx");
  }

  @Test
  void takenPortIsAnError() {
    assertThatThrownBy(
            () -> Simulator.start(SimulatorOptions.defaults().withPort(SIMULATOR.port())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("port " + SIMULATOR.port());
  }

  @Test
  void unknownExchangeInAFaultIsAnError() {
    assertThatThrownBy(
            () -> Simulator.start(SimulatorOptions.defaults().withFault("nowhere", Fault.hang())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void closesQuicklyWhileRequestsHang() throws Exception {
    Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    simulator.faults().set("binance", Fault.hang());
    CLIENT.sendAsync(request(simulator, BULK).build(), HttpResponse.BodyHandlers.ofString());
    while (simulator.calls().count("binance") == 0) {
      Thread.sleep(5);
    }
    long start = System.nanoTime();
    simulator.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void readmeNamesEveryFaultKind() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    for (FaultKind kind : FaultKind.values()) {
      Matcher matcher = Pattern.compile("`" + kind.word() + "[:`\\[]").matcher(readme);
      assertThat(matcher.find()).as(kind.word()).isTrue();
    }
  }
}
