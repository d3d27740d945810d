package dev.perps.exporter.exposition;

import dev.perps.exporter.analytics.SpotReference;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.market.Perp;

/** What figures of one exchange are made with beside the figures themselves. */
public record Context(UsdRates rates, SpotReference spots) {

  /** USD per unit of the contract's quote; NaN where unknown. */
  double usd(Perp perp) {
    return rates.usdPer(perp.instrument().quote());
  }
}
