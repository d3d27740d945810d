package dev.perps.exporter.account.figures;

import dev.perps.exporter.account.ClosedPosition;
import dev.perps.exporter.account.Ledger;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A ledger of what a test books. */
final class FakeLedger implements Ledger {
  private record Booking(Instant at, String contract, Totals totals) {}

  private final List<Booking> bookings = new ArrayList<>();
  private final List<PositionLife> lives = new ArrayList<>();
  private final List<ClosedPosition> closed = new ArrayList<>();

  FakeLedger book(String at, String contract, Totals totals) {
    bookings.add(new Booking(Instant.parse(at), contract, totals));
    return this;
  }

  FakeLedger open(PositionLife life) {
    lives.add(life);
    return this;
  }

  FakeLedger closed(ClosedPosition position) {
    closed.add(position);
    return this;
  }

  /** Net funding; positive: received. */
  static Totals funding(String usd) {
    BigDecimal amount = new BigDecimal(usd);
    BigDecimal none = BigDecimal.ZERO;
    return new Totals(
        none,
        none,
        amount.negate().max(none),
        amount.max(none),
        none,
        none,
        none,
        none,
        none,
        none,
        0);
  }

  /** A trade that realised something by price. */
  static Totals trade(String fee, String pnl, String volume) {
    BigDecimal realized = new BigDecimal(pnl);
    BigDecimal none = BigDecimal.ZERO;
    return new Totals(
        new BigDecimal(fee),
        none,
        none,
        none,
        none,
        realized.max(none),
        realized.negate().max(none),
        new BigDecimal(volume),
        none,
        none,
        1);
  }

  private Map<String, Totals> sums(Predicate<Instant> when) {
    Map<String, Totals> sums = new HashMap<>();
    for (Booking row : bookings) {
      if (when.test(row.at())) {
        sums.merge(row.contract(), row.totals(), Totals::plus);
      }
    }
    return sums;
  }

  @Override
  public long rows() {
    return bookings.size();
  }

  @Override
  public long lastId() {
    return bookings.size();
  }

  @Override
  public Optional<Instant> began() {
    return bookings.stream().map(Booking::at).min(Instant::compareTo);
  }

  @Override
  public Optional<Instant> newest() {
    return bookings.stream().map(Booking::at).max(Instant::compareTo);
  }

  @Override
  public long unpriced() {
    return 3;
  }

  @Override
  public Map<String, Totals> ever() {
    return sums(at -> true);
  }

  @Override
  public Map<String, Totals> between(Instant from, Instant to) {
    return sums(at -> !at.isBefore(from) && at.isBefore(to));
  }

  @Override
  public Totals day(LocalDate day) {
    return sums(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day)).values().stream()
        .reduce(Totals.ZERO, Totals::plus);
  }

  @Override
  public Optional<PositionLife> open(String contract) {
    return lives.stream().filter(life -> life.contract().equals(contract)).findFirst();
  }

  @Override
  public List<ClosedPosition> closed() {
    return List.copyOf(closed);
  }
}
