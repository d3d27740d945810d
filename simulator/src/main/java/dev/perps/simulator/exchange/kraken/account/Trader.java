package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.kraken.account.Script.Deed;
import dev.perps.simulator.exchange.kraken.account.Script.Mood;
import dev.perps.simulator.exchange.kraken.account.Script.Plan;
import dev.perps.simulator.exchange.kraken.account.Script.Step;
import dev.perps.simulator.world.Hash;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Plays a script hour by hour. What happens is a pure function of script, start day and key: it
 * does not depend on when, or in how many steps, the trader is asked to go on. Not thread-safe.
 */
final class Trader {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  // Executions of an average order.
  private static final double FILLS = 1.9;
  private static final double MAKERS = 0.6;
  private static final double[] SWINGS = {1, -1, 0, 0.6, -0.6, 0, 1.4, -1.4, 0.3};
  private static final long LAST_ORDER = HOUR - 5_000;

  private final Script script;
  private final Map<String, Market> markets;
  private final long startDay;
  private final long key;
  private final Ledger ledger;
  private final Map<Market, Long> busyUntil = new HashMap<>();
  private final PriorityQueue<Action> actions =
      new PriorityQueue<>(
          Comparator.comparingLong(Action::time).thenComparingLong(Action::sequence));
  private long sequence;
  private long nextHour;
  private long orders;

  /**
   * Makes a trader who has done nothing yet.
   *
   * @param markets by symbol; plans for others are left out
   * @param startDay midnight from which the script counts its days, Unix milliseconds
   */
  Trader(Script script, Map<String, Market> markets, long startDay, long key) {
    this.script = script;
    this.markets = markets;
    this.startDay = startDay;
    this.key = key;
    this.ledger = new Ledger(key);
    this.nextHour = startDay - script.days() * DAY;
  }

  private record Action(long time, long sequence, Runnable what) {}

  Ledger ledger() {
    return ledger;
  }

  /** Goes on up to an instant, inclusive; whether anything happened. */
  boolean advance(long until) {
    int before = ledger.events().size();
    while (true) {
      Action next = actions.peek();
      if (next != null && next.time() < nextHour) {
        if (next.time() > until) {
          break;
        }
        actions.remove().what().run();
      } else if (nextHour > until) {
        break;
      } else {
        ledger.fund(nextHour);
        planHour(nextHour);
        nextHour += HOUR;
      }
    }
    return ledger.events().size() > before;
  }

  private void at(long time, Runnable what) {
    actions.add(new Action(time, sequence++, what));
  }

  private void planHour(long hour) {
    for (Deed deed : script.deeds()) {
      long time = time(deed.day());
      if (time >= hour && time < hour + HOUR) {
        at(time, () -> act(deed, time));
      }
    }
    List<Plan> active = new ArrayList<>();
    double weights = 0;
    for (Plan plan : script.plans()) {
      if (markets.containsKey(plan.symbol())) {
        turns(plan, hour);
        if (level(plan, hour) != 0) {
          active.add(plan);
          weights += plan.weight();
        }
      }
    }
    double hourly = script.executions() / FILLS / script.days() / 24;
    for (Plan plan : active) {
      long draw = Hash.of(Hash.of(key, plan.symbol()), hour);
      int count = (int) (hourly * plan.weight() / weights + Hash.uniform(Hash.of(draw, 1)));
      for (int i = 0; i < count; i++) {
        long time =
            hour + 4_000 + (long) (Hash.uniform(Hash.of(draw, 2 + i)) * (LAST_ORDER - 4_000));
        at(time, () -> order(plan, time, false));
      }
    }
    // Every day begins with an order, so that there is one however early somebody looks.
    if (Math.floorMod(hour, DAY) == 0 && !active.isEmpty()) {
      long time = hour + 1_345;
      at(time, () -> order(active.getFirst(), time, false));
    }
  }

  /** Orders at the moments of this hour at which the level changes. */
  private void turns(Plan plan, long hour) {
    for (Step step : plan.steps()) {
      long time = time(step.day());
      if (time >= hour && time < hour + HOUR) {
        at(time, () -> order(plan, time, true));
      }
    }
    long cycle = cycle(plan);
    long turn = Math.floorDiv(hour, cycle) * cycle + cycle;
    if (mood(plan, hour).mood() == Mood.SWING && turn < hour + HOUR) {
      long time = Math.max(turn, hour + 3_777);
      at(time, () -> order(plan, time, true));
    }
  }

  // Never in the first or last seconds of an hour.
  private long time(double day) {
    long minutes = Math.round(day * 1440);
    return startDay + minutes * 60_000 + 7_777;
  }

  // One and a half to three and a half days.
  private long cycle(Plan plan) {
    return 36 * HOUR + Math.floorMod(Hash.of(key, plan.symbol()), 48L) * HOUR + 1_234_567;
  }

  private Step mood(Plan plan, long time) {
    Step found = Step.flat(0);
    for (Step step : plan.steps()) {
      if (time(step.day()) <= time) {
        found = step;
      }
    }
    return found;
  }

  private double level(Plan plan, long time) {
    Step step = mood(plan, time);
    if (step.mood() != Mood.SWING) {
      return step.level();
    }
    long draw = Hash.of(Hash.of(key, plan.symbol() + '~'), Math.floorDiv(time, cycle(plan)));
    return SWINGS[(int) (Hash.uniform(draw) * SWINGS.length)];
  }

  /**
   * Trades towards the wanted position.
   *
   * @param turn whether the level changes now: then a working order is waited for
   */
  private void order(Plan plan, long time, boolean turn) {
    Market market = markets.get(plan.symbol());
    if (market == null) {
      return;
    }
    long busy = busyUntil.getOrDefault(market, 0L);
    if (time <= busy) {
      if (turn) {
        at(busy + 50, () -> order(plan, busy + 50, true));
      }
      return;
    }
    long draw = Hash.of(Hash.of(key, plan.symbol() + '!'), time);
    double noise = 0.7 + 0.6 * Hash.uniform(Hash.of(draw, 1));
    BigDecimal wanted = market.size(plan.unitUsd() * level(plan, time) * noise, time);
    BigDecimal change = wanted.subtract(ledger.position(market).size());
    if (change.signum() == 0) {
      return;
    }
    Ledger.Order order =
        new Ledger.Order(
            market,
            orders++,
            change.abs(),
            liquidity(plan, time, draw),
            plan.rebate().covers((time - startDay) / (double) DAY));
    work(order, change, time, draw);
  }

  private Trade.Liquidity liquidity(Plan plan, long time, long draw) {
    Step step = mood(plan, time);
    if (step.mood() == Mood.LIQUIDATED) {
      return Trade.Liquidity.LIQUIDATION;
    }
    return Hash.uniform(Hash.of(draw, 2)) < MAKERS ? Trade.Liquidity.MAKER : Trade.Liquidity.TAKER;
  }

  /** Cuts an order into executions, at once or one after the other. */
  private void work(Ledger.Order order, BigDecimal change, long time, long draw) {
    List<BigDecimal> parts = parts(order.market(), change, draw);
    boolean atOnce = Hash.uniform(Hash.of(draw, 4)) < 0.4;
    boolean apart = Hash.uniform(Hash.of(draw, 5)) < 0.5;
    if (atOnce) {
      fill(order, parts, time, apart);
      return;
    }
    fill(order, parts.subList(0, 1), time, false);
    long then = time;
    for (int i = 1; i < parts.size(); i++) {
      then += 20 + (long) (600 * Hash.uniform(Hash.of(draw, 20 + i)));
      long moment = then;
      List<BigDecimal> part = parts.subList(i, i + 1);
      at(moment, () -> fill(order, part, moment, false));
    }
    busyUntil.put(order.market(), then);
  }

  private static List<BigDecimal> parts(Market market, BigDecimal change, long draw) {
    double chance = Hash.uniform(Hash.of(draw, 3));
    int count = 1 + (int) (4 * chance * chance);
    List<BigDecimal> parts = new ArrayList<>();
    BigDecimal left = change;
    for (int i = 1; i < count; i++) {
      double share = 0.1 + 0.5 * Hash.uniform(Hash.of(draw, 10 + i));
      BigDecimal part = market.rounded(left.multiply(BigDecimal.valueOf(share)), RoundingMode.DOWN);
      if (part.signum() != 0) {
        parts.add(part);
        left = left.subtract(part);
      }
    }
    parts.add(left);
    return parts;
  }

  // A taker pays more tick by tick; a maker waits at one price.
  private void fill(Ledger.Order order, List<BigDecimal> parts, long time, boolean apart) {
    Market market = order.market();
    BigDecimal last = market.last(time);
    List<Ledger.Fill> fills = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal change = parts.get(i);
      boolean maker = order.liquidity() == Trade.Liquidity.MAKER;
      int ticks = (maker ? -1 : i) * change.signum();
      BigDecimal price = last.add(market.tick().multiply(BigDecimal.valueOf(ticks)));
      fills.add(new Ledger.Fill(order, change, price.max(market.tick())));
    }
    ledger.fill(fills, time, apart);
  }

  private void act(Deed deed, long time) {
    switch (deed) {
      case Deed.Move move ->
          ledger.move(
              new CashFlow(time, move.kind(), move.wallet(), new BigDecimal(move.amount())));
      case Deed.Transfer transfer -> {
        BigDecimal amount = new BigDecimal(transfer.amount());
        CashFlow.Kind kind = CashFlow.Kind.TRANSFER;
        ledger.move(new CashFlow(time, kind, transfer.from(), amount.negate()));
        ledger.move(new CashFlow(time, kind, transfer.to(), amount));
      }
      case Deed.Convert convert -> convert(convert, time);
    }
  }

  private void convert(Deed.Convert convert, long time) {
    Market market = markets.get("PI_XBTUSD");
    if (market == null) {
      return;
    }
    BigDecimal amount = new BigDecimal(convert.amount());
    BigDecimal spread = new BigDecimal(convert.spreadPercent());
    BigDecimal rate = market.index(time);
    BigDecimal proceeds =
        amount
            .multiply(rate)
            .multiply(BigDecimal.ONE.subtract(spread.movePointLeft(2)))
            .setScale(Position.USD_DECIMALS, RoundingMode.HALF_UP);
    ledger.convert(
        new Conversion(
            time, new Wallet("flex", "xbt"), Wallet.FLEX_USD, amount, proceeds, rate, spread));
  }
}
