package dev.perps.exporter.exchange.kucoin;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.time.Duration;
import java.util.List;

/** KuCoin: linear and inverse perpetuals, and spot. */
public final class Kucoin {
  // kucoin.com/docs-new/rate-limit: public calls of one address draw on 2000 in 30 seconds. Futures
  // and spot share that pool: half of it each, as the default share has it, is all of it.
  private static final RateLimit PUBLIC = new RateLimit(2000, Duration.ofSeconds(30));

  static final Host FUTURES = Host.of("futures", "https://api-futures.kucoin.com", PUBLIC);
  static final Host SPOT = Host.of("spot", "https://api.kucoin.com", PUBLIC);

  public static final Exchange EXCHANGE =
      new Exchange(
              "kucoin",
              "KuCoin Futures",
              Exchange.Kind.CEX,
              0.0006,
              "takerFeeRate of KuCoin's contracts/active (VIP 0) in a capture of 2026-10-02",
              List.of(FUTURES, SPOT),
              List.of(new FuturesFeed(), new SpotFeed()),
              FailureReader.STANDARD)
          .with(new KucoinHistory());

  private Kucoin() {}
}
