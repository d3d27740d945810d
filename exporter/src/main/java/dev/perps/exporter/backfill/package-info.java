/**
 * The past of the biggest contracts, written as OpenMetrics with timestamps: asked of the
 * exchanges, kept in files until all is there, and replayed as the snapshots that collecting would
 * have made. Whatever moment it is broken off at, the next run goes on from there.
 */
package dev.perps.exporter.backfill;
