package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.world.Hash;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A demo account that trades as time passes. Its history is made when somebody asks for it first.
 * Thread-safe. It never goes back: asked for an earlier instant than before, it stays at the later
 * one.
 */
public final class KrakenAccount {
  private static final long DAY = 86_400_000L;
  private static final long EIGHT_HOURS = 8 * 3_600_000L;
  private final String name;
  private final long key;
  private final Trader trader;
  private View view = View.of(List.of(), List.of());
  private long asOf = Long.MIN_VALUE;

  /**
   * Makes an account.
   *
   * @param startMillis when the simulator starts: the script counts from that day
   */
  KrakenAccount(Script script, Map<String, Market> markets, long startMillis, long seed) {
    this.name = script.account();
    this.key = Hash.of(seed, "kraken account " + script.account());
    this.trader = new Trader(script, markets, Math.floorDiv(startMillis, DAY) * DAY, key);
  }

  /** Everything that has happened, by kind, and as rows of the log; in order of time. */
  record View(
      List<Event> events,
      List<Trade> trades,
      List<Funding> fundings,
      List<CashFlow> flows,
      List<Conversion> conversions,
      List<LogRow> log) {

    static View of(List<Event> events, List<LogRow> log) {
      return new View(
          List.copyOf(events),
          only(Trade.class, events),
          only(Funding.class, events),
          only(CashFlow.class, events),
          only(Conversion.class, events),
          List.copyOf(log));
    }

    private static <E extends Event> List<E> only(Class<E> kind, List<Event> events) {
      return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  String uid() {
    return Uid.of(key, -1);
  }

  /**
   * What has been done up to an instant.
   *
   * @param marketMillis Unix milliseconds
   */
  public synchronized Book book(long marketMillis) {
    View seen = view(marketMillis);
    return new Book(
        name,
        uid(),
        asOf,
        seen.trades(),
        seen.fundings(),
        seen.flows(),
        seen.conversions(),
        positions(seen),
        Collections.unmodifiableMap(new LinkedHashMap<>(trader.ledger().balances())),
        trader.ledger().volume(asOf));
  }

  synchronized View view(long marketMillis) {
    asOf = Math.max(asOf, marketMillis);
    if (trader.advance(asOf)) {
      view = View.of(trader.ledger().events(), trader.ledger().log());
    }
    return view;
  }

  private List<OpenPosition> positions(View seen) {
    List<OpenPosition> open = new ArrayList<>();
    trader
        .ledger()
        .positions()
        .forEach(
            (market, position) -> {
              if (position.open()) {
                open.add(position(market, position, seen));
              }
            });
    return List.copyOf(open);
  }

  private OpenPosition position(Market market, Position position, View seen) {
    BigDecimal rate = market.rate(Position.hourBefore(asOf));
    return new OpenPosition(
        market.symbol(),
        market.inverse(),
        market.wallet(),
        position.size(),
        position.entry(),
        position.openedAt(),
        openedBy(market.symbol(), seen),
        market.mark(Math.floorDiv(asOf, 1000L) * 1000),
        position.funding(market.inverse(), rate, asOf),
        lastFunding(market.symbol(), seen));
  }

  private static String openedBy(String symbol, View seen) {
    for (Trade trade : seen.trades().reversed()) {
      Trade.Change change = trade.change();
      boolean opens = change == Trade.Change.OPEN || change == Trade.Change.REVERSE;
      if (opens && trade.contract().equals(symbol)) {
        return trade.execution();
      }
    }
    throw new IllegalStateException("nobody opened " + symbol);
  }

  private BigDecimal lastFunding(String symbol, View seen) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Event event : seen.events().reversed()) {
      if (event.time() <= asOf - EIGHT_HOURS) {
        break;
      }
      if (event instanceof Funding funding && funding.contract().equals(symbol)) {
        sum = sum.add(funding.amount());
      } else if (event instanceof Trade trade && trade.contract().equals(symbol)) {
        sum = sum.add(trade.realizedFunding());
      }
    }
    return sum;
  }
}
