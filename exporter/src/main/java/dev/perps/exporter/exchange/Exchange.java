package dev.perps.exporter.exchange;

import java.util.List;
import java.util.Optional;

/**
 * An exchange: constant facts and its feeds. Implementations are stateless.
 *
 * @param id label value, configuration key and path in the simulator: {@code binance}
 * @param name for people: {@code Kraken Futures}
 * @param kind who runs the order book
 * @param takerFeeRatio published fee of the lowest tier for taking liquidity, a fraction of
 *     notional
 * @param takerFeeSource where that fee was read
 * @param hosts its servers
 * @param feeds what it can tell
 * @param failureReader what its HTTP errors mean
 * @param history what it tells of the past; empty where the exporter does not ask for it
 */
public record Exchange(
    String id,
    String name,
    Kind kind,
    double takerFeeRatio,
    String takerFeeSource,
    List<Host> hosts,
    List<Feed> feeds,
    FailureReader failureReader,
    Optional<History> history)
    implements Service {

  /** Who runs the order book: a company, or a chain. */
  public enum Kind {
    CEX("cex"),
    DEX("dex");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** An exchange whose past is not asked for. */
  public Exchange(
      String id,
      String name,
      Kind kind,
      double takerFeeRatio,
      String takerFeeSource,
      List<Host> hosts,
      List<Feed> feeds,
      FailureReader failureReader) {
    this(
        id,
        name,
        kind,
        takerFeeRatio,
        takerFeeSource,
        hosts,
        feeds,
        failureReader,
        Optional.empty());
  }

  /** The same with a past. */
  public Exchange with(History past) {
    return new Exchange(
        id,
        name,
        kind,
        takerFeeRatio,
        takerFeeSource,
        hosts,
        feeds,
        failureReader,
        Optional.of(past));
  }

  public Exchange {
    hosts = List.copyOf(hosts);
    feeds = List.copyOf(feeds);
  }
}
