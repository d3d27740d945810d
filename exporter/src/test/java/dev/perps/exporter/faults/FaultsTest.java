package dev.perps.exporter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an exchange can do to us, done by the simulator. Since its market stands still, no figure
 * may ever differ from the one of the healthy exchange: it is the same or it is absent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  private static final String[] EXCHANGES = {"binance", "bybit", "hyperliquid", "kraken"};

  private Rig rig;
  private Map<String, Double> healthy;

  @BeforeAll
  void start() {
    rig = new Rig();
    healthy = figures(rig.await("all exchanges complete", FaultsTest::complete));
  }

  @AfterAll
  void stop() {
    rig.close();
  }

  @AfterEach
  void recover() {
    rig.simulator.faults().clearAll();
    Map<String, Double> page;
    try {
      page =
          rig.await(
              "recovery",
              Duration.ofSeconds(15),
              samples ->
                  figures(samples).keySet().containsAll(healthy.keySet())
                      && othersAreUp(samples, "none"));
    } catch (AssertionError e) {
      Set<String> missing = new TreeSet<>(healthy.keySet());
      missing.removeAll(figures(rig.page()).keySet());
      throw new AssertionError(
          e.getMessage()
              + "; missing "
              + missing.size()
              + " of "
              + healthy.size()
              + ": "
              + missing.stream().limit(5).toList(),
          e);
    }
    assertNoFigureIsWrong(page);
  }

  private static boolean complete(Map<String, Double> page) {
    return Stream.of(EXCHANGES)
            .allMatch(
                exchange ->
                    page.getOrDefault(up(exchange), 0.0) == 1
                        && page.containsKey(
                            "perp_exchange_open_interest_usd{exchange=\"" + exchange + "\"}"))
        && count(page, "perp_open_interest_usd", "binance") > 400
        && count(page, "perp_mark_price", "hyperliquid") > 250;
  }

  private static String up(String exchange) {
    return "perp_exchange_up{exchange=\"" + exchange + "\"}";
  }

  private static long count(Map<String, Double> page, String family, String exchange) {
    return page.keySet().stream()
        .filter(key -> key.startsWith(family + "{exchange=\"" + exchange + "\""))
        .count();
  }

  /** Everything that says something of a market, and does not move with the clock. */
  private static Map<String, Double> figures(Map<String, Double> page) {
    return page.entrySet().stream()
        .filter(e -> e.getKey().startsWith("perp_") || e.getKey().startsWith("spot_"))
        .filter(e -> !e.getKey().startsWith("perp_exchange_"))
        .filter(e -> !e.getKey().contains("_timestamp_"))
        // The class of a builder's asset is read off Hyperliquid's own list, where a row may be
        // missing.
        .filter(e -> !e.getKey().startsWith("perp_contract_info"))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /**
   * No figure differs from the healthy one by more than 5 %: where a field is missing, some figures
   * are made from the second best, such as a funding rate from the mark instead of the index price.
   */
  private void assertNoFigureIsWrong(Map<String, Double> page) {
    figures(page)
        .forEach(
            (sample, value) -> {
              Double right = healthy.get(sample);
              assertThat(right).as("%s %s was never there", sample, value).isNotNull();
              double tolerance = Math.max(Math.abs(right) * 0.05, roundingOf(sample));
              assertThat(value)
                  .as(sample)
                  .isCloseTo(right, org.assertj.core.data.Offset.offset(tolerance));
            });
  }

  /**
   * How far a figure next to zero may be off in absolute terms: what its second-best source rounds.
   * Funding has none: its rates are about 1e-4, and 5 % of that is all they get.
   */
  private static double roundingOf(String sample) {
    if (sample.startsWith("perp_basis_ratio")) {
      return 1e-2; // spot in another quote, with a coarse tick
    }
    return sample.startsWith("perp_price_change_24h_ratio") ? 1e-3 : 0;
  }

  private static boolean othersAreUp(Map<String, Double> page, String broken) {
    return Stream.of(EXCHANGES)
        .filter(exchange -> !exchange.equals(broken))
        .allMatch(exchange -> page.getOrDefault(up(exchange), 0.0) == 1);
  }

  private void assertOthersAreOnTime(Map<String, Double> page, String broken) {
    double now = Instant.now().toEpochMilli() / 1000.0;
    for (String exchange : EXCHANGES) {
      if (!exchange.equals(broken)) {
        assertThat(page).as("up").containsEntry(up(exchange), 1.0);
        assertThat(
                now
                    - page.get(
                        "perp_exchange_last_success_timestamp_seconds{exchange=\""
                            + exchange
                            + "\"}"))
            .as("age of %s", exchange)
            .isLessThan(4);
      }
    }
  }

  static Stream<Arguments> outages() {
    return Stream.of(
        Arguments.of("kraken", Fault.hang(), "timeout"),
        Arguments.of("kraken", Fault.slowBody(), "timeout"),
        Arguments.of("bybit", Fault.status(503), "unavailable"),
        Arguments.of("bybit", Fault.reset(), "connection"),
        Arguments.of("kraken", Fault.truncate(), "connection"),
        Arguments.of("hyperliquid", Fault.garbage(), "malformed"),
        Arguments.of("kraken", Fault.status(429).retryAfter(2), "rate_limited"),
        Arguments.of("binance", Fault.status(429).retryAfter(3), "rate_limited"),
        Arguments.of("binance", Fault.status(418).retryAfter(3), "rate_limited"),
        Arguments.of("hyperliquid", Fault.status(404), "http_error"),
        Arguments.of("bybit", Fault.stale(), "stale"),
        Arguments.of("kraken", Fault.clockSkew(Duration.ofHours(2)), "stale"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("outages")
  void deadExchangeTouchesNoOtherAndItsSeriesVanish(String exchange, Fault fault, String reason) {
    rig.simulator.faults().set(exchange, fault);

    Map<String, Double> down =
        rig.await(
            exchange + " is down because of " + reason,
            page ->
                page.getOrDefault(up(exchange), 1.0) == 0
                    && othersAreUp(page, exchange)
                    && page.keySet().stream()
                        .anyMatch(
                            key ->
                                key.startsWith("perp_exchange_failing{exchange=\"" + exchange)
                                    && key.contains("reason=\"" + reason + "\"")));
    assertOthersAreOnTime(down, exchange);
    assertNoFigureIsWrong(down);

    Map<String, Double> gone =
        // Kraken does not date its spot prices, so that an old one cannot be told from a new one.
        rig.await(
            "series of " + exchange + " are gone",
            page ->
                othersAreUp(page, exchange)
                    && count(page, "perp_mark_price", exchange) == 0
                    && (reason.equals("stale") || count(page, "spot_price", exchange) == 0));
    assertOthersAreOnTime(gone, exchange);
    assertNoFigureIsWrong(gone);
    assertThat(gone).containsEntry(up(exchange), 0.0);
  }

  @Test
  void lastGoodValuesStayUntilTheyAreStale() {
    rig.simulator.faults().set("kraken", Fault.status(503));
    Map<String, Double> page =
        rig.await("kraken is down", samples -> samples.getOrDefault(up("kraken"), 1.0) == 0);
    assertThat(count(page, "perp_mark_price", "kraken")).isGreaterThan(250);
    assertNoFigureIsWrong(page);
  }

  @Test
  void nullsMakeFiguresAbsentNotZero() {
    spoil(Fault.nulls());
  }

  @Test
  void emptyStringsMakeFiguresAbsentNotZero() {
    spoil(Fault.emptyStrings());
  }

  @Test
  void notANumberMakesFiguresAbsent() {
    spoil(Fault.nanStrings());
  }

  @Test
  void rowOfAWrongTypeIsLeftOutAndTheOthersStay() {
    spoil(Fault.wrongRow());
  }

  @Test
  void negativePricesAndAmountsAreAbsent() {
    Map<String, Double> page = pageWith(Fault.negative());
    // Funding and change may be negative: a sign turned round at the source cannot be seen.
    page.keySet().removeIf(key -> key.contains("_ratio"));
    assertNoFigureIsWrong(page);
  }

  private void spoil(Fault fault) {
    Map<String, Double> page = pageWith(fault);
    assertNoFigureIsWrong(page);
    for (String exchange : EXCHANGES) {
      List<String> state =
          page.keySet().stream()
              .filter(key -> key.startsWith("perp_exchange_failing{exchange=\"" + exchange))
              .toList();
      assertThat(page.get(up(exchange))).as("%s up, %s", exchange, state).isEqualTo(1);
      assertThat(count(page, "perp_mark_price", exchange))
          // A contract needs a good row in each of up to four lists.
          .as("rows of %s that are well, %s", exchange, state)
          .isGreaterThan(10);
    }
  }

  /** The page while every exchange has a fault that spoils some of its rows. */
  private Map<String, Double> pageWith(Fault fault) {
    for (String exchange : EXCHANGES) {
      rig.simulator.faults().set(exchange, fault);
    }
    rig.await(
        "fewer figures of each exchange",
        samples ->
            Stream.of(EXCHANGES)
                .allMatch(
                    exchange ->
                        count(samples, "perp_index_price", exchange)
                            < count(healthy, "perp_index_price", exchange)));
    Rig.pause(Duration.ofSeconds(5)); // until the slower endpoints have been asked too
    return rig.await("all exchanges up", page -> othersAreUp(page, "none"));
  }

  @Test
  void symbolThatVanishesIsGone() {
    String sample =
        healthy.keySet().stream()
            .filter(key -> key.startsWith("perp_mark_price{exchange=\"bybit\",symbol=\"ETHUSDT\""))
            .findFirst()
            .orElseThrow();
    rig.simulator.faults().set("bybit", Fault.vanish("ETHUSDT"));
    Map<String, Double> page =
        rig.await(
            "ETHUSDT is gone",
            samples -> !samples.containsKey(sample) && othersAreUp(samples, "none"));
    assertThat(page.keySet())
        .noneMatch(
            key ->
                key.startsWith("perp_") && key.contains("exchange=\"bybit\",symbol=\"ETHUSDT\""));
    assertThat(count(page, "perp_mark_price", "bybit"))
        .isEqualTo(count(healthy, "perp_mark_price", "bybit") - 1);
    assertOthersAreOnTime(page, "none");
    assertNoFigureIsWrong(page);
  }

  @Test
  void clockThatIsOffByAMinuteIsNoMatter() {
    rig.simulator.faults().set("bybit", Fault.clockSkew(Duration.ofMinutes(1)));
    Rig.pause(Rig.INTERVAL.multipliedBy(Rig.STALE_CYCLES + 3));
    rig.await(
        "all contracts of bybit",
        page ->
            page.getOrDefault(up("bybit"), 0.0) == 1
                && count(page, "perp_mark_price", "bybit")
                    == count(healthy, "perp_mark_price", "bybit"));
  }

  @Test
  void errorInsideAnAnswerOf200CountsAsOne() {
    rig.simulator.faults().set("bybit", Fault.envelopeError());
    rig.await(
        "bybit is rate limited",
        page ->
            page.keySet().stream()
                .anyMatch(
                    key ->
                        key.startsWith("perp_exchange_failing{exchange=\"bybit\"")
                            && key.contains("rate_limited")));
  }
}
