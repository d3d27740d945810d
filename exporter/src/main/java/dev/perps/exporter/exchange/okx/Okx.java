package dev.perps.exporter.exchange.okx;

import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** OKX: perpetual swaps, dated futures and spot. */
public final class Okx {
  /**
   * Each endpoint has a limit of its own for one address, most of them 20 in 2 seconds
   * (www.okx.com/docs-v5). That is kept to over all endpoints together, and those with less weigh
   * more: 10 in 2 seconds weigh 2, the 5 of trading statistics 4.
   */
  static final Host API =
      Host.of("api", "https://www.okx.com", new RateLimit(20, Duration.ofSeconds(2)));

  public static final Exchange EXCHANGE =
      new Exchange(
              "okx",
              "OKX",
              Exchange.Kind.CEX,
              0.0005,
              "OKX futures fee schedule, regular user; the default in ccxt 4.5.84",
              List.of(API),
              List.of(new SwapFeed(), new SpotFeed(), new FuturesFeed()),
              FailureReader.STANDARD)
          .with(new OkxHistory());

  private Okx() {}

  static <T> Endpoint<Envelope<T>> get(String name, String path, TypeReference<Envelope<T>> type) {
    return Endpoint.get(name, API, "/api/v5/" + path, type).checkedBy(OkxWire::check);
  }
}
