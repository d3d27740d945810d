package dev.perps.exporter.exchange.htx;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.ContractKind;
import java.time.Duration;
import java.util.List;

/** HTX: linear and inverse perpetuals, and spot. */
public final class Htx {

  /**
   * 240 in 3 seconds for each address, by documentation (huobiapi.github.io/docs/usdt_swap/v1/en)
   * and by the headers of the answers; prices have a wider limit of their own, which is not used.
   */
  static final Host CONTRACTS =
      Host.of("hbdm", "https://api.hbdm.com", new RateLimit(240, Duration.ofSeconds(3)));

  /** No limit is published with certainty; ten a second is what other clients keep to. */
  static final Host SPOT = Host.of("api", "https://api.huobi.pro", RateLimit.perSecond(10));

  private static final ContractFeed INVERSE =
      new ContractFeed("inverse", "swap", ContractKind.INVERSE);

  public static final Exchange EXCHANGE =
      new Exchange(
              "htx",
              "HTX",
              Exchange.Kind.CEX,
              0.0006,
              "https://www.htx.com/support/900000089923 (USDT-margined, taker, Prime 0)",
              List.of(CONTRACTS, SPOT),
              List.of(
                  new ContractFeed("linear", "linear-swap", ContractKind.LINEAR),
                  INVERSE,
                  new SpotFeed()),
              FailureReader.STANDARD)
          .with(new HtxHistory(INVERSE));

  private Htx() {}
}
