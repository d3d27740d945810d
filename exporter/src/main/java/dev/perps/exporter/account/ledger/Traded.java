package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a position leg says of trading, and how contracts count. */
final class Traded {
  private Traded() {}

  /** Whether rows of a kind come with a position leg, also where no execution is named. */
  static boolean movesPosition(EntryKind kind) {
    return switch (kind) {
      case TRADE, LIQUIDATION, ASSIGNMENT, SETTLEMENT -> true;
      case FUNDING, CONVERSION, INTEREST, TRANSFER, OTHER -> false;
    };
  }

  /** Whether a position leg is of an execution, and not of a contract that expired. */
  static boolean isTrade(LedgerRow leg) {
    return switch (leg.kind()) {
      case TRADE, LIQUIDATION, ASSIGNMENT -> true;
      case OTHER -> !leg.execution().isEmpty();
      case FUNDING, CONVERSION, INTEREST, TRANSFER, SETTLEMENT -> false;
    };
  }

  /** By how much a position leg moved the position, without a sign; 0 where it does not say. */
  static BigDecimal size(LedgerRow leg) {
    return leg.oldBalance() == null || leg.newBalance() == null
        ? BigDecimal.ZERO
        : leg.newBalance().subtract(leg.oldBalance()).abs();
  }

  /**
   * USD; 0 while the price of a linear contract is not known, and for kinds of contracts that are
   * quoted in something else than USD.
   */
  static BigDecimal volume(String contract, BigDecimal size, @Nullable BigDecimal price) {
    if (isInverse(contract)) {
      return size;
    }
    return isLinear(contract) && price != null ? size.multiply(price) : BigDecimal.ZERO;
  }

  /** A price that a row tells; null where it does not: 0 is no price. */
  static @Nullable BigDecimal price(@Nullable BigDecimal told) {
    return told != null && told.signum() > 0 ? told : null;
  }

  /** Sized in USD, settled in the coin. */
  static boolean isInverse(String contract) {
    return contract.startsWith("pi_") || contract.startsWith("fi_");
  }

  /** Sized in units of base, quoted and settled in USD. */
  static boolean isLinear(String contract) {
    return contract.startsWith("pf_") || contract.startsWith("ff_");
  }
}
