package dev.perps.exporter.exposition;

import dev.perps.exporter.analytics.SpotReference;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.SpotTicker;
import java.util.List;

/**
 * What figures of one exchange are made with beside the figures themselves. Notes whether dollar
 * rates were asked for, since only such figures change when the rates do. Not thread-safe.
 */
public final class Context {
  private final UsdRates rates;
  private final SpotReference spots;
  private boolean ratesUsed;

  Context(UsdRates rates, List<SpotTicker> spots) {
    this.rates = rates;
    this.spots = new SpotReference(spots, rates);
  }

  /** USD per unit of a currency; NaN where unknown. */
  double usdPer(String currency) {
    ratesUsed = true;
    return rates.usdPer(currency);
  }

  /** USD per unit of the contract's quote; NaN where unknown. */
  double usd(Perp perp) {
    return usdPer(perp.instrument().quote());
  }

  /**
   * The contract's price over the exchange's spot price, minus one; spot may have to be converted.
   */
  double basisRatio(Perp perp) {
    ratesUsed = true;
    return spots.basisRatio(perp);
  }

  /** Whether rates were asked for since the last time this was asked. */
  boolean takeRatesUsed() {
    boolean used = ratesUsed;
    ratesUsed = false;
    return used;
  }
}
