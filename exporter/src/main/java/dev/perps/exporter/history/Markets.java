package dev.perps.exporter.history;

import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The perpetuals on coins that have series, by base, with their turnover. Immutable. */
public final class Markets {
  private static final String BITCOIN = "BTC";

  /** A contract and its turnover of 24 hours in US dollars, 0 where unknown. */
  private record Market(Instrument contract, double volumeUsd) {}

  private final Map<String, List<Market>> byBase = new HashMap<>();

  private Markets(Snapshot snapshot) {
    UsdRates rates = snapshot.rates();
    for (ExchangeView view : snapshot.exchanges()) {
      for (Perp perp : view.selection().perps()) {
        Instrument contract = perp.instrument();
        if (contract.assetClass() == AssetClass.CRYPTO) {
          double usd = perp.ticker().volume24hQuote() * rates.usdPer(contract.quote());
          byBase
              .computeIfAbsent(contract.base(), base -> new ArrayList<>(4))
              .add(new Market(contract, usd > 0 ? usd : 0));
        }
      }
    }
    byBase.values().forEach(markets -> markets.sort(comparingDouble(market -> -market.volumeUsd)));
  }

  public static Markets of(Snapshot snapshot) {
    return new Markets(snapshot);
  }

  /**
   * The bases with the largest turnover over all exchanges, largest first, behind them those that
   * are wanted anyway. Bitcoin, against which all are measured, is among them unless there are
   * none.
   */
  public List<String> biggest(int count, Collection<String> always) {
    Map<String, Double> turnover = new HashMap<>();
    byBase.forEach(
        (base, markets) ->
            turnover.put(base, markets.stream().mapToDouble(Market::volumeUsd).sum()));
    Set<String> bases = new LinkedHashSet<>();
    turnover.entrySet().stream()
        .sorted(
            comparingDouble((Map.Entry<String, Double> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(count)
        .forEach(entry -> bases.add(entry.getKey()));
    always.stream().filter(byBase::containsKey).forEach(bases::add);
    if (!bases.isEmpty() && byBase.containsKey(BITCOIN)) {
      bases.add(BITCOIN);
    }
    return List.copyOf(bases);
  }

  /** The linear contract on a base that has the largest turnover of an exchange. */
  public Optional<Instrument> reference(String base, String exchange) {
    return byBase.getOrDefault(base, List.of()).stream()
        .map(Market::contract)
        .filter(contract -> contract.exchange().equals(exchange))
        .filter(contract -> contract.kind() == ContractKind.LINEAR)
        .findFirst();
  }

  /** Whether a contract is among them. */
  boolean contains(Instrument contract) {
    return byBase.getOrDefault(contract.base(), List.of()).stream()
        .anyMatch(market -> market.contract().equals(contract));
  }

  /** Every contract on some bases, the larger turnover first. */
  public List<Instrument> contracts(Collection<String> bases) {
    return bases.stream()
        .flatMap(base -> byBase.getOrDefault(base, List.of()).stream())
        .sorted(comparingDouble(market -> -market.volumeUsd))
        .map(Market::contract)
        .toList();
  }
}
