package dev.perps.exporter.exposition;

/** Writes label pairs, escaped as the formats ask. Not thread-safe. */
public final class Labels {
  private final TextBuffer out;
  private boolean first = true;

  Labels(TextBuffer out) {
    this.out = out;
  }

  /** Adds a pair. */
  public Labels add(String name, String value) {
    out.append(first ? '{' : ',');
    first = false;
    out.append(name).append('=').append('"').append(escape(value)).append('"');
    return this;
  }

  /** Ends the pairs; without any, there are no braces either. */
  void end() {
    if (!first) {
      out.append('}');
    }
  }

  private static String escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' || c == '"' || c == '\n') {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
      }
    }
    return value;
  }
}
