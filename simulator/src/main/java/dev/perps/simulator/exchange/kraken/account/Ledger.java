package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps an account's books: what is done to it becomes events, rows of the log, balances and
 * positions. Things have to be done in order of time. Not thread-safe.
 */
final class Ledger {
  private static final long THIRTY_DAYS = 30 * 86_400_000L;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal REBATE_PERCENT = new BigDecimal("-0.01");
  // On top of the taker's fee.
  private static final BigDecimal LIQUIDATION_PERCENT = new BigDecimal("0.5");

  private final long key;
  private final List<Event> events = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private final List<LogRow> log = new ArrayList<>();
  private final Map<Wallet, BigDecimal> balances = new LinkedHashMap<>();
  private final Map<Market, Position> positions = new LinkedHashMap<>();
  private int windowStart;
  private BigDecimal windowUsd = BigDecimal.ZERO;

  /**
   * Opens an account.
   *
   * @param key source of its identifiers
   */
  Ledger(long key) {
    this.key = key;
  }

  /** What is the same for the executions of one order. */
  record Order(
      Market market, long number, BigDecimal size, Trade.Liquidity liquidity, boolean rebated) {}

  /** An execution before it is booked; {@code change} is signed. */
  record Fill(Order order, BigDecimal change, BigDecimal price) {}

  List<Event> events() {
    return events;
  }

  List<LogRow> log() {
    return log;
  }

  Map<Wallet, BigDecimal> balances() {
    return balances;
  }

  Map<Market, Position> positions() {
    return positions;
  }

  Position position(Market market) {
    return positions.getOrDefault(market, Position.NONE);
  }

  /** Realises the hour's funding of every open position. */
  void fund(long hour) {
    positions.replaceAll(
        (market, position) -> position.open() ? fund(market, position, hour) : position);
  }

  private Position fund(Market market, Position position, long hour) {
    BigDecimal rate = market.rate(Position.hourBefore(hour));
    Funding funding =
        new Funding(
            hour,
            market.symbol(),
            market.inverse(),
            market.wallet(),
            rate,
            position.size(),
            position.entry(),
            position.funding(market.inverse(), rate, hour),
            market.inverse() ? market.mark(hour) : BigDecimal.ONE);
    events.add(funding);
    cash(funding, LogRow.Leg.CASH, funding.wallet(), funding.amount());
    return position.funded(hour);
  }

  /**
   * Books executions of one order within one millisecond.
   *
   * @param apart whether the log first shows all their cash legs, then all their position legs
   */
  void fill(List<Fill> fills, long time, boolean apart) {
    List<Trade> done = new ArrayList<>();
    for (Fill fill : fills) {
      Trade trade = trade(fill, time);
      events.add(trade);
      trades.add(trade);
      windowUsd = windowUsd.add(trade.usdValue());
      cash(trade, LogRow.Leg.CASH, trade.wallet(), trade.cash());
      if (apart) {
        done.add(trade);
      } else {
        size(trade);
      }
    }
    done.forEach(this::size);
  }

  private Trade trade(Fill fill, long time) {
    Order order = fill.order();
    Market market = order.market();
    boolean inverse = market.inverse();
    Position old = position(market);
    Position now = old.after(inverse, fill.change(), fill.price(), time);
    positions.put(market, now);
    BigDecimal mark = market.mark(time);
    BigDecimal rate = market.rate(Position.hourBefore(time));
    BigDecimal worth = market.worth(fill.change().abs(), fill.price());
    BigDecimal percent = feePercent(order, time);
    boolean liquidation = order.liquidity() == Trade.Liquidity.LIQUIDATION;
    return new Trade(
        time,
        Uid.of(key, 4L * trades.size()),
        Uid.of(key, 4L * order.number() + 1),
        market.symbol(),
        inverse,
        market.wallet(),
        fill.change().signum() > 0 ? Trade.Side.BUY : Trade.Side.SELL,
        fill.change().abs(),
        fill.price(),
        mark,
        order.size(),
        order.liquidity(),
        percent,
        percentOf(worth, percent, market),
        liquidation ? percentOf(worth, LIQUIDATION_PERCENT, market) : BigDecimal.ZERO,
        old.pnl(inverse, fill.change(), fill.price()),
        old.funding(inverse, rate, time),
        rate,
        market.usdPrice(mark),
        old.size(),
        now.size(),
        old.open() ? old.entry() : BigDecimal.ZERO,
        now.entry());
  }

  private static BigDecimal percentOf(BigDecimal worth, BigDecimal percent, Market market) {
    return worth
        .multiply(percent)
        .divide(HUNDRED)
        .setScale(market.moneyDecimals(), RoundingMode.HALF_UP);
  }

  private BigDecimal feePercent(Order order, long time) {
    FeeTiers.Tier tier = FeeTiers.of(volume(time));
    if (order.liquidity() != Trade.Liquidity.MAKER) {
      return tier.taker();
    }
    return order.rebated() ? REBATE_PERCENT : tier.maker();
  }

  /** Turnover of the 30 days before an instant, which never goes back, USD. */
  BigDecimal volume(long time) {
    while (windowStart < trades.size() && trades.get(windowStart).time() <= time - THIRTY_DAYS) {
      windowUsd = windowUsd.subtract(trades.get(windowStart).usdValue());
      windowStart++;
    }
    return windowUsd;
  }

  /** Books money that came or went. */
  void move(CashFlow flow) {
    events.add(flow);
    cash(flow, LogRow.Leg.CASH, flow.wallet(), flow.amount());
  }

  /** Books a conversion: what went, then what came. */
  void convert(Conversion conversion) {
    events.add(conversion);
    cash(conversion, LogRow.Leg.CASH, conversion.from(), conversion.amount().negate());
    cash(conversion, LogRow.Leg.PROCEEDS, conversion.to(), conversion.proceeds());
  }

  private void cash(Event event, LogRow.Leg leg, Wallet wallet, BigDecimal amount) {
    BigDecimal old = balances.getOrDefault(wallet, BigDecimal.ZERO);
    BigDecimal now = old.add(amount);
    balances.put(wallet, now);
    log.add(new LogRow(log.size() + 1, event, leg, old, now));
  }

  private void size(Trade trade) {
    log.add(
        new LogRow(
            log.size() + 1, trade, LogRow.Leg.POSITION, trade.oldPosition(), trade.newPosition()));
  }
}
