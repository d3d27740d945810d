package dev.perps.exporter.exchange.paradex;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.util.List;

/** Paradex: linear perpetuals. */
public final class Paradex {

  /** Requests of one address: https://docs.paradex.trade/api/general-information/rate-limits/api */
  static final Host API =
      Host.of("api", "https://api.prod.paradex.trade", RateLimit.perMinute(1500));

  public static final Exchange EXCHANGE =
      new Exchange(
              "paradex",
              "Paradex",
              Exchange.Kind.DEX,
              0.0002,
              "https://docs.paradex.trade/trading/trader-profiles (perpetual futures, Pro, taker; by hand in"
                  + " the application it is free)",
              List.of(API),
              List.of(new PerpsFeed()),
              FailureReader.STANDARD)
          .with(new ParadexHistory());

  private Paradex() {}
}
