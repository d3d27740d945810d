package dev.perps.exporter.market;

/**
 * Open interest as it was at a moment of the past.
 *
 * @param epochSeconds when it was so, in Unix seconds
 */
public record PastOpenInterest(double epochSeconds, OpenInterest amount) {}
