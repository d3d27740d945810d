package dev.perps.exporter.backfill;

/** A backfill cannot be made. The message is one line for a person. */
public final class BackfillException extends RuntimeException {
  public BackfillException(String message) {
    super(message, null, false, false);
  }
}
