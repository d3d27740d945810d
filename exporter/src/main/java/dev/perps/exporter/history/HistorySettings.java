package dev.perps.exporter.history;

import java.util.List;

/**
 * Of what the past is kept.
 *
 * @param enabled whether anything is asked about the past at all
 * @param bases how many of the biggest bases have beta, correlation, volatility and returns
 * @param alwaysBases bases that have them whatever their turnover
 * @param correlated how many of the biggest are compared with each other
 * @param charted how many of the biggest have indicators
 * @param funded how many of the biggest have sums of settled funding, on every exchange
 * @param references ids of exchanges whose bars count, the preferred one first
 */
public record HistorySettings(
    boolean enabled,
    int bases,
    List<String> alwaysBases,
    int correlated,
    int charted,
    int funded,
    List<String> references) {

  /** Nothing is asked about the past. */
  public static final HistorySettings OFF =
      new HistorySettings(false, 0, List.of(), 0, 0, 0, List.of());

  public HistorySettings {
    alwaysBases = List.copyOf(alwaysBases);
    references = List.copyOf(references);
  }
}
