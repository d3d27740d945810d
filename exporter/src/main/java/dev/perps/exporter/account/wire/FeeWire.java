package dev.perps.exporter.account.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.perps.exporter.account.FeeTiers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * What the spot API's TradeVolume tells of the fees of a futures contract: those that Kraken
 * charges since June 2026.
 */
final class FeeWire {
  static final TypeReference<Envelope> TRADE_VOLUME = new TypeReference<>() {};

  private FeeWire() {}

  record Envelope(@Nullable List<@Nullable String> error, @Nullable TradeVolume result) {
    void check() {
      Refusals.check(error, result);
    }
  }

  /**
   * An answer.
   *
   * @param volume of 30 days, USD
   * @param fees as taker, by contract
   * @param feesMaker as maker; where it is missing, {@code fees} counts for both
   */
  record TradeVolume(
      double volume,
      @Nullable Map<String, @Nullable Tier> fees,
      @JsonAlias("fees_maker") @Nullable Map<String, @Nullable Tier> feesMaker) {

    FeeTiers tiers(String symbol) {
      Tier taker = tier(fees, symbol).orElse(Tier.UNKNOWN);
      Tier maker = feesMaker == null ? taker : tier(feesMaker, symbol).orElse(Tier.UNKNOWN);
      return new FeeTiers(
          "trade_volume",
          taker.counts(volume) ? volume : Double.NaN,
          Decimals.fraction(maker.fee, "fee"),
          Decimals.fraction(taker.fee, "fee"),
          taker.next(),
          Decimals.fraction(maker.nextfee, "nextfee"),
          Decimals.fraction(taker.nextfee, "nextfee"));
    }

    private static Optional<Tier> tier(@Nullable Map<String, @Nullable Tier> tiers, String symbol) {
      return tiers == null
          ? Optional.empty()
          : tiers.entrySet().stream()
              .filter(entry -> entry.getKey().equalsIgnoreCase(symbol))
              .flatMap(entry -> Optional.ofNullable(entry.getValue()).stream())
              .findFirst();
    }
  }

  /**
   * The tier that counts, and the next.
   *
   * @param fee per cent
   * @param nextfee per cent; absent at the top
   * @param nextvolume USD, from which the next tier begins
   * @param tiervolume USD, from which this one does
   */
  record Tier(
      @Nullable String fee,
      @JsonAlias("next_fee") @Nullable String nextfee,
      @JsonAlias("next_volume") @Nullable String nextvolume,
      @JsonAlias("tier_volume") @Nullable String tiervolume) {
    static final Tier UNKNOWN = new Tier(null, null, null, null);

    double next() {
      return usd(nextvolume, "nextvolume");
    }

    /** Whether a volume is one of this tier: Kraken may tell that of spot trading instead. */
    boolean counts(double volume) {
      return !(volume < usd(tiervolume, "tiervolume")) && !(volume >= next());
    }

    private static double usd(@Nullable String text, String what) {
      var value = Decimals.exact(text, what);
      return value == null ? Double.NaN : value.doubleValue();
    }
  }
}
