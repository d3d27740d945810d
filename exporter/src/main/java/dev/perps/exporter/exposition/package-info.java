/**
 * From a {@link dev.perps.exporter.collect.Snapshot} to the bytes of the metrics page. The one
 * place where metric names, help and labels stand: {@link dev.perps.exporter.exposition.Catalogue}
 * for the market, {@link dev.perps.exporter.exposition.MicrometerTelemetry} for the program itself.
 * Knows nothing of HTTP.
 */
package dev.perps.exporter.exposition;
