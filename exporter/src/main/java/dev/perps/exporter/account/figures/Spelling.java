package dev.perps.exporter.account.figures;

import static java.util.Locale.ROOT;

import dev.perps.exporter.exchange.kraken.KrakenContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How Kraken spells the contracts that its log writes in lower case. Immutable. */
public final class Spelling {
  private final Map<String, String> known = new HashMap<>();

  /** Knows the contracts that exist now. */
  public Spelling(List<KrakenContract> contracts) {
    contracts.forEach(it -> known.put(it.symbol().toLowerCase(ROOT), it.symbol()));
  }

  /** {@code PF_AAPLxUSD} of {@code pf_aaplxusd}; upper case of a contract that is no more. */
  public String of(String contract) {
    String lower = contract.toLowerCase(ROOT);
    return known.getOrDefault(lower, lower.toUpperCase(ROOT));
  }
}
