package dev.perps.simulator.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as exchanges write them. */
public final class Decimals {
  // Beyond this a double has no fraction to round.
  private static final double EXACT = 0x1.0p53;
  private static final double[] POWERS = new double[19];

  static {
    for (int i = 0; i < POWERS.length; i++) {
      POWERS[i] = Double.parseDouble("1e" + i);
    }
  }

  private Decimals() {}

  /** Exactly this many decimals, half up, never in exponent form; "" when there is no value. */
  public static String fixed(double value, int decimals) {
    if (Double.isNaN(value)) {
      return "";
    }
    double scaled = Math.abs(value) * POWERS[decimals];
    if (scaled >= 1e15) {
      return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
    long units = Math.round(scaled);
    StringBuilder text = new StringBuilder(20).append(units);
    if (decimals > 0) {
      while (text.length() <= decimals) {
        text.insert(0, '0');
      }
      text.insert(text.length() - decimals, '.');
    }
    return value < 0 && units != 0 ? text.insert(0, '-').toString() : text.toString();
  }

  /** At most this many decimals, without zeros at the end. */
  public static String plain(double value, int decimals) {
    String text = fixed(value, decimals);
    if (text.indexOf('.') < 0) {
      return text;
    }
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  /** The nearest multiple of 10^-decimals; decimals below zero are allowed. */
  public static double round(double value, int decimals) {
    if (Double.isNaN(value) || decimals > 18) {
      return value;
    }
    double power = POWERS[Math.abs(decimals)];
    if (decimals < 0) {
      return Math.rint(value / power) * power;
    }
    double scaled = value * power;
    return Math.abs(scaled) < EXACT ? Math.rint(scaled) / power : value;
  }
}
