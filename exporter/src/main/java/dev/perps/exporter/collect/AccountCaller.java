package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.Execution;
import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.KeyPair;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.PositionEvent;
import dev.perps.exporter.account.PrivateEndpoint;
import dev.perps.exporter.account.PrivateEndpoint.Budget;
import dev.perps.exporter.account.Query;
import dev.perps.exporter.account.SignedCall;
import dev.perps.exporter.account.SpotNonce;
import dev.perps.exporter.account.wire.FeeSchedules;
import dev.perps.exporter.account.wire.Reading;
import dev.perps.exporter.account.wire.Readings;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kraken about one account, and the only one that signs. A call that its budget does not allow
 * yet waits; one that failed for a reason that may pass is made again twice, signed anew.
 */
public final class AccountCaller implements AccountApi {
  private static final String TOKEN_HEADER = "Next-Continuation-Token";

  private final Credentials credentials;
  private final String feeSymbol;
  private final SpotNonce nonce;
  private final AccountTransport transport;
  private final Map<Budget, BudgetGuard> guards = new EnumMap<>(Budget.class);

  /** One at a time, so that nonces arrive in order. */
  private final Object spotTurn = new Object();

  /**
   * Asks as the owner of keys.
   *
   * @param feeSymbol the contract whose fees stand for those of the account
   */
  public AccountCaller(
      Credentials credentials,
      String feeSymbol,
      CollectSettings settings,
      HttpTransport transport,
      InstantSource clock,
      Telemetry telemetry) {
    this(credentials, feeSymbol, settings, transport, clock, telemetry, Sleeper.REAL);
  }

  AccountCaller(
      Credentials credentials,
      String feeSymbol,
      CollectSettings settings,
      HttpTransport transport,
      InstantSource clock,
      Telemetry telemetry,
      Sleeper sleeper) {
    this.credentials = credentials;
    this.feeSymbol = feeSymbol;
    this.nonce = new SpotNonce(clock);
    this.transport = new AccountTransport(settings, transport, clock, telemetry, sleeper);
    for (Budget budget : Budget.values()) {
      guards.put(budget, new BudgetGuard(budget, clock, sleeper));
    }
  }

  @Override
  public LogPage log(long from, int count) {
    if (from < 1 || count < 1 || count > MOST_LOG_ROWS) {
      throw new IllegalArgumentException("no page of the log: " + count + " rows from " + from);
    }
    Query query =
        Query.NONE
            .with("sort", "asc")
            .with("from", from)
            .with("count", count)
            .with("conversion_details", "true");
    return ask(
            PrivateEndpoint.ACCOUNT_LOG,
            query,
            PrivateEndpoint.costOfLog(count),
            Readings.ACCOUNT_LOG)
        .meaning();
  }

  @Override
  public EventPage<Execution> executions(Instant since, String next) {
    Query query = Query.NONE.with("sort", "asc").with("since", since.toEpochMilli());
    return page(PrivateEndpoint.EXECUTIONS, query, next, Readings.EXECUTIONS);
  }

  @Override
  public EventPage<PositionEvent> turningPoints(String symbol, String next) {
    Query query =
        Query.NONE
            .with("sort", "desc")
            .with("tradeable", symbol)
            .with("opened", "true")
            .with("closed", "true")
            .with("reversed", "true");
    return page(PrivateEndpoint.POSITION_EVENTS, query, next, Readings.POSITION_EVENTS);
  }

  private <T> EventPage<T> page(
      PrivateEndpoint endpoint, Query query, String token, Reading<?, EventPage<T>> reading) {
    Query asked = token.isEmpty() ? query : query.with("continuation_token", token);
    AccountTransport.Received<EventPage<T>> received =
        ask(endpoint, asked, endpoint.cost(), reading);
    EventPage<T> page = received.meaning();
    String next = page.next().isEmpty() ? received.header(TOKEN_HEADER).orElse("") : page.next();
    // A token that leads to itself would lead on for ever.
    return new EventPage<>(page.events(), next.equals(token) ? "" : next);
  }

  @Override
  public List<HeldPosition> positions() {
    return ask(PrivateEndpoint.OPEN_POSITIONS, Readings.OPEN_POSITIONS);
  }

  @Override
  public Margin margin() {
    return ask(PrivateEndpoint.ACCOUNTS, Readings.ACCOUNTS);
  }

  /** Of the spot API with a spot key; without one of the fee schedules. */
  @Override
  public FeeTiers feeTiers() {
    KeyPair spot = credentials.spot().orElse(null);
    return spot == null ? feeSchedules() : tradeVolume(spot);
  }

  private FeeTiers feeSchedules() {
    Map<String, Double> volumes = ask(PrivateEndpoint.FEE_VOLUMES, FeeSchedules.VOLUMES);
    List<FeeSchedules.Schedule> schedules =
        transport.publicly(
            "feeschedules", "/derivatives/api/v3/feeschedules", FeeSchedules.SCHEDULES);
    Optional<String> schedule =
        transport.publicly(
            "instruments", "/derivatives/api/v3/instruments", FeeSchedules.scheduleOf(feeSymbol));
    return FeeSchedules.tiers(schedules, volumes, schedule);
  }

  /** The contract is named as one of derivatives: by its bare name only spot pairs are found. */
  private FeeTiers tradeVolume(KeyPair spot) {
    Supplier<SignedCall> call =
        () -> {
          String number = nonce.next();
          String body =
              "{\"nonce\":\"%s\",\"pair\":[{\"asset\":\"%s\",\"aclass\":\"derivatives\"}]}"
                  .formatted(number, feeSymbol);
          return SignedCall.ofSpot(PrivateEndpoint.TRADE_VOLUME, number, body, spot);
        };
    synchronized (spotTurn) {
      return send(
              PrivateEndpoint.TRADE_VOLUME,
              call,
              PrivateEndpoint.TRADE_VOLUME.cost(),
              Readings.tradeVolume(feeSymbol))
          .meaning();
    }
  }

  @Override
  public Instant serverTime() {
    return transport.serverTime();
  }

  private <T> T ask(PrivateEndpoint endpoint, Reading<?, T> reading) {
    return ask(endpoint, Query.NONE, endpoint.cost(), reading).meaning();
  }

  private <T> AccountTransport.Received<T> ask(
      PrivateEndpoint endpoint, Query query, int cost, Reading<?, T> reading) {
    return send(
        endpoint,
        () -> SignedCall.ofFutures(endpoint, query, credentials.futures()),
        cost,
        reading);
  }

  private <T> AccountTransport.Received<T> send(
      PrivateEndpoint endpoint, Supplier<SignedCall> call, int cost, Reading<?, T> reading) {
    BudgetGuard guard = guard(endpoint.budget());
    return transport.repeated(
        endpoint, () -> guard.call(cost, () -> transport.send(call.get(), reading)));
  }

  private BudgetGuard guard(Budget budget) {
    @Nullable BudgetGuard guard = guards.get(budget);
    if (guard == null) {
      throw new ExchangeException(FailureReason.INTERNAL, "no budget " + budget);
    }
    return guard;
  }
}
