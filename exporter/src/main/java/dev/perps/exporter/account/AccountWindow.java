package dev.perps.exporter.account;

import java.time.Duration;

/** A span up to now over which an account's figures are summed. */
public enum AccountWindow {
  D1(1),
  D7(7),
  D14(14),
  D30(30),
  D60(60),
  D90(90);

  private final int days;

  AccountWindow(int days) {
    this.days = days;
  }

  /** Of days of 24 hours, not of calendar days. */
  public Duration length() {
    return Duration.ofDays(days);
  }

  /** {@code 7d} */
  public String label() {
    return days + "d";
  }
}
