package dev.perps.exporter.backfill;

import dev.perps.exporter.collect.BackgroundApi;
import dev.perps.exporter.collect.CollectSettings;
import dev.perps.exporter.collect.HttpTransport;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.history.HistorySettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the past of the biggest contracts into a folder, as files for promtool. A run that is
 * broken off is taken up by the next one; a finished folder is left alone.
 */
public final class Backfill {
  /** What is told at the end; its presence says that the folder is finished. */
  static final String SUMMARY = "summary.txt";

  private static final int WRITERS = 2;

  private final BackfillSettings settings;
  private final CollectSettings collect;
  private final HistorySettings live;
  private final List<Exchange> exchanges;
  private final Folder folder;
  private final InstantSource clock;
  private final PrintStream out;
  private final boolean terminal;

  /**
   * Prepares a backfill.
   *
   * @param live which figures the live exporter makes of history
   * @param output folder to write to
   * @param out for progress and summary
   * @param terminal whether somebody watches {@code out}
   */
  public Backfill(
      BackfillSettings settings,
      CollectSettings collect,
      HistorySettings live,
      List<Exchange> exchanges,
      Path output,
      InstantSource clock,
      PrintStream out,
      boolean terminal) {
    this.settings = settings;
    this.collect = collect;
    this.live = live;
    this.exchanges = List.copyOf(exchanges);
    this.folder = new Folder(output);
    this.clock = clock;
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Runs to the end. Blocks for minutes.
   *
   * @param keepRaw whether answers stay in the folder once all files are written
   * @throws BackfillException if nothing can be had, or the folder is of another backfill
   */
  public void run(boolean keepRaw) throws InterruptedException {
    Instant start = clock.instant();
    folder.open();
    boolean finished = folder.has(SUMMARY);
    try (HttpTransport transport = new HttpTransport(collect)) {
      Plan plan = plan(transport);
      if (finished) {
        out.println(folder.path() + ": is finished, nothing to do");
      } else {
        work(plan, transport, start);
      }
    }
    if (!keepRaw) {
      // Of a finished folder too: the run that finished it may have been killed before this.
      folder.dropTables();
    }
  }

  private void work(Plan plan, HttpTransport transport, Instant start) throws InterruptedException {
    Map<String, Tally> tallies = new TreeMap<>();
    exchanges.stream()
        .filter(exchange -> !plan.contractsOf(exchange.id()).isEmpty())
        .forEach(exchange -> tallies.put(exchange.id(), new Tally()));
    try (Progress progress = Progress.start(out, terminal, clock, tallies)) {
      download(plan, transport, tallies);
      if (tallies.values().stream().noneMatch(Tally::hasAnything)) {
        throw new BackfillException("no exchange told anything of the past" + reasons(tallies));
      }
      long samples = write(plan, progress);
      finish(plan, tallies, samples, Duration.between(start, clock.instant()));
    }
  }

  private Plan plan(HttpTransport transport) throws InterruptedException {
    String source = collect.simulator().map(URI::toString).orElse("live");
    byte[] known = folder.read(PlanFile.NAME).orElse(new byte[0]);
    if (known.length > 0) {
      return PlanFile.read(known, settings, source, folder);
    }
    out.println("asking " + exchanges.size() + " exchanges for their contracts ...");
    Plan plan =
        new PlanMaker(settings, live, Listing.collect(exchanges, collect, transport, clock))
            .plan(source);
    if (plan.contracts().isEmpty()) {
      throw new BackfillException(
          "no exchange told its contracts: "
              + plan.unavailable().entrySet().stream()
                  .findFirst()
                  .map(Object::toString)
                  .orElse(""));
    }
    PlanFile.write(folder, plan);
    return plan;
  }

  private void download(Plan plan, HttpTransport transport, Map<String, Tally> tallies)
      throws InterruptedException {
    List<BackgroundApi> apis = new ArrayList<>();
    ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("backfill-", 0).factory());
    try {
      List<Future<?>> all = new ArrayList<>();
      for (Exchange exchange : exchanges) {
        Tally tally = tallies.get(exchange.id());
        if (tally == null) {
          continue;
        }
        if (exchange.history().isEmpty()) {
          tally.miss("history: not told", "");
          continue;
        }
        BackgroundApi api = BackgroundApi.of(exchange, collect, transport, clock);
        apis.add(api);
        List<Integer> places =
            IntStream.range(0, plan.contracts().size())
                .filter(i -> plan.contracts().get(i).instrument().exchange().equals(exchange.id()))
                .boxed()
                .toList();
        Download download =
            new Download(
                plan, places, exchange.history().orElseThrow(), api, folder, Patience.USUAL, tally);
        all.add(executor.submit(() -> run(download, tally)));
      }
      for (Future<?> one : all) {
        result(one);
      }
    } finally {
      executor.shutdownNow();
      apis.forEach(BackgroundApi::close);
    }
  }

  private static void run(Download download, Tally tally) {
    try {
      download.run();
    } catch (ExchangeException e) {
      tally.miss(e.reason().label() + ", " + e.getMessage(), "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Two writers: that is what the smallest machines have processors for. */
  private long write(Plan plan, Progress progress) throws InterruptedException {
    Iterator<Long> starts = plan.spans().iterator();
    int all = (int) plan.spans().count();
    AtomicInteger written = new AtomicInteger();
    AtomicLong samples = new AtomicLong();
    progress.writing(0, all);
    Spans spans = new Spans(plan, folder);
    Past past = new Past(plan, folder);
    Callable<Boolean> writer =
        () -> {
          Replay replay = past.replay(exchanges);
          for (Long start = next(starts); start != null; start = next(starts)) {
            samples.addAndGet(spans.write(start, replay));
            progress.writing(written.incrementAndGet(), all);
          }
          return true;
        };
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (Future<Boolean> one : writers.invokeAll(Collections.nCopies(WRITERS, writer))) {
        result(one);
      }
    }
    return samples.get();
  }

  private static @Nullable Long next(Iterator<Long> starts) {
    synchronized (starts) {
      return starts.hasNext() ? starts.next() : null;
    }
  }

  private static void result(Future<?> done) throws InterruptedException {
    try {
      done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UncheckedIOException disk) {
        throw disk;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private void finish(Plan plan, Map<String, Tally> tallies, long samples, Duration took) {
    List<Path> files =
        plan.spans().mapToObj(start -> folder.path().resolve(Spans.name(start))).toList();
    long bytes = files.stream().mapToLong(Backfill::size).sum();
    String text = new Summary(plan, tallies, files.size(), samples, bytes, took).text();
    folder.write(SUMMARY, file -> file.write(text.getBytes(StandardCharsets.UTF_8)));
    out.print((terminal ? "\r\033[K" : "") + text);
    out.flush();
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String reasons(Map<String, Tally> tallies) {
    return tallies.entrySet().stream()
        .flatMap(
            one -> one.getValue().missing().keySet().stream().map(m -> one.getKey() + ", " + m))
        .findFirst()
        .map(reason -> ": " + reason)
        .orElse("");
  }
}
