package dev.perps.exporter.exchange.coinbase;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.util.List;

/** Coinbase: the perpetuals of Coinbase International, and spot. */
public final class Coinbase {

  /**
   * Published for a key are 40 calls a second, for an address nothing; ten is what ccxt keeps to.
   */
  static final Host INTERNATIONAL =
      Host.of("international", "https://api.international.coinbase.com", RateLimit.perSecond(10));

  /** Advanced Trade, rate limits of the REST API: ten public calls a second for each address. */
  static final Host ADVANCED =
      Host.of("advanced", "https://api.coinbase.com", RateLimit.perSecond(10));

  public static final Exchange EXCHANGE =
      new Exchange(
              "coinbase",
              "Coinbase International",
              Exchange.Kind.CEX,
              0.0004,
              "INTX /fee-rate-tiers, REGULAR, PERPETUAL_FUTURE, tier without a minimum, as recorded by"
                  + " nautilus_trader in 2025",
              List.of(INTERNATIONAL, ADVANCED),
              List.of(new PerpsFeed(), new SpotFeed()),
              FailureReader.STANDARD)
          .with(new CoinbaseHistory());

  private Coinbase() {}
}
