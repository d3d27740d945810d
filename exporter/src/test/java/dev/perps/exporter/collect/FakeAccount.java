package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.Execution;
import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.PositionEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An account at Kraken, as a test wants it. It counts what is asked. */
final class FakeAccount implements AccountApi {
  static final String POSITIONS = "positions";
  static final String MARGIN = "margin";
  static final String LOG = "log";
  static final String EXECUTIONS = "executions";
  static final String TURNS = "turns";
  static final String FEES = "fees";
  static final String TIME = "time";

  /** No answer of the log has more. */
  static final int PAGE = 2;

  String uid = "uid-1";
  List<LedgerRow> rows = new ArrayList<>();
  List<Execution> executions = new ArrayList<>();
  List<PositionEvent> turns = List.of();
  List<HeldPosition> held = new ArrayList<>();

  /** Which calls fail, and how. */
  final Map<String, RuntimeException> failures = new HashMap<>();

  /** Happens before the log is answered. */
  Runnable whenLogIsAsked = () -> {};

  private final Map<String, Integer> asked = new HashMap<>();
  private final InstantSource clock;

  FakeAccount(InstantSource clock) {
    this.clock = clock;
  }

  /** How often something was asked since the question before. */
  int calls(String call) {
    Integer count = asked.remove(call);
    return count == null ? 0 : count;
  }

  /** The same of all calls together. */
  int calls() {
    int count = asked.values().stream().mapToInt(Integer::intValue).sum();
    asked.clear();
    return count;
  }

  private void ask(String call) {
    asked.merge(call, 1, Integer::sum);
    RuntimeException failure = failures.get(call);
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public LogPage log(long from, int count) {
    ask(LOG);
    whenLogIsAsked.run();
    return new LogPage(
        uid, rows.stream().filter(row -> row.id() >= from).limit(Math.min(count, PAGE)).toList());
  }

  @Override
  public EventPage<Execution> executions(Instant since, String next) {
    ask(EXECUTIONS);
    return new EventPage<>(executions.stream().filter(it -> !it.at().isBefore(since)).toList(), "");
  }

  @Override
  public EventPage<PositionEvent> turningPoints(String symbol, String next) {
    ask(TURNS);
    return new EventPage<>(turns, "");
  }

  @Override
  public List<HeldPosition> positions() {
    ask(POSITIONS);
    return List.copyOf(held);
  }

  @Override
  public Margin margin() {
    ask(MARGIN);
    return new Margin(List.of(), List.of(new Margin.Balance("flex", "USD", 1000, 1000)));
  }

  @Override
  public FeeTiers feeTiers() {
    ask(FEES);
    return new FeeTiers("trade_volume", 100, 0.0002, 0.0005, 1000, 0.0001, 0.0004);
  }

  @Override
  public Instant serverTime() {
    ask(TIME);
    return clock.instant();
  }
}
