package dev.perps.simulator.venue;

import dev.perps.simulator.world.Asset;
import java.util.Set;

/**
 * One thing that one exchange trades.
 *
 * @param symbol the exchange's own name
 * @param multiplier units of base in one unit of the contract: 1000 for 1000PEPE
 * @param baseName the exchange's name of the base, with the multiplier where the exchange writes
 *     one
 * @param fundingHours length of a funding interval, 0 where there is no funding
 * @param expiry Unix milliseconds, 0 for perpetuals and spot
 * @param share of the asset's world-wide perpetual turnover
 * @param key source of the contract's own randomness
 * @param priceDecimals prices are multiples of 10^-priceDecimals
 * @param sizeDecimals sizes are multiples of 10^-sizeDecimals
 */
public record Contract(
    String symbol,
    Type type,
    Asset base,
    double multiplier,
    String baseName,
    Asset quote,
    int fundingHours,
    Lifecycle life,
    long expiry,
    double share,
    Set<Quirk> quirks,
    long key,
    int priceDecimals,
    int sizeDecimals) {

  /** How the contract works. */
  public enum Type {
    LINEAR,
    INVERSE,
    DATED_LINEAR,
    DATED_INVERSE,
    SPOT;

    public boolean perpetual() {
      return this == LINEAR || this == INVERSE;
    }

    public boolean dated() {
      return this == DATED_LINEAR || this == DATED_INVERSE;
    }

    /** Counted in USD, settled in the base coin. */
    public boolean inverse() {
      return this == INVERSE || this == DATED_INVERSE;
    }
  }

  /** An awkward thing that real exchanges show now and then. */
  public enum Quirk {
    /** Nobody bids. */
    NO_BID,
    /** There has been no trade yet. */
    NEVER_TRADED,
    /** The exchange publishes no forecast of the next rate. */
    NO_PREDICTION,
    /** No trade in the last 24 h. */
    NO_VOLUME
  }

  public boolean has(Quirk quirk) {
    return quirks.contains(quirk);
  }

  public Contract withLife(Lifecycle newLife) {
    return new Contract(
        symbol,
        type,
        base,
        multiplier,
        baseName,
        quote,
        fundingHours,
        newLife,
        expiry,
        share,
        quirks,
        key,
        priceDecimals,
        sizeDecimals);
  }

  public Contract withQuirks(Set<Quirk> newQuirks) {
    return new Contract(
        symbol,
        type,
        base,
        multiplier,
        baseName,
        quote,
        fundingHours,
        life,
        expiry,
        share,
        newQuirks,
        key,
        priceDecimals,
        sizeDecimals);
  }

  public Contract withDecimals(int newPriceDecimals, int newSizeDecimals) {
    return new Contract(
        symbol,
        type,
        base,
        multiplier,
        baseName,
        quote,
        fundingHours,
        life,
        expiry,
        share,
        quirks,
        key,
        newPriceDecimals,
        newSizeDecimals);
  }

  /** Smallest price step. */
  public double tick() {
    return Math.pow(10, -priceDecimals);
  }
}
