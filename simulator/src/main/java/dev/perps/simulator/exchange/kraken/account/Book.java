package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What was really done with an account, in order of time, as against what the API tells of it.
 * Immutable.
 *
 * @param account {@code main} or {@code desk}
 * @param uid the account's UUID on the wire
 * @param asOf instant of the market, Unix milliseconds
 * @param positions those that are open, with their state at {@code asOf}
 * @param balances of every wallet that was ever used
 * @param volume30dUsd turnover of the 30 days before {@code asOf}
 */
public record Book(
    String account,
    String uid,
    long asOf,
    List<Trade> trades,
    List<Funding> fundings,
    List<CashFlow> flows,
    List<Conversion> conversions,
    List<OpenPosition> positions,
    Map<Wallet, BigDecimal> balances,
    BigDecimal volume30dUsd) {}
