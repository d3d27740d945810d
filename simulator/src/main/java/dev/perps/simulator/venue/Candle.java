package dev.perps.simulator.venue;

/**
 * One candle; the running one is not closed yet.
 *
 * @param start Unix milliseconds, inclusive
 * @param end Unix milliseconds, exclusive
 * @param volume in units of the contract's base; 0 for mark and index candles
 * @param turnover in quote
 */
public record Candle(
    long start,
    long end,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double turnover,
    long trades) {}
