package dev.perps.exporter.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a JSON array. A row that is not of the expected shape leaves a hole: it is counted,
 * and the others keep their places, which matters where two arrays belong together by index.
 * Immutable.
 */
public final class Rows<T> implements Iterable<T> {
  private final List<@Nullable T> places;
  private final int malformed;

  Rows(List<@Nullable T> places) {
    this.places = Collections.unmodifiableList(new ArrayList<>(places));
    this.malformed = (int) places.stream().filter(Objects::isNull).count();
  }

  /** Rows made in code. */
  public static <T> Rows<T> of(List<T> rows) {
    return new Rows<>(new ArrayList<>(rows));
  }

  /** How many rows could not be read. */
  public int malformed() {
    return malformed;
  }

  /** Number of places, holes included. */
  public int size() {
    return places.size();
  }

  /** The row at a place of the array; empty if it could not be read or the array ends before. */
  public Optional<T> at(int place) {
    return place < places.size() ? Optional.ofNullable(places.get(place)) : Optional.empty();
  }

  /** The rows that could be read, in order. */
  @Override
  @SuppressWarnings("NullAway") // the holes are filtered out
  public Iterator<T> iterator() {
    return places.stream().filter(Objects::nonNull).<T>map(row -> row).iterator();
  }

  /**
   * The rows that could be read by their key, in order. Of several rows of one key the first
   * counts. Immutable.
   */
  public Map<String, T> by(Function<T, String> key) {
    Map<String, T> byKey = new LinkedHashMap<>();
    for (T row : this) {
      byKey.putIfAbsent(key.apply(row), row);
    }
    return Collections.unmodifiableMap(byKey);
  }

  /** The rows that could be read, in order. */
  public Stream<T> stream() {
    return StreamSupport.stream(spliterator(), false);
  }
}
