package dev.perps.exporter.account;

import java.math.BigDecimal;

/**
 * A position as Kraken tells it now.
 *
 * @param symbol as Kraken spells it, {@code PF_XBTUSD}
 * @param size without a sign, as Kraken tells it; base units of a linear contract, USD of an
 *     inverse one
 * @param entryPrice average, USD per unit of base
 * @param isolated whether it has margin of its own, apart from the wallet's: Kraken then states its
 *     greatest leverage
 */
public record HeldPosition(
    String symbol, boolean isLong, BigDecimal size, BigDecimal entryPrice, boolean isolated) {

  /** A position that shares the wallet's margin with the others. */
  public HeldPosition(String symbol, boolean isLong, BigDecimal size, BigDecimal entryPrice) {
    this(symbol, isLong, size, entryPrice, false);
  }

  /** Positive: long. */
  public BigDecimal signedSize() {
    return isLong ? size : size.negate();
  }
}
