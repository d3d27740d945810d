package dev.perps.exporter.account;

import static dev.perps.exporter.account.BookSums.EXACT;

import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.BookLives.Life;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.simulator.exchange.kraken.account.Book;
import dev.perps.simulator.exchange.kraken.account.OpenPosition;
import dev.perps.simulator.exchange.kraken.account.Trade;
import dev.perps.simulator.exchange.kraken.account.Trade.Liquidity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares open and closed positions, and rates that were charged, with those of a book.
 *
 * @param oldExecutions whether Kraken does not name rates, so that fees tell them
 */
record PositionsJudge(Book book, Instant now, boolean oldExecutions) {
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int HOURS = 8;

  void judge(
      List<AccountFigures.OpenPosition> open,
      List<KrakenContract> contracts,
      List<ClosedPosition> closed,
      ChargedRates charged,
      Differences differences) {
    rates(charged, differences);
    Map<String, KrakenContract> listed =
        contracts.stream().collect(Collectors.toMap(KrakenContract::symbol, Function.identity()));
    List<Life> lives = BookLives.of(book);
    Map<String, AccountFigures.OpenPosition> told =
        open.stream()
            .collect(Collectors.toMap(AccountFigures.OpenPosition::symbol, Function.identity()));
    differences.same(
        "open",
        book.positions().stream().map(OpenPosition::contract).collect(Collectors.toSet()),
        told.keySet());
    for (OpenPosition held : book.positions()) {
      Life life =
          lives.stream()
              .filter(it -> it.closed() == null && it.contract().equals(held.contract()))
              .findFirst()
              .orElseThrow();
      open(
          held, life, listed.get(held.contract()), told.get(held.contract()), charged, differences);
    }
    closed(lives, closed, differences);
  }

  private void rates(ChargedRates told, Differences differences) {
    List<Trade> lately =
        book.trades().stream()
            .filter(it -> !Instant.ofEpochMilli(it.time()).isBefore(now.minus(MONTH)))
            .toList();
    differences.near("maker rate", rate(lately, true), told.maker(), rateError());
    differences.near("taker rate", rate(lately, false), told.taker(), rateError());
    differences.near("maker volume", volume(lately, true), told.makerVolume30dUsd(), EXACT);
    differences.near("taker volume", volume(lately, false), told.takerVolume30dUsd(), EXACT);
  }

  /** A fee of four digits does not tell the rate of a small trade. */
  private double rateError() {
    return oldExecutions ? 1e-6 : 1e-15;
  }

  private double rate(List<Trade> lately, boolean maker) {
    return lately.reversed().stream()
        .filter(it -> (it.liquidity() == Liquidity.MAKER) == maker)
        .filter(it -> !oldExecutions || it.usdValue().doubleValue() >= 100)
        .findFirst()
        .map(it -> it.feePercent().movePointLeft(2).doubleValue())
        .orElse(Double.NaN);
  }

  private static double volume(List<Trade> lately, boolean maker) {
    return lately.stream()
        .filter(it -> (it.liquidity() == Liquidity.MAKER) == maker)
        .map(Trade::usdValue)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private void open(
      OpenPosition held,
      Life life,
      KrakenContract contract,
      AccountFigures.OpenPosition told,
      ChargedRates charged,
      Differences differences) {
    String what = "open " + held.contract() + " ";
    double size = held.size().doubleValue();
    double entry = held.entry().doubleValue();
    double mark = contract.markPrice();
    // The public tickers round it.
    differences.near(what + "mark", held.mark().doubleValue(), told.markPrice(), mark * 1e-5);
    differences.same(what + "mark of the contract", mark, told.markPrice());
    differences.same(what + "size", size, told.signedSize());
    differences.near(what + "entry", entry, told.entryPrice(), entry * 1e-12);
    differences.near(what + "opened", held.openedAt() / 1000.0, told.openedEpochSeconds(), 0.0001);
    differences.same(what + "opened by", held.openedBy(), life.opened().execution());
    double notional = held.inverse() ? Math.abs(size) : Math.abs(size) * mark;
    // What an inverse contract makes in coins is worth the mark price.
    double unrealized =
        held.inverse() ? (size / entry - size / mark) * mark : size * mark - size * entry;
    double realized = life.sums().realizedPnl().doubleValue();
    double funding = life.sums().netFunding().doubleValue();
    double fees = life.sums().netFees().doubleValue();
    double closing = notional * charged.maker();
    differences.near(what + "notional", notional, told.notionalUsd(), EXACT);
    differences.near(what + "unrealised", unrealized, told.unrealizedPnlUsd(), EXACT);
    differences.near(what + "realised", realized, told.realizedPnlUsd(), EXACT);
    differences.near(what + "funding", funding, told.fundingUsd(), EXACT);
    differences.near(what + "fees", fees, told.feesUsd(), EXACT);
    differences.near(what + "closing as maker", closing, told.closingMakerFeeUsd(), EXACT);
    differences.near(
        what + "closing as taker", notional * charged.taker(), told.closingTakerFeeUsd(), EXACT);
    differences.near(
        what + "net", unrealized + realized + funding - fees - closing, told.netPnlUsd(), EXACT);
    hours(held, told.hourlyFundingUsd(), differences);
  }

  /** Each hour's funding is booked at its end, at most a minute late. */
  private void hours(OpenPosition held, List<Double> told, Differences differences) {
    differences.same("hours of " + held.contract(), HOURS, told.size());
    Instant newest = now.minusSeconds(60).truncatedTo(ChronoUnit.HOURS).plusSeconds(60);
    List<BookSums.Entry> entries =
        BookSums.entries(book).stream()
            .filter(it -> it.contract().equals(held.contract()))
            .toList();
    for (int ago = 0; ago < told.size(); ago++) {
      long end = newest.minus(ago, ChronoUnit.HOURS).toEpochMilli();
      BookSums sums = new BookSums();
      entries.stream()
          .filter(it -> it.time() >= end - 3_600_000 && it.time() < end)
          .forEach(it -> sums.add(it.sums()));
      differences.near(
          held.contract() + " funding " + ago + " hours ago",
          sums.netFunding().doubleValue(),
          told.get(ago),
          EXACT);
    }
  }

  private void closed(List<Life> lives, List<ClosedPosition> told, Differences differences) {
    long since = now.minus(MONTH).toEpochMilli();
    List<Life> lately =
        lives.stream()
            .filter(it -> it.closed() != null && it.closed().time() >= since)
            .sorted(Comparator.comparingLong((Life it) -> it.closed().time()).reversed())
            .toList();
    differences.same("closed", lately.size(), told.size());
    for (int i = 0; i < Math.min(lately.size(), told.size()); i++) {
      closed(lately.get(i), told.get(i), differences);
    }
  }

  private static void closed(Life life, ClosedPosition told, Differences differences) {
    boolean inverse = life.opened().inverse();
    String what = "closed " + life.contract() + " of " + life.closed().time() + " ";
    differences.same(what + "contract", life.contract(), told.contract());
    differences.same(what + "side", life.isLong(), told.isLong());
    differences.same(what + "opened", Instant.ofEpochMilli(life.opened().time()), told.openedAt());
    differences.same(what + "closed", Instant.ofEpochMilli(life.closed().time()), told.closedAt());
    differences.same(
        what + "liquidated", life.closed().liquidity() == Liquidity.LIQUIDATION, told.liquidated());
    differences.near(what + "size", life.most(), told.size(), 0);
    price(what + "entry", life.opening().average(inverse), told.entryPrice(), differences);
    price(what + "exit", life.closing().average(inverse), told.exitPrice(), differences);
    life.sums().compare(what, told.totals(), differences);
  }

  private static void price(
      String what, BigDecimal expected, BigDecimal told, Differences differences) {
    differences.near(what, expected, told, expected.doubleValue() * 1e-12);
  }
}
