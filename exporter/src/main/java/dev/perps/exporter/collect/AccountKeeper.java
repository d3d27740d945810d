package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.PriceSource;
import dev.perps.exporter.account.ledger.LedgerException;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.kraken.Kraken;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the user's accounts and after funding in Kraken's own terms, beside the cycle.
 * Thread-safe.
 */
public final class AccountKeeper implements AutoCloseable {
  private static final System.Logger logger = System.getLogger(AccountKeeper.class.getName());
  private static final Duration TICK = Duration.ofMillis(100);
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("account-", 0).factory());
  private final List<AccountLedger> ledgers = new CopyOnWriteArrayList<>();

  private AccountKeeper() {}

  /**
   * Starts; what is asked of Kraken's public side waits for {@code kraken}. Ledgers are opened in
   * the background, so that nothing else has to wait for that.
   */
  public static AccountKeeper start(
      AccountSettings settings,
      CollectSettings collect,
      HttpTransport transport,
      CompletableFuture<Api> kraken,
      Board board,
      InstantSource clock,
      Telemetry telemetry) {
    AccountKeeper keeper = new AccountKeeper();
    boolean collected = collect.exchanges().contains(Kraken.EXCHANGE.id());
    if (!settings.enabled() || (settings.accounts().isEmpty() && !collected)) {
      return keeper;
    }
    Api publicSide = new AwaitedApi(kraken);
    FundingPoll funding =
        new FundingPoll(
            publicSide, settings.fundingSymbols(), settings.interval(), board::publish, clock);
    KrakenPrices prices = new KrakenPrices(publicSide);
    for (Credentials credentials : settings.accounts()) {
      String account = credentials.account();
      board.publish(AccountFigures.unknown(account, clock.instant()));
      AccountCaller caller =
          new AccountCaller(
              credentials, settings.roundTripSymbol(), collect, transport, clock, telemetry);
      keeper.executor.execute(
          () -> {
            AccountLedger ledger = keeper.open(settings.dataDirectory(), account, prices, clock);
            if (ledger == null) {
              return;
            }
            AccountPoll poll =
                new AccountPoll(
                    credentials,
                    settings,
                    caller,
                    ledger,
                    funding::contracts,
                    board::publish,
                    clock);
            keeper.repeat(account + " past", poll::tickPast);
            keeper.repeat(account + " present", poll::tickPresent);
            keeper.repeat(account + " keys", poll::tickKeys);
          });
    }
    keeper.repeat("funding", funding::tick);
    return keeper;
  }

  /** Tries until it can be opened; null when the program stops before that. */
  private @Nullable AccountLedger open(
      Path directory, String account, PriceSource prices, InstantSource clock) {
    String said = "";
    while (!executor.isShutdown()) {
      try {
        AccountLedger ledger = new AccountLedger(directory, account, prices, clock);
        ledgers.add(ledger);
        return ledger;
      } catch (LedgerException e) {
        String line = String.valueOf(e.getMessage());
        if (!line.equals(said)) {
          logger.log(System.Logger.Level.ERROR, "{0}; tried again each minute", line);
          said = line;
        }
      }
      try {
        Thread.sleep(RETRY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  private void repeat(String what, Runnable tick) {
    if (executor.isShutdown()) {
      return;
    }
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
