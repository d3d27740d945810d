package dev.perps.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.FundingView;
import dev.perps.exporter.account.FundingView.Past;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FundingPollTest {
  private static final String V3 = "/derivatives/api/v3/";
  private static final String RATES = V3 + "historical-funding-rates?symbol=";
  private static final ExchangeException DOWN =
      new ExchangeException(FailureReason.UNAVAILABLE, "HTTP 503");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private Instant now = NOON.plusSeconds(600);
  private final ScriptedApi kraken =
      new ScriptedApi(() -> now)
          .file(V3 + "instruments", "/payloads/kraken/futures_instruments.json")
          .file(V3 + "tickers", "/payloads/kraken/futures_tickers.json");
  private final List<FundingView> shown = new ArrayList<>();
  private final LogLines log = new LogLines("dev.perps.exporter.collect");
  private final FundingPoll poll =
      new FundingPoll(kraken, List.of("PF_XBTUSD", "PF_ETHUSD"), INTERVAL, shown::add, () -> now);

  @BeforeEach
  void tell() {
    rates("PF_XBTUSD", NOON, 24);
    rates("PF_ETHUSD", NOON, 24);
  }

  @AfterEach
  void stop() {
    log.close();
  }

  /** So many hours up to a moment; that which ends n hours before noon has the rate n. */
  private void rates(String symbol, Instant until, int hours) {
    kraken.json(
        RATES + symbol,
        "{\"result\":\"success\",\"rates\":["
            + IntStream.rangeClosed(1, hours)
                .mapToObj(hour -> until.minusSeconds(3600L * hour))
                .sorted()
                .map(
                    start ->
                        "{\"timestamp\":\"%s\",\"fundingRate\":%d,\"relativeFundingRate\":%d}"
                            .formatted(start, 10 * rate(start), rate(start)))
                .collect(Collectors.joining(","))
            + "]}");
  }

  private static long rate(Instant start) {
    return Duration.between(start.plusSeconds(3600), NOON).toHours();
  }

  private FundingView at(Instant moment) {
    now = moment;
    poll.tick();
    return shown.getLast();
  }

  private static List<Double> hours(FundingView view, String symbol) {
    Past past = view.past().get(symbol);
    return past.hours().stream().map(FundingView.Hour::relative).toList();
  }

  private long asked(String prefix) {
    return kraken.asked().stream().filter(path -> path.startsWith(V3 + prefix)).count();
  }

  @Test
  void contractsAsTheyAreAndFundingAsItWas() {
    FundingView view = at(now);

    assertThat(view.contracts()).extracting(KrakenContract::symbol).containsExactly("PI_XBTUSD");
    assertThat(poll.contracts()).isEqualTo(view.contracts());
    assertThat(view.past()).containsOnlyKeys("PF_XBTUSD", "PF_ETHUSD");
    assertThat(hours(view, "PF_XBTUSD")).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
    assertThat(view.past().get("PF_XBTUSD").hours().getFirst().endEpochSeconds())
        .isEqualTo(NOON.getEpochSecond());
    assertThat(view.past().get("PF_XBTUSD").hours().get(3).absolute()).isEqualTo(30);
  }

  @Test
  void contractsAreAskedForAtTheirIntervalAndFundingOnceAnHour() {
    at(now);
    assertThat(asked("tickers")).isEqualTo(1);
    at(now.plusSeconds(14));
    assertThat(kraken.asked()).isEmpty();
    assertThat(shown).hasSize(1);

    at(now.plusSeconds(1));
    assertThat(asked("tickers")).isEqualTo(1);
    at(NOON.plusSeconds(3600 + 39));
    assertThat(asked("historical")).isZero();
    rates("PF_XBTUSD", NOON.plusSeconds(3600), 24);
    rates("PF_ETHUSD", NOON.plusSeconds(3600), 24);
    FundingView later = at(NOON.plusSeconds(3600 + 55));
    assertThat(asked("historical")).isEqualTo(2);
    assertThat(hours(later, "PF_ETHUSD")).startsWith(-1.0, 0.0, 1.0);
  }

  @Test
  void anHourThatIsNotToldYetIsAskedForAgainSoon() {
    at(now);
    kraken.asked();
    FundingView early = at(NOON.plusSeconds(3600 + 40));
    assertThat(asked("historical")).isEqualTo(2);
    assertThat(hours(early, "PF_XBTUSD")).startsWith(Double.NaN, 0.0, 1.0);

    rates("PF_XBTUSD", NOON.plusSeconds(3600), 24);
    at(NOON.plusSeconds(3600 + 159));
    assertThat(asked("historical")).isZero();
    FundingView later = at(NOON.plusSeconds(3600 + 40 + 120 + 15));
    assertThat(hours(later, "PF_XBTUSD")).startsWith(-1.0, 0.0);
    assertThat(hours(later, "PF_ETHUSD")).startsWith(Double.NaN, 0.0);
    kraken.asked();

    // Only what is not complete is asked for once more.
    at(now.plusSeconds(120));
    assertThat(kraken.asked()).contains(RATES + "PF_ETHUSD").doesNotContain(RATES + "PF_XBTUSD");
  }

  @Test
  void contractsThatCannotBeAskedForAreForgottenAfterAWhile() {
    at(now);
    Instant good = now;
    kraken.fails(V3 + "tickers", Optional.of(DOWN));

    assertThat(at(good.plusSeconds(120)).contracts()).hasSize(1);
    FundingView gone = at(good.plusSeconds(136));
    assertThat(gone.contracts()).isEmpty();
    assertThat(poll.contracts()).isEmpty();
    assertThat(hours(gone, "PF_XBTUSD")).hasSize(8);

    kraken.fails(V3 + "tickers", Optional.empty());
    assertThat(at(good.plusSeconds(160)).contracts()).hasSize(1);
  }

  @Test
  void aContractWithoutFundingIsOneLineAndNoHarm() {
    kraken.fails(RATES + "PF_XBTUSD", Optional.of(DOWN));

    FundingView view = at(now);
    assertThat(hours(view, "PF_XBTUSD")).isEmpty();
    assertThat(hours(view, "PF_ETHUSD")).hasSize(8);
    assertThat(log.news())
        .containsExactly(
            "WARNING funding of PF_XBTUSD (kraken-account.funding-symbols) is not told"
                + " (unavailable): HTTP 503");

    kraken.asked();
    at(now.plusSeconds(119));
    assertThat(asked("historical")).isZero();
    at(now.plusSeconds(16));
    assertThat(asked("historical")).isEqualTo(1);
    assertThat(log.news()).isEmpty();

    kraken.fails(RATES + "PF_XBTUSD", Optional.empty());
    assertThat(hours(at(now.plusSeconds(130)), "PF_XBTUSD")).hasSize(8);
  }

  @Test
  void fundingOfAnotherHourIsNotShownAsThatOfThisOne() {
    at(now);
    kraken.fails(RATES, Optional.of(DOWN));

    // Told at ten past twelve, it is right until one o'clock has been told.
    FundingView missing = at(NOON.plusSeconds(3600 + 45));
    assertThat(hours(missing, "PF_XBTUSD")).isEmpty();
    assertThat(missing.past().get("PF_XBTUSD").sums()).isEmpty();

    kraken.fails(RATES, Optional.empty());
    assertThat(hours(at(now.plusSeconds(121)), "PF_XBTUSD")).startsWith(Double.NaN, 0.0);
  }

  /** Asked again because an hour was missing: what is known of the others stays. */
  @Test
  void aFailureWithinTheHourLosesNothing() {
    rates("PF_XBTUSD", NOON.minusSeconds(3600), 24);
    at(now);
    kraken.fails(RATES, Optional.of(DOWN));

    FundingView later = at(now.plusSeconds(130));
    assertThat(hours(later, "PF_XBTUSD")).startsWith(Double.NaN, 1.0, 2.0);
  }
}
