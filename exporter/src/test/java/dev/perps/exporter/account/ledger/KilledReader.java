package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The program that {@link LedgerCrashTest} kills: reads a long log until its end. */
final class KilledReader {
  static final long ROWS = 100_000;
  private static final Instant BEGIN = Instant.parse("2026-08-01T00:00:00Z");
  private static final String[] CONTRACTS = {"pf_xbtusd", "pf_ethusd", "pi_xbtusd", "pf_solusd"};

  private KilledReader() {}

  /** Arguments: the directory of the ledger, and another to get warm in. */
  public static void main(String[] args) throws IOException {
    KeptLedger.open(Path.of(args[1]), "warm", InstantSource.fixed(BEGIN)).close();
    tell('w');
    if (System.in.read() < 0) {
      return;
    }
    try (KeptLedger ledger =
        KeptLedger.open(Path.of(args[0]), "main", InstantSource.fixed(BEGIN))) {
      LedgerReader reader = new LedgerReader(ledger);
      while (reader.advance(log(() -> tell('.')), (asset, at) -> Optional.empty())) {}
    }
  }

  private static void tell(char what) {
    System.out.print(what);
    System.out.flush();
  }

  /** At most 400 rows an answer, whatever is asked for. */
  private static FakeLog log(Runnable whenAsked) {
    return new FakeLog() {
      @Override
      public LogPage log(long from, int count) {
        whenAsked.run();
        List<LedgerRow> rows = new ArrayList<>();
        for (long id = from; id <= ROWS && rows.size() < Math.min(count, 400); id++) {
          rows.add(row(id));
        }
        return new LogPage(uid, rows);
      }
    };
  }

  /** Legs of two executions interleave: cash, cash, position, position; then two of funding. */
  static LedgerRow row(long id) {
    long group = (id - 1) / 6;
    int part = (int) ((id - 1) % 6);
    int which = part % 2;
    String contract = CONTRACTS[(int) (group % 4)];
    boolean inverse = contract.startsWith("pi_");
    String execution = "execution-" + (2 * group + which);
    Entries row;
    if (part < 2) {
      row = Entries.cash(id, contract, execution).price("50000.5").fee("0.123" + group % 10);
      row = which == 1 ? row.pnl("-1." + group % 10) : row;
    } else if (part < 4) {
      // a group opens, or turns round what the one before left; every third leaves nothing
      String left = group % 12 < 4 ? "0" : group % 8 < 4 ? "-2" : "3";
      String before =
          group < 4 ? "0" : (group - 4) % 12 < 4 ? "0" : (group - 4) % 8 < 4 ? "-2" : "3";
      row =
          which == 0
              ? Entries.leg(id, contract, execution, before, "7.5")
              : Entries.leg(id, contract, execution, "7.5", left);
      row = row.price("50000.5").entryPrice("50000");
    } else {
      row = Entries.entry(id, EntryKind.FUNDING).of(contract).funding("-0.000" + (1 + group % 9));
    }
    row = inverse && !(part == 2 || part == 3) ? row.asset("xbt").usd("50000.25") : row;
    return row.at(BEGIN.plusMillis(group * 560_000)).row();
  }
}
