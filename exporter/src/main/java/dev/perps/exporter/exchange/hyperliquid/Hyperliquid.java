package dev.perps.exporter.exchange.hyperliquid;

import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Hyperliquid, an order book on its own chain. */
public final class Hyperliquid {

  /**
   * Weight per address:
   * https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/rate-limits-and-user-limits
   */
  static final Host API = Host.of("api", "https://api.hyperliquid.xyz", RateLimit.perMinute(1200));

  private static final int WEIGHT = 20;

  public static final Exchange EXCHANGE =
      new Exchange(
              "hyperliquid",
              "Hyperliquid",
              Exchange.Kind.DEX,
              0.00045,
              "https://hyperliquid.gitbook.io/hyperliquid-docs/trading/fees (perps, taker, tier 0)",
              List.of(API),
              List.of(new PerpsFeed(), new BuildersFeed(), new SpotFeed()),
              FailureReader.STANDARD)
          .with(new HyperliquidHistory());

  private Hyperliquid() {}

  /** A question to the info endpoint; all that are used here weigh the same. */
  static <T> Endpoint<T> info(String name, String body, TypeReference<T> type) {
    return Endpoint.post("info/" + name, API, "/info", body, type).weighing(WEIGHT);
  }
}
