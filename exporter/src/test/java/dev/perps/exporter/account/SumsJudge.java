package dev.perps.exporter.account;

import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.BookSums.Entry;
import dev.perps.simulator.exchange.kraken.account.Book;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Compares sums of windows, of days and since the beginning with those of a book. */
record SumsJudge(Book book, Instant now) {
  private static final int DAYS = 90;

  void judge(History told, Differences differences) {
    List<Entry> entries = BookSums.entries(book);
    compare("ever", sums(entries, it -> true, Entry::contract), told.ever(), differences);
    for (AccountWindow window : AccountWindow.values()) {
      windows(window, entries, told, differences);
    }
    days(entries, told, differences);
    // Each trade, and each conversion, is two rows of the log.
    int rows =
        2 * (book.trades().size() + book.conversions().size())
            + book.fundings().size()
            + book.flows().size();
    differences.same("rows", (long) rows, told.rows());
    differences.same("unpriced", 0L, told.unpriced());
    LongSummaryStatistics times = entries.stream().mapToLong(Entry::time).summaryStatistics();
    differences.same("began", Instant.ofEpochMilli(times.getMin()), told.began());
    differences.same("newest", Instant.ofEpochMilli(times.getMax()), told.newest());
  }

  private void windows(
      AccountWindow window, List<Entry> entries, History told, Differences differences) {
    long longest = now.minus(AccountWindow.D90.length()).toEpochMilli();
    Instant from = now.minus(window.length());
    Map<String, BookSums> sums =
        sums(entries, it -> !Instant.ofEpochMilli(it.time()).isBefore(from), Entry::contract);
    // What was done in 90 days is told of each window.
    entries.stream()
        .filter(it -> it.time() >= longest)
        .forEach(it -> sums.computeIfAbsent(it.contract(), contract -> new BookSums()));
    compare(window.label(), sums, told.windows().get(window), differences);
  }

  private void days(List<Entry> entries, History told, Differences differences) {
    Map<LocalDate, BookSums> sums = sums(entries, it -> true, it -> date(it.time()));
    LocalDate today = date(now.toEpochMilli());
    LocalDate began = sums.keySet().stream().min(LocalDate::compareTo).orElseThrow();
    Map<LocalDate, BookSums> lately = new HashMap<>();
    Stream.iterate(today, day -> !day.isBefore(began), day -> day.minusDays(1))
        .limit(DAYS)
        .forEach(day -> lately.put(day, sums.getOrDefault(day, new BookSums())));
    compare("day", lately, told.days(), differences);
  }

  private static LocalDate date(long time) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
  }

  private static <K> Map<K, BookSums> sums(
      List<Entry> entries, Predicate<Entry> counts, Function<Entry, K> key) {
    Map<K, BookSums> sums = new HashMap<>();
    entries.stream()
        .filter(counts)
        .forEach(
            it -> sums.computeIfAbsent(key.apply(it), unused -> new BookSums()).add(it.sums()));
    return sums;
  }

  private static <K> void compare(
      String what, Map<K, BookSums> expected, Map<K, Totals> told, Differences differences) {
    differences.same(what + ": which", expected.keySet(), told.keySet());
    expected.forEach(
        (key, sums) ->
            sums.compare(what + " " + key, told.getOrDefault(key, Totals.ZERO), differences));
  }
}
