package dev.perps.exporter.exchange.aster;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Aster: perpetuals on coins, stocks, commodities and currencies, and spot. */
public final class Aster {
  // Limits: exchangeInfo.rateLimits (REQUEST_WEIGHT) of each host, per address.
  static final Host FAPI = Host.of("fapi", "https://fapi.asterdex.com", RateLimit.perMinute(2400));
  static final Host SAPI = Host.of("sapi", "https://sapi.asterdex.com", RateLimit.perMinute(6000));

  /**
   * The same server as {@link #FAPI}, for the call that is not documented: what goes wrong there
   * must not keep the others from being made. Both count against one limit, of which half is put
   * aside here.
   */
  static final Host INTEREST =
      Host.of("interest", "https://fapi.asterdex.com", RateLimit.perMinute(1200));

  public static final Exchange EXCHANGE =
      new Exchange(
              "aster",
              "Aster",
              Exchange.Kind.DEX,
              0.0004,
              "https://docs.asterdex.com/trading/perpetuals/fees-and-specs/fees (USDT perpetuals on"
                  + " coins, taker, default tier), as quoted by third parties in September 2026",
              List.of(FAPI, INTEREST, SAPI),
              List.of(new PerpsFeed(), new SpotFeed()),
              Aster::failure)
          .with(new AsterHistory());

  /** The documentation says of such symbols that they are for Aster's own tests only. */
  private static final String TEST = "TEST";

  private Aster() {}

  /** Whether a symbol, of contracts or spot, is one of the exchange's own tests. */
  static boolean isTest(String symbol) {
    return symbol.startsWith(TEST);
  }

  /**
   * A 403 says that the firewall's limit was passed; and where it does not like the country, it
   * says so. The other statuses mean what they mean elsewhere.
   */
  static ExchangeException failure(int status, String body, Optional<Duration> retryAfter) {
    String words = body.toLowerCase(Locale.ROOT);
    if (status == 403 && !words.contains("country") && !words.contains("restricted")) {
      return new ExchangeException(
          FailureReason.RATE_LIMITED,
          "HTTP 403 from the firewall" + FailureReader.summary(body),
          retryAfter.orElse(null));
    }
    return FailureReader.STANDARD.read(status, body, retryAfter);
  }
}
