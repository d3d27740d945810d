package dev.perps.exporter.account;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A trade of the account's own, as the history of executions tells it.
 *
 * @param uid the same that both legs in the ledger bear
 * @param contract lower case
 * @param isMaker whether the account's order was the one that waited
 * @param usdValue traded
 * @param feeRate what was charged, a fraction of the value; negative: a rebate; absent where Kraken
 *     does not say (NaN)
 */
public record Execution(
    String uid,
    Instant at,
    String contract,
    boolean isMaker,
    BigDecimal usdValue,
    double feeRate) {}
