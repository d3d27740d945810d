package dev.perps.exporter.account.wire;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Contracts by their lower-case names, as far as they tell what amounts are worth. */
final class Worth {
  /** {@code pi_xbtusd}, {@code fi_ethusd_210625} */
  private static final Pattern INVERSE = Pattern.compile("[pf]i_([a-z0-9]+)usd(_\\d+)?");

  private Worth() {}

  static boolean isInverse(String contract) {
    return INVERSE.matcher(contract).matches();
  }

  static boolean isLinear(String contract) {
    return contract.startsWith("pf_") || contract.startsWith("ff_");
  }

  /** Whether a contract is settled in an asset, and its price is that of the asset. */
  static boolean isSettledIn(String contract, String asset) {
    Matcher inverse = INVERSE.matcher(contract);
    return inverse.matches() && coin(inverse.group(1)).equals(coin(asset));
  }

  /** Kraken calls Bitcoin xbt in names and btc in other places. */
  static boolean isSame(String asset, String other) {
    return coin(asset).equals(coin(other));
  }

  private static String coin(String asset) {
    return asset.equals("btc") ? "xbt" : asset;
  }

  /** USD value of an execution; null where the contract is of an unknown kind. */
  static @Nullable BigDecimal traded(String contract, BigDecimal quantity, BigDecimal price) {
    if (isInverse(contract)) {
      return quantity.abs();
    }
    return isLinear(contract) ? quantity.abs().multiply(price) : null;
  }
}
