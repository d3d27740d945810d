package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;

/**
 * What a position paid or got at a full hour for the hour before, or for the part of it after its
 * last change of size.
 *
 * @param time the full hour, Unix milliseconds
 * @param contract as instruments spell it
 * @param rate of the hour that ends, absolute: USD per unit of base, or base per contract
 * @param position signed size
 * @param entry average entry price
 * @param amount in the wallet's asset, negative when paid
 * @param usdPrice USD value of one unit of the asset: one, or the open of the contract's mark
 *     candle that starts at {@code time}
 */
public record Funding(
    long time,
    String contract,
    boolean inverse,
    Wallet wallet,
    BigDecimal rate,
    BigDecimal position,
    BigDecimal entry,
    BigDecimal amount,
    BigDecimal usdPrice)
    implements Event {}
