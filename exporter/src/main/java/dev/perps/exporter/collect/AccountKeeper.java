package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.ledger.LedgerException;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.kraken.Kraken;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Looks after the user's accounts and after funding in Kraken's own terms, beside the cycle.
 * Thread-safe.
 */
public final class AccountKeeper implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(AccountKeeper.class.getName());
  private static final Duration TICK = Duration.ofMillis(250);

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("account-", 0).factory());
  private final List<AccountLedger> ledgers = new ArrayList<>();

  private AccountKeeper() {}

  /**
   * Starts; the first calls are under way when this returns.
   *
   * @param kraken the way to Kraken's public side
   */
  public static AccountKeeper start(
      AccountSettings settings,
      CollectSettings collect,
      HttpTransport transport,
      Api kraken,
      Board board,
      InstantSource clock,
      Telemetry telemetry) {
    AccountKeeper keeper = new AccountKeeper();
    boolean collected = collect.exchanges().contains(Kraken.EXCHANGE.id());
    if (!settings.enabled() || (settings.accounts().isEmpty() && !collected)) {
      return keeper;
    }
    FundingPoll funding =
        new FundingPoll(
            kraken, settings.fundingSymbols(), settings.interval(), board::publish, clock);
    keeper.repeat("funding", funding::tick);
    KrakenPrices prices = new KrakenPrices(kraken);
    for (Credentials credentials : settings.accounts()) {
      String account = credentials.account();
      board.publish(AccountFigures.unknown(account, clock.instant()));
      AccountLedger ledger;
      try {
        ledger = new AccountLedger(settings.dataDirectory(), account, prices, clock);
      } catch (LedgerException e) {
        logger.log(System.Logger.Level.ERROR, "{0}", e.getMessage());
        continue;
      }
      keeper.ledgers.add(ledger);
      AccountCaller caller =
          new AccountCaller(
              credentials, settings.roundTripSymbol(), collect, transport, clock, telemetry);
      AccountPoll poll =
          new AccountPoll(
              credentials, settings, caller, ledger, funding::contracts, board::publish, clock);
      keeper.repeat(account + " keys", poll::tickKeys);
      keeper.repeat(account + " present", poll::tickPresent);
      keeper.repeat(account + " past", poll::tickPast);
    }
    return keeper;
  }

  private void repeat(String what, Runnable tick) {
    executor.execute(
        () -> {
          try {
            while (!executor.isShutdown()) {
              try {
                tick.run();
              } catch (RuntimeException e) {
                if (!executor.isShutdown()) {
                  logger.log(System.Logger.Level.ERROR, "kraken account " + what, e);
                }
              }
              Thread.sleep(TICK);
            }
          } catch (InterruptedException ignored) {
            // closed
          }
        });
  }

  /** Abandons what is under way; returns at once. */
  @Override
  public void close() {
    executor.shutdownNow();
    ledgers.forEach(AccountLedger::close);
  }
}
