package dev.perps.exporter.account;

import dev.perps.simulator.exchange.kraken.account.Book;
import dev.perps.simulator.exchange.kraken.account.Funding;
import dev.perps.simulator.exchange.kraken.account.Trade;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Positions of a book: each from nothing, or from its opposite, until it is gone. */
final class BookLives {
  private BookLives() {}

  /**
   * A position.
   *
   * @param opened first of its trades; it may have closed another position before
   * @param closed last of its trades; null while it is open
   * @param closing value and size of what was closed
   */
  record Life(
      Trade opened,
      Trade closed,
      boolean isLong,
      BigDecimal most,
      Fills opening,
      Fills closing,
      BookSums sums) {
    String contract() {
      return opened.contract();
    }
  }

  /** Sizes at their prices. */
  static final class Fills {
    private BigDecimal size = BigDecimal.ZERO;
    private BigDecimal dollars = BigDecimal.ZERO;
    private BigDecimal coins = BigDecimal.ZERO;

    private void add(BigDecimal some, BigDecimal price) {
      size = size.add(some);
      dollars = dollars.add(some.multiply(price));
      coins = coins.add(some.divide(price, MathContext.DECIMAL128));
    }

    /** Weighted by size; of an inverse contract by the coins that it was worth. */
    BigDecimal average(boolean inverse) {
      return inverse
          ? size.divide(coins, MathContext.DECIMAL128)
          : dollars.divide(size, MathContext.DECIMAL128);
    }
  }

  /** Those that were closed and those that are open, of each contract in order of time. */
  static List<Life> of(Book book) {
    List<Life> lives = new ArrayList<>();
    book.trades().stream()
        .collect(Collectors.groupingBy(Trade::contract))
        .values()
        .forEach(trades -> lives.addAll(ofContract(trades)));
    lives.forEach(life -> addFunding(life, book.fundings()));
    return lives;
  }

  private static List<Life> ofContract(List<Trade> trades) {
    List<Life> lives = new ArrayList<>();
    List<Trade> ofOne = new ArrayList<>();
    for (Trade trade : trades) {
      ofOne.add(trade);
      boolean wasHeld = trade.oldPosition().signum() != 0;
      if (wasHeld && trade.newPosition().signum() != trade.oldPosition().signum()) {
        lives.add(life(ofOne, trade));
        ofOne.clear();
        if (trade.newPosition().signum() != 0) {
          ofOne.add(trade);
        }
      }
    }
    if (!ofOne.isEmpty()) {
      lives.add(life(ofOne, null));
    }
    return lives;
  }

  private static Life life(List<Trade> trades, Trade closed) {
    Trade opened = trades.getFirst();
    int side = opened.newPosition().signum();
    Life life =
        new Life(
            opened, closed, side > 0, most(trades, side), new Fills(), new Fills(), new BookSums());
    for (Trade trade : trades) {
      // What of the position before and after is on this side.
      BigDecimal before = onSide(trade.oldPosition(), side);
      BigDecimal by = onSide(trade.newPosition(), side).subtract(before);
      (by.signum() > 0 ? life.opening() : life.closing()).add(by.abs(), trade.price());
      life.sums().add(BookSums.part(trade, by.abs().divide(trade.size(), MathContext.DECIMAL128)));
      if (before.signum() > 0 || trade.oldPosition().signum() == 0) {
        life.sums().realize(trade);
      }
    }
    return life;
  }

  private static BigDecimal most(List<Trade> trades, int side) {
    return trades.stream()
        .map(trade -> onSide(trade.newPosition(), side))
        .reduce(BigDecimal.ZERO, BigDecimal::max);
  }

  private static BigDecimal onSide(BigDecimal position, int side) {
    return position.multiply(BigDecimal.valueOf(side)).max(BigDecimal.ZERO);
  }

  private static void addFunding(Life life, List<Funding> fundings) {
    long until = life.closed() == null ? Long.MAX_VALUE : life.closed().time();
    fundings.stream()
        .filter(it -> it.contract().equals(life.contract()))
        .filter(it -> it.time() > life.opened().time() && it.time() <= until)
        .forEach(it -> life.sums().add(BookSums.of(it)));
  }
}
