import dev.perps.exporter.account.*;
import dev.perps.exporter.account.ledger.KeptLedger;
import dev.perps.exporter.account.ledger.LedgerReader;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints what the ledger of an account of 100 000 rows costs: read for the first time, or, where it is
 * there already, opened; then the six windows; and memory. Arguments: directory.
 */
public class Ledger {
  static final long ROWS = 100_000;
  static final Instant NOW = Instant.parse("2026-11-21T12:34:56Z");
  static final Instant BEGIN = NOW.minus(Duration.ofDays(150));
  static final String[] CONTRACTS = {"pf_xbtusd", "pf_ethusd", "pf_solusd", "pf_xrpusd", "pf_dogeusd", "pf_adausd"};

  public static void main(String[] args) throws Exception {
    Path directory = Path.of(args[0]);
    long start = System.nanoTime();
    KeptLedger ledger = KeptLedger.open(directory, "bench", InstantSource.fixed(NOW));
    ledger.ever();
    print("opened with " + ledger.rows() + " rows", start);
    if (ledger.rows() == 0) {
      List<LedgerRow> all = new ArrayList<>();
      for (long id = 1; id <= ROWS; id++) {
        all.add(row(id));
      }
      start = System.nanoTime();
      LedgerReader reader = new LedgerReader(ledger);
      AccountApi kraken = kraken(all);
      int pages = 0;
      while (reader.advance(kraken, (asset, at) -> Optional.empty())) {
        pages++;
      }
      print(pages + " pages read and kept", start);
      System.out.printf("  file: %d MB%n", Files.size(directory.resolve("bench.db")) >> 20);
      ledger.close();
      return;
    }
    for (int turn = 0; turn < 2; turn++) {
      start = System.nanoTime();
      for (AccountWindow window : AccountWindow.values()) {
        ledger.between(NOW.minus(window.length()), NOW);
      }
      print("six windows" + (turn == 0 ? ", the first time" : ""), start);
    }
    System.gc();
    System.out.printf(
        "  heap after it: %d MB%n",
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    ledger.close();
  }

  static void print(String what, long start) {
    System.out.printf(Locale.ROOT, "  %s: %.1f ms%n", what, (System.nanoTime() - start) / 1e6);
  }

  /** Trades that open and reduce, each of two rows, and funding in between. */
  static LedgerRow row(long id) {
    long group = (id - 1) / 5;
    int part = (int) ((id - 1) % 5);
    String contract = CONTRACTS[(int) (group % CONTRACTS.length)];
    Instant at = BEGIN.plusMillis(group * (NOW.toEpochMilli() - BEGIN.toEpochMilli()) / (ROWS / 5));
    boolean leg = part == 1 || part == 3;
    BigDecimal from = BigDecimal.valueOf(part == 1 ? 0 : 7, 1);
    BigDecimal to = BigDecimal.valueOf(part == 1 ? 7 : 0, 1);
    return new LedgerRow(
        id, at, part == 4 ? EntryKind.FUNDING : EntryKind.TRADE, leg ? contract : "usd", contract, "flex",
        part == 4 ? "" : "0f3c7e5a-5d6b-4c8e-9a41-" + (100_000_000_000L + 2 * group + part / 2),
        leg ? null : new BigDecimal("1.2345"), leg ? null : new BigDecimal("-0.77"),
        leg ? null : new BigDecimal("0.0123"), null,
        leg ? from : new BigDecimal("10000.1234"), leg ? to : new BigDecimal("9998.1312"),
        new BigDecimal("50123.5"), new BigDecimal("50120.25"), leg ? new BigDecimal("50100.1") : null, null,
        leg ? null : BigDecimal.ONE);
  }

  static AccountApi kraken(List<LedgerRow> all) {
    return new AccountApi() {
      public LogPage log(long from, int count) {
        int first = (int) Math.min(from - 1, all.size());
        return new LogPage("bench", all.subList(first, Math.min(all.size(), first + count)));
      }

      public EventPage<Execution> executions(Instant since, String next) {
        throw new UnsupportedOperationException();
      }

      public EventPage<PositionEvent> turningPoints(String symbol, String next) {
        throw new UnsupportedOperationException();
      }

      public List<HeldPosition> positions() {
        throw new UnsupportedOperationException();
      }

      public Margin margin() {
        throw new UnsupportedOperationException();
      }

      public FeeTiers feeTiers() {
        throw new UnsupportedOperationException();
      }

      public Instant serverTime() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
