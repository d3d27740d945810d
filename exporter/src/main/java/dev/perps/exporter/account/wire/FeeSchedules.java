package dev.perps.exporter.account.wire;

import static java.util.Objects.requireNonNullElse;

import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.exchange.Rows;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The fee schedules of the futures API, for accounts without a spot key. Kraken has announced that
 * since June 2026 they are no longer what is charged.
 */
public final class FeeSchedules {
  public static final Reading<?, List<Schedule>> SCHEDULES =
      new Reading<>(
          new TypeReference<Schedules>() {},
          Schedules::check,
          answer -> orNone(answer.feeSchedules));

  /** Volumes of 30 days in USD, by id of the schedule. */
  public static final Reading<?, Map<String, Double>> VOLUMES =
      new Reading<>(
          new TypeReference<Volumes>() {},
          Volumes::check,
          answer -> requireNonNullElse(answer.volumesByFeeSchedule, Map.of()));

  private static final FeeTiers UNKNOWN = tiers(Double.NaN, Tier.UNKNOWN, Tier.UNKNOWN);

  private FeeSchedules() {}

  /** Which schedule counts for a contract; empty if Kraken does not say. */
  public static Reading<?, Optional<String>> scheduleOf(String symbol) {
    return new Reading<>(
        new TypeReference<Instruments>() {}, Instruments::check, answer -> answer.of(symbol));
  }

  record Schedules(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable List<Schedule> feeSchedules) {
    void check() {
      Refusals.check(result, error, errors, feeSchedules);
    }
  }

  /** A schedule; what it holds is for {@link #tiers}. */
  public record Schedule(@Nullable String uid, @Nullable List<Tier> tiers) {}

  /**
   * A tier.
   *
   * @param makerFee per cent
   * @param takerFee per cent
   * @param usdVolume from which it begins
   */
  public record Tier(@Nullable String makerFee, @Nullable String takerFee, double usdVolume) {
    static final Tier UNKNOWN = new Tier(null, null, Double.NaN);
  }

  record Volumes(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Map<String, Double> volumesByFeeSchedule) {
    void check() {
      Refusals.check(result, error, errors, volumesByFeeSchedule);
    }
  }

  record Instruments(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Rows<Instrument> instruments) {
    void check() {
      Refusals.check(result, error, errors, instruments);
    }

    Optional<String> of(String symbol) {
      return instruments == null
          ? Optional.empty()
          : instruments.stream()
              .filter(one -> symbol.equalsIgnoreCase(one.symbol))
              .flatMap(one -> Optional.ofNullable(one.feeScheduleUid).stream())
              .filter(uid -> !uid.isBlank())
              .findFirst();
    }
  }

  record Instrument(@Nullable String symbol, @Nullable String feeScheduleUid) {}

  /**
   * Where a volume stands.
   *
   * @param uid of the contract's schedule. If it is empty, only one schedule can be meant of which
   *     there is a volume; of several none is chosen
   * @return with absent figures where Kraken does not tell
   */
  public static FeeTiers tiers(
      List<Schedule> schedules, Map<String, Double> volumes, Optional<String> uid) {
    List<Schedule> meant =
        schedules.stream()
            .filter(one -> one.uid() != null && volumes.containsKey(one.uid()))
            .filter(one -> uid.isEmpty() || uid.get().equals(one.uid()))
            .toList();
    return meant.size() == 1 ? tiers(meant.getFirst(), volumes) : UNKNOWN;
  }

  private static FeeTiers tiers(Schedule schedule, Map<String, Double> told) {
    Double volume = told.get(schedule.uid());
    if (volume == null || !Double.isFinite(volume)) {
      return UNKNOWN;
    }
    List<Tier> ascending =
        orNone(schedule.tiers()).stream()
            .filter(tier -> Double.isFinite(tier.usdVolume()))
            .sorted(Comparator.comparingDouble(Tier::usdVolume))
            .toList();
    Tier own = Tier.UNKNOWN;
    for (Tier tier : ascending) {
      if (tier.usdVolume() > volume) {
        return tiers(volume, own, tier);
      }
      own = tier;
    }
    return tiers(volume, own, Tier.UNKNOWN);
  }

  private static FeeTiers tiers(double volume, Tier own, Tier next) {
    return new FeeTiers(
        "fee_schedules",
        volume,
        Decimals.fraction(own.makerFee(), "makerFee"),
        Decimals.fraction(own.takerFee(), "takerFee"),
        next.usdVolume(),
        Decimals.fraction(next.makerFee(), "makerFee"),
        Decimals.fraction(next.takerFee(), "takerFee"));
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }
}
