package dev.perps.exporter.scenario;

import dev.perps.simulator.world.Shock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An hour and a half in which much happens: the market falls with funding behind the fall,
 * positions are forced out in a burst of trade, one base's funding runs off, one exchange is gone.
 */
final class Stress {
  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  private static final Duration STEP = Duration.ofMinutes(1);

  /** Funding of Solana alone runs off, and in the middle of it one exchange is gone for a while. */
  private static final int FUNDING = 12;

  private static final int FUNDING_ENDS = 45;
  private static final int OUTAGE = 24;
  private static final int OUTAGE_ENDS = 36;

  /** On the hour, when Kraken's rates change. */
  private static final int FALL = 60;

  private static final int CASCADE = 80;
  private static final int NEVER = 1000;

  /** Two evaluations. */
  private static final int SOON = 2;

  static final Scenario HOUR =
      new Scenario(
          1,
          6,
          START,
          STEP,
          100,
          shocks(),
          List.of(new Scenario.Outage("okx", minutes(OUTAGE), minutes(OUTAGE_ENDS))),
          expected());

  private Stress() {}

  private static List<Shock> shocks() {
    Shock all = Shock.of(Shock.EVERY_COIN);
    List<Shock> shocks = new ArrayList<>();
    shocks.add(from(FUNDING, FUNDING_ENDS, Shock.of("SOL").withFundingRate8h(0.004)));
    // Four steps of 3.15 % are 12 %. Who sells opens positions, and pays for it.
    for (int i = 0; i < 4; i++) {
      shocks.add(from(FALL + i, NEVER, all.withPrice(0.9685)));
    }
    shocks.add(from(FALL, NEVER, all.withFundingRate8h(-0.0008).withOpenInterest(1.3)));
    // They are closed out by force; ten minutes at 300 times the ordinary trade treble a day's.
    for (int i = 0; i < 5; i++) {
      shocks.add(from(CASCADE + i, NEVER, all.withOpenInterest(0.96)));
    }
    shocks.add(from(CASCADE, CASCADE + 10, all.withVolume(300)));
    return shocks;
  }

  private static List<Scenario.Expected> expected() {
    return List.of(
        // "for" is 5 minutes. What is extreme on an ordinary day was so before.
        at(
            FUNDING + 5 + SOON,
            "group by (base) (%1$s unless on (exchange, symbol) %1$s offset %2$dm)"
                .formatted(
                    "ALERTS{alertname=\"PerpsFundingExtreme\",alertstate=\"firing\"}", 5 + SOON),
            "{base=\"SOL\"} 1"),
        at(
            OUTAGE,
            firing("exchange", "PerpsFundingExtreme", "exchange=\"okx\""),
            "{exchange=\"okx\"} 1"),
        // "for" is 2 minutes.
        at(OUTAGE + 2 + SOON, firing("exchange", "PerpsExchangeDown"), "{exchange=\"okx\"} 1"),
        at(OUTAGE + SOON, "count(exchange_base:perp_volume_24h_usd:sum{exchange=\"okx\"})"),
        // They are kept for 5 minutes when their contracts are gone, as they would be for a gap.
        at(OUTAGE_ENDS - 1, firing("exchange", "PerpsFundingExtreme", "exchange=\"okx\"")),
        at(OUTAGE_ENDS + 1 + SOON, firing("exchange", "PerpsExchangeDown")),
        at(
            FALL - 1,
            "count_over_time(ALERTS{alertstate=\"firing\",tier=~\"1|2\"}[" + (FALL - 1) + "m])"),
        // The market swung for hours. That background ends with the fall, which does not wait for
        // it.
        at(FALL - 1, firing("tier", "PerpsRangeTrading"), "{tier=\"3\"} 1"),
        at(FALL, firing("tier", "PerpsRangeTrading")),
        // With the last step of the fall it is true wherever the day began; "for" is 30 seconds.
        at(
            FALL + 3 + SOON,
            firing("strategy, direction, tier", "PerpsMomentumBreakout"),
            "{strategy=\"Momentum Breakout\",direction=\"short\",tier=\"1\"} 1"),
        at(
            CASCADE + 4 + SOON,
            firing("strategy, tier", "PerpsLiquidationCascadeRisk"),
            "{strategy=\"Liquidation Cascade Risk\",tier=\"1\"} 1"));
  }

  private static String firing(String labels, String alert, String... matchers) {
    String more = matchers.length == 0 ? "" : "," + String.join(",", matchers);
    return "group by (%s) (ALERTS{alertname=\"%s\",alertstate=\"firing\"%s})"
        .formatted(labels, alert, more);
  }

  private static Scenario.Expected at(int minute, String query, String... samples) {
    return new Scenario.Expected(minutes(minute), query, List.of(samples));
  }

  private static Shock from(int minute, int until, Shock shock) {
    return shock.during(
        START.plus(minutes(minute)).toEpochMilli(), START.plus(minutes(until)).toEpochMilli());
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }
}
