package dev.perps.exporter.exchange;

import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The open interest that a question is about: a moment each five minutes or hour, up to now. It is
 * asked for page by page; what an answer tells of other moments is left out, and so are amounts
 * that cannot be. Immutable.
 */
public final class PastInterest {
  /** Seconds from one moment to the next: the shortest that exchanges keep. */
  public static final long STEP = 300;

  private static final long HOUR = 3600;

  private final String what;
  private final PastSpan span;

  private PastInterest(String what, PastSpan span) {
    this.what = what;
    this.span = span;
  }

  /** The full five minutes in [from, to) up to now. */
  public static PastInterest of(Instrument instrument, Instant from, Instant to, Instant now) {
    return every(STEP, instrument, from, to, now);
  }

  /** The full hours in [from, to) up to now. */
  public static PastInterest hourly(Instrument instrument, Instant from, Instant to, Instant now) {
    return every(HOUR, instrument, from, to, now);
  }

  private static PastInterest every(
      long step, Instrument instrument, Instant from, Instant to, Instant now) {
    return new PastInterest(
        "open interest of " + instrument.symbol(),
        new PastSpan(
            momentAtOrAfter(step, PastSpan.secondNotBefore(from)),
            Math.min(
                momentAtOrAfter(step, PastSpan.secondNotBefore(to)),
                momentAtOrAfter(step, now.getEpochSecond() + 1)),
            step));
  }

  private static long momentAtOrAfter(long step, long epochSeconds) {
    return Math.ceilDiv(epochSeconds, step) * step;
  }

  /** The same without what is earlier than an exchange keeps. */
  public PastInterest notBefore(Instant kept) {
    return new PastInterest(
        what, span.notBefore(momentAtOrAfter(span.step(), kept.getEpochSecond())));
  }

  /** The first moment, in Unix seconds. */
  public long first() {
    return span.first();
  }

  /**
   * What was open, oldest first, each moment once. The first window that brings nothing lies before
   * the listing, or before what the exchange keeps, and is the last.
   *
   * @param most how many moments one call tells of
   * @param page one call: what the exchange tells of a window, in any order; moments may be missing
   * @throws ExchangeException when that takes too many pages, or a call fails
   */
  public List<PastOpenInterest> gather(
      int most, Function<PastWindow, Stream<PastOpenInterest>> page) {
    return List.copyOf(
        span.gather(
                what,
                most,
                false,
                window -> page.apply(window).filter(row -> canBe(row.amount())),
                this::second)
            .values());
  }

  private long second(PastOpenInterest row) {
    double second = Math.floor(row.epochSeconds());
    return second % span.step() == 0 ? (long) second : Long.MIN_VALUE;
  }

  /** One of the two may be unknown. */
  private static boolean canBe(OpenInterest amount) {
    return isAmountOrAbsent(amount.base())
        && isAmountOrAbsent(amount.quote())
        && !(Double.isNaN(amount.base()) && Double.isNaN(amount.quote()));
  }

  private static boolean isAmountOrAbsent(double amount) {
    return Double.isNaN(amount) || (amount >= 0 && Double.isFinite(amount));
  }
}
