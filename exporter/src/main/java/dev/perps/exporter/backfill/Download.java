package dev.perps.exporter.backfill;

import dev.perps.exporter.collect.BackgroundApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks one exchange for the past of its contracts and keeps each answer in a file of its own. What
 * is kept already is not asked for again. A failure costs one contract one kind of its past; after
 * some in a row the exchange is given up. Blocks.
 */
final class Download {
  /** Calls of an exchange that wait for its limits at once. */
  private static final int WORKERS = 2;

  /** After so many questions without any answer there is no use in asking on. */
  private static final int GIVE_UP = 3;

  private final Plan plan;
  private final List<Integer> places;
  private final History history;
  private final BackgroundApi api;
  private final Folder folder;
  private final Patience patience;
  private final Tally tally;
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * Prepares to ask.
   *
   * @param places of the exchange's contracts in the plan's list, the first ones first
   */
  Download(
      Plan plan,
      List<Integer> places,
      History history,
      BackgroundApi api,
      Folder folder,
      Patience patience,
      Tally tally) {
    this.plan = plan;
    this.places = List.copyOf(places);
    this.history = history;
    this.api = api;
    this.folder = folder;
    this.patience = patience;
    this.tally = tally;
    tally.contracts.set(places.size());
  }

  /** Asks for everything. */
  void run() throws InterruptedException {
    int kinds = history.prices().size() + 1 + (history.tellsOpenInterest() ? 1 : 0);
    tally.questions.set(places.size() * kinds);
    try (ExecutorService workers =
        Executors.newFixedThreadPool(WORKERS, Thread.ofVirtual().name("download-", 0).factory())) {
      for (PriceKind kind : PriceKind.values()) {
        if (history.prices().contains(kind)) {
          prices(kind, workers);
        } else {
          tally.miss(kind == PriceKind.MARK ? "mark prices: not told" : "prices: not told", "");
        }
      }
      each(places, this::charts, workers);
      each(places, this::funding, workers);
      if (history.tellsOpenInterest()) {
        each(places, this::interest, workers);
      } else {
        tally.miss("open interest: not told", "");
      }
    } finally {
      tally.calls.set(api.calls());
    }
  }

  /** The first contract shows what bars cost and how far back they reach. */
  private void prices(PriceKind kind, ExecutorService workers) throws InterruptedException {
    int first = places.getFirst();
    BarSizes sizes = sizes(kind, first);
    if (sizes.reaching() != BarSize.M5) {
      bars(first, kind, sizes.reaching());
    }
    BarSize others = sizes.affordable(kind, places.size() - 1);
    each(
        places.subList(1, places.size()),
        place -> {
          boolean reference = plan.contracts().get(place).reference() && kind == PriceKind.LAST;
          if (reference) {
            bars(place, kind, BarSize.M5);
          }
          if (!reference || sizes.reaching() != BarSize.M5) {
            bars(place, kind, others);
          }
          answered();
        },
        workers);
    answered();
    if (others != BarSize.M5) {
      String what = kind == PriceKind.MARK ? "mark prices" : "prices";
      tally.miss(what + " every 5 m: bars of " + others.label() + " for most contracts", "");
    }
  }

  private BarSizes sizes(PriceKind kind, int first) {
    String name = "sizes-" + first + "-" + kind;
    return folder
        .table(name)
        .map(BarSizes::of)
        .orElseGet(
            () -> {
              // What was asked for by a run that was broken off has left no trace of its cost.
              folder.drop(Past.name(plan, first, kind + "-" + BarSize.M5));
              double before = api.seconds();
              double[][] bars = bars(first, kind, BarSize.M5);
              double seconds = api.seconds() - before;
              BarSizes measured = BarSizes.measured(history.barSizes(), bars, seconds, plan);
              if (bars.length > 0) {
                folder.keep(name, measured.toRows());
              }
              return measured;
            });
  }

  private double[][] bars(int place, PriceKind kind, BarSize size) {
    // Windows of a day are made of bars before the first moment, too.
    long before = plan.contracts().get(place).reference() ? 2 * Plan.DAY : size.seconds();
    return rows(
        place,
        kind + "-" + size,
        () -> {
          List<Candle> bars =
              history.candles(
                  api,
                  plan.contracts().get(place).instrument(),
                  kind,
                  size,
                  Instant.ofEpochSecond(plan.from() - before),
                  Instant.ofEpochSecond(plan.to()));
          return bars.stream()
              .map(bar -> new double[] {bar.startEpochSeconds(), bar.close()})
              .toArray(double[][]::new);
        },
        tally.bars::addAndGet);
  }

  /** Hours and longer bars, for what is made of the price history of a base. */
  private void charts(int place) {
    if (!plan.contracts().get(place).reference()) {
      return;
    }
    for (BarSize size : Past.CHARTS) {
      long before = Past.barsBefore(size) * size.seconds();
      if (history.barSizes().contains(size)) {
        double[][] ignored =
            rows(
                place,
                "chart-" + size,
                () ->
                    history
                        .candles(
                            api,
                            plan.contracts().get(place).instrument(),
                            PriceKind.LAST,
                            size,
                            Instant.ofEpochSecond(plan.from() - before),
                            Instant.ofEpochSecond(plan.to()))
                        .stream()
                        .map(
                            bar ->
                                new double[] {
                                  bar.startEpochSeconds(),
                                  bar.open(),
                                  bar.high(),
                                  bar.low(),
                                  bar.close()
                                })
                        .toArray(double[][]::new),
                tally.bars::addAndGet);
      }
    }
  }

  private void funding(int place) {
    Plan.Contract contract = plan.contracts().get(place);
    long before = contract.settled() ? Past.FUNDING_BEFORE : 2 * Plan.DAY;
    double[][] ignored =
        rows(
            place,
            "funding",
            () ->
                history
                    .funding(
                        api,
                        contract.instrument(),
                        Instant.ofEpochSecond(plan.from() - before),
                        Instant.ofEpochSecond(plan.to() + 1))
                    .stream()
                    .map(Download::row)
                    .toArray(double[][]::new),
            tally.settlements::addAndGet);
    answered();
  }

  private static double[] row(FundingSettlement paid) {
    return new double[] {paid.epochSeconds(), paid.rate(), paid.intervalSeconds()};
  }

  private void interest(int place) {
    double[][] ignored =
        rows(
            place,
            "interest",
            () ->
                history
                    .openInterest(
                        api,
                        plan.contracts().get(place).instrument(),
                        Instant.ofEpochSecond(plan.from() - Plan.DAY),
                        Instant.ofEpochSecond(plan.to() + 1))
                    .stream()
                    .map(
                        point ->
                            new double[] {
                              point.epochSeconds(), point.amount().base(), point.amount().quote()
                            })
                    .toArray(double[][]::new),
            tally.interest::addAndGet);
    answered();
  }

  private void answered() {
    tally.answers.incrementAndGet();
    tally.calls.set(api.calls());
  }

  /** Rows that are kept already, or are asked for now; none where there is no answer. */
  private double[][] rows(
      int place, String what, Supplier<double[][]> question, Consumer<Long> count) {
    String name = Past.name(plan, place, what);
    double[][] rows =
        folder
            .table(name)
            .orElseGet(
                () -> {
                  double[][] told = ask(place, what, question);
                  return told;
                });
    count.accept((long) rows.length);
    return rows;
  }

  private double[][] ask(int place, String what, Supplier<double[][]> question) {
    String symbol = plan.contracts().get(place).instrument().symbol();
    if (failures.get() >= GIVE_UP) {
      tally.miss("given up after failures", symbol);
      return new double[0][];
    }
    try {
      double[][] told = patience.ask(question);
      folder.keep(Past.name(plan, place, what), told);
      failures.set(0);
      if (told.length == 0) {
        tally.miss(words(what) + ": the exchange has none", symbol);
      }
      return told;
    } catch (ExchangeException e) {
      if (e.reason() == FailureReason.CANCELLED) {
        throw e;
      }
      failures.incrementAndGet();
      tally.miss(words(what) + ": " + e.reason().label() + ", " + e.getMessage(), symbol);
      return new double[0][];
    }
  }

  private static String words(String what) {
    return what.replace("LAST-", "bars of ")
        .replace("MARK-", "bars of the mark price of ")
        .replace("chart-", "bars of ")
        .replace("interest", "open interest");
  }

  private static void each(List<Integer> places, Consumer<Integer> task, ExecutorService workers)
      throws InterruptedException {
    List<Future<?>> all = new ArrayList<>();
    for (int place : places) {
      all.add(workers.submit(() -> task.accept(place)));
    }
    for (Future<?> one : all) {
      try {
        one.get();
      } catch (java.util.concurrent.ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }
}
