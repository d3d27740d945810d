package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.kraken.FuturesWire.InstrumentRow;
import dev.perps.exporter.exchange.kraken.KrakenContract.MarginLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Margin levels out of the list of instruments. They are read apart from its rows, so that a
 * contract is not lost with a list of levels of another shape: then it has none. Newer lists also
 * have {@code marginSchedules} by jurisdiction, of which Kraken does not say which one is whose.
 */
final class MarginLevels {
  private MarginLevels() {}

  /** Ascending; none if one of them cannot be read, for its place would be another's. */
  static List<MarginLevel> of(InstrumentRow row) {
    List<MarginLevel> levels = read(row.marginLevels());
    return levels.isEmpty() ? read(row.retailMarginLevels()) : levels;
  }

  private static List<MarginLevel> read(@Nullable Object told) {
    List<MarginLevel> levels = new ArrayList<>();
    if (told instanceof List<?> rows) {
      for (Object row : rows) {
        if (!(row instanceof Map<?, ?> members)) {
          return List.of();
        }
        Object from = members.get("contracts");
        MarginLevel level =
            new MarginLevel(
                number(from == null ? members.get("numNonContractUnits") : from),
                number(members.get("initialMargin")),
                number(members.get("maintenanceMargin")));
        if (!(level.fromSize() >= 0
            && level.initialMargin() > 0
            && level.maintenanceMargin() > 0)) {
          return List.of();
        }
        levels.add(level);
      }
    }
    levels.sort(Comparator.comparingDouble(MarginLevel::fromSize));
    return List.copyOf(levels);
  }

  private static double number(@Nullable Object told) {
    try {
      return switch (told) {
        case Number number -> number.doubleValue();
        case String text -> Double.parseDouble(text);
        case null, default -> Double.NaN;
      };
    } catch (NumberFormatException ignored) {
      return Double.NaN;
    }
  }
}
