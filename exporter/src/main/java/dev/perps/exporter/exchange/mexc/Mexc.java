package dev.perps.exporter.exchange.mexc;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.time.Duration;
import java.util.List;

/** MEXC: contracts and spot have limits of their own. */
public final class Mexc {
  // mexc.com/api-docs/futures/market-endpoints: 10 calls in 2 seconds of the contract list and the
  // tickers, 20 of the rest; kept to as if all shared the smaller one.
  static final Host CONTRACT =
      Host.of("contract", "https://api.mexc.com", new RateLimit(10, Duration.ofSeconds(2)));

  // mexc.com/api-docs/spot-v3: weight 500 in 10 seconds for each endpoint and address.
  static final Host SPOT =
      Host.of("api", "https://api.mexc.com", new RateLimit(500, Duration.ofSeconds(10)));

  public static final Exchange EXCHANGE =
      new Exchange(
              "mexc",
              "MEXC",
              Exchange.Kind.CEX,
              0.0004,
              "https://www.mexc.com/api-docs/futures/market-endpoints (takerFeeRate without promotion)",
              List.of(CONTRACT, SPOT),
              List.of(new PerpsFeed(), new SpotFeed()),
              FailureReader.STANDARD)
          .with(new MexcHistory());

  private Mexc() {}
}
