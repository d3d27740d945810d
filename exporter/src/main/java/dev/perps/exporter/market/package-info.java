/**
 * The vocabulary of perpetual and dated futures: immutable records with their units, and the
 * arithmetic that belongs to them. Knows nothing of JSON, HTTP or Prometheus.
 *
 * <p><b>Absent values.</b> Every figure is a {@code double}; {@link java.lang.Double#NaN} says that
 * the exchange does not tell it, or that it was dropped as unbelievable. Zero is a claim and never
 * stands for absence; where an exchange means it so, {@link dev.perps.exporter.market.Figure}
 * translates. Arithmetic on an absent figure is absent again, so a gap cannot turn into a wrong
 * number on its way to the metrics page.
 */
package dev.perps.exporter.market;
