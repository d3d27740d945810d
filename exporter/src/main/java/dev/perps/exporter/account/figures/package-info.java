/** From positions, the ledger, margin and rates to the figures that are shown: pure functions. */
package dev.perps.exporter.account.figures;
