package dev.perps.exporter.exposition;

import dev.perps.exporter.analytics.CoinbasePremium;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.market.FearGreed;
import dev.perps.exporter.market.SpotTicker;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Families that set perpetuals beside the rest of the market. */
final class MarketFamilies {
  private static final String SOURCE = "fear_greed";

  private MarketFamilies() {}

  static List<Family> all() {
    return List.of(
        new Family(
            "perp_spot_volume_ratio",
            Family.Type.GAUGE,
            "ratio",
            "Turnover of 24 hours of all perpetuals on a coin over that of its spot markets on the"
                + " same exchange; the biggest of those with spot turnover of at least 10 000 USD.",
            List.of("exchange", "base"),
            (Figures.OfSnapshot) MarketFamilies::spotVolume),
        fearGreed(
            "market_fear_greed_index",
            "0 to 100",
            "Fear & Greed Index of alternative.me, made once a day: 0 is extreme fear, 100 extreme"
                + " greed.",
            FearGreed::index),
        fearGreed(
            "market_fear_greed_timestamp_seconds",
            "Unix seconds",
            "When the day began that the Fear & Greed Index is of.",
            FearGreed::epochSeconds),
        new Family(
            "market_coinbase_premium_ratio",
            Family.Type.GAUGE,
            "fraction",
            "Coinbase's spot price in USD over Binance's in USDT, converted, minus 1; Bitcoin, Ether"
                + " and the biggest others.",
            List.of("base"),
            (Figures.OfSnapshot) MarketFamilies::premium),
        new Family(
            "perps_exporter_context_failing",
            Family.Type.GAUGE,
            "1",
            "Present while what is no exchange fails to answer: why.",
            List.of("source", "reason"),
            (Figures.OfSnapshot)
                (snapshot, samples) ->
                    snapshot
                        .context()
                        .failure()
                        .ifPresent(
                            failure ->
                                samples.add(
                                    labels ->
                                        labels
                                            .add("source", SOURCE)
                                            .add("reason", failure.reason().label()),
                                    1))));
  }

  private static Family fearGreed(
      String name, String unit, String help, ToDoubleFunction<FearGreed> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        List.of(),
        (Figures.OfSnapshot)
            (snapshot, samples) ->
                snapshot
                    .context()
                    .fearGreed()
                    .ifPresent(it -> samples.add(labels -> {}, figure.applyAsDouble(it))));
  }

  private static void spotVolume(Snapshot snapshot, Samples samples) {
    for (ExchangeView view : snapshot.exchanges()) {
      String exchange = view.exchange().id();
      Set<String> shown =
          view.selection().perps().stream()
              .map(perp -> perp.instrument().base())
              .collect(Collectors.toSet());
      snapshot
          .volumes()
          .of(exchange)
          .forEach(
              (base, ratio) -> {
                if (shown.contains(base)) {
                  samples.add(labels -> labels.add("exchange", exchange).add("base", base), ratio);
                }
              });
    }
  }

  private static void premium(Snapshot snapshot, Samples samples) {
    CoinbasePremium.of(
            freshSpots(snapshot, "coinbase"), freshSpots(snapshot, "binance"), snapshot.rates())
        .forEach((base, premium) -> samples.add(labels -> labels.add("base", base), premium));
  }

  /**
   * What an exchange's spot feed said when last asked. While it fails, the price of before would
   * stand against the other exchange's price of now.
   */
  private static List<SpotTicker> freshSpots(Snapshot snapshot, String exchange) {
    return snapshot.exchanges().stream()
        .filter(view -> view.exchange().id().equals(exchange))
        .flatMap(view -> view.feeds().stream())
        .filter(feed -> feed.failure().isEmpty())
        .flatMap(feed -> feed.data().spots().stream())
        .toList();
  }
}
