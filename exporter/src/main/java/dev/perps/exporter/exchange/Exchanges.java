package dev.perps.exporter.exchange;

import java.util.List;

/** Every exchange that the exporter knows: the one line that a new one adds. */
public final class Exchanges {
  public static final List<Exchange> ALL = List.of();

  private Exchanges() {}
}
