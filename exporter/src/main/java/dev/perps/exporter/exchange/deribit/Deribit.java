package dev.perps.exporter.exchange.deribit;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Deribit: perpetuals and dated futures settled in BTC, ETH (inverse) and USDC (linear). */
public final class Deribit {

  /**
   * https://docs.deribit.com, rate limits: an ordinary call takes 500 of the credits that come back
   * at 10,000 a second, which is 20 calls a second. Counted here in calls. Nothing is published of
   * addresses without an account.
   */
  static final Host API =
      Host.of("api", "https://www.deribit.com", new RateLimit(100, Duration.ofSeconds(5)));

  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*(-?\\d{1,9})\\b");

  public static final Exchange EXCHANGE =
      new Exchange(
              "deribit",
              "Deribit",
              Exchange.Kind.CEX,
              0.00035,
              "taker_commission of every perpetual in public/get_instruments, the Standard tier of"
                  + " https://support.deribit.com/hc/en-us/articles/25944746248989-Fees, as quoted by"
                  + " third parties in September 2026",
              List.of(API),
              List.of(new PerpsFeed()),
              Deribit::failure)
          .with(new DeribitHistory());

  private Deribit() {}

  /** Errors come with HTTP 400 and say in their body what they are. */
  static ExchangeException failure(int status, String body, Optional<Duration> retryAfter) {
    ExchangeException plain = FailureReader.STANDARD.read(status, body, retryAfter);
    Matcher code = CODE.matcher(body);
    if (status != 400 || !code.find()) {
      return plain;
    }
    return new ExchangeException(
        reason(Integer.parseInt(code.group(1))),
        String.valueOf(plain.getMessage()),
        retryAfter.orElse(null));
  }

  /** What an error code means: https://docs.deribit.com, RPC error codes. */
  static FailureReason reason(int code) {
    return switch (code) {
      case 10028, 10047, 10066 -> FailureReason.RATE_LIMITED; // requests, queue, concurrency
      case 10040, 10041, 11051, 13028 ->
          FailureReason.UNAVAILABLE; // retry, settlement, maintenance
      default -> FailureReason.HTTP_ERROR;
    };
  }
}
