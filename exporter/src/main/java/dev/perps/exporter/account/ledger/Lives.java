package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Positions that are open, and those closed of late. Not thread-safe. */
final class Lives {
  /** How long closed positions are kept, up to the newest row. */
  static final Duration KEPT = Duration.ofDays(31);

  /** By contract. */
  final NavigableMap<String, Life> open = new TreeMap<>();

  /** By id of the row that opened it. */
  final NavigableMap<Long, Life> closed = new TreeMap<>();

  /** The id of the position that is open in a contract; 0 for none. */
  long openIn(String contract) {
    Life life = open.get(contract);
    return life == null ? 0 : life.id();
  }

  /**
   * Moves the position of a contract as a position leg says.
   *
   * @return how much of it was closed and opened
   */
  List<Legs.Part> move(LedgerRow leg) {
    Life before = open.get(leg.contract());
    BigDecimal held = before == null ? BigDecimal.ZERO : before.size();
    BigDecimal to = leg.newBalance();
    BigDecimal from = leg.oldBalance();
    if (from == null || to == null) {
      open.remove(leg.contract()); // nothing true could be said of it
      return List.of();
    }
    if (from.compareTo(held) != 0) { // the ledger does not have all that happened to it
      before = from.signum() == 0 ? null : begin(leg, false).resized(from, null);
    }
    List<Legs.Part> parts = new ArrayList<>(2);
    boolean turned = from.signum() * to.signum() < 0;
    BigDecimal rest = turned ? BigDecimal.ZERO : to;
    if (before != null) {
      before = resize(before, rest, leg, parts);
    }
    if (turned || (before == null && to.signum() != 0)) {
      resize(begin(leg, true), to, leg, parts);
    }
    return parts;
  }

  private static Life begin(LedgerRow leg, boolean whole) {
    return Life.begin(leg.id(), leg.contract(), whole, leg.at());
  }

  private Life resize(Life life, BigDecimal to, LedgerRow leg, List<Legs.Part> parts) {
    BigDecimal by = to.abs().subtract(life.size().abs());
    if (by.signum() != 0) {
      parts.add(new Legs.Part(life.id(), by.abs(), by.signum() > 0));
    }
    Life resized = life.resized(to, to.signum() == 0 ? null : leg.entryPrice());
    if (to.signum() != 0) {
      open.put(life.contract(), resized);
      return resized;
    }
    open.remove(life.contract());
    boolean byKraken = leg.kind() == EntryKind.LIQUIDATION || leg.kind() == EntryKind.ASSIGNMENT;
    Life ended =
        resized.ended(new Life.End(leg.id(), leg.at(), byKraken, life.size().signum() > 0));
    closed.put(life.id(), ended);
    prune(leg.at());
    return ended;
  }

  /** Gives money of an execution to the positions that it moved. */
  void give(String contract, List<Legs.Part> parts, Totals money) {
    if (parts.size() == 2) {
      Legs.Part old = parts.getFirst();
      Legs.Part turned = parts.getLast();
      Totals share = Sums.shareOfOld(money, old.size(), old.size().add(turned.size()));
      give(contract, old.life(), share);
      give(contract, turned.life(), Sums.minus(money, share));
    } else if (parts.size() == 1) {
      give(contract, parts.getFirst().life(), money);
    }
  }

  /** Gives totals to a position, if it is still known. */
  void give(String contract, long life, Totals money) {
    change(contract, life, one -> one.with(one.totals().plus(money)));
  }

  void take(String contract, long life, Totals money) {
    change(contract, life, one -> one.with(Sums.minus(one.totals(), money)));
  }

  /** The price of what an execution opened and closed is known. */
  void fill(String contract, List<Legs.Part> parts, BigDecimal price) {
    for (Legs.Part part : parts) {
      change(contract, part.life(), one -> one.filled(part.opening(), part.size(), price));
    }
  }

  private void change(String contract, long id, UnaryOperator<Life> change) {
    Life life = open.get(contract);
    if (life != null && life.id() == id) {
      open.put(contract, change.apply(life));
    } else {
      closed.computeIfPresent(id, (key, gone) -> change.apply(gone));
    }
  }

  /** Forgets positions that were closed long before a moment. */
  private void prune(Instant newest) {
    Instant since = newest.minus(KEPT);
    closed.values().removeIf(life -> life.end() != null && life.end().at().isBefore(since));
  }
}
