package dev.perps.exporter.exchange.bybit;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.ContractKind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Bybit: linear and inverse perpetuals and dated futures, and spot. */
public final class Bybit {
  // bybit-exchange.github.io/docs/v5/rate-limit: 600 requests in 5 seconds for each address.
  private static final Host API =
      Host.of("api", "https://api.bybit.com", new RateLimit(600, Duration.ofSeconds(5)));

  // The same page: after "403, access too frequent" stop for at least 10 minutes.
  private static final Duration BAN = Duration.ofMinutes(10);

  public static final Exchange EXCHANGE =
      new Exchange(
              "bybit",
              "Bybit",
              Exchange.Kind.CEX,
              0.00055,
              "Bybit trading fee structure, derivatives, non-VIP, as quoted by third parties in 2024",
              List.of(API),
              List.of(
                  new ContractFeed(API, "linear", ContractKind.LINEAR),
                  new ContractFeed(API, "inverse", ContractKind.INVERSE),
                  new SpotFeed(API)),
              Bybit::failure)
          .with(new BybitHistory(API));

  private Bybit() {}

  /**
   * A 403 is the ban of an address that asks too often where it says so, and otherwise the content
   * network's answer to a country that is not served.
   */
  static ExchangeException failure(int status, String body, Optional<Duration> retryAfter) {
    if (status == 403 && body.toLowerCase(Locale.ROOT).contains("access too frequent")) {
      Duration wait = retryAfter.filter(told -> told.compareTo(BAN) > 0).orElse(BAN);
      return new ExchangeException(
          FailureReason.RATE_LIMITED, "HTTP 403: access too frequent", wait);
    }
    return FailureReader.STANDARD.read(status, body, retryAfter);
  }
}
