/**
 * Keeps what exchanges tell of the past: bars of the biggest bases and settled funding. Fetched
 * once, then extended by what is new; figures are made of it in {@code analytics} and put on the
 * {@link dev.perps.exporter.collect.Board}.
 */
package dev.perps.exporter.history;
