package dev.perps.simulator;

import java.time.Duration;

/**
 * One way in which an exchange misbehaves. Immutable; the methods that refine a fault return a new
 * one.
 *
 * @param number status, milliseconds, seconds or bytes: see {@link FaultKind}
 * @param text symbol of {@link FaultKind#VANISH}, otherwise empty
 * @param retryAfterSeconds value of the Retry-After header of {@link FaultKind#STATUS}; below zero:
 *     no header
 * @param path only requests whose path behind the exchange's name starts with this; empty: all
 * @param every which rows the changed-data faults spoil: each {@code every}-th
 */
public record Fault(
    FaultKind kind, int number, String text, int retryAfterSeconds, String path, int every) {
  private static final int EVERY = 3;

  public static Fault hang() {
    return of(FaultKind.HANG, 0);
  }

  public static Fault latency(Duration latency) {
    return of(FaultKind.LATENCY, Math.toIntExact(latency.toMillis()));
  }

  /** 64 bytes each 100 ms: a bulk answer takes minutes. */
  public static Fault slowBody() {
    return of(FaultKind.SLOW_BODY, 64);
  }

  public static Fault status(int status) {
    if (status < 300 || status > 599) {
      throw new IllegalArgumentException("a fault's status is 300 to 599, not " + status);
    }
    return of(FaultKind.STATUS, status);
  }

  public static Fault envelopeError() {
    return of(FaultKind.ENVELOPE_ERROR, 0);
  }

  public static Fault reset() {
    return of(FaultKind.RESET, 0);
  }

  public static Fault truncate() {
    return of(FaultKind.TRUNCATE, 0);
  }

  public static Fault garbage() {
    return of(FaultKind.GARBAGE, 0);
  }

  public static Fault nulls() {
    return of(FaultKind.NULLS, 0);
  }

  public static Fault emptyStrings() {
    return of(FaultKind.EMPTY_STRINGS, 0);
  }

  public static Fault nanStrings() {
    return of(FaultKind.NAN_STRINGS, 0);
  }

  public static Fault negative() {
    return of(FaultKind.NEGATIVE, 0);
  }

  public static Fault wrongRow() {
    return of(FaultKind.WRONG_ROW, 0);
  }

  /** The contract or pair with this symbol, the exchange's own name for it, is gone. */
  public static Fault vanish(String symbol) {
    return new Fault(FaultKind.VANISH, 0, symbol, -1, "", EVERY);
  }

  public static Fault stale() {
    return of(FaultKind.STALE, 0);
  }

  public static Fault clockSkew(Duration ahead) {
    return of(FaultKind.CLOCK_SKEW, Math.toIntExact(ahead.toSeconds()));
  }

  public Fault retryAfter(int seconds) {
    return new Fault(kind, number, text, seconds, path, every);
  }

  /**
   * The same for some requests only.
   *
   * @param prefix of the path behind the exchange's name, for instance {@code /fapi/}; for
   *     Hyperliquid, whose path is always the same, {@code /info/} and the start of the type
   */
  public Fault onPath(String prefix) {
    return new Fault(kind, number, text, retryAfterSeconds, prefix, every);
  }

  public Fault every(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("every " + rows + "-th row makes no sense");
    }
    return new Fault(kind, number, text, retryAfterSeconds, path, rows);
  }

  /**
   * Reads {@code KIND[:ARG[:RETRY_AFTER]][@PATH]}, for instance {@code status:429:5@/fapi/}.
   *
   * @throws IllegalArgumentException with a message for the user
   */
  public static Fault parse(String spec) {
    int at = spec.indexOf('@');
    String[] words = (at < 0 ? spec : spec.substring(0, at)).split(":", 3);
    FaultKind kind = FaultKind.of(words[0]);
    Fault fault =
        switch (kind) {
          case STATUS -> status(number(words, kind));
          case LATENCY -> latency(Duration.ofMillis(number(words, kind)));
          case CLOCK_SKEW -> clockSkew(Duration.ofSeconds(number(words, kind)));
          case VANISH -> vanish(argument(words, kind));
          case SLOW_BODY -> words.length > 1 ? of(kind, number(words, kind)) : slowBody();
          case NULLS, EMPTY_STRINGS, NAN_STRINGS, NEGATIVE, WRONG_ROW ->
              words.length > 1 ? of(kind, 0).every(number(words, kind)) : of(kind, 0);
          case HANG, ENVELOPE_ERROR, RESET, TRUNCATE, GARBAGE, STALE -> of(kind, 0);
        };
    if (words.length > 2) {
      fault = fault.retryAfter(integer(words[2], kind));
    }
    return at < 0 ? fault : fault.onPath(spec.substring(at + 1));
  }

  private static Fault of(FaultKind kind, int number) {
    return new Fault(kind, number, "", -1, "", EVERY);
  }

  private static int number(String[] words, FaultKind kind) {
    return integer(argument(words, kind), kind);
  }

  private static String argument(String[] words, FaultKind kind) {
    if (words.length < 2 || words[1].isEmpty()) {
      throw new IllegalArgumentException("fault " + kind.word() + " needs an argument");
    }
    return words[1];
  }

  private static int integer(String word, FaultKind kind) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "fault " + kind.word() + ": '" + word + "' is not a whole number", e);
    }
  }
}
