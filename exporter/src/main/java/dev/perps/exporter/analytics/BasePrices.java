package dev.perps.exporter.analytics;

import dev.perps.exporter.market.BarSize;

/**
 * Closes of a base in both sizes of bars that windows are made of. Immutable.
 *
 * @param base the plain asset
 * @param exchange id of the exchange whose bars these are
 * @param m5 bars of five minutes
 * @param h1 bars of an hour
 */
public record BasePrices(String base, String exchange, PriceSeries m5, PriceSeries h1) {

  /** The closes that a window is made of. */
  PriceSeries of(Window window) {
    return window.barSize() == BarSize.M5 ? m5 : h1;
  }
}
