package dev.perps.exporter.exposition;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountFigures.Part;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Families of how the collection of an account fares. */
final class AccountHealthFamilies {
  private AccountHealthFamilies() {}

  static List<Family> all() {
    return List.of(
        AccountSamples.gauge(
            "kraken_account_up",
            "1 or 0",
            "Whether the last attempt of every part succeeded; absent until each was tried, or one"
                + " failed.",
            List.of(),
            (account, out) -> out.add(up(account))),
        AccountSamples.gauge(
            "kraken_account_last_success_timestamp_seconds",
            "Unix seconds",
            "When a part of the account was last collected.",
            List.of("part"),
            (account, out) ->
                account
                    .parts()
                    .forEach(
                        part ->
                            part.lastSuccess().ifPresent(at -> out.add(seconds(at), part.name())))),
        AccountSamples.gauge(
            "kraken_account_failing",
            "1",
            "Present while a part of the account fails: why.",
            List.of("part", "reason"),
            (account, out) ->
                account
                    .parts()
                    .forEach(
                        part ->
                            part.failure()
                                .ifPresent(
                                    failure -> out.add(1, part.name(), failure.reason().label())))),
        AccountSamples.gauge(
            "kraken_account_key_verdict",
            "1",
            "What Kraken says of the account's keys: valid, invalid, lacks_permission, clock_off;"
                + " unknown until it has said something.",
            List.of("verdict"),
            (account, out) -> out.add(1, account.verdict())),
        ledger("ledger_rows", "rows", "Rows of the ledger.", History::rows),
        ledger(
            "ledger_unpriced_rows",
            "rows",
            "Rows with an amount in a currency whose worth nobody told: the sums lack them.",
            History::unpriced),
        ledger(
            "ledger_began_timestamp_seconds",
            "Unix seconds",
            "When the oldest row of the ledger was booked.",
            history -> seconds(history.began())),
        ledger(
            "ledger_newest_timestamp_seconds",
            "Unix seconds",
            "When the newest row of the ledger was booked.",
            history -> seconds(history.newest())));
  }

  private static double up(AccountFigures account) {
    List<Part> parts = account.parts();
    if (parts.stream().anyMatch(part -> part.failure().isPresent())) {
      return 0;
    }
    return !parts.isEmpty() && parts.stream().allMatch(Part::attempted) ? 1 : Double.NaN;
  }

  private static Family ledger(
      String name, String unit, String help, ToDoubleFunction<History> figure) {
    return AccountSamples.gauge(
        "kraken_account_" + name,
        unit,
        help,
        List.of(),
        (account, out) ->
            account.history().ifPresent(history -> out.add(figure.applyAsDouble(history))));
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
