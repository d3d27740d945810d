package dev.perps.exporter.collect;

import dev.perps.exporter.account.PrivateEndpoint;
import dev.perps.exporter.account.SignedCall;
import dev.perps.exporter.account.wire.Reading;
import dev.perps.exporter.account.wire.Refusals;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.kraken.Kraken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import okhttp3.Headers;
import tools.jackson.core.type.TypeReference;

/** The way of an account's calls to Kraken: measured, read, and made again where that can help. */
final class AccountTransport {
  private static final String KRAKEN = Kraken.EXCHANGE.id();
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(2));

  /** A small public answer, of which only the hour counts at which it was sent. */
  private static final Endpoint<Object> CLOCK =
      Endpoint.get(
          "tickers/symbol",
          Kraken.FUTURES,
          "/derivatives/api/v3/tickers/PF_XBTUSD",
          new TypeReference<Object>() {});

  private final CollectSettings settings;
  private final HttpTransport transport;
  private final InstantSource clock;
  private final Telemetry telemetry;
  private final Sleeper sleeper;

  AccountTransport(
      CollectSettings settings,
      HttpTransport transport,
      InstantSource clock,
      Telemetry telemetry,
      Sleeper sleeper) {
    this.settings = settings;
    this.transport = transport;
    this.clock = clock;
    this.telemetry = telemetry;
    this.sleeper = sleeper;
  }

  /** What an answer means, and the headers it came with. */
  record Received<T>(T meaning, Headers headers) {
    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /** Makes a signed call once. */
  <A, T> Received<T> send(SignedCall call, Reading<A, T> reading) {
    PrivateEndpoint endpoint = call.endpoint();
    return measured(
        endpoint(endpoint.label(), endpoint.host(), call.pathAndQuery(), call.body(), reading),
        call.headers(),
        reading);
  }

  /** Makes a call that needs no key, and makes it again if that can help. */
  <A, T> T publicly(String name, String path, Reading<A, T> reading) {
    Endpoint<A> endpoint = endpoint(name, Kraken.FUTURES, path, "", reading);
    return repeated(endpoint, () -> measured(endpoint, Map.of(), reading)).meaning();
  }

  /** Makes a call again, after a pause, while it fails for a reason that may pass. */
  <T> T repeated(PrivateEndpoint endpoint, Supplier<T> call) {
    return repeated(
        Endpoint.get(endpoint.label(), endpoint.host(), "", new TypeReference<Object>() {}), call);
  }

  private <T> T repeated(Endpoint<?> endpoint, Supplier<T> call) {
    for (Duration pause : PAUSES) {
      try {
        return call.get();
      } catch (ExchangeException e) {
        if (!e.reason().isTransient() || e.retryAfter().isPresent()) {
          throw e;
        }
        waitFor(pause);
        telemetry.retried(KRAKEN, endpoint);
      }
    }
    return call.get();
  }

  private void waitFor(Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExchangeException(FailureReason.CANCELLED, "stopping");
    }
  }

  /** By the header {@code Date}, which a refusal has too: to the second. */
  Instant serverTime() {
    AtomicReference<Headers> headers = new AtomicReference<>();
    Optional<ExchangeException> failure = Optional.empty();
    try {
      call(CLOCK, Map.of(), headers);
    } catch (ExchangeException e) {
      failure = Optional.of(e);
    }
    Headers received = headers.get();
    Instant sent = received == null ? null : received.getInstant("Date");
    if (sent == null) {
      throw failure.orElseGet(
          () -> new ExchangeException(FailureReason.MALFORMED, "no Date in the answer"));
    }
    return sent;
  }

  private <A, T> Received<T> measured(
      Endpoint<A> endpoint, Map<String, String> signature, Reading<A, T> reading) {
    AtomicReference<Headers> headers = new AtomicReference<>();
    long start = System.nanoTime();
    Optional<FailureReason> failure = Optional.empty();
    try {
      A answer = call(endpoint, signature, headers);
      return new Received<>(reading.meaning().apply(answer), headersOrNone(headers));
    } catch (ExchangeException e) {
      failure = Optional.of(e.reason());
      throw e;
    } finally {
      telemetry.called(KRAKEN, endpoint, Duration.ofNanos(System.nanoTime() - start), failure);
    }
  }

  private static Headers headersOrNone(AtomicReference<Headers> headers) {
    Headers received = headers.get();
    return received == null ? Headers.EMPTY : received;
  }

  private <A> A call(
      Endpoint<A> endpoint, Map<String, String> signature, AtomicReference<Headers> headers) {
    return transport.callPrivately(
        KRAKEN,
        endpoint,
        signature,
        settings.addressOf(KRAKEN, endpoint.host()),
        Refusals.READER,
        received -> {
          headers.set(received);
          Instant theirs = received.getInstant("Date");
          if (theirs != null) {
            telemetry.clockOffset(KRAKEN, Duration.between(clock.instant(), theirs));
          }
        });
  }

  private static <A> Endpoint<A> endpoint(
      String name, Host host, String path, String body, Reading<A, ?> reading) {
    return new Endpoint<>(
        name, host, path, body, reading.type(), 0, Freshness.HISTORY, reading.check(), "");
  }
}
