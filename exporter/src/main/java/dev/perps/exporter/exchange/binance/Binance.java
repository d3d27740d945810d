package dev.perps.exporter.exchange.binance;

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

/** Binance: USD-M and COIN-M perpetuals and dated futures, and spot. */
public final class Binance {
  // Limits: exchangeInfo.rateLimits (REQUEST_WEIGHT) of each host, per address.
  private static final Host FAPI =
      Host.of("fapi", "https://fapi.binance.com", RateLimit.perMinute(2400));
  private static final Host DAPI =
      Host.of("dapi", "https://dapi.binance.com", RateLimit.perMinute(2400));
  private static final Host API =
      Host.of("api", "https://api.binance.com", RateLimit.perMinute(6000));

  public static final Exchange EXCHANGE =
      new Exchange(
              "binance",
              "Binance",
              Exchange.Kind.CEX,
              0.0005,
              "Binance futures fee schedule, regular user, USD-M and COIN-M; the default in ccxt 4.5.84",
              List.of(FAPI, DAPI, API),
              List.of(
                  new FuturesFeed("usdm", FAPI, ContractKind.LINEAR),
                  new FuturesFeed("coinm", DAPI, ContractKind.INVERSE),
                  new SpotFeed(API)),
              Binance::failure)
          .with(new BinanceHistory(FAPI, DAPI));

  private Binance() {}

  /**
   * 429 and 418 (banned for going on after 429) and 451 mean what they mean elsewhere. A 403 comes
   * from the firewall, which blocks an address for calling too much; and where it does not like the
   * country, it says so.
   */
  static ExchangeException failure(int status, String body, Optional<Duration> retryAfter) {
    String words = body.toLowerCase(Locale.ROOT);
    if (status == 403 && !words.contains("country") && !words.contains("restricted location")) {
      return new ExchangeException(
          FailureReason.RATE_LIMITED,
          "HTTP 403 from the firewall" + FailureReader.summary(body),
          retryAfter.orElse(null));
    }
    return FailureReader.STANDARD.read(status, body, retryAfter);
  }
}
