package dev.perps.exporter.account;

import dev.perps.exporter.account.KeyRefusal.Problem;
import dev.perps.exporter.exchange.ExchangeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out what keys are good for, by making one call of each kind: a signed one, one of the
 * history, and with a spot key the spot API's. It costs three tokens of the budgets.
 */
public final class KeyCheck {
  /** Less does no harm, and is what clocks are off by. */
  private static final Duration HARMLESS = Duration.ofSeconds(30);

  private static final String READ = "General API: Read Only";

  private final Credentials credentials;
  private final AccountApi api;
  private final InstantSource clock;

  private KeyCheck(Credentials credentials, AccountApi api, InstantSource clock) {
    this.credentials = credentials;
    this.api = api;
    this.clock = clock;
  }

  /** Asks Kraken; blocks. */
  public static KeyVerdict of(Credentials credentials, AccountApi api, InstantSource clock) {
    KeyCheck check = new KeyCheck(credentials, api, clock);
    try {
      return check.verdict();
    } catch (ExchangeException e) {
      return new KeyVerdict.Unknown(credentials.account(), String.valueOf(e.getMessage()));
    }
  }

  private KeyVerdict verdict() {
    Duration ahead = Duration.between(api.serverTime(), clock.instant());
    return refusal(PrivateEndpoint.OPEN_POSITIONS, ahead, false, api::positions)
        .or(() -> refusal(PrivateEndpoint.ACCOUNT_LOG, ahead, true, () -> api.log(1, 1)))
        .or(() -> spotRefusal(ahead))
        .orElseGet(
            () ->
                ahead.abs().compareTo(HARMLESS) > 0
                    ? new KeyVerdict.ClockOff(credentials.account(), ahead, "")
                    : new KeyVerdict.Valid(credentials.account()));
  }

  private Optional<KeyVerdict> spotRefusal(Duration ahead) {
    return credentials.spot().isEmpty()
        ? Optional.empty()
        : refusal(PrivateEndpoint.TRADE_VOLUME, ahead, false, api::feeTiers);
  }

  /**
   * Makes a call.
   *
   * @param accepted whether the key has been accepted before, so that a refusal is one of the call
   */
  private Optional<KeyVerdict> refusal(
      PrivateEndpoint endpoint, Duration ahead, boolean accepted, Runnable call) {
    try {
      call.run();
      return Optional.empty();
    } catch (KeyRefusal e) {
      Problem problem =
          accepted && e.problem() == Problem.INVALID ? Problem.PERMISSION : e.problem();
      String error = String.valueOf(e.getMessage());
      boolean spot = endpoint == PrivateEndpoint.TRADE_VOLUME;
      return Optional.of(
          switch (problem) {
            case INVALID ->
                new KeyVerdict.Invalid(
                    credentials.account(),
                    spot,
                    variables(spot ? "SPOT" : "FUTURES"),
                    spot ? "kraken.com" : "futures.kraken.com",
                    error);
            case PERMISSION ->
                new KeyVerdict.LacksPermission(
                    credentials.account(), endpoint, spot ? "Funds: Query" : READ, error);
            case NONCE -> new KeyVerdict.ClockOff(credentials.account(), ahead, error);
          });
    }
  }

  private String variables(String api) {
    String name = credentials.account();
    String suffix = name.equals(Credentials.UNNAMED) ? "" : "_" + name.toUpperCase(Locale.ROOT);
    return "KRAKEN_%s_API_KEY%s and KRAKEN_%s_API_SECRET%s".formatted(api, suffix, api, suffix);
  }
}
