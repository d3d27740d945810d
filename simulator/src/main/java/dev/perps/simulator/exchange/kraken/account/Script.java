package dev.perps.simulator.exchange.kraken.account;

import java.util.List;

/**
 * What a trader is going to do. Days count from the start of the day on which the simulator starts;
 * the past is negative.
 *
 * @param account name of the account
 * @param days of history before the start day
 * @param executions about so many of them in that time
 */
record Script(String account, int days, int executions, List<Plan> plans, List<Deed> deeds) {

  /**
   * What he wants of one contract.
   *
   * @param unitUsd worth of a position of level one
   * @param weight how often he trades it, relative to the others
   * @param steps in order of time; flat before the first one
   * @param rebate during which he gets money for being maker
   */
  record Plan(String symbol, double unitUsd, double weight, List<Step> steps, Rebate rebate) {
    static Plan of(String symbol, double unitUsd, double weight, Step... steps) {
      return new Plan(symbol, unitUsd, weight, List.of(steps), Rebate.NEVER);
    }

    Plan rebated(double from, double until) {
      return new Plan(symbol, unitUsd, weight, steps, new Rebate(from, until));
    }
  }

  /** How he behaves from a step on. */
  enum Mood {
    /** Long or short by the step's level, give or take. */
    HOLD,
    /** In and out, long and short, by chance. */
    SWING,
    /** The exchange closes the position; then he stays away. */
    LIQUIDATED
  }

  /** A change of mood. */
  record Step(double day, Mood mood, double level) {
    static Step hold(double day, double level) {
      return new Step(day, Mood.HOLD, level);
    }

    static Step flat(double day) {
      return new Step(day, Mood.HOLD, 0);
    }

    static Step swing(double day) {
      return new Step(day, Mood.SWING, 1);
    }

    static Step liquidated(double day) {
      return new Step(day, Mood.LIQUIDATED, 0);
    }
  }

  /** Days on which a contract pays its makers. */
  record Rebate(double from, double until) {
    static final Rebate NEVER = new Rebate(0, 0);

    boolean covers(double day) {
      return day >= from && day < until;
    }
  }

  /** Something else that happens to the account's money. */
  sealed interface Deed {
    double day();

    /** Money that comes, or goes where the amount is negative. */
    record Move(double day, CashFlow.Kind kind, Wallet wallet, String amount) implements Deed {}

    /** From one wallet to another, of the same asset. */
    record Transfer(double day, Wallet from, Wallet to, String amount) implements Deed {}

    /** Coins of the flex wallet into dollars. */
    record Convert(double day, String amount, String spreadPercent) implements Deed {}
  }
}
