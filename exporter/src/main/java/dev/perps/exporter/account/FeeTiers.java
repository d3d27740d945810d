package dev.perps.exporter.account;

/**
 * Kraken's fee tiers and where the account stands. Rates are fractions, 0.0002 is 0.02 %; absent
 * figures are NaN.
 *
 * @param source {@code trade_volume} (the spot API's TradeVolume, with a spot key) or {@code
 *     fee_schedules} (the futures API's, which Kraken has announced as deprecated)
 * @param volume30dUsd what Kraken counts for the tier; absent if it tells one outside the tier
 * @param makerRate of the account's tier
 * @param takerRate of the account's tier
 * @param nextVolumeUsd from which the next tier begins; absent at the top, as both rates are
 * @param nextMakerRate of the next tier
 * @param nextTakerRate of the next tier
 */
public record FeeTiers(
    String source,
    double volume30dUsd,
    double makerRate,
    double takerRate,
    double nextVolumeUsd,
    double nextMakerRate,
    double nextTakerRate) {}
