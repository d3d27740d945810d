package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountFigures.OpenPosition;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.KeyPair;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.ShortPages;
import dev.perps.exporter.account.figures.FeeRates;
import dev.perps.exporter.account.figures.HistoryFigures;
import dev.perps.exporter.account.figures.LedgerReading;
import dev.perps.exporter.account.figures.OpenPositions;
import dev.perps.exporter.account.figures.Openings;
import dev.perps.exporter.account.figures.Spelling;
import dev.perps.exporter.exchange.SimulatorApi;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.exchange.kraken.KrakenContracts;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A simulator's account, read the whole way that the exporter reads it, while time stands still.
 */
public final class ReadAccount implements AutoCloseable {
  private static final int CLOSED = 1000;

  private final Instant now;
  private final HttpTransport transport;
  private final AccountLedger ledger;
  private final AccountApi api;
  private final LedgerReading reading;
  private final Optional<ChargedRates> charged;
  private final List<KrakenContract> contracts;

  /** Waiting costs nothing; the budgets' clock goes on all the same. */
  private Instant waited;

  /**
   * Reads all there is.
   *
   * @param mostRows that an answer of the log has
   * @param directory for the ledger
   */
  public ReadAccount(
      Simulator simulator, DemoKeys.Key key, Instant now, int mostRows, Path directory) {
    this.now = now;
    this.waited = now;
    CollectSettings settings = CallSettings.kraken(URI.create(simulator.baseUri() + "/kraken"));
    transport = new HttpTransport(settings);
    AccountCaller caller =
        new AccountCaller(
            credentials(key),
            "PF_XBTUSD",
            settings,
            transport,
            () -> waited,
            Telemetry.NONE,
            wait -> waited = waited.plus(wait));
    api = new ShortPages(caller, mostRows, () -> {});
    SimulatorApi market = new SimulatorApi(simulator.baseUri(), "kraken", () -> now);
    ledger = new AccountLedger(directory, key.name(), new KrakenPrices(market), () -> now);
    reading = ledger.readOn(api);
    charged = ledger.readExecutions(api);
    contracts = KrakenContracts.of(market);
  }

  public static Credentials credentials(DemoKeys.Key key) {
    return new Credentials(
        key.name(),
        pair(key.futuresKey(), key.futuresSecret()),
        Optional.of(pair(key.spotKey(), key.spotSecret())));
  }

  private static KeyPair pair(String key, String secret) {
    return new KeyPair(key, Base64.getDecoder().decode(secret));
  }

  public History history() {
    return HistoryFigures.of(reading, now, new Spelling(contracts), CLOSED).orElseThrow();
  }

  public ChargedRates charged() {
    return charged.orElseThrow();
  }

  public List<KrakenContract> contracts() {
    return contracts;
  }

  public List<OpenPosition> positions() {
    Margin margin = api.margin();
    FeeRates rates = FeeRates.of(charged, Optional.empty());
    return new OpenPositions(
            contracts, rates, Optional.of(margin), Optional.of(reading), new Openings())
        .of(api.positions());
  }

  @Override
  public void close() {
    ledger.close();
    transport.close();
  }
}
