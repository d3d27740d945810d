package dev.perps.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How an exchange can misbehave. The word on the command line is the name in lower case with
 * dashes.
 */
public enum FaultKind {
  /** The request is taken and never answered. */
  HANG,
  /** The answer comes after {@link Fault#number()} milliseconds. */
  LATENCY,
  /** The body drips: {@link Fault#number()} bytes each 100 ms. */
  SLOW_BODY,
  /** HTTP status {@link Fault#number()}, with the body that the exchange would send. */
  STATUS,
  /** The exchange's own "too many requests" inside an HTTP 200, where it has such a thing. */
  ENVELOPE_ERROR,
  /** The connection is closed without an answer. */
  RESET,
  /** The full length is declared, half of the body comes, the connection is closed. */
  TRUNCATE,
  /** An HTML page with status 200. */
  GARBAGE,
  /** Numbers in every k-th row become null. */
  NULLS,
  /** Numbers in every k-th row become "". */
  EMPTY_STRINGS,
  /** Numbers in every k-th row become "NaN". */
  NAN_STRINGS,
  /** Numbers in every k-th row change their sign. */
  NEGATIVE,
  /**
   * Every k-th row becomes a string, a number or an array; a number in the row after it an object.
   */
  WRONG_ROW,
  /** The contract {@link Fault#text()} is in no answer any more. */
  VANISH,
  /** Every moment in the answers is a week old. */
  STALE,
  /** The exchange's clock is {@link Fault#number()} seconds ahead. */
  CLOCK_SKEW;

  /** The word for command line and control endpoint. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static FaultKind of(String word) {
    for (FaultKind kind : values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "unknown fault kind '"
            + word
            + "'; known: "
            + Arrays.stream(values()).map(FaultKind::word).collect(Collectors.joining(", ")));
  }
}
