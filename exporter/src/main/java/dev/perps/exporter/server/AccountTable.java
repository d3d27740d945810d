package dev.perps.exporter.server;

import static dev.perps.exporter.server.LandingPage.escape;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The user's accounts on the landing page: how each fares, and no amount of money. */
final class AccountTable {
  private static final String HEAD =
      "<h2>Kraken accounts</h2>\n<div class=\"scroll own\"><table>\n<thead><tr><th>Account</th>"
          + "<th>Key</th><th>Age</th><th>Ledger rows</th><th>Open positions</th><th>Last error</th>"
          + "</tr></thead>\n<tbody>\n";

  private AccountTable() {}

  /** Empty without accounts. */
  static String of(List<AccountFigures> accounts, Instant now) {
    return accounts.isEmpty()
        ? ""
        : accounts.stream()
            .map(account -> row(account, now))
            .collect(Collectors.joining("", HEAD, "</tbody>\n</table></div>\n"));
  }

  private static String row(AccountFigures account, Instant now) {
    boolean failing = account.parts().stream().anyMatch(part -> part.failure().isPresent());
    boolean asked = !account.verdict().equals("unknown");
    boolean up = account.verdict().equals("valid") && !failing;
    String state = up ? "up" : asked || failing ? "down" : "starting";
    String mark = up ? "●" : asked || failing ? "▼" : "○";
    return "<tr class=\"%s\"><td>%s</td><td class=\"state\">%s %s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
        .formatted(
            state,
            escape(account.account()),
            mark,
            escape(account.verdict()),
            ledgerRead(account).map(at -> LandingPage.age(Duration.between(at, now))).orElse("–"),
            account.history().map(history -> LandingPage.count(history.rows())).orElse("–"),
            account.open().map(open -> LandingPage.count(open.size())).orElse("–"),
            account.parts().stream().map(AccountTable::problem).collect(Collectors.joining()));
  }

  /** When the ledger was last read to its end: what the account cost is as of then. */
  private static Optional<Instant> ledgerRead(AccountFigures account) {
    return account.parts().stream()
        .filter(part -> part.name().equals("ledger"))
        .findFirst()
        .flatMap(Part::lastSuccess);
  }

  private static String problem(Part part) {
    return part.failure()
        .map(
            failure ->
                "<div>%s: <b>%s</b> %s</div>"
                    .formatted(
                        escape(part.name()), failure.reason().label(), escape(failure.message())))
        .orElse("");
  }
}
