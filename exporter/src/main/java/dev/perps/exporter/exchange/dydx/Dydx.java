package dev.perps.exporter.exchange.dydx;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.time.Duration;
import java.util.List;

/** dYdX, an order book on its own chain. */
public final class Dydx {
  // RATE_LIMIT_GET_POINTS of the indexer: 100 requests in 10 seconds for each address.
  static final Host INDEXER =
      Host.of("indexer", "https://indexer.dydx.trade", new RateLimit(100, Duration.ofSeconds(10)));

  public static final Exchange EXCHANGE =
      new Exchange(
              "dydx",
              "dYdX",
              Exchange.Kind.DEX,
              0.0005,
              "https://docs.dydx.exchange/introduction-trading_fees (taker, tier 1)",
              List.of(INDEXER),
              List.of(new PerpsFeed()),
              FailureReader.STANDARD)
          .with(new DydxHistory());

  private Dydx() {}
}
