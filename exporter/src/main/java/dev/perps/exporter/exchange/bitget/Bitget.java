package dev.perps.exporter.exchange.bitget;

import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.exchange.bitget.BitgetWire.Envelope;
import dev.perps.exporter.market.ContractKind;
import java.time.Duration;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Bitget: perpetuals of three margins, and spot. */
public final class Bitget {
  /**
   * Each endpoint may be called 20 times a second from one address (www.bitget.com/api-doc), which
   * is kept to over all endpoints together. Account ratios have one a second: the least share that
   * a sweep has of 40 in 2 seconds is 4, the largest 16, so that with a weight of 12 it makes one
   * call in two seconds at most.
   */
  static final Host API =
      Host.of("api", "https://api.bitget.com", new RateLimit(40, Duration.ofSeconds(2)));

  static final int WEIGHT_OF_ACCOUNT_RATIOS = 12;

  public static final Exchange EXCHANGE =
      new Exchange(
              "bitget",
              "Bitget",
              Exchange.Kind.CEX,
              0.0006,
              "takerFeeRate of all contracts, https://api.bitget.com/api/v2/mix/market/contracts",
              List.of(API),
              List.of(
                  new FuturesFeed("usdt", "USDT-FUTURES", ContractKind.LINEAR),
                  new FuturesFeed("usdc", "USDC-FUTURES", ContractKind.LINEAR),
                  new FuturesFeed("coin", "COIN-FUTURES", ContractKind.INVERSE),
                  new SpotFeed()),
              FailureReader.STANDARD)
          .with(new BitgetHistory());

  private Bitget() {}

  static <T> Endpoint<Envelope<T>> get(String name, String path, TypeReference<Envelope<T>> type) {
    return Endpoint.get(name, API, "/api/v2/" + path, type).checkedBy(BitgetWire::check);
  }
}
