package dev.perps.exporter.exposition;

import dev.perps.exporter.collect.Snapshot;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;

/**
 * The metrics page, ready to be sent. Each snapshot is encoded and compressed once, in the
 * background; a request only strings finished runs together, or takes what the one before it
 * strung. The program's own figures are appended, at most a second old. Thread-safe.
 */
public final class MetricsPage implements AutoCloseable {
  /** Feeds that come in together make one page, not one each. */
  private static final Duration SETTLE = Duration.ofMillis(250);

  /** Samples of a page on which next to nothing is known yet. */
  private static final int FEW = 5000;

  private static final long TELEMETRY_LIFETIME = Duration.ofSeconds(1).toNanos();

  /**
   * A page as it is sent.
   *
   * @param body not to be changed
   * @param samples market samples on it
   */
  public record Rendered(byte[] body, Format format, boolean gzip, int samples) {}

  private record Variant(Format format, boolean gzip) {}

  /** The segments of one encoded snapshot, and the pages made of them so far. */
  private record Edition(
      Map<Format, List<Segment>> segments, int samples, Map<Variant, Composed> composed) {}

  private record Composed(Rendered page, Segment telemetry) {}

  private record Telemetry(Segment segment, long at) {}

  private final List<Family> families = Catalogue.FAMILIES;
  private final Page page = new Page(families);
  private final PrometheusRegistry registry;
  private final Map<Format, Segment[]> headers = new EnumMap<>(Format.class);
  private final Map<Format, Telemetry> telemetry = new ConcurrentHashMap<>();
  private final Object lock = new Object();
  private final Thread encoder;
  private Snapshot wanted;
  private boolean changed;
  private volatile Edition edition;

  /**
   * Encodes a first snapshot and goes on with those of {@link #update}.
   *
   * @param registry the program's own metrics
   */
  public MetricsPage(Snapshot first, PrometheusRegistry registry) {
    this.registry = registry;
    this.wanted = first;
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    for (Format format : Format.values()) {
      Segment[] own = new Segment[families.size()];
      for (int i = 0; i < own.length; i++) {
        TextBuffer text = new TextBuffer(256);
        own[i] = Segment.of(text.append(format.header(families.get(i))), 0, deflater);
      }
      headers.put(format, own);
    }
    deflater.end();
    this.edition = edit(first);
    this.encoder = Thread.ofPlatform().name("encode").daemon().start(this::encodeForever);
  }

  /** Wants a snapshot on the page; returns at once. */
  public void update(Snapshot snapshot) {
    synchronized (lock) {
      wanted = snapshot;
      changed = true;
      lock.notifyAll();
    }
  }

  /** The page as of now. */
  @SuppressWarnings("ReferenceEquality") // the same segment, not one that happens to be alike
  public Rendered render(Format format, boolean gzip) {
    Edition current = edition;
    Segment own = telemetry(format);
    Variant variant = new Variant(format, gzip);
    Composed known = current.composed().get(variant);
    if (known == null || known.telemetry() != own) {
      List<Segment> all = new ArrayList<>(current.segments().get(format));
      all.add(own);
      byte[] body = gzip ? Gzip.join(all) : plain(all);
      known = new Composed(new Rendered(body, format, gzip, current.samples()), own);
      current.composed().put(variant, known);
    }
    return known.page();
  }

  private void encodeForever() {
    try {
      while (true) {
        Snapshot next;
        synchronized (lock) {
          while (!changed) {
            lock.wait();
          }
          // The first data are wanted at once; later ones wait for those that come with them.
          if (edition.samples() > FEW) {
            long settled = System.nanoTime() + SETTLE.toNanos();
            for (long left = SETTLE.toMillis();
                left > 0;
                left = (settled - System.nanoTime()) / 1_000_000) {
              lock.wait(left);
            }
          }
          next = wanted;
          changed = false;
        }
        edition = edit(next);
      }
    } catch (InterruptedException ignored) {
      // closed
    }
  }

  private Edition edit(Snapshot snapshot) {
    List<List<Segment>> encoded = page.encode(snapshot);
    Map<Format, List<Segment>> segments = new EnumMap<>(Format.class);
    int samples = 0;
    for (List<Segment> family : encoded) {
      samples += family.stream().mapToInt(Segment::samples).sum();
    }
    headers.forEach(
        (format, header) -> {
          List<Segment> all = new ArrayList<>();
          for (int i = 0; i < encoded.size(); i++) {
            if (!encoded.get(i).isEmpty()) {
              all.add(header[i]);
              all.addAll(encoded.get(i));
            }
          }
          segments.put(format, all);
        });
    return new Edition(segments, samples, new ConcurrentHashMap<>());
  }

  private Segment telemetry(Format format) {
    long now = System.nanoTime();
    Telemetry known = telemetry.get(format);
    if (known == null || now - known.at() > TELEMETRY_LIFETIME) {
      known = new Telemetry(ownFigures(format), now);
      telemetry.put(format, known);
    }
    return known.segment();
  }

  private Segment ownFigures(Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 15);
    try {
      format.telemetryWriter().write(out, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = out.toString(StandardCharsets.UTF_8);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      // The library's writer ends an OpenMetrics page itself, as this page must end.
      String end = format.end();
      TextBuffer whole = new TextBuffer(text.length() + 64);
      whole.append(text.endsWith(end) ? text : text + end);
      return Segment.of(whole, 0, deflater);
    } finally {
      deflater.end();
    }
  }

  private static byte[] plain(List<Segment> segments) {
    int size = segments.stream().mapToInt(segment -> segment.plain().length).sum();
    byte[] body = new byte[size];
    int at = 0;
    for (Segment segment : segments) {
      System.arraycopy(segment.plain(), 0, body, at, segment.plain().length);
      at += segment.plain().length;
    }
    return body;
  }

  @Override
  public void close() {
    encoder.interrupt();
  }
}
