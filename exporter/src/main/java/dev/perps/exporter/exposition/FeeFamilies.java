package dev.perps.exporter.exposition;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.RoundTrip;
import dev.perps.exporter.account.AccountWindow;
import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.account.Totals;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Families of what Kraken charges an account, and would charge. */
final class FeeFamilies {
  private static final String MAKER = "maker";
  private static final String TAKER = "taker";
  private static final String CHARGED = "charged";
  private static final String TIER = "tier";

  private FeeFamilies() {}

  static List<Family> all() {
    return List.of(
        AccountSamples.gauge(
            "kraken_account_fee_rate_ratio",
            "fraction of the value traded",
            "Fee rate: charged on the newest execution of its kind in 30 days, or of the account's"
                + " tier; negative: a rebate.",
            List.of("liquidity", "source"),
            FeeFamilies::rates),
        AccountSamples.gauge(
            "kraken_account_volume_30d_usd",
            "USD",
            "Value traded in 30 days: as Kraken counts it for the tier, or by the ledger.",
            List.of("source"),
            FeeFamilies::volumes),
        AccountSamples.gauge(
            "kraken_account_liquidity_volume_30d_usd",
            "USD",
            "Value traded in 30 days as maker and as taker, by the history of executions.",
            List.of("liquidity"),
            (account, out) ->
                account
                    .charged()
                    .ifPresent(
                        charged -> {
                          out.add(charged.makerVolume30dUsd(), MAKER);
                          out.add(charged.takerVolume30dUsd(), TAKER);
                        })),
        AccountSamples.gauge(
            "kraken_account_next_tier_missing_volume_usd",
            "USD",
            "Volume of 30 days missing for the next fee tier; absent at the top.",
            List.of(),
            (account, out) -> account.tier().ifPresent(tier -> out.add(tier.missingVolumeUsd()))),
        AccountSamples.gauge(
            "kraken_account_next_tier_fee_rate_ratio",
            "fraction of the value traded",
            "Fee rate of the next tier; absent at the top.",
            List.of("liquidity"),
            (account, out) ->
                account
                    .tier()
                    .map(AccountFigures.TierOutlook::tiers)
                    .ifPresent(
                        tiers -> {
                          out.add(tiers.nextMakerRate(), MAKER);
                          out.add(tiers.nextTakerRate(), TAKER);
                        })),
        AccountSamples.gauge(
            "kraken_account_next_tier_yearly_saving_usd",
            "USD",
            "What 365 days at the rates of the next tier would save, with the volumes as maker and"
                + " taker of the last 30 days; absent at the top.",
            List.of(),
            (account, out) -> account.tier().ifPresent(tier -> out.add(tier.yearlySavingUsd()))),
        roundTrip(
            "fees_usd",
            "Fees of both sides of a trade bought at the mark price and sold higher; size and gain"
                + " are configured (kraken-account.round-trip-…).",
            RoundTrip::makerFeesUsd,
            RoundTrip::takerFeesUsd),
        roundTrip(
            "net_usd",
            "What that trade leaves: the gain less fees.",
            RoundTrip::makerNetUsd,
            RoundTrip::takerNetUsd),
        roundTrip(
            "break_even_usd",
            "How much higher than the mark price one unit must be sold to earn the fees of both"
                + " sides.",
            RoundTrip::makerBreakEvenUsd,
            RoundTrip::takerBreakEvenUsd));
  }

  private static void rates(AccountFigures account, AccountSamples out) {
    account
        .charged()
        .ifPresent(
            charged -> {
              out.add(charged.maker(), MAKER, CHARGED);
              out.add(charged.taker(), TAKER, CHARGED);
            });
    account
        .tier()
        .map(AccountFigures.TierOutlook::tiers)
        .ifPresent(
            tiers -> {
              out.add(tiers.makerRate(), MAKER, TIER);
              out.add(tiers.takerRate(), TAKER, TIER);
            });
  }

  private static void volumes(AccountFigures account, AccountSamples out) {
    account
        .tier()
        .map(AccountFigures.TierOutlook::tiers)
        .map(FeeTiers::volume30dUsd)
        .ifPresent(volume -> out.add(volume, TIER));
    account
        .history()
        .map(history -> history.windows().get(AccountWindow.D30))
        .map(sums -> sums.values().stream().reduce(Totals.ZERO, Totals::plus).volume())
        .ifPresent(volume -> out.add(volume.doubleValue(), "ledger"));
  }

  private static Family roundTrip(
      String name,
      String help,
      ToDoubleFunction<RoundTrip> maker,
      ToDoubleFunction<RoundTrip> taker) {
    return AccountSamples.gauge(
        "kraken_account_round_trip_" + name,
        "USD",
        help,
        List.of("liquidity", "symbol"),
        (account, out) ->
            account
                .roundTrip()
                .ifPresent(
                    trip -> {
                      out.add(maker.applyAsDouble(trip), MAKER, trip.symbol());
                      out.add(taker.applyAsDouble(trip), TAKER, trip.symbol());
                    }));
  }
}
