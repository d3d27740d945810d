package dev.perps.exporter.market;

/**
 * Funding that was paid: history, never mixed with running or predicted rates.
 *
 * @param epochSeconds when it was paid, in Unix seconds
 * @param rate fraction of the notional that longs paid shorts, for the interval that ended then
 * @param intervalSeconds length of that interval; NaN where the exchange does not say
 */
public record FundingSettlement(double epochSeconds, double rate, double intervalSeconds) {}
