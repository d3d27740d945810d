package dev.perps.exporter.faults;

import static dev.perps.exporter.faults.Sample.assertNoFigureIsWrong;
import static dev.perps.exporter.faults.Sample.count;
import static dev.perps.exporter.faults.Sample.failing;
import static dev.perps.exporter.faults.Sample.fails;
import static dev.perps.exporter.faults.Sample.figures;
import static dev.perps.exporter.faults.Sample.isUp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.SimulatorApi;
import dev.perps.simulator.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What exchanges can do to us, done by the simulator to every one of them. Since its market stands
 * still, no figure may ever differ from the one of the healthy exchange: it is the same or it is
 * absent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {
  private static final List<String> EXCHANGES = Exchanges.ALL.stream().map(Exchange::id).toList();

  private Rig rig;
  private Map<String, Double> healthy;
  private List<String> undated;

  @BeforeAll
  void start() {
    rig = new Rig();
    healthy = figures(rig.awaitComplete());
    undated = Exchanges.ALL.stream().filter(this::isUndated).map(Exchange::id).toList();
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
              samples ->
                  figures(samples).keySet().containsAll(healthy.keySet())
                      // a feed that fails now may take the whole exchange down in the next test
                      && EXCHANGES.stream()
                          .allMatch(
                              exchange ->
                                  isUp(samples, exchange) && failing(samples, exchange).isEmpty()));
    } catch (AssertionError e) {
      Set<String> missing = new TreeSet<>(healthy.keySet());
      missing.removeAll(figures(rig.page()).keySet());
      throw new AssertionError(
          e.getMessage() + "; missing " + missing.stream().limit(5).toList(), e);
    }
    assertNoFigureIsWrong(page, healthy);
  }

  /** Those exchanges do not notice: up, as fresh as ever, with all their figures. */
  private void assertUntouched(Map<String, Double> page, Collection<String> exchanges) {
    double now = Instant.now().toEpochMilli() / 1000.0;
    for (String exchange : exchanges) {
      assertThat(isUp(page, exchange)).as("%s up, %s", exchange, failing(page, exchange)).isTrue();
      assertThat(now - Sample.lastSuccess(page, exchange))
          .as("age of %s", exchange)
          .isLessThan(Rig.OLDEST.toMillis() / 1000.0);
      assertThat(count(page, "perp_mark_price", exchange))
          .as("contracts of %s", exchange)
          .isEqualTo(count(healthy, "perp_mark_price", exchange));
    }
  }

  private static List<String> without(Collection<String> broken) {
    return EXCHANGES.stream().filter(exchange -> !broken.contains(exchange)).toList();
  }

  /** Every fifth exchange from {@code first} on: each is dead once, beside many that are well. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void deadExchangesTouchNoOtherAndKeepTheirLastGoodValuesForAWhile(int first) {
    List<String> dead = new ArrayList<>();
    for (int i = first; i < EXCHANGES.size(); i += 5) {
      dead.add(EXCHANGES.get(i));
    }
    dead.forEach(exchange -> rig.simulator.faults().set(exchange, Fault.status(503)));
    Set<String> downWithLastGoodValues = new TreeSet<>();
    Map<String, Double> down =
        rig.await(
            dead + " are down, with their last good values at first",
            page -> {
              dead.stream()
                  .filter(e -> !isUp(page, e) && fails(page, e, "unavailable"))
                  .filter(e -> figuresOf(figures(page), e) > 0)
                  .forEach(downWithLastGoodValues::add);
              return downWithLastGoodValues.size() == dead.size();
            });
    assertUntouched(down, without(dead));
    assertNoFigureIsWrong(down, healthy);
  }

  /** Each fault befalls each exchange, half of them at a time. */
  static Stream<Arguments> outages() {
    List<Arguments> faults =
        List.of(
            Arguments.of(Fault.hang(), "timeout"),
            Arguments.of(Fault.slowBody(), "timeout"),
            Arguments.of(Fault.reset(), "connection"),
            Arguments.of(Fault.truncate(), "connection"),
            Arguments.of(Fault.garbage(), "malformed"),
            Arguments.of(Fault.status(429).retryAfter(2), "rate_limited"),
            Arguments.of(Fault.status(418).retryAfter(2), "rate_limited"),
            Arguments.of(Fault.status(451).retryAfter(2), "geo_blocked"),
            Arguments.of(Fault.status(404), "http_error"),
            Arguments.of(Fault.stale(), "stale"),
            Arguments.of(Fault.clockSkew(Duration.ofHours(2)), "stale"));
    return faults.stream()
        .flatMap(
            fault ->
                IntStream.of(0, 1)
                    .mapToObj(half -> Arguments.of(fault.get()[0], fault.get()[1], half)));
  }

  /** Whether the answers do not say when they were made: an old one looks like a new one. */
  private boolean isUndated(Exchange exchange) {
    SimulatorApi api = new SimulatorApi(rig.simulator.baseUri(), exchange.id());
    return exchange.feeds().stream()
        .filter(Feed::essential)
        .flatMap(feed -> feed.collect(api).perps().stream())
        .allMatch(perp -> Double.isNaN(perp.ticker().asOfEpochSeconds()));
  }

  @ParameterizedTest(name = "{0} befalls half {2}")
  @MethodSource("outages")
  void brokenOnesSayWhyAndTouchNoOther(Fault fault, String reason, int half) {
    List<String> broken = new ArrayList<>();
    for (int i = half; i < EXCHANGES.size(); i += 2) {
      broken.add(EXCHANGES.get(i));
    }
    broken.forEach(exchange -> rig.simulator.faults().set(exchange, fault));
    List<String> noticing = new ArrayList<>(broken);
    if (reason.equals("stale")) {
      noticing.removeAll(undated);
    }
    Map<String, Double> down =
        rig.await(
            noticing + " are down because of " + reason,
            page -> noticing.stream().allMatch(e -> !isUp(page, e) && fails(page, e, reason)));
    assertUntouched(down, without(broken));
    assertNoFigureIsWrong(down, healthy);

    Map<String, Double> gone =
        rig.await(
            "series of " + noticing + " are gone",
            page -> noticing.stream().allMatch(e -> count(page, "perp_mark_price", e) == 0));
    assertUntouched(gone, without(broken));
    assertNoFigureIsWrong(gone, healthy);
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
    assertNoFigureIsWrong(page, healthy);
  }

  private void spoil(Fault fault) {
    Map<String, Double> page = pageWith(fault);
    assertNoFigureIsWrong(page, healthy);
    for (String exchange : EXCHANGES) {
      assertThat(isUp(page, exchange)).as("%s up, %s", exchange, failing(page, exchange)).isTrue();
      assertThat(figures(page).keySet())
          // A contract needs a good row in each of up to four lists.
          .as("rows of %s that are well, %s", exchange, failing(page, exchange))
          .anyMatch(key -> key.contains("exchange=\"" + exchange + "\""));
    }
  }

  /** The page while every exchange has a fault that spoils some of its rows. */
  private Map<String, Double> pageWith(Fault fault) {
    EXCHANGES.forEach(exchange -> rig.simulator.faults().set(exchange, fault));
    rig.await(
        "fewer figures of each exchange",
        page ->
            EXCHANGES.stream().allMatch(e -> figuresOf(figures(page), e) < figuresOf(healthy, e)));
    Rig.pause(Rig.SLOWEST_ASKED); // until the slower endpoints have been asked too
    return rig.await("all exchanges up", page -> EXCHANGES.stream().allMatch(e -> isUp(page, e)));
  }

  private static long figuresOf(Map<String, Double> figures, String exchange) {
    return figures.keySet().stream()
        .filter(key -> key.contains("exchange=\"" + exchange + "\""))
        .count();
  }

  @Test
  void symbolThatVanishesIsGone() {
    String contract = "exchange=\"bybit\",symbol=\"ETHUSDT\"";
    rig.simulator.faults().set("bybit", Fault.vanish("ETHUSDT"));
    Map<String, Double> page =
        rig.await(
            "ETHUSDT is gone",
            samples -> samples.keySet().stream().noneMatch(key -> key.contains(contract)));
    assertThat(count(page, "perp_mark_price", "bybit"))
        .isEqualTo(count(healthy, "perp_mark_price", "bybit") - 1);
    assertUntouched(page, without(List.of("bybit")));
    assertNoFigureIsWrong(page, healthy);
  }

  @Test
  void clocksThatAreOffByAMinuteAreNoMatter() {
    EXCHANGES.forEach(e -> rig.simulator.faults().set(e, Fault.clockSkew(Duration.ofMinutes(1))));
    Rig.pause(Rig.INTERVAL.multipliedBy(Rig.STALE_CYCLES + 3));
    Map<String, Double> page =
        rig.await(
            "all contracts",
            samples ->
                EXCHANGES.stream()
                    .allMatch(
                        e ->
                            isUp(samples, e)
                                && count(samples, "perp_mark_price", e)
                                    == count(healthy, "perp_mark_price", e)));
    assertNoFigureIsWrong(page, healthy);
  }

  @Test
  void errorInsideAnAnswerOf200CountsAsOne() {
    rig.simulator.faults().set("bybit", Fault.envelopeError());
    rig.await("bybit is rate limited", page -> fails(page, "bybit", "rate_limited"));
  }
}
