package dev.perps.exporter.account;

import dev.perps.exporter.exchange.FailureReason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of one account at one time; what is not known yet is empty. Immutable.
 *
 * @param account the user's name for it
 * @param verdict what Kraken says of the keys, one word: {@code valid}, {@code invalid}, {@code
 *     lacks_permission}, {@code clock_off}; {@code unknown} until it has said something
 * @param parts how each part of the collection fares
 * @param history of the ledger, once all of it has been read
 * @param open absent until Kraken has been asked
 * @param charged what Kraken charges
 */
public record AccountFigures(
    String account,
    Instant at,
    String verdict,
    List<Part> parts,
    Optional<History> history,
    Optional<List<OpenPosition>> open,
    Optional<Margin> margin,
    Optional<ChargedRates> charged,
    Optional<TierOutlook> tier,
    Optional<RoundTrip> roundTrip) {
  public AccountFigures {
    parts = List.copyOf(parts);
  }

  /** An account of which nothing is known yet. */
  public static AccountFigures unknown(String account, Instant at) {
    return new AccountFigures(
        account,
        at,
        "unknown",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A part of the collection.
   *
   * @param name {@code ledger}, {@code positions}, {@code margin}, {@code executions}, {@code fees}
   * @param lastSuccess empty before the first
   * @param failure of the last attempt, if it failed
   */
  public record Part(String name, Optional<Instant> lastSuccess, Optional<Failure> failure) {
    /** Whether the first attempt has ended. */
    public boolean attempted() {
      return lastSuccess.isPresent() || failure.isPresent();
    }
  }

  /** Why an attempt failed; the message is one line. */
  public record Failure(FailureReason reason, String message) {}

  /**
   * What the ledger tells. Contracts, those of closed positions too, are named as Kraken spells
   * them; upper case where no instrument is known any more.
   *
   * @param windows sums of windows up to now, by window ({@link AccountWindow}) and symbol; a
   *     symbol without rows in the longest is not there
   * @param days sums of each UTC day, today among them; days before the ledger began are not there
   * @param ever sums since the ledger began, by symbol; the empty name for rows of no contract
   * @param closed positions, the newest first, as many as are wanted
   * @param rows of the ledger
   * @param unpriced rows with an amount whose worth nobody told: the sums lack them
   * @param began when the oldest row was booked
   * @param newest when the newest row was booked
   */
  public record History(
      Map<AccountWindow, Map<String, Totals>> windows,
      Map<LocalDate, Totals> days,
      Map<String, Totals> ever,
      List<ClosedPosition> closed,
      long rows,
      long unpriced,
      Instant began,
      Instant newest) {
    public History {
      windows = Map.copyOf(windows);
      days = Map.copyOf(days);
      ever = Map.copyOf(ever);
      closed = List.copyOf(closed);
    }
  }

  /**
   * An open position. Prices are USD per unit of base, amounts USD; absent figures are NaN.
   *
   * @param symbol as Kraken spells it
   * @param signedSize positive: long; base units of a linear contract, USD of an inverse one
   * @param notionalUsd without a sign
   * @param openedEpochSeconds when it came to be
   * @param fundingUsd net since then, positive: received
   * @param feesUsd net since then, positive: paid
   * @param closingMakerFeeUsd estimated, of closing all of it at the mark price as maker
   * @param closingTakerFeeUsd the same as taker
   * @param netPnlUsd unrealised, with realised of partial closes, funding and fees since it was
   *     opened, and closing as maker
   * @param liquidationDistanceRatio how far the mark price may move against it, a fraction of the
   *     mark price
   * @param fundingPerHourUsd at the running rate, positive: received
   * @param predictedFundingPerHourUsd at the rate of the next hour
   * @param hourlyFundingUsd realised on the contract in each of the last eight full hours, the
   *     newest first; empty without a ledger
   */
  public record OpenPosition(
      String symbol,
      double signedSize,
      double notionalUsd,
      double entryPrice,
      double markPrice,
      double unrealizedPnlUsd,
      double openedEpochSeconds,
      double realizedPnlUsd,
      double fundingUsd,
      double feesUsd,
      double closingMakerFeeUsd,
      double closingTakerFeeUsd,
      double netPnlUsd,
      double liquidationDistanceRatio,
      double fundingPerHourUsd,
      double predictedFundingPerHourUsd,
      List<Double> hourlyFundingUsd) {
    public OpenPosition {
      hourlyFundingUsd = List.copyOf(hourlyFundingUsd);
    }
  }

  /**
   * What Kraken charges: by the newest execution of each kind. Fractions of the traded value,
   * negative: a rebate; NaN without such an execution in 30 days.
   *
   * @param makerVolume30dUsd traded as maker in 30 days
   * @param takerVolume30dUsd traded as taker in 30 days
   */
  public record ChargedRates(
      double maker, double taker, double makerVolume30dUsd, double takerVolume30dUsd) {}

  /**
   * The account's fee tier and what the next one would save.
   *
   * @param missingVolumeUsd until the next tier; absent at the top, as the saving is
   * @param yearlySavingUsd of the next tier's rates, at the volumes of the last 30 days
   */
  public record TierOutlook(FeeTiers tiers, double missingVolumeUsd, double yearlySavingUsd) {}

  /**
   * A round trip: so much bought and sold again at a higher price, both as maker; and as taker.
   *
   * @param symbol the contract
   * @param size base units
   * @param gainUsd how much higher it is sold, USD per unit
   * @param makerFeesUsd of both sides
   * @param takerFeesUsd of both sides
   * @param makerNetUsd gain less fees
   * @param takerNetUsd gain less fees
   * @param makerBreakEvenUsd how much higher it must be sold for the fees to be earned, USD per
   *     unit
   * @param takerBreakEvenUsd the same as taker
   */
  public record RoundTrip(
      String symbol,
      double size,
      double gainUsd,
      double makerFeesUsd,
      double takerFeesUsd,
      double makerNetUsd,
      double takerNetUsd,
      double makerBreakEvenUsd,
      double takerBreakEvenUsd) {}
}
