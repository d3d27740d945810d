package dev.perps.exporter.market;

/**
 * The Fear &amp; Greed Index of one day.
 *
 * @param index 0 is extreme fear, 100 extreme greed
 * @param epochSeconds Unix seconds of the day's beginning, UTC
 */
public record FearGreed(double index, double epochSeconds) {}
