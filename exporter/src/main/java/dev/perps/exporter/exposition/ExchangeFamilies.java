package dev.perps.exporter.exposition;

import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** Families with one or a few samples per exchange. */
final class ExchangeFamilies {
  /**
   * A total is not a total while much is unknown, as in the minute after the start when open
   * interest is asked contract by contract.
   */
  private static final double LEAST_COVERAGE = 0.9;

  private ExchangeFamilies() {}

  static List<Family> all() {
    return List.of(
        new Family(
            "perp_exchange_info",
            Family.Type.INFO,
            "1",
            "Constant facts of an exchange: a company's order book (cex) or on a chain (dex).",
            List.of("exchange", "kind", "name"),
            (Figures.OfExchange)
                (view, context, samples) ->
                    samples.add(
                        labels ->
                            labels
                                .add("exchange", view.exchange().id())
                                .add("kind", view.exchange().kind().label())
                                .add("name", view.exchange().name()),
                        1)),
        simple(
            "perp_exchange_up",
            "1 or 0",
            "Whether the last attempt of every essential feed succeeded.",
            (view, context) -> view.attempted() ? (view.up() ? 1 : 0) : Double.NaN),
        new Family(
            "perp_exchange_feed_up",
            Family.Type.GAUGE,
            "1 or 0",
            "Whether the last attempt of a feed succeeded.",
            List.of("exchange", "feed"),
            (Figures.OfExchange) ExchangeFamilies::feedsUp),
        new Family(
            "perp_exchange_failing",
            Family.Type.GAUGE,
            "1",
            "Present while a feed fails: why.",
            List.of("exchange", "feed", "reason"),
            (Figures.OfExchange) ExchangeFamilies::failing),
        simple(
            "perp_exchange_last_success_timestamp_seconds",
            "Unix seconds",
            "When the exchange was last collected; the oldest of its essential feeds.",
            (view, context) ->
                view.lastSuccess().map(ExchangeFamilies::seconds).orElse(Double.NaN)),
        simple(
            "perp_exchange_markets",
            "contracts",
            "Live perpetuals of the exchange, also those filtered out.",
            (view, context) -> view.perps().isEmpty() ? Double.NaN : view.perps().size()),
        simple(
            "perp_exchange_volume_24h_usd",
            "USD",
            "Turnover of the last 24 hours over all live perpetuals on coins, also those filtered out.",
            (view, context) -> total(on(view, AssetClass.CRYPTO), volume(context))),
        simple(
            "perp_exchange_open_interest_usd",
            "USD",
            "Open interest over all live perpetuals on coins, also those filtered out; absent while"
                + " it is known of fewer than 90 % of them.",
            (view, context) -> total(on(view, AssetClass.CRYPTO), interest(context))),
        byClass(
            "perp_exchange_class_markets",
            "contracts",
            "Live perpetuals of the exchange by class of their base, also those filtered out.",
            (perps, context) -> perps.size()),
        byClass(
            "perp_exchange_class_volume_24h_usd",
            "USD",
            "Turnover of the last 24 hours over all live perpetuals of a class.",
            (perps, context) -> total(perps, volume(context))),
        byClass(
            "perp_exchange_class_open_interest_usd",
            "USD",
            "Open interest over all live perpetuals of a class; absent while it is known of fewer"
                + " than 90 % of them.",
            (perps, context) -> total(perps, interest(context))),
        simple(
            "perp_exchange_taker_fee_ratio",
            "fraction of notional",
            "Published fee of the lowest tier for taking liquidity.",
            (view, context) -> view.exchange().takerFeeRatio()),
        new Family(
            "perps_exporter_contracts_filtered",
            Family.Type.GAUGE,
            "contracts",
            "Live perpetuals without series of their own, by reason.",
            List.of("exchange", "reason"),
            (Figures.OfExchange) ExchangeFamilies::filtered),
        simple(
            "perps_exporter_contracts_reduced",
            "contracts",
            "Live perpetuals that have series for their most important figures only.",
            (view, context) ->
                view.selection().perps().size() - view.selection().detailed().size()));
  }

  private static Family simple(
      String name, String unit, String help, ToDoubleBiFunction<ExchangeView, Context> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        List.of("exchange"),
        (Figures.OfExchange)
            (view, context, samples) ->
                samples.add(
                    labels -> labels.add("exchange", view.exchange().id()),
                    figure.applyAsDouble(view, context)));
  }

  private static Family byClass(
      String name, String unit, String help, ToDoubleBiFunction<List<Perp>, Context> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        List.of("exchange", "class"),
        (Figures.OfExchange)
            (view, context, samples) -> {
              for (AssetClass assetClass : AssetClass.values()) {
                List<Perp> perps = on(view, assetClass);
                if (!perps.isEmpty()) {
                  samples.add(
                      labels ->
                          labels
                              .add("exchange", view.exchange().id())
                              .add("class", assetClass.label()),
                      figure.applyAsDouble(perps, context));
                }
              }
            });
  }

  private static List<Perp> on(ExchangeView view, AssetClass assetClass) {
    return view.perps().stream()
        .filter(perp -> perp.instrument().assetClass() == assetClass)
        .toList();
  }

  private static ToDoubleFunction<Perp> volume(Context context) {
    return perp -> perp.ticker().volume24hQuote() * context.usd(perp);
  }

  private static ToDoubleFunction<Perp> interest(Context context) {
    return perp -> perp.openInterest().quote() * context.usd(perp);
  }

  private static double total(List<Perp> perps, ToDoubleFunction<Perp> amount) {
    double sum = 0;
    int known = 0;
    for (Perp perp : perps) {
      double value = amount.applyAsDouble(perp);
      if (!Double.isNaN(value)) {
        sum += value;
        known++;
      }
    }
    return known > 0 && known >= LEAST_COVERAGE * perps.size() ? sum : Double.NaN;
  }

  private static void feedsUp(ExchangeView view, Context context, Samples samples) {
    for (FeedState feed : view.feeds()) {
      if (feed.attempted()) {
        samples.add(
            labels -> labels.add("exchange", view.exchange().id()).add("feed", feed.name()),
            feed.failure().isEmpty() ? 1 : 0);
      }
    }
  }

  private static void failing(ExchangeView view, Context context, Samples samples) {
    for (FeedState feed : view.feeds()) {
      feed.failure()
          .ifPresent(
              failure ->
                  samples.add(
                      labels ->
                          labels
                              .add("exchange", view.exchange().id())
                              .add("feed", feed.name())
                              .add("reason", failure.reason().label()),
                      1));
    }
  }

  private static void filtered(ExchangeView view, Context context, Samples samples) {
    for (ContractFilter.Reason reason : ContractFilter.Reason.values()) {
      samples.add(
          labels -> labels.add("exchange", view.exchange().id()).add("reason", reason.label()),
          view.selection().filtered().getOrDefault(reason, 0));
    }
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
