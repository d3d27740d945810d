/**
 * What every exchange offers and how its answers are read. One sub-package per exchange holds its
 * endpoints and turns its JSON into {@code market} records; it knows nothing of schedules, metrics
 * or other exchanges. {@link dev.perps.exporter.exchange.Exchanges} lists them all.
 */
package dev.perps.exporter.exchange;
