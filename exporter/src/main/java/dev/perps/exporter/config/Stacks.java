package dev.perps.exporter.config;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A throwable as text. */
final class Stacks {
  private Stacks() {}

  static String of(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
