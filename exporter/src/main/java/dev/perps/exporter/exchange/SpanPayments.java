package dev.perps.exporter.exchange;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.market.FundingSettlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The payments of funding that a question about the past has brought so far, each moment once. Not
 * thread-safe.
 */
public final class SpanPayments {
  private final double from;
  private final double end;
  private final TreeMap<Double, Double> rates = new TreeMap<>();

  /**
   * Begins with none.
   *
   * @param from moment of the first payment, inclusive
   * @param to moment of the last payment, exclusive; what is after now was not paid
   */
  public SpanPayments(Instant from, Instant to, Instant now) {
    this.from = from.toEpochMilli() / 1000.0;
    this.end = (to.isBefore(now) ? to : now).toEpochMilli() / 1000.0;
  }

  /** Moment of the first payment that is wanted, in Unix seconds. */
  public double from() {
    return from;
  }

  /** The moment before which payments are wanted, in Unix seconds. */
  public double end() {
    return end;
  }

  /**
   * {@link SpanWindow#cover} of the payments that are wanted.
   *
   * @param step seconds from one to the next
   */
  public List<SpanWindow> windows(long step, int most, String what) {
    return SpanWindow.cover((long) Math.ceil(from), (long) Math.ceil(end), step, most, what);
  }

  /**
   * Takes a payment, unless it is wrong. One before the span is good to tell how long the interval
   * of the first within it was.
   *
   * @param moment in Unix seconds
   * @return whether it is new
   */
  public boolean add(double moment, double rate) {
    return moment > 0
        && moment < end
        && Double.isFinite(rate)
        && rates.putIfAbsent(moment, rate) == null;
  }

  /**
   * Those of the span.
   *
   * @param interval seconds that each was for
   */
  public List<FundingSettlement> oldestFirst(double interval) {
    return rates.tailMap(from).entrySet().stream()
        .map(paid -> new FundingSettlement(paid.getKey(), paid.getValue(), interval))
        .toList();
  }

  /** Those of the span, for the time since the payment before; NaN where that is not known. */
  public List<FundingSettlement> oldestFirstWithGaps() {
    List<FundingSettlement> payments = new ArrayList<>();
    for (Map.Entry<Double, Double> paid : rates.tailMap(from).entrySet()) {
      Double before = rates.lowerKey(paid.getKey());
      double interval = before == null ? ABSENT : paid.getKey() - before;
      payments.add(new FundingSettlement(paid.getKey(), paid.getValue(), interval));
    }
    return payments;
  }
}
