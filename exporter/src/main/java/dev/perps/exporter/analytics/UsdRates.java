package dev.perps.exporter.analytics;

import dev.perps.exporter.market.SpotTicker;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one unit of a quote currency is worth in US dollars, read from the spot markets at hand.
 * Immutable.
 *
 * <p>A currency's own market against USD counts first: the median over the exchanges that have one.
 * Without it, its market against a stablecoin of known worth, preferring USDT. A dollar stablecoin
 * without any market is taken as one dollar, and {@link #isAssumed} says so. Anything else without
 * a market has no rate, and figures in it stay unknown.
 */
public final class UsdRates {
  private static final String USD = "USD";

  /** Coins that aim at one US dollar; others are never assumed to be worth one. */
  private static final Set<String> DOLLAR_COINS =
      Set.of(
          "USDT", "USDC", "USDE", "USDH", "USDT0", "FDUSD", "BUSD", "DAI", "PYUSD", "TUSD", "USD1",
          "USDS", "RLUSD");

  private static final List<String> BRIDGES = List.of("USDT", "USDC");

  private final Map<String, Double> market;
  private final boolean mayAssume;

  private UsdRates(Map<String, Double> market, boolean mayAssume) {
    this.market = market;
    this.mayAssume = mayAssume;
  }

  /**
   * Reads the rates from spot markets.
   *
   * @param mayAssume false while exchanges may still bring a market price, as just after the start:
   *     a stablecoin without a market then has no rate yet
   */
  public static UsdRates of(Iterable<SpotTicker> spots, boolean mayAssume) {
    Map<String, Map<String, double[]>> prices = new HashMap<>();
    for (SpotTicker spot : spots) {
      boolean useful = spot.quote().equals(USD) || BRIDGES.contains(spot.quote());
      if (useful && isQuoteLike(spot.base()) && spot.price() > 0) {
        prices
            .computeIfAbsent(spot.base(), base -> new HashMap<>())
            .merge(spot.quote(), new double[] {spot.price()}, UsdRates::append);
      }
    }
    Map<String, Double> rates = new HashMap<>();
    prices.forEach(
        (base, byQuote) -> {
          double[] direct = byQuote.get(USD);
          if (direct != null) {
            rates.put(base, median(direct));
          }
        });
    for (String bridge : BRIDGES) {
      Double worth = rates.get(bridge);
      if (worth == null) {
        continue;
      }
      prices.forEach(
          (base, byQuote) -> {
            double[] indirect = byQuote.get(bridge);
            if (indirect != null) {
              rates.putIfAbsent(base, median(indirect) * worth);
            }
          });
    }
    return new UsdRates(Map.copyOf(rates), mayAssume);
  }

  /** US dollars for one unit of the currency; NaN where that is unknown. */
  public double usdPer(String currency) {
    if (currency.equals(USD)) {
      return 1;
    }
    Double rate = market.get(currency);
    if (rate != null) {
      return rate;
    }
    return mayAssume && DOLLAR_COINS.contains(currency) ? 1 : Double.NaN;
  }

  /** Whether the rate of a currency is an assumption, for want of a market. */
  public boolean isAssumed(String currency) {
    return !currency.equals(USD)
        && !market.containsKey(currency)
        && mayAssume
        && DOLLAR_COINS.contains(currency);
  }

  /** Whether a coin aims at one US dollar. */
  public static boolean isDollarCoin(String currency) {
    return DOLLAR_COINS.contains(currency);
  }

  // Contracts are quoted in dollars, dollar coins, and here and there in BTC, ETH or euros.
  private static boolean isQuoteLike(String base) {
    return DOLLAR_COINS.contains(base)
        || base.equals("BTC")
        || base.equals("ETH")
        || base.equals("EUR");
  }

  private static double[] append(double[] some, double[] one) {
    double[] all = Arrays.copyOf(some, some.length + 1);
    all[some.length] = one[0];
    return all;
  }

  // The lower median: always a price that a market really shows.
  private static double median(double[] prices) {
    double[] sorted = prices.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UsdRates that
        && market.equals(that.market)
        && mayAssume == that.mayAssume;
  }

  @Override
  public int hashCode() {
    return market.hashCode();
  }
}
