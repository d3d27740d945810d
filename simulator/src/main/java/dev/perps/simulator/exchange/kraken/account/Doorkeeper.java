package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import java.util.Optional;

/** Decides who is let in. Thread-safe. */
final class Doorkeeper {
  private final Nonces futuresNonces = new Nonces();
  private final Nonces spotNonces = new Nonces();

  /** Let in, or sent away with the exchange's error code. */
  sealed interface Admission {
    record Granted(DemoKeys.Key key) implements Admission {}

    record Denied(String error) implements Admission {}
  }

  /** The key that a request to the futures API shows, valid or not. */
  static Optional<DemoKeys.Key> futuresKey(ApiRequest request) {
    String shown = request.header("APIKey");
    return DemoKeys.ALL.stream().filter(key -> key.futuresKey().equals(shown)).findFirst();
  }

  /** The key that a request to the spot API shows, valid or not. */
  static Optional<DemoKeys.Key> spotKey(ApiRequest request) {
    String shown = request.header("API-Key");
    return DemoKeys.ALL.stream().filter(key -> key.spotKey().equals(shown)).findFirst();
  }

  /** The post data are the query exactly as it was sent, encoded, and behind it the body. */
  Admission futures(ApiRequest request) {
    Optional<DemoKeys.Key> key = futuresKey(request);
    if (key.isEmpty()) {
      return new Admission.Denied("authenticationError");
    }
    String nonce = request.header("Nonce");
    String path = request.path().replaceFirst("^/derivatives", "");
    String message = request.rawQuery() + request.body() + nonce + path;
    String expected = Signatures.futures(key.get().futuresSecret(), message);
    if (!Signatures.same(expected, request.header("Authent"))) {
      return new Admission.Denied("authenticationError");
    }
    if (nonce.isEmpty()) {
      return new Admission.Granted(key.get());
    }
    Optional<Long> number = number(nonce);
    if (number.isEmpty()) {
      return new Admission.Denied("invalidArgument");
    }
    return switch (futuresNonces.take(key.get().name(), number.get())) {
      case FRESH -> new Admission.Granted(key.get());
      case DUPLICATE -> new Admission.Denied("nonceDuplicate");
      case TOO_LOW -> new Admission.Denied("nonceBelowThreshold");
    };
  }

  Admission spot(ApiRequest request) {
    Optional<DemoKeys.Key> key = spotKey(request);
    if (key.isEmpty()) {
      return new Admission.Denied("EAPI:Invalid key");
    }
    String nonce = SpotBody.of(request).nonce();
    String expected =
        Signatures.spot(key.get().spotSecret(), request.path(), nonce, request.body());
    if (!Signatures.same(expected, request.header("API-Sign"))) {
      return new Admission.Denied("EAPI:Invalid signature");
    }
    Optional<Long> number = number(nonce);
    boolean higher = number.isPresent() && spotNonces.takeHigher(key.get().name(), number.get());
    return higher ? new Admission.Granted(key.get()) : new Admission.Denied("EAPI:Invalid nonce");
  }

  private static Optional<Long> number(String nonce) {
    try {
      return Optional.of(Long.parseLong(nonce));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
