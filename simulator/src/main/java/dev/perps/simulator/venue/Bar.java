package dev.perps.simulator.venue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Candles of a length whose grid need not be that of the epoch. Time is Unix milliseconds.
 *
 * @param interval length
 * @param offset where one of them starts
 */
public record Bar(long interval, long offset) {
  private static final long HOUR = 3_600_000L;
  private static final long HONG_KONG = -8 * HOUR;
  // Every grid of Hong Kong's hours is made of these.
  private static final long PIECE = 2 * HOUR;

  /**
   * Candles of exchanges whose day begins at midnight in Hong Kong unless the name says {@code
   * utc}: {@code 1m}, {@code 4H}, {@code 1D}, {@code 1Wutc}. From six hours on that matters; weeks
   * begin on Monday.
   */
  public static Optional<Bar> hongKong(String word) {
    boolean utc = word.endsWith("utc");
    String name = utc ? word.substring(0, word.length() - 3) : word;
    if (!name.matches("[1-9][0-9]*(m|[HDW])")) {
      return Optional.empty();
    }
    OptionalLong length = Intervals.millis(name.toLowerCase(Locale.ROOT));
    if (length.isEmpty()) {
      return Optional.empty();
    }
    long monday = name.endsWith("W") ? 4 * 24 * HOUR : 0;
    boolean there = !utc && length.getAsLong() >= 6 * HOUR;
    return Optional.of(new Bar(length.getAsLong(), there ? monday + HONG_KONG : monday));
  }

  /** Start of the candle that contains a moment. */
  public long start(long millis) {
    return Math.floorDiv(millis - offset, interval) * interval + offset;
  }

  /** Candles that start in [from, to], of which both are starts; see {@link Candles#between}. */
  public List<Candle> between(
      Venue venue, Contract contract, Candles.Of what, long from, long to, long now) {
    if (offset % interval == 0) {
      return Candles.between(venue, contract, what, interval, from, to, now);
    }
    TreeMap<Long, Candle> candles = new TreeMap<>();
    for (Candle piece :
        Candles.between(venue, contract, what, PIECE, from, to + interval - 1, now)) {
      candles.merge(start(piece.start()), within(piece), Bar::joined);
    }
    return new ArrayList<>(candles.values());
  }

  private Candle within(Candle piece) {
    long start = start(piece.start());
    return new Candle(
        start,
        start + interval,
        piece.open(),
        piece.high(),
        piece.low(),
        piece.close(),
        piece.volume(),
        piece.turnover(),
        piece.trades());
  }

  private static Candle joined(Candle left, Candle right) {
    return new Candle(
        left.start(),
        left.end(),
        left.open(),
        Math.max(left.high(), right.high()),
        Math.min(left.low(), right.low()),
        right.close(),
        left.volume() + right.volume(),
        left.turnover() + right.turnover(),
        left.trades() + right.trades());
  }
}
