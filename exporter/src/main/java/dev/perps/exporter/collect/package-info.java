/**
 * When exchanges are asked and what becomes of the answers: schedule, caches, rate limits, retry,
 * circuit breakers, checks, staleness, and out of it an immutable {@link
 * dev.perps.exporter.collect.Snapshot}. Knows nothing of metric names.
 */
package dev.perps.exporter.collect;
