package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.Execution;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.UnaskedAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Kraken's history of an account, as far as the ledger asks for it. */
class FakeLog extends UnaskedAccount {
  String uid = "uid-1";
  List<LedgerRow> rows = new ArrayList<>();
  List<Execution> executions = new ArrayList<>();
  int most = 500;

  /** What was asked: {@code from*count}, or {@code since next}. */
  final List<String> asked = new ArrayList<>();

  @Override
  public LogPage log(long from, int count) {
    asked.add(from + "*" + count);
    return new LogPage(
        uid, rows.stream().filter(row -> row.id() >= from).limit(Math.min(count, most)).toList());
  }

  @Override
  public EventPage<Execution> executions(Instant since, String next) {
    asked.add(since + " " + next);
    List<Execution> all = executions.stream().filter(one -> !one.at().isBefore(since)).toList();
    int from = next.isEmpty() ? 0 : Integer.parseInt(next);
    int to = Math.min(all.size(), from + 2);
    return new EventPage<>(all.subList(from, to), to < all.size() ? String.valueOf(to) : "");
  }
}
