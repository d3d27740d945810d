package dev.perps.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KrakenPricesTest {
  private static final String CHARTS = "/api/charts/v1/mark/";
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final ExchangeException TIMEOUT =
      new ExchangeException(FailureReason.TIMEOUT, "timeout");

  /** Half an hour past noon, and a bit. */
  private Instant now = NOON.plusSeconds(30 * 60 + 7);

  private final ScriptedApi kraken = new ScriptedApi(() -> now);
  private final KrakenPrices prices = new KrakenPrices(kraken);

  private Optional<Double> usd(String asset, Instant at) {
    return prices.usd(asset, at).map(BigDecimal::doubleValue);
  }

  /** What is asked: bars from one moment on up to another. */
  private static String request(String symbol, String step, Instant from, Instant to) {
    return CHARTS
        + "%s/%s?from=%d&to=%d".formatted(symbol, step, from.getEpochSecond(), to.getEpochSecond());
  }

  /** A bar that opened at a price, and went elsewhere. */
  private static String bar(Instant start, String open) {
    return "{\"time\":%d,\"open\":\"%s\",\"high\":\"99999\",\"low\":\"1\",\"close\":\"77\",\"volume\":0}"
        .formatted(start.toEpochMilli(), open);
  }

  private static String bars(String... bars) {
    return "{\"candles\":["
        + Stream.of(bars).collect(Collectors.joining(","))
        + "],\"more_candles\":false}";
  }

  @Test
  void aDollarIsOneAndNobodyIsAsked() {
    assertThat(usd("usd", NOON)).contains(1.0);
    assertThat(kraken.asked()).isEmpty();
  }

  @Test
  void atAFullHourItIsTheHoursOpen() {
    Instant eleven = NOON.minusSeconds(3600);
    kraken.json(
        request("PI_XBTUSD", "1h", eleven, now),
        bars(bar(eleven, "80123.45"), bar(NOON, "80200.10")));

    assertThat(usd("xbt", eleven)).contains(80123.45);
    // The hour that runs has opened for good; it came with the other.
    assertThat(usd("xbt", NOON)).contains(80200.1);
    assertThat(kraken.asked()).hasSize(1);
  }

  @Test
  void betweenItIsTheMinutesOpen() {
    Instant minute = NOON.plusSeconds(17 * 60);
    kraken.json(
        request("PI_ETHUSD", "1m", minute, now),
        bars(bar(minute, "3001.5"), bar(minute.plusSeconds(60), "3002")));

    assertThat(usd("eth", minute.plusMillis(1))).contains(3001.5);
    assertThat(usd("eth", minute.plusMillis(59_999))).contains(3001.5);
    assertThat(usd("eth", minute.plusMillis(60_000))).contains(3002.0);
    assertThat(kraken.asked()).hasSize(1);
  }

  /** The moment after an hour is of the hour's first minute, not of the hour. */
  @Test
  void hoursAndMinutesAreApart() {
    kraken.json(request("PI_XBTUSD", "1h", NOON, now), bars(bar(NOON, "80000")));
    kraken.json(request("PI_XBTUSD", "1m", NOON, now), bars(bar(NOON, "80001")));

    assertThat(usd("xbt", NOON)).contains(80000.0);
    assertThat(usd("xbt", NOON.plusSeconds(5))).contains(80001.0);
  }

  @Test
  void onlyAsManyBarsAreAskedForAsAreTold() {
    Instant old = NOON.minus(Duration.ofHours(5000));
    Instant last = old.plus(Duration.ofHours(1999));
    kraken.json(request("PI_XBTUSD", "1h", old, last), bars(bar(old, "60000"), bar(last, "61000")));

    assertThat(usd("xbt", old)).contains(60000.0);
    assertThat(usd("xbt", last)).contains(61000.0);
    assertThat(kraken.asked()).hasSize(1);
  }

  @Test
  void theMinuteThatRunsHasOpened() {
    Instant minute = NOON.plusSeconds(30 * 60);
    kraken.json(request("PI_XBTUSD", "1m", minute, now), bars(bar(minute, "80500.5")));

    assertThat(usd("xbt", now)).contains(80500.5);
  }

  @Test
  void aCoinWithoutAnInverseContractHasItsLinearOne() {
    Instant ten = NOON.minusSeconds(7200);
    kraken.json(request("PF_ADAUSD", "1h", ten, now), bars(bar(ten, "0.51"), bar(NOON, "0.52")));

    assertThat(usd("ada", ten)).contains(0.51);
    assertThat(usd("ada", NOON)).contains(0.52);
    // That there is no PI_ADAUSD is learnt once.
    assertThat(kraken.asked())
        .containsExactly(
            request("PI_ADAUSD", "1h", ten, now), request("PF_ADAUSD", "1h", ten, now));
  }

  @Test
  void aCoinWithoutAnyContractHasNoPrice() {
    assertThat(usd("kfee", NOON)).isEmpty();
    assertThat(kraken.asked()).hasSize(2);
    assertThat(usd("kfee", NOON.minusSeconds(86_400))).isEmpty();
    assertThat(kraken.asked()).as("asked again").isEmpty();
  }

  @Test
  void aFailureIsNotRemembered() {
    String request = request("PI_XBTUSD", "1h", NOON, now);
    kraken.json(request, bars(bar(NOON, "80000")));
    for (FailureReason reason : FailureReason.values()) {
      if (reason != FailureReason.HTTP_ERROR) {
        kraken.fails(CHARTS, Optional.of(new ExchangeException(reason, "no")));
        assertThatThrownBy(() -> usd("xbt", NOON)).isInstanceOf(ExchangeException.class);
      }
    }

    kraken.fails(CHARTS, Optional.empty());
    assertThat(usd("xbt", NOON)).contains(80000.0);
  }

  @Test
  void aFailureOfTheInverseContractDoesNotLeadToTheLinearOne() {
    kraken.json(request("PF_XBTUSD", "1h", NOON, now), bars(bar(NOON, "79000")));
    kraken.fails(CHARTS + "PI_", Optional.of(TIMEOUT));

    assertThatThrownBy(() -> usd("xbt", NOON)).isSameAs(TIMEOUT);
  }

  /** A row is told before its bar is: it must not stay without its worth for ever. */
  @Test
  void aBarThatIsNotThereYetIsAskedForAgain() {
    Instant minute = NOON.plusSeconds(30 * 60);
    kraken.json(request("PI_XBTUSD", "1m", minute, now), bars());
    assertThatThrownBy(() -> usd("xbt", minute.plusSeconds(3)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.UNAVAILABLE))
        .hasMessageContaining("PI_XBTUSD");

    now = now.plusSeconds(15);
    kraken.json(request("PI_XBTUSD", "1m", minute, now), bars(bar(minute, "80500")));
    assertThat(usd("xbt", minute.plusSeconds(3))).contains(80500.0);
  }

  /** Kraken's clock may be ahead of this machine's. */
  @Test
  void aMomentThatHasNotComeYetIsWaitedFor() {
    Instant ahead = NOON.plusSeconds(31 * 60 + 2);
    kraken.json(request("PI_XBTUSD", "1m", NOON.plusSeconds(31 * 60), now), bars());

    assertThatThrownBy(() -> usd("xbt", ahead)).isInstanceOf(ExchangeException.class);
    assertThat(kraken.asked()).hasSize(1);
  }

  @Test
  void anOldGapIsNoReasonToWait() {
    Instant old = NOON.minus(Duration.ofDays(400));
    Instant last = old.plus(Duration.ofHours(1999));
    kraken.json(request("PI_XBTUSD", "1h", old, last), bars(bar(last, "61000")));
    kraken.json(request("PF_XBTUSD", "1h", old, last), bars());

    assertThat(usd("xbt", old)).isEmpty();
    // The contract is there all the same.
    assertThat(usd("xbt", last)).contains(61000.0);
  }
}
