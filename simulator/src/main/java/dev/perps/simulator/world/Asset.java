package dev.perps.simulator.world;

/**
 * Something that has a price.
 *
 * @param index position in the catalogue
 * @param ticker plain name, without any contract multiplier
 * @param basePrice price around which the market wanders, USD per unit
 * @param beta share in Bitcoin's moves
 * @param volatility own annual volatility, fraction
 * @param rank 0 for the biggest coin; things that are no coins rank behind them
 * @param dailyVolumeUsd perpetual turnover of 24 h over all exchanges, USD
 * @param key source of the asset's own randomness
 */
public record Asset(
    int index,
    String ticker,
    Kind kind,
    double basePrice,
    double beta,
    double volatility,
    int rank,
    double dailyVolumeUsd,
    long key) {

  /** What sort of thing it is; exchanges treat them differently. */
  public enum Kind {
    COIN,
    STABLE,
    CASH,
    EQUITY,
    COMMODITY,
    INDEX,
    PREMARKET;

    /**
     * Whether it belongs to the traditional world: stocks, commodities and what derives from them.
     */
    public boolean traditional() {
      return this == EQUITY || this == COMMODITY || this == INDEX || this == PREMARKET;
    }
  }

  public boolean coin() {
    return kind == Kind.COIN;
  }
}
