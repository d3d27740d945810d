package dev.perps.exporter.collect;

import static dev.perps.exporter.account.ledger.Entries.cash;
import static dev.perps.exporter.account.ledger.Entries.leg;

import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.Part;
import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.KeyPair;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.market.ContractKind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A poll of a fake account at a time that a test moves. Prices are asked of nobody. */
final class AccountPollRig implements AutoCloseable {
  static final Instant START = Instant.parse("2026-11-20T12:30:00Z");
  static final Duration INTERVAL = Duration.ofSeconds(15);
  static final Duration LEDGER_INTERVAL = Duration.ofMinutes(1);
  static final String STOCK = "PF_AAPLxUSD";
  private static final KeyPair PAIR = new KeyPair("public", new byte[] {1, 2, 3});

  Instant now = START;
  final FakeAccount kraken = new FakeAccount(() -> now);
  final List<KrakenContract> contracts = new ArrayList<>(List.of(contract(STOCK, 200)));
  final List<AccountFigures> shown = new ArrayList<>();
  final LogLines log = new LogLines("dev.perps.exporter.collect", "dev.perps.exporter.account");
  final AccountPoll poll;
  private final AccountLedger ledger;

  AccountPollRig(Path directory) {
    ledger =
        new AccountLedger(
            directory,
            "main",
            (asset, at) -> {
              throw new AssertionError("all is in USD");
            },
            () -> now);
    AccountSettings off = AccountSettings.OFF;
    AccountSettings settings =
        new AccountSettings(
            true,
            List.of(),
            List.of(),
            INTERVAL,
            LEDGER_INTERVAL,
            directory,
            off.roundTripSymbol(),
            off.roundTripSize(),
            off.roundTripGainUsd(),
            List.of(),
            50);
    poll =
        new AccountPoll(
            new Credentials("main", PAIR, Optional.of(PAIR)),
            settings,
            kraken,
            ledger,
            () -> List.copyOf(contracts),
            shown::add,
            () -> now);
  }

  static KrakenContract contract(String symbol, double mark) {
    return new KrakenContract(
        symbol, ContractKind.LINEAR, "AAPLX", mark, mark, 0, 0, 0, 0, List.of());
  }

  static HeldPosition held(String size) {
    return new HeldPosition(STOCK, true, new BigDecimal(size), new BigDecimal("190"));
  }

  /** Both rows of a trade at 190 USD, of 10 cents of fees; ids go on where the log ends. */
  void trade(String execution, String from, String to) {
    trade(execution, from, to, now);
  }

  void trade(String execution, String from, String to, Instant at) {
    long id = kraken.rows.size() + 1L;
    String contract = "pf_aaplxusd";
    List<LedgerRow> rows = new ArrayList<>(kraken.rows);
    rows.add(cash(id, contract, execution).at(at).fee("0.1").price("190").row());
    rows.add(
        leg(id + 1, contract, execution, from, to).at(at).price("190").entryPrice("190").row());
    kraken.rows = rows;
  }

  /** Time goes on, and all that may be due is done. */
  AccountFigures after(Duration time) {
    now = now.plus(time);
    poll.tickKeys();
    poll.tickPast();
    poll.tickPresent();
    return shown.getLast();
  }

  /** Lets everything be asked once, and what that leads to. */
  AccountFigures settled() {
    after(Duration.ZERO);
    return after(Duration.ofMillis(250));
  }

  /** As {@link #after}, in steps: what is due every few seconds gets its turns. */
  AccountFigures stepping(Duration time) {
    Instant until = now.plus(time);
    while (now.isBefore(until)) {
      after(INTERVAL);
    }
    return shown.getLast();
  }

  static Part part(AccountFigures figures, String name) {
    return figures.parts().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public void close() {
    ledger.close();
    log.close();
  }
}
