package dev.perps.exporter.exposition;

import static java.util.Comparator.naturalOrder;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountWindow;
import dev.perps.exporter.account.Totals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Families of what the ledger of an account adds up to: over windows, each day, and ever. */
final class TotalsFamilies {
  /** What the label says of rows that belong to no contract. */
  private static final String NO_CONTRACT = "none";

  private static final String OF_WINDOW =
      " Of the ledger's rows in the window, which ends now and has days of 24 hours.";
  private static final String OF_DAY = " Of the ledger's rows of a UTC day, today's so far.";
  private static final String EVER = " Of all rows of the ledger.";

  private TotalsFamilies() {}

  static List<Family> all() {
    List<Family> all = new ArrayList<>();
    TotalsFigure.OF_CONTRACTS.forEach(figure -> all.add(ofWindow(figure)));
    TotalsFigure.OF_ACCOUNT.forEach(figure -> all.add(ofWholeWindow(figure)));
    TotalsFigure.OF_DAYS.forEach(figure -> all.add(ofDay(figure)));
    TotalsFigure.COUNTERS.forEach(figure -> all.add(ever(figure)));
    return all;
  }

  private static Family ofWindow(TotalsFigure figure) {
    return AccountSamples.gauge(
        "kraken_account_" + figure.name(),
        figure.unit(),
        figure.help() + OF_WINDOW,
        List.of("symbol", "window"),
        (account, out) ->
            account
                .history()
                .ifPresent(
                    history -> {
                      for (AccountWindow window : AccountWindow.values()) {
                        ofContracts(history.windows().getOrDefault(window, Map.of()), history)
                            .forEach(
                                (symbol, totals) ->
                                    out.add(figure.of(totals), symbol, window.label()));
                      }
                    }));
  }

  /**
   * By symbol. Rows of no contract are there only if one of them bears what contracts have too;
   * whether it does is asked of all rows, so that a window without any says 0.
   */
  private static Map<String, Totals> ofContracts(Map<String, Totals> sums, History history) {
    Map<String, Totals> named = new TreeMap<>(sums);
    Totals none = named.remove("");
    boolean trades = TotalsFigure.COUNTERS.stream().anyMatch(it -> it.of(rest(history)) != 0);
    if (none != null && trades) {
      named.put(NO_CONTRACT, none);
    }
    return named;
  }

  private static Totals rest(History history) {
    return history.ever().getOrDefault("", Totals.ZERO);
  }

  private static Family ofWholeWindow(TotalsFigure figure) {
    return AccountSamples.gauge(
        "kraken_account_" + figure.name(),
        figure.unit(),
        figure.help() + OF_WINDOW,
        List.of("window"),
        (account, out) ->
            account
                .history()
                .ifPresent(
                    history -> {
                      for (AccountWindow window : AccountWindow.values()) {
                        Map<String, Totals> sums = history.windows().get(window);
                        if (sums != null) {
                          Totals whole = sums.values().stream().reduce(Totals.ZERO, Totals::plus);
                          out.add(figure.of(whole), window.label());
                        }
                      }
                    }));
  }

  private static Family ofDay(TotalsFigure figure) {
    return AccountSamples.gauge(
        "kraken_account_daily_" + figure.name(),
        figure.unit(),
        figure.help() + OF_DAY,
        List.of("date"),
        (account, out) ->
            sorted(account, History::days)
                .forEach((date, totals) -> out.add(figure.of(totals), date.toString())));
  }

  private static Map<LocalDate, Totals> sorted(
      AccountFigures account, Function<History, Map<LocalDate, Totals>> days) {
    Map<LocalDate, Totals> sorted = new TreeMap<>(naturalOrder());
    account.history().map(days).ifPresent(sorted::putAll);
    return sorted;
  }

  /** Without a word of its own the name would be a window's in OpenMetrics, which drops total. */
  private static Family ever(TotalsFigure figure) {
    ToDoubleFunction<Totals> sum = figure.figure();
    return AccountSamples.family(
        "kraken_account_ledger_" + figure.name() + "_total",
        Family.Type.COUNTER,
        figure.unit(),
        figure.help() + EVER,
        List.of("symbol"),
        (account, out) ->
            account
                .history()
                .ifPresent(
                    history ->
                        ofContracts(history.ever(), history)
                            .forEach(
                                (symbol, totals) -> out.add(sum.applyAsDouble(totals), symbol))));
  }
}
