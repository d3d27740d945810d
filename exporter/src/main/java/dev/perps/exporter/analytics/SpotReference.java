package dev.perps.exporter.analytics;

import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the spot price that a perpetual's basis is measured against: the same exchange's own market
 * of the same base, in the same quote where there is one, otherwise in another quote, converted by
 * way of US dollars. Immutable.
 */
public final class SpotReference {
  /**
   * Which market stands in when the contract's own quote has none: the most traded quotes first.
   */
  private static final List<String> QUOTES = List.of("USDT", "USD", "USDC");

  private final Map<String, Map<String, Double>> prices;
  private final UsdRates rates;

  /**
   * Prepares look-ups.
   *
   * @param spots spot markets of one exchange
   */
  public SpotReference(List<SpotTicker> spots, UsdRates rates) {
    Map<String, Map<String, Double>> byBase = new HashMap<>();
    for (SpotTicker spot : spots) {
      if (spot.price() > 0) {
        byBase
            .computeIfAbsent(spot.base(), base -> new HashMap<>(4))
            .putIfAbsent(spot.quote(), spot.price());
      }
    }
    this.prices = byBase;
    this.rates = rates;
  }

  /** Price of the perpetual over that of spot, minus one; NaN without a spot market or a price. */
  public double basisRatio(Perp perp) {
    return perp.ticker().markPrice() / spotPrice(perp) - 1;
  }

  private double spotPrice(Perp perp) {
    Map<String, Double> byQuote = prices.get(perp.instrument().base());
    if (byQuote == null) {
      return Double.NaN;
    }
    String quote = perp.instrument().quote();
    Double same = byQuote.get(quote);
    if (same != null) {
      return same;
    }
    for (String other : QUOTES) {
      Double price = byQuote.get(other);
      if (price != null) {
        return price * rates.usdPer(other) / rates.usdPer(quote);
      }
    }
    return Double.NaN;
  }
}
