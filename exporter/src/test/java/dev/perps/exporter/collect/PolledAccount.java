package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.exchange.SimulatorApi;
import dev.perps.exporter.exchange.kraken.KrakenContracts;
import dev.perps.simulator.Simulator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** The poll of an account of a simulator, at a time that a test moves; waiting moves it too. */
public final class PolledAccount implements AutoCloseable {
  /** How long an answer may take; of real time. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  private final Clock clock;
  private final HttpTransport transport;
  private final AccountLedger ledger;
  private final AccountPoll poll;
  private final AtomicReference<AccountFigures> shown = new AtomicReference<>();
  private final LogLines log =
      new LogLines("dev.perps.exporter.collect", "dev.perps.exporter.account");

  /** The time of simulator and exporter alike. */
  public static final class Clock implements InstantSource {
    private volatile Instant now;

    public Clock(Instant now) {
      this.now = now;
    }

    @Override
    public Instant instant() {
      return now;
    }

    public void move(Duration time) {
      now = now.plus(time);
    }
  }

  /**
   * Prepares to ask.
   *
   * @param way what stands between the poll and Kraken
   */
  public PolledAccount(
      Simulator simulator,
      Credentials credentials,
      Clock clock,
      Path directory,
      UnaryOperator<AccountApi> way) {
    this.clock = clock;
    CollectSettings settings =
        CallSettings.kraken(URI.create(simulator.baseUri() + "/kraken"), PATIENCE);
    transport = new HttpTransport(settings);
    AccountApi caller =
        new AccountCaller(
            credentials, "PF_XBTUSD", settings, transport, clock, Telemetry.NONE, clock::move);
    SimulatorApi market = new SimulatorApi(simulator.baseUri(), "kraken", clock);
    ledger = new AccountLedger(directory, credentials.account(), new KrakenPrices(market), clock);
    AccountSettings off = AccountSettings.OFF;
    poll =
        new AccountPoll(
            credentials,
            new AccountSettings(
                true,
                List.of(),
                List.of(),
                off.interval(),
                off.ledgerInterval(),
                directory,
                off.roundTripSymbol(),
                off.roundTripSize(),
                off.roundTripGainUsd(),
                List.of(),
                1000),
            way.apply(caller),
            ledger,
            () -> KrakenContracts.of(market),
            shown::set,
            clock);
  }

  /** Time goes on, and all that may be due is done. */
  public AccountFigures after(Duration time) {
    clock.move(time);
    poll.tickPast();
    poll.tickPresent();
    return shown.get();
  }

  /** The same in steps of 15 s. */
  public AccountFigures stepping(Duration time) {
    Instant until = clock.instant().plus(time);
    while (clock.instant().isBefore(until)) {
      after(Duration.ofSeconds(15));
    }
    return shown.get();
  }

  /** Why a part fails, one word; empty while it does not. */
  public static Optional<String> reason(AccountFigures figures, String part) {
    return AccountPollRig.part(figures, part).failure().map(it -> it.reason().label());
  }

  /** Lines of the log since the question before. */
  public List<String> log() {
    return log.news();
  }

  @Override
  public void close() {
    ledger.close();
    transport.close();
    log.close();
  }
}
