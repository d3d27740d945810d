package dev.perps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.world.Shock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two simulators of one market, of which only one is shocked: what differs is the shock. */
class ShocksTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Instant START = Instant.parse("2026-03-10T10:20:30Z");
  private static final AtomicReference<Instant> TIME = new AtomicReference<>(START);
  private static final SimulatorOptions OPTIONS =
      SimulatorOptions.defaults().withFreeze(false).withClock(TIME::get).withCoins(30);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Simulator CALM = Simulator.start(OPTIONS);
  private Simulator shocked;

  @BeforeEach
  void start() {
    TIME.set(START);
    shocked = Simulator.start(OPTIONS);
  }

  @AfterEach
  void stop() {
    shocked.close();
  }

  @AfterAll
  static void stopCalm() {
    CALM.close();
    CLIENT.close();
  }

  private static JsonNode json(Simulator simulator, String target) {
    return send(simulator, target, target.contains("info{") ? "POST" : "GET");
  }

  private static JsonNode send(Simulator simulator, String target, String method) {
    String[] parts = target.split("(?=\\{)", 2);
    HttpRequest.BodyPublisher body =
        parts.length > 1
            ? HttpRequest.BodyPublishers.ofString(parts[1])
            : HttpRequest.BodyPublishers.noBody();
    URI uri = URI.create(simulator.baseUri() + "/" + parts[0]);
    try {
      return MAPPER.readTree(
          CLIENT
              .send(
                  HttpRequest.newBuilder(uri).method(method, body).build(),
                  HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
              .body());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(target, e);
    }
  }

  private static double number(Simulator simulator, String target, String pointer) {
    JsonNode value = json(simulator, target).at(pointer);
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble(Double.NaN);
  }

  /** What a figure is in the shocked market, as a multiple of what it is in the calm one. */
  private double ratio(String target, String pointer) {
    return number(shocked, target, pointer) / number(CALM, target, pointer);
  }

  private static void pass(Duration time) {
    TIME.set(TIME.get().plus(time));
  }

  private static final String BINANCE = "binance/fapi/v1/premiumIndex?symbol=SOLUSDT";
  private static final String BINANCE_DAY = "binance/fapi/v1/ticker/24hr?symbol=SOLUSDT";
  private static final String BINANCE_SPOT = "binance/api/v3/ticker/price?symbol=SOLUSDT";
  private static final String BYBIT = "bybit/v5/market/tickers?category=linear&symbol=SOLUSDT";
  private static final String KRAKEN = "kraken/derivatives/api/v3/tickers/PF_SOLUSD";
  private static final String OKX =
      "okx/api/v5/public/mark-price?instType=SWAP&instId=SOL-USDT-SWAP";
  private static final String BITCOIN = "binance/fapi/v1/premiumIndex?symbol=BTCUSDT";

  @Test
  void aFallIsOneFallOnAllExchanges() {
    shocked.shocks().add(Shock.of("SOL").withPrice(0.9));
    pass(Duration.ofSeconds(1));
    assertThat(ratio(BINANCE, "/markPrice")).isCloseTo(0.9, within(1e-4));
    assertThat(ratio(BINANCE, "/indexPrice")).isCloseTo(0.9, within(1e-4));
    assertThat(ratio(BINANCE_SPOT, "/price")).isCloseTo(0.9, within(1e-3));
    assertThat(ratio(BYBIT, "/result/list/0/lastPrice")).isCloseTo(0.9, within(1e-3));
    assertThat(ratio(BYBIT, "/result/list/0/bid1Price")).isCloseTo(0.9, within(1e-3));
    assertThat(ratio(KRAKEN, "/ticker/markPrice")).isCloseTo(0.9, within(1e-3));
    assertThat(ratio(OKX, "/data/0/markPx")).isCloseTo(0.9, within(1e-3));
    assertThat(ratio(BITCOIN, "/markPrice")).isEqualTo(1);
    double open = number(shocked, BINANCE_DAY, "/openPrice");
    assertThat(open).isEqualTo(number(CALM, BINANCE_DAY, "/openPrice"));
    assertThat(number(shocked, BINANCE_DAY, "/priceChangePercent"))
        .isCloseTo((number(shocked, BINANCE_DAY, "/lastPrice") / open - 1) * 100, within(1e-3));
    assertThat(number(shocked, BINANCE_DAY, "/lowPrice"))
        .isLessThanOrEqualTo(number(shocked, BINANCE_DAY, "/lastPrice"));
    assertThat(ratio(BINANCE_DAY, "/highPrice")).isEqualTo(1);
  }

  @Test
  void candlesBeforeAShockStayAndTheRunningOneEndsInIt() {
    String candles = "binance/fapi/v1/klines?symbol=SOLUSDT&interval=5m&limit=3";
    shocked.shocks().add(Shock.of("*").withPrice(0.9).withVolume(10));
    pass(Duration.ofMinutes(2));
    JsonNode now = json(shocked, candles);
    JsonNode calm = json(CALM, candles);
    assertThat(now.get(0)).isEqualTo(calm.get(0));
    assertThat(now.get(1)).isEqualTo(calm.get(1));
    assertThat(now.at("/2/1")).isEqualTo(calm.at("/2/1"));
    assertThat(now.at("/2/4").asString())
        .isEqualTo(json(shocked, BINANCE_DAY).get("lastPrice").asString());
    assertThat(ratio(candles, "/2/4")).isCloseTo(0.9, within(1e-3));
    // 30 s of the candle's 150 s so far were calm: (30 + 10 * 120) / 150 times the money.
    assertThat(ratio(candles, "/2/7")).isCloseTo(8.2, within(0.05));
  }

  @Test
  void volumeOfADayGrowsByWhatIsTraded() {
    shocked.shocks().add(Shock.of("SOL").withVolume(145), Duration.ofMinutes(10));
    pass(Duration.ofMinutes(10));
    // Ten minutes at 145 times, less their ordinary trade: about 10 * 144 / 1440 of a day, where
    // the present hour is not much busier than others.
    double grown = ratio(BINANCE_DAY, "/quoteVolume");
    assertThat(grown).isBetween(1.4, 2.9);
    pass(Duration.ofMinutes(10));
    assertThat(ratio(BINANCE_DAY, "/quoteVolume")).isCloseTo(grown, within(0.05));
    assertThat(ratio("binance/fapi/v1/ticker/24hr?symbol=BTCUSDT", "/quoteVolume")).isEqualTo(1);
    pass(Duration.ofHours(25));
    assertThat(ratio(BINANCE_DAY, "/quoteVolume")).isEqualTo(1);
  }

  @Test
  void fundingIsSetPerEightHoursPastEveryCapAndSettledFromThenOn() {
    String settled = "binance/fapi/v1/fundingRate?symbol=SOLUSDT&limit=2";
    JsonNode before = json(shocked, settled);
    shocked.shocks().add(Shock.of("SOL").withFundingRate8h(0.02));
    pass(Duration.ofSeconds(1));
    assertThat(number(shocked, BINANCE, "/lastFundingRate")).isEqualTo(0.02);
    assertThat(number(shocked, BYBIT, "/result/list/0/fundingRate")).isEqualTo(0.02);
    assertThat(number(shocked, BITCOIN, "/lastFundingRate")).isLessThan(0.01);
    String hourly = "hyperliquid/info{\"type\":\"metaAndAssetCtxs\"}";
    int sol = 0;
    JsonNode names = json(shocked, hourly).at("/0/universe");
    while (!names.get(sol).get("name").asString().equals("SOL")) {
      sol++;
    }
    assertThat(number(shocked, hourly, "/1/" + sol + "/funding")).isEqualTo(0.0025);
    String deribit = "deribit/api/v2/public/ticker?instrument_name=SOL_USDC-PERPETUAL";
    assertThat(number(shocked, deribit, "/result/current_funding")).isEqualTo(0.02);
    assertThat(json(shocked, settled)).isEqualTo(before);
    pass(Duration.ofHours(8));
    JsonNode after = json(shocked, settled);
    assertThat(after.at("/0/fundingRate")).isEqualTo(before.at("/1/fundingRate"));
    assertThat(number(shocked, settled, "/1/fundingRate")).isEqualTo(0.02);
  }

  @Test
  void openInterestIsMultiplied() {
    shocked.shocks().add(Shock.of("*").withOpenInterest(0.5));
    pass(Duration.ofSeconds(1));
    String binance = "binance/fapi/v1/openInterest?symbol=SOLUSDT";
    assertThat(ratio(binance, "/openInterest")).isCloseTo(0.5, within(1e-3));
    assertThat(ratio(BYBIT, "/result/list/0/openInterest")).isCloseTo(0.5, within(1e-3));
    assertThat(ratio(KRAKEN, "/ticker/openInterest")).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void premiumIsOfContractsOnly() {
    shocked.shocks().add(Shock.of("SOL").withPremium(0.03));
    pass(Duration.ofSeconds(1));
    assertThat(ratio(BINANCE, "/indexPrice")).isEqualTo(1);
    assertThat(ratio(BINANCE_SPOT, "/price")).isEqualTo(1);
    assertThat(ratio(BINANCE, "/markPrice")).isCloseTo(1.03, within(1e-3));
    assertThat(ratio(BYBIT, "/result/list/0/lastPrice")).isCloseTo(1.03, within(1e-3));
  }

  @Test
  void oneExchangeMayBeAlone() {
    shocked.shocks().add(Shock.of("SOL").withExchange("bybit").withPrice(1.05).withOpenInterest(2));
    pass(Duration.ofSeconds(1));
    assertThat(ratio(BYBIT, "/result/list/0/markPrice")).isCloseTo(1.05, within(1e-3));
    assertThat(ratio(BYBIT, "/result/list/0/openInterest")).isCloseTo(2, within(1e-3));
    assertThat(json(shocked, BYBIT).at("/result/list/0/prevPrice24h"))
        .isEqualTo(json(CALM, BYBIT).at("/result/list/0/prevPrice24h"));
    assertThat(ratio(BINANCE, "/markPrice")).isEqualTo(1);
    assertThat(ratio(KRAKEN, "/ticker/openInterest")).isEqualTo(1);
  }

  @Test
  void shocksAddUpAndTheLaterRateHolds() {
    shocked.shocks().add(Shock.of("*").withPrice(0.9).withFundingRate8h(0.001));
    shocked.shocks().add(Shock.of("SOL").withPrice(0.9).withFundingRate8h(-0.002));
    pass(Duration.ofSeconds(1));
    assertThat(ratio(BINANCE, "/markPrice")).isCloseTo(0.81, within(1e-4));
    assertThat(ratio(BITCOIN, "/markPrice")).isCloseTo(0.9, within(1e-4));
    assertThat(number(shocked, BINANCE, "/lastFundingRate")).isEqualTo(-0.002);
    assertThat(number(shocked, BITCOIN, "/lastFundingRate")).isEqualTo(0.001);
  }

  @Test
  void theEndOfAShockLeavesThePastAlone() {
    shocked.shocks().add(Shock.of("SOL").withPrice(0.9));
    pass(Duration.ofMinutes(30));
    assertThat(ratio(BINANCE, "/markPrice")).isCloseTo(0.9, within(1e-4));
    send(shocked, "control/shocks", "DELETE");
    pass(Duration.ofMinutes(30));
    assertThat(ratio(BINANCE, "/markPrice")).isEqualTo(1);
    String candles = "binance/fapi/v1/klines?symbol=SOLUSDT&interval=5m&limit=9";
    assertThat(ratio(candles, "/0/4")).isCloseTo(0.9, within(1e-3));
    assertThat(ratio(candles, "/8/4")).isEqualTo(1);
  }

  @Test
  void aFrozenMarketIsShockedAtOnce() {
    try (Simulator frozen = Simulator.start(OPTIONS.withFreeze(true))) {
      double before = number(frozen, BINANCE, "/markPrice");
      frozen.shocks().add(Shock.of("SOL").withPrice(0.9));
      assertThat(number(frozen, BINANCE, "/markPrice") / before).isCloseTo(0.9, within(1e-4));
      pass(Duration.ofHours(3));
      assertThat(number(frozen, BINANCE, "/markPrice") / before).isCloseTo(0.9, within(1e-4));
      frozen.shocks().end();
      assertThat(number(frozen, BINANCE, "/markPrice")).isEqualTo(before);
      assertThat(frozen.shocks().all()).isEmpty();
    }
  }

  @Test
  void shocksAreSetAndReadOverHttp() {
    JsonNode answer =
        send(
            shocked,
            "control/shocks"
                + "{\"base\":\"SOL\",\"exchange\":\"okx\",\"price\":0.9,\"fundingRate8h\":0.004,\"seconds\":60}",
            "POST");
    assertThat(answer)
        .hasToString(
            "[{\"base\":\"SOL\",\"exchange\":\"okx\",\"price\":0.9,\"fundingRate8h\":0.004,"
                + "\"from\":\"2026-03-10T10:20:30Z\",\"until\":\"2026-03-10T10:21:30Z\"}]");
    assertThat(json(shocked, "control/shocks")).isEqualTo(answer);
    assertThat(json(shocked, "control").get("shocks")).isEqualTo(answer);
    assertThat(shocked.shocks().all()).hasSize(1);
    assertThat(ratio(OKX, "/data/0/markPx")).isCloseTo(0.9, within(1e-3));
    pass(Duration.ofSeconds(60));
    assertThat(ratio(OKX, "/data/0/markPx")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|nothing happens; give price, fundingRate8h, openInterest, volume or premium",
        "{\"price\":0.9}|a shock needs a base: a ticker, or \"*\" for every coin",
        "{\"base\":\"NOWHERE\",\"price\":0.9}|unknown base 'NOWHERE'; write a ticker such as SOL",
        "{\"base\":\"USD\",\"price\":0.9}|USD is what prices are counted in",
        "{\"base\":\"SOL\",\"exchange\":\"mtgox\",\"price\":2}|unknown exchange 'mtgox'; known: a",
        "{\"base\":\"SOL\",\"price\":0}|price is 0.0; it must be a factor from 0.01 to 100.0",
        "{\"base\":\"SOL\",\"price\":\"0.9\"}|price must be a number, not \"0.9\"",
        "{\"base\":7,\"price\":0.9}|base must be a string, not 7",
        "{\"base\":\"SOL\",\"volume\":-1}|volume is -1.0; it must be a factor from 0.0",
        "{\"base\":\"SOL\",\"fundingRate8h\":0.4}|fundingRate8h is 0.4; it must be a fraction from",
        "{\"base\":\"SOL\",\"premium\":5}|premium is 5.0; it must be a fraction from -0.5 to 0.5",
        "{\"base\":\"SOL\",\"price\":0.9,\"seconds\":0}|seconds is 0; a shock lasts at least one",
        "{\"base\":\"SOL\",\"prize\":0.9}|unknown field 'prize'; known: base, exchange, price",
        "{\"base\":|Unexpected end-of-input"
      })
  void badShocksAreRefusedWithAReason(String body, String reason) {
    assertThat(send(shocked, "control/shocks" + body, "POST").get("error").asString())
        .startsWith(reason);
    assertThat(shocked.shocks().all()).isEmpty();
  }

  @Test
  void badShocksAreRefusedInJavaToo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shocked.shocks().add(Shock.of("SOLL").withPrice(0.9)))
        .withMessageContaining("unknown base 'SOLL'");
    assertThatIllegalArgumentException().isThrownBy(() -> Shock.of("SOL").withPrice(Double.NaN));
  }
}
