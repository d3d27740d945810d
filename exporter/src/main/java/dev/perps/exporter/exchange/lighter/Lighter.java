package dev.perps.exporter.exchange.lighter;

import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.exchange.lighter.LighterWire.Details;
import java.util.List;
import tools.jackson.core.type.TypeReference;

/** Lighter: perpetuals and spot of its main deployment. */
public final class Lighter {
  /** What everything is quoted, margined and settled in. */
  static final String USDC = "USDC";

  /** 60 requests a rolling minute for each address: https://apidocs.lighter.xyz/docs/rate-limits */
  static final Host API =
      Host.of("api", "https://mainnet.zklighter.elliot.ai", RateLimit.perMinute(60));

  /** All markets; the perpetuals' feed and the spot feed share the call. */
  static final Endpoint<Details> DETAILS =
      Endpoint.get(
              "orderBookDetails", API, "/api/v1/orderBookDetails", new TypeReference<Details>() {})
          .checkedBy(Details::check);

  public static final Exchange EXCHANGE =
      new Exchange(
              "lighter",
              "Lighter",
              Exchange.Kind.DEX,
              0,
              "https://apidocs.lighter.xyz/docs/account-types (standard account: no fees), and taker_fee of"
                  + " orderBookDetails",
              List.of(API),
              List.of(new PerpsFeed(), new SpotFeed()),
              FailureReader.STANDARD)
          .with(new LighterHistory());

  private Lighter() {}
}
