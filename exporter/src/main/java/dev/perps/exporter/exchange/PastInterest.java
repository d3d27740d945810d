package dev.perps.exporter.exchange;

import dev.perps.exporter.exchange.PastBars.Window;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Asks an exchange for the open interest of a span, window by window, a moment each five minutes.
 * Immutable.
 *
 * @param first first moment, in Unix seconds
 * @param last last moment, in Unix seconds; before the first where there is none to ask for
 */
public record PastInterest(long first, long last) {
  /** Seconds from one moment to the next: the shortest that exchanges keep. */
  public static final long STEP = 300;

  private static final int MOST_PAGES = 1000;

  /** The full five minutes in [from, to) up to now. */
  public static PastInterest of(Instant from, Instant to, Instant now) {
    long end = to.isAfter(now) ? now.getEpochSecond() : Math.ceilDiv(to.toEpochMilli(), 1000) - 1;
    return new PastInterest(
        Math.ceilDiv(from.toEpochMilli(), STEP * 1000) * STEP, Math.floorDiv(end, STEP) * STEP);
  }

  /** The same without what is earlier than an exchange keeps. */
  public PastInterest notBefore(Instant kept) {
    return new PastInterest(
        Math.max(first, Math.ceilDiv(kept.getEpochSecond(), STEP) * STEP), last);
  }

  /**
   * Asks for the newest window first, so that the first one that brings nothing, from before the
   * listing or before what the exchange keeps, is the last. What an answer tells of other moments
   * is left out, and so are amounts that cannot be.
   *
   * @param momentsOfPage how many moments one call tells of at most
   * @param page what the exchange tells of a window, in any order; moments may be missing
   * @return oldest first, each moment once
   */
  public List<PastOpenInterest> ask(
      int momentsOfPage, Function<Window, Stream<PastOpenInterest>> page) {
    long length = STEP * momentsOfPage;
    if (last - first >= length * MOST_PAGES) {
      throw new ExchangeException(
          FailureReason.MALFORMED, "more than " + MOST_PAGES + " pages of open interest");
    }
    TreeMap<Double, PastOpenInterest> found = new TreeMap<>();
    for (long end = last; end >= first; end -= length) {
      int known = found.size();
      page.apply(new Window(Math.max(first, end - length + STEP), end, STEP))
          .filter(row -> row.epochSeconds() >= first && row.epochSeconds() <= last)
          .filter(row -> canBe(row.amount()))
          .forEach(row -> found.putIfAbsent(row.epochSeconds(), row));
      if (found.size() == known) {
        break;
      }
    }
    return List.copyOf(found.values());
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
