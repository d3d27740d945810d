package dev.perps.exporter.exchange.bingx;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.ContractKind;
import java.time.Duration;
import java.util.List;

/** BingX: linear and inverse perpetuals, and spot. */
public final class BingX {

  /**
   * 500 market calls in 10 seconds for each address, as the answers' own headers say
   * ("x-ratelimit-requests-remain: 499", "-expire: 10000").
   */
  static final Host API =
      Host.of("api", "https://open-api.bingx.com", new RateLimit(500, Duration.ofSeconds(10)));

  private static final ContractFeed INVERSE =
      new ContractFeed("inverse", "/openApi/cswap/v1/market/", ContractKind.INVERSE);

  public static final Exchange EXCHANGE =
      new Exchange(
              "bingx",
              "BingX",
              Exchange.Kind.CEX,
              0.0005,
              "takerFeeRate of the perpetuals in /openApi/swap/v2/quote/contracts",
              List.of(API),
              List.of(
                  new ContractFeed("linear", "/openApi/swap/v2/quote/", ContractKind.LINEAR),
                  INVERSE,
                  new SpotFeed()),
              FailureReader.STANDARD)
          .with(new BingXHistory(INVERSE));

  private BingX() {}
}
