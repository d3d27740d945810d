package dev.perps.simulator.venue;

import java.util.ArrayList;
import java.util.List;

/** Price history of one contract. */
public final class Candles {
  private static final int SAMPLES = 12;

  private Candles() {}

  /** Which price a candle is made of. */
  public enum Of {
    LAST,
    MARK,
    INDEX,
    /** Mark against index as a fraction. */
    PREMIUM
  }

  /**
   * Candles that start in [from, to], ascending; the one that contains {@code now} is not closed,
   * later ones do not exist.
   */
  public static List<Candle> between(
      Venue venue, Contract contract, Of what, long interval, long from, long to, long now) {
    long listed = contract.life().listedAt(now);
    long first = Math.ceilDiv(Math.max(from, listed), interval) * interval;
    List<Candle> candles = new ArrayList<>();
    for (long start = first; start <= to && start <= now; start += interval) {
      candles.add(candle(venue, contract, what, start, start + interval, now));
    }
    return candles;
  }

  private static Candle candle(
      Venue venue, Contract contract, Of what, long start, long end, long now) {
    long until = Math.min(end, now);
    double open = price(venue, contract, what, start);
    double close = price(venue, contract, what, until);
    double high = Math.max(open, close);
    double low = Math.min(open, close);
    for (int i = 1; i < SAMPLES; i++) {
      double between = price(venue, contract, what, start + (until - start) * i / SAMPLES);
      high = Math.max(high, between);
      low = Math.min(low, between);
    }
    double average = (open + high + low + close) / 4;
    double quoteUsd = venue.world().price(contract.quote(), start);
    double usd = what == Of.LAST ? venue.volumeUsd(contract, start, until) : 0;
    double volume = Decimals.round(usd / quoteUsd / average, contract.sizeDecimals());
    return new Candle(
        start, end, open, high, low, close, volume, volume * average, Math.round(usd / 900));
  }

  private static double price(Venue venue, Contract contract, Of what, long at) {
    return switch (what) {
      case LAST -> venue.last(contract, at);
      case MARK -> venue.mark(contract, at);
      case INDEX -> venue.index(contract, at);
      case PREMIUM -> venue.markPremium(contract, at);
    };
  }
}
