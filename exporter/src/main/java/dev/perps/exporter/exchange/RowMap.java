package dev.perps.exporter.exchange;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of a JSON object that is used as a table, in order. A member that is not of the
 * expected shape is left out and counted. Immutable.
 *
 * @param rows by member name
 * @param malformed how many members could not be read
 */
public record RowMap<T>(Map<String, T> rows, int malformed) {

  public RowMap {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }
}
