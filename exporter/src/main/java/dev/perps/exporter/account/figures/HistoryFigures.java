package dev.perps.exporter.account.figures;

import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountWindow;
import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.Ledger;
import dev.perps.exporter.account.Totals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the ledger of an account tells, put together to be shown. */
public final class HistoryFigures {
  private static final int DAYS = 90;
  private static final Duration CLOSED = Duration.ofDays(30);

  private HistoryFigures() {}

  /**
   * Sums as of a moment.
   *
   * @param now end of the windows, itself included: rows are booked to the millisecond
   * @param mostClosed so many positions closed in the last 30 days, the newest
   * @return empty of a ledger without rows
   */
  public static Optional<History> of(
      LedgerReading reading, Instant now, Spelling spelling, int mostClosed) {
    Ledger ledger = reading.ledger();
    Optional<Instant> began = ledger.began();
    Optional<Instant> newest = ledger.newest();
    if (began.isEmpty() || newest.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new History(
            windows(ledger, now, spelling),
            days(ledger, date(began.get()), date(now)),
            named(ledger.ever(), spelling::of),
            ledger.closed().stream()
                .filter(it -> !it.closedAt().isBefore(now.minus(CLOSED)))
                .limit(mostClosed)
                .map(it -> named(it, spelling))
                .toList(),
            ledger.rows(),
            ledger.unpriced(),
            began.get(),
            newest.get()));
  }

  /** What the longest window knows is known of the others too, if only to be nothing. */
  private static Map<AccountWindow, Map<String, Totals>> windows(
      Ledger ledger, Instant now, Spelling spelling) {
    Instant end = now.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
    Map<AccountWindow, Map<String, Totals>> windows = new EnumMap<>(AccountWindow.class);
    for (AccountWindow window : AccountWindow.values()) {
      Instant from = now.minus(window.length());
      windows.put(window, named(ledger.between(from, end), spelling::of));
    }
    Map<String, Totals> longest = windows.getOrDefault(AccountWindow.D90, Map.of());
    windows.replaceAll(
        (window, sums) -> {
          Map<String, Totals> all = new HashMap<>();
          longest.keySet().forEach(symbol -> all.put(symbol, Totals.ZERO));
          all.putAll(sums);
          return all;
        });
    return windows;
  }

  private static Map<LocalDate, Totals> days(Ledger ledger, LocalDate began, LocalDate today) {
    Map<LocalDate, Totals> days = new HashMap<>();
    for (int ago = 0; ago < DAYS; ago++) {
      LocalDate day = today.minusDays(ago);
      if (!day.isBefore(began)) {
        days.put(day, ledger.day(day));
      }
    }
    return days;
  }

  private static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Map<String, Totals> named(
      Map<String, Totals> byContract, UnaryOperator<String> name) {
    Map<String, Totals> named = new HashMap<>();
    byContract.forEach((contract, totals) -> named.put(name.apply(contract), totals));
    return named;
  }

  private static ClosedPosition named(ClosedPosition position, Spelling spelling) {
    return new ClosedPosition(
        position.id(),
        spelling.of(position.contract()),
        position.isLong(),
        position.size(),
        position.entryPrice(),
        position.exitPrice(),
        position.openedAt(),
        position.closedAt(),
        position.liquidated(),
        position.totals());
  }
}
