package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What rows add up to, each added once in ascending order of id: the same rows give the same books,
 * however they were handed over. Not thread-safe.
 */
final class Books {
  /** Rows of one execution that are further apart than so many ids do not find each other. */
  static final long LEGS_APART = 1000;

  long rows;
  long lastId;
  long unpriced;
  @Nullable Instant began;
  @Nullable Instant newest;
  final NavigableMap<String, Totals> ever = new TreeMap<>();
  final Buckets buckets = new Buckets();
  final Lives lives = new Lives();

  /** By contract and execution, the oldest first. */
  final SequencedMap<String, Legs> executions = new LinkedHashMap<>();

  /** Adds a row; one that is not newer than all before is here already. */
  void add(LedgerRow row) {
    if (row.id() <= lastId) {
      return;
    }
    lastId = row.id();
    rows++;
    began = began == null || row.at().isBefore(began) ? row.at() : began;
    newest = newest == null || row.at().isAfter(newest) ? row.at() : newest;
    while (!executions.isEmpty()
        && executions.firstEntry().getValue().firstId() < lastId - LEGS_APART) {
      executions.pollFirstEntry();
    }
    if (row.isPositionLeg()) {
      position(row);
    } else {
      cash(row);
    }
  }

  private void book(Instant at, String contract, Totals totals) {
    Sums.add(ever, contract, totals);
    buckets.add(at, contract, totals);
  }

  private void cash(LedgerRow row) {
    if (RowMoney.lacksPrice(row)) {
      unpriced++;
    }
    Totals money = RowMoney.of(row);
    book(row.at(), row.contract(), money);
    String key = key(row);
    if (key.isEmpty()) {
      lives.give(row.contract(), lives.openIn(row.contract()), money);
      return;
    }
    Legs legs =
        executions.getOrDefault(key, Legs.none(row.id())).withPrice(Traded.price(row.tradePrice()));
    Legs.Leg leg = legs.leg();
    if (leg == null) {
      // Most likely it is of the position that is open; the position leg will tell.
      long holder =
          legs.waiting().equals(Totals.ZERO) ? lives.openIn(row.contract()) : legs.holder();
      lives.give(row.contract(), holder, money);
      executions.put(key, legs.withWaiting(money, holder));
    } else {
      lives.give(row.contract(), leg.parts(), money);
      executions.put(key, priced(row.contract(), legs, leg));
    }
  }

  private void position(LedgerRow row) {
    String contract = row.contract();
    boolean isTrade = Traded.isTrade(row);
    book(row.at(), contract, isTrade ? Sums.ONE_TRADE : Totals.ZERO);
    if (!Traded.isInverse(contract) && !Traded.isLinear(contract)) {
      return;
    }
    String key = key(row);
    Legs legs = executions.getOrDefault(key, Legs.none(row.id()));
    Legs.Leg leg = new Legs.Leg(row.at(), isTrade, false, lives.move(row));
    lives.take(contract, legs.holder(), legs.waiting());
    lives.give(contract, leg.parts(), legs.waiting());
    if (isTrade) {
      leg.parts().forEach(part -> lives.give(contract, part.life(), Sums.ONE_TRADE));
    }
    if (Traded.isInverse(contract)) {
      volume(contract, leg, null);
    }
    BigDecimal own = ownPrice(row);
    executions.put(key, priced(contract, legs.withLeg(leg, own == null ? legs.price() : own), leg));
  }

  /** Puts the price of an execution to use, once it and the position leg are here. */
  private Legs priced(String contract, Legs legs, Legs.Leg leg) {
    BigDecimal price = legs.price();
    if (leg.priced() || price == null) {
      return legs;
    }
    lives.fill(contract, leg.parts(), price);
    if (Traded.isLinear(contract)) {
      volume(contract, leg, price);
    }
    return legs.withLeg(leg.withPrice(), price);
  }

  private void volume(String contract, Legs.Leg leg, @Nullable BigDecimal price) {
    if (!leg.isTrade()) {
      return;
    }
    for (Legs.Part part : leg.parts()) {
      Totals volume = Sums.volume(Traded.volume(contract, part.size(), price));
      book(leg.at(), contract, volume);
      lives.give(contract, part.life(), volume);
    }
  }

  /** What a contract that expires is settled at stands as its mark price, if nowhere else. */
  private static @Nullable BigDecimal ownPrice(LedgerRow leg) {
    BigDecimal price = Traded.price(leg.tradePrice());
    return price == null && leg.kind() == EntryKind.SETTLEMENT
        ? Traded.price(leg.markPrice())
        : price;
  }

  /** Both legs of what moves a position have the same key; empty for what does not move one. */
  private static String key(LedgerRow row) {
    if (row.contract().isEmpty()) {
      return "";
    }
    if (!row.execution().isEmpty()) {
      return row.contract() + ' ' + row.execution();
    }
    return row.isPositionLeg() || Traded.movesPosition(row.kind())
        ? row.contract() + ' ' + row.kind() + ' ' + row.at().toEpochMilli()
        : "";
  }

  /** Whether two rows are of the same execution. */
  static boolean areLegs(LedgerRow one, LedgerRow other) {
    return !key(one).isEmpty() && key(one).equals(key(other));
  }

  Optional<PositionLife> open(String contract) {
    return Optional.ofNullable(lives.open.get(contract)).flatMap(Life::asOpen);
  }

  /** The newest first. */
  List<ClosedPosition> closed() {
    return lives.closed.values().stream()
        .flatMap(life -> life.asClosed().stream())
        .sorted(Comparator.comparingLong(ClosedPosition::id).reversed())
        .toList();
  }
}
