package dev.perps.exporter.account.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.Totals;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds of any log, however it is handed over. */
class LedgerPropertiesTest {

  private static Books fold(List<LedgerRow> rows) {
    Books books = new Books();
    rows.forEach(books::add);
    return books;
  }

  @Property(tries = 150)
  void pagesAndCheckpointsChangeNothing(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int groups) {
    RandomLog log = new RandomLog(seed, groups, 86_400);
    Books books = new Books();
    int from = 0;
    for (int to : log.cuts()) {
      log.rows.subList(Math.max(0, from - 3), to).forEach(books::add); // some of them once more
      books = Checkpoint.decode(Checkpoint.encode(books)).orElseThrow();
      from = to;
    }
    assertThat(Checkpoint.encode(books)).isEqualTo(Checkpoint.encode(fold(log.rows)));
  }

  @Property(tries = 150)
  void sumsAreOfWhatWasDone(@ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int groups) {
    RandomLog log = new RandomLog(seed, groups, 7200);
    same(fold(log.rows).ever, sums(log, Instant.MIN, Instant.MAX));
  }

  /** In a month, no position is forgotten. */
  @Property(tries = 150)
  void positionsHaveAllTheMoneyAmongThem(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 150) int groups) {
    RandomLog log = new RandomLog(seed, groups, 3600);
    Books books = fold(log.rows);
    Map<String, Totals> ofPositions = new TreeMap<>();
    books.closed().forEach(one -> Sums.add(ofPositions, one.contract(), one.totals()));
    log.held.forEach(
        (contract, size) -> {
          assertThat(books.open(contract).isPresent()).isEqualTo(size.signum() != 0);
          books
              .open(contract)
              .ifPresent(
                  life -> {
                    assertThat(life.signedSize()).isEqualByComparingTo(size);
                    Sums.add(ofPositions, contract, life.totals());
                  });
        });
    ofPositions.forEach(
        (contract, totals) -> {
          Totals ever = books.ever.get(contract);
          assertThat(totals.netFees()).isEqualByComparingTo(ever.netFees());
          assertThat(totals.netFunding()).isEqualByComparingTo(ever.netFunding());
          assertThat(totals.profit()).isEqualByComparingTo(ever.profit());
          assertThat(totals.loss()).isEqualByComparingTo(ever.loss());
          assertThat(totals.volume()).isEqualByComparingTo(ever.volume());
        });
  }

  @Property(tries = 30)
  void theKeptLedgerAgreesAfterAnyPagesAndStarts(
      @ForAll long seed, @ForAll @IntRange(min = 20, max = 300) int groups) throws IOException {
    RandomLog log = new RandomLog(seed, groups, 40_000);
    Random random = new Random(seed);
    Path directory = Files.createTempDirectory("ledger");
    InstantSource clock = InstantSource.fixed(log.rows.getLast().at());
    try {
      int from = 0;
      KeptLedger ledger = KeptLedger.open(directory, "main", clock);
      for (int to : log.cuts()) {
        ledger.turnTo("uid");
        ledger.add(log.rows.subList(from, to));
        from = to;
        if (random.nextBoolean()) {
          ledger.close();
          ledger = KeptLedger.open(directory, "main", clock);
        }
        if (random.nextInt(4) == 0) {
          ledger.withStore(
              store -> store.write(() -> store.run("DELETE FROM checkpoint", none -> {})));
        }
      }
      same(ledger.ever(), sums(log, Instant.MIN, Instant.MAX));
      for (int i = 0; i < 20; i++) {
        Instant end = log.rows.get(random.nextInt(log.rows.size())).at();
        Instant begin = end.minus(Duration.ofSeconds(random.nextLong(120 * 86_400)));
        same(ledger.between(begin, end), sums(log, begin, end));
      }
      Books books = fold(log.rows);
      for (String contract : log.held.keySet()) {
        assertThat(ledger.open(contract)).isEqualTo(books.open(contract));
      }
      Instant since = clock.instant().minus(Lives.KEPT);
      assertThat(ledger.closed())
          .isEqualTo(
              books.closed().stream().filter(one -> !one.closedAt().isBefore(since)).toList());
      ledger.close();
    } finally {
      try (Stream<Path> files = Files.walk(directory).sorted(Comparator.reverseOrder())) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<String, Totals> sums(RandomLog log, Instant from, Instant to) {
    Map<String, Totals> sums = new TreeMap<>();
    for (RandomLog.Deed deed : log.deeds) {
      if (!deed.at().isBefore(from) && deed.at().isBefore(to)) {
        BigDecimal zero = BigDecimal.ZERO;
        Totals totals =
            new Totals(
                deed.fee().max(zero),
                deed.fee().negate().max(zero),
                deed.funding().negate().max(zero),
                deed.funding().max(zero),
                zero,
                deed.pnl().max(zero),
                deed.pnl().negate().max(zero),
                deed.volume(),
                zero,
                zero,
                deed.trades());
        sums.merge(deed.contract(), totals, Totals::plus);
      }
    }
    return sums;
  }

  /** Equal numbers; how many zeros they end with does not matter. */
  private static void same(Map<String, Totals> actual, Map<String, Totals> expected) {
    assertThat(new TreeMap<>(actual))
        .usingRecursiveComparison()
        .withEqualsForType((a, b) -> a.compareTo(b) == 0, BigDecimal.class)
        .ignoringCollectionOrder()
        .isEqualTo(expected);
  }
}
