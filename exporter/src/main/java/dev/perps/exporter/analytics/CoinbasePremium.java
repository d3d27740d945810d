package dev.perps.exporter.analytics;

import dev.perps.exporter.market.SpotTicker;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What buyers in US dollars on Coinbase pay more than buyers in USDT on Binance. Pure. */
public final class CoinbasePremium {
  private static final List<String> ALWAYS = List.of("BTC", "ETH");

  /** Of how many bases beside those, the biggest. */
  private static final int BIGGEST = 10;

  /** Nobody leaves so much lying about: these are two assets of one name, or a price of before. */
  private static final double BELIEVABLE = 0.2;

  private CoinbasePremium() {}

  /**
   * The premium by base: the price in USD over the price in USDT converted, minus 1. The bases are
   * Bitcoin, Ether and the ten biggest by the turnover of the smaller of both markets; dollar coins
   * are none.
   *
   * @param coinbase spot markets of Coinbase, fresh ones only
   * @param binance spot markets of Binance, fresh ones only
   * @return empty while there is no price of USDT in USD; the biggest first
   */
  public static Map<String, Double> of(
      List<SpotTicker> coinbase, List<SpotTicker> binance, UsdRates rates) {
    if (rates.isAssumed("USDT") || Double.isNaN(rates.usdPer("USDT"))) {
      return Map.of();
    }
    Map<String, SpotTicker> inUsd = byBase(coinbase, "USD");
    Map<String, SpotTicker> inUsdt = byBase(binance, "USDT");
    inUsd.keySet().retainAll(inUsdt.keySet());
    Map<String, Double> turnover = new HashMap<>();
    inUsd.forEach(
        (base, usd) -> {
          SpotTicker usdt = inUsdt.get(base);
          double smaller =
              usdt == null
                  ? Double.NaN
                  : Math.min(usd.volume24hQuote(), usdt.volume24hQuote() * rates.usdPer("USDT"));
          turnover.put(base, Double.isNaN(smaller) ? -1 : smaller);
        });
    Set<String> bases = new LinkedHashSet<>(ALWAYS);
    turnover.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(BIGGEST)
        .forEach(entry -> bases.add(entry.getKey()));
    Map<String, Double> premiums = new LinkedHashMap<>();
    for (String base : bases) {
      SpotTicker usd = inUsd.get(base);
      SpotTicker usdt = inUsdt.get(base);
      if (usd != null && usdt != null) {
        double premium = usd.price() / (usdt.price() * rates.usdPer("USDT")) - 1;
        if (Math.abs(premium) <= BELIEVABLE) {
          premiums.put(base, premium);
        }
      }
    }
    return premiums;
  }

  private static Map<String, SpotTicker> byBase(List<SpotTicker> spots, String quote) {
    Map<String, SpotTicker> byBase = new HashMap<>();
    for (SpotTicker spot : spots) {
      if (spot.quote().equals(quote) && !UsdRates.isDollarCoin(spot.base())) {
        byBase.putIfAbsent(spot.base(), spot);
      }
    }
    return byBase;
  }
}
