package dev.perps.exporter.account;

import dev.perps.exporter.exchange.ExchangeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** What currencies were worth. */
@FunctionalInterface
public interface PriceSource {

  /**
   * USD per unit at a moment.
   *
   * @param asset lower case, as the log writes it: {@code xbt}
   * @return empty if Kraken has no price for it
   * @throws ExchangeException when Kraken cannot be asked now
   */
  Optional<BigDecimal> usd(String asset, Instant at);
}
