package dev.perps.exporter.exchange;

/** How many calls one question about the past may take. */
public final class PastPages {
  private static final int MOST = 1000;

  private PastPages() {}

  /**
   * Lets a page pass, by its number or as the number of all.
   *
   * @param what what is asked for, for the message
   * @throws ExchangeException when that is more than any sensible question takes
   */
  public static void check(long pages, String what) {
    if (pages > MOST) {
      throw new ExchangeException(
          FailureReason.TOO_LARGE, what + ": more than " + MOST + " pages; ask for a shorter span");
    }
  }
}
