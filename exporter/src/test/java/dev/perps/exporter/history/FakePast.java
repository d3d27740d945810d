package dev.perps.exporter.history;

import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The past of a made-up contract: a price that wanders, told in bars of five minutes, and funding.
 * Immutable; each bar follows from its start alone.
 *
 * @param level about which the price wanders
 * @param listed no bar and no settlement is before it, in Unix seconds
 * @param halted none is from then on
 * @param missing share of bars that there are none of, 0 to 1
 * @param wild share of bars whose close is 0, negative, or 1000 times what it should be
 * @param intervalSeconds from a settlement to the next
 * @param tellsAfter so many seconds after a settlement it is told
 */
record FakePast(
    long seed,
    double level,
    long listed,
    long halted,
    double missing,
    double wild,
    long intervalSeconds,
    long tellsAfter) {
  private static final long HOUR = 3600;

  /** Always there, complete, settling every eight hours. */
  static FakePast of(long seed, double level) {
    return new FakePast(seed, level, 0, Long.MAX_VALUE, 0, 0, 8 * HOUR, 0);
  }

  FakePast listedAt(long moment) {
    return new FakePast(seed, level, moment, halted, missing, wild, intervalSeconds, tellsAfter);
  }

  FakePast haltedAt(long moment) {
    return new FakePast(seed, level, listed, moment, missing, wild, intervalSeconds, tellsAfter);
  }

  FakePast torn(double missingShare, double wildShare) {
    return new FakePast(
        seed, level, listed, halted, missingShare, wildShare, intervalSeconds, tellsAfter);
  }

  FakePast settling(long everySeconds, long toldAfterSeconds) {
    return new FakePast(seed, level, listed, halted, missing, wild, everySeconds, toldAfterSeconds);
  }

  /** The price when a moment in Unix seconds is reached. */
  double price(long moment) {
    double noise = new SplittableRandom(seed * 31 + moment).nextDouble() - 0.5;
    return level * Math.exp(0.1 * Math.sin(moment / 40_000.0 + seed) + 0.004 * noise);
  }

  /** The bar of five minutes that starts at a moment. */
  Optional<Candle> bar(long start) {
    SplittableRandom chance = new SplittableRandom(seed * 17 - start);
    boolean here = start >= listed && start < halted && chance.nextDouble() >= missing;
    double open = price(start);
    double close = price(start + 300);
    double told =
        chance.nextDouble() >= wild
            ? close
            : switch (chance.nextInt(3)) {
              case 0 -> 0;
              case 1 -> -close;
              default -> 1000 * close;
            };
    return here
        ? Optional.of(
            new Candle(
                start, open, Math.max(open, told) * 1.001, Math.min(open, close) * 0.999, told, 2))
        : Optional.empty();
  }

  /** What was settled at a moment: some hundredths of a percent. */
  double rate(long moment) {
    return 0.0004 * (new SplittableRandom(seed + moment).nextDouble() - 0.3);
  }

  /** Settlements from one moment to another, both inclusive, in Unix seconds. */
  List<FundingSettlement> settlements(long from, long to) {
    List<FundingSettlement> all = new ArrayList<>();
    long first = Math.ceilDiv(Math.max(from, listed), intervalSeconds) * intervalSeconds;
    for (long at = first; at <= to && at < halted; at += intervalSeconds) {
      all.add(new FundingSettlement(at, rate(at), Double.NaN));
    }
    return all;
  }
}
