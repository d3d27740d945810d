package dev.perps.exporter.account.ledger;

import static dev.perps.exporter.account.ledger.Entries.cash;
import static dev.perps.exporter.account.ledger.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.PriceSource;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerReaderTest {
  private static final PriceSource NONE = (asset, at) -> Optional.empty();

  @TempDir Path directory;
  private final FakeLog kraken = new FakeLog();
  private KeptLedger ledger;

  @BeforeEach
  void open() {
    ledger = KeptLedger.open(directory, "main", InstantSource.fixed(Entries.NOON));
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private static List<LedgerRow> rows(long from, long to) {
    return LongStream.rangeClosed(from, to)
        .mapToObj(id -> cash(id, "pf_xbtusd", "e" + id).fee("1").row())
        .toList();
  }

  private void read(LedgerReader reader, PriceSource prices) {
    while (reader.advance(kraken, prices)) {}
  }

  private List<Long> kept() {
    List<Long> ids = new ArrayList<>();
    ledger.withStore(store -> store.after(0, row -> ids.add(row.id())));
    return ids;
  }

  @Test
  void aPageThatIsShorterThanAskedForIsNotTheEnd() {
    kraken.rows = rows(1, 1200);
    read(new LedgerReader(ledger), NONE);

    assertThat(kept()).isEqualTo(LongStream.rangeClosed(1, 1200).boxed().toList());
    assertThat(kraken.asked)
        .containsExactly(
            "1*20000", // no more than 500 come: the end?
            "501*25", // it was not, so that 500 is all that comes at once
            "526*50",
            "576*1000",
            "1076*1000",
            "1201*25");
  }

  @Test
  void whatIsNewCostsLittle() {
    kraken.rows = rows(1, 30);
    read(new LedgerReader(ledger), NONE);
    kraken.rows = rows(1, 33);
    kraken.asked.clear();
    LedgerReader reader = new LedgerReader(ledger);
    read(reader, NONE);
    assertThat(kraken.asked).containsExactly("31*25", "34*25");
    kraken.asked.clear();
    read(reader, NONE);
    assertThat(kraken.asked).containsExactly("34*25");
    // after a long absence, pages grow
    kraken.rows = rows(1, 9000);
    kraken.most = 100_000;
    kraken.asked.clear();
    read(reader, NONE);
    assertThat(kraken.asked)
        .containsExactly("34*25", "59*50", "109*1000", "1109*5000", "6109*20000", "9001*25");
    assertThat(ledger.rows()).isEqualTo(9000);
  }

  @Test
  void rowsMayComeTwiceAndInAnyOrder() {
    List<LedgerRow> all = new ArrayList<>(rows(1, 40));
    LedgerReader reader = new LedgerReader(ledger);
    kraken.rows = rows(1, 20);
    read(reader, NONE);
    all.addAll(rows(15, 30));
    Collections.shuffle(all, new Random(1));
    FakeLog careless =
        new FakeLog() {
          @Override
          public LogPage log(long from, int count) {
            return new LogPage(uid, from > 40 ? List.of() : all);
          }
        };
    while (reader.advance(careless, NONE)) {}

    assertThat(kept()).isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
    assertThat(ledger.ever().get("pf_xbtusd").fees()).isEqualByComparingTo("40");
  }

  @Test
  void aPageOfOldRowsAloneIsAFailure() {
    kraken.rows = rows(1, 10);
    LedgerReader reader = new LedgerReader(ledger);
    read(reader, NONE);
    FakeLog deaf =
        new FakeLog() {
          @Override
          public LogPage log(long from, int count) {
            return new LogPage(uid, rows.subList(0, 10));
          }
        };
    deaf.rows = kraken.rows;
    assertThatThrownBy(() -> reader.advance(deaf, NONE))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("account log asked for from id 11 on, but only older rows came");
    assertThat(ledger.rows()).isEqualTo(10);
  }

  @Test
  void anAmountInACoinIsPricedBeforeItIsKept() {
    kraken.rows =
        List.of(
            entry(1, EntryKind.FUNDING).of("pi_ethusd").asset("eth").funding("-0.002").row(),
            entry(2, EntryKind.TRANSFER).asset("xbt").balance("0", "1").row(),
            cash(3, "pi_xbtusd", "a").asset("xbt").fee("0.001").usd("50000").row(),
            entry(4, EntryKind.FUNDING).of("pi_ltcusd").asset("ltc").funding("1").row());
    List<String> asked = new ArrayList<>();
    PriceSource prices =
        (asset, at) -> {
          asked.add(asset + " " + at);
          return asset.equals("eth") ? Optional.of(new BigDecimal("3000.5")) : Optional.empty();
        };
    read(new LedgerReader(ledger), prices);

    assertThat(asked).containsExactly("eth 2026-11-20T12:00:00Z", "ltc 2026-11-20T12:00:00Z");
    assertThat(ledger.ever().get("pi_ethusd").fundingPaid()).isEqualByComparingTo("6.001");
    assertThat(ledger.ever().get("pi_xbtusd").fees()).isEqualByComparingTo("50");
    assertThat(ledger.unpriced()).isEqualTo(1);
    close();
    open();
    assertThat(ledger.ever().get("pi_ethusd").fundingPaid()).isEqualByComparingTo("6.001");
  }

  @Test
  void whilePricesCannotBeAskedForNothingIsKeptAndNothingLost() {
    kraken.rows =
        List.of(
            cash(1, "pf_xbtusd", "a").fee("1").row(),
            entry(2, EntryKind.FUNDING).of("pi_ethusd").asset("eth").funding("1").row());
    LedgerReader reader = new LedgerReader(ledger);
    PriceSource down =
        (asset, at) -> {
          throw new ExchangeException(FailureReason.TIMEOUT, "no answer");
        };
    assertThatThrownBy(() -> reader.advance(kraken, down)).hasMessage("no answer");
    assertThat(ledger.rows()).isZero();
    read(reader, (asset, at) -> Optional.of(BigDecimal.TEN));
    assertThat(ledger.rows()).isEqualTo(2);
    assertThat(ledger.ever().get("pi_ethusd").fundingReceived()).isEqualByComparingTo("10");
  }

  @Test
  void theLogOfAnotherAccountIsReadFromWhereItsOwnLedgerEnds() {
    kraken.rows = rows(1, 30);
    read(new LedgerReader(ledger), NONE);
    kraken.uid = "uid-2";
    kraken.rows = rows(1, 50);
    kraken.asked.clear();
    read(new LedgerReader(ledger), NONE);

    assertThat(kraken.asked).containsExactly("31*25", "1*20000", "51*25");
    assertThat(ledger.rows()).isEqualTo(50);
    ledger.turnTo("uid-1");
    assertThat(ledger.rows()).isEqualTo(30);
  }

  @Test
  void aLogOfNobodyIsRefused() {
    kraken.uid = "";
    kraken.rows = rows(1, 5);
    assertThatThrownBy(() -> new LedgerReader(ledger).advance(kraken, NONE))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("accountUid");
    assertThat(ledger.rows()).isZero();
  }
}
