package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.time.Duration;
import java.util.List;

/** Kraken: futures and spot have servers and limits of their own. */
public final class Kraken {

  /**
   * Public futures calls cost nothing of the published budgets (500 per 10 s, private calls only);
   * five a second is what other clients keep to.
   */
  public static final Host FUTURES =
      Host.of("futures", "https://futures.kraken.com", RateLimit.perSecond(5));

  /**
   * "About one a second" per address, counted with a decay, so that two calls may come together:
   * https://docs.kraken.com/api/docs/guides/spot-rest-ratelimits
   *
   * <p>Kept to in runs of 20 seconds, so that no burst uses up a minute at once. Each cycle asks
   * once (all tickers), the first one of an hour twice (all markets): with a cycle of 10 s that is
   * 2 or 3 of the 10 in 20 s that half of the limit allows.
   */
  public static final Host SPOT =
      Host.of("api", "https://api.kraken.com", new RateLimit(20, Duration.ofSeconds(20)));

  public static final Exchange EXCHANGE =
      new Exchange(
              "kraken",
              "Kraken Futures",
              Exchange.Kind.CEX,
              0.0005,
              "https://www.kraken.com/features/fee-schedule (futures, taker, lowest tier)",
              List.of(FUTURES, SPOT),
              List.of(new FuturesFeed(), new SpotFeed()),
              FailureReader.STANDARD)
          .with(new KrakenHistory());

  private Kraken() {}
}
