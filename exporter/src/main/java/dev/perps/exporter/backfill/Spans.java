package dev.perps.exporter.backfill;

import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exposition.PastPages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what is replayed, a file for each span of time. A span is the range of a block of
 * Prometheus' own, so that promtool makes one block of it in one pass.
 */
final class Spans {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm").withZone(ZoneOffset.UTC);

  private final Plan plan;
  private final Folder folder;
  private final PastPages pages;

  Spans(Plan plan, Folder folder) {
    this.plan = plan;
    this.folder = folder;
    this.pages = new PastPages(plan.settings().labels());
  }

  /** Name of the file of a span. */
  static String name(long startEpochSeconds) {
    return "history-" + NAME.format(Instant.ofEpochSecond(startEpochSeconds)) + "Z.om";
  }

  /**
   * Writes the span that starts at a moment, unless it is there.
   *
   * @return samples written; 0 if it was there
   */
  long write(long start, Replay replay) {
    if (folder.has(name(start))) {
      return 0;
    }
    List<Snapshot> snapshots = new ArrayList<>();
    for (long at = Math.max(start, plan.from()); at <= end(start); at += Plan.STEP) {
      snapshots.add(replay.at((int) ((at - plan.from()) / Plan.STEP)));
    }
    long[] samples = {0};
    folder.write(name(start), out -> samples[0] = pages.write(snapshots, out));
    return samples[0];
  }

  private long end(long start) {
    return Math.min(start + Plan.SPAN - Plan.STEP, plan.to());
  }
}
