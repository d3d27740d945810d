package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** Books as bytes, so that a start need not add up all rows again. */
final class Checkpoint {
  /** To be raised whenever {@link Books} count otherwise than before, or are written otherwise. */
  private static final int VERSION = 2;

  private static final int HEAD = Integer.BYTES + Long.BYTES;

  private Checkpoint() {}

  static byte[] encode(Books books) {
    Encoder out = new Encoder();
    out.number(books.rows);
    out.number(books.lastId);
    out.number(books.unpriced);
    out.instant(books.began);
    out.instant(books.newest);
    totals(out, books.ever);
    out.number(books.buckets.firstDay());
    out.number(books.buckets.hours.size());
    books.buckets.hours.forEach(
        (hour, sums) -> {
          out.number(hour);
          totals(out, sums);
        });
    lives(out, books.lives.open);
    lives(out, books.lives.closed);
    out.number(books.executions.size());
    books.executions.forEach(
        (key, legs) -> {
          out.text(key);
          legs(out, legs);
        });
    byte[] body = out.bytes();
    return ByteBuffer.allocate(HEAD + body.length)
        .putInt(VERSION)
        .putLong(sum(ByteBuffer.wrap(body)))
        .put(body)
        .array();
  }

  /** Empty for bytes of another version, or that are not as they were written. */
  static Optional<Books> decode(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD || all.getInt() != VERSION || all.getLong() != sum(all.slice())) {
      return Optional.empty();
    }
    try {
      return Optional.of(books(new Decoder(all)));
    } catch (RuntimeException e) { // bytes that make no sense though their sum is right
      return Optional.empty();
    }
  }

  private static Books books(Decoder in) {
    Books books = new Books();
    books.rows = in.number();
    books.lastId = in.number();
    books.unpriced = in.number();
    books.began = in.instant();
    books.newest = in.instant();
    totals(in, books.ever);
    books.buckets.begin(in.number());
    for (int hours = in.count(); hours > 0; hours--) {
      long hour = in.number();
      Map<String, Totals> sums = new TreeMap<>();
      totals(in, sums);
      sums.forEach((contract, totals) -> books.buckets.addHour(hour, contract, totals));
    }
    for (Life life : lives(in)) {
      books.lives.open.put(life.contract(), life);
    }
    for (Life life : lives(in)) {
      books.lives.closed.put(life.id(), life);
    }
    for (int left = in.count(); left > 0; left--) {
      books.executions.put(in.text(), legs(in));
    }
    return books;
  }

  private static long sum(ByteBuffer bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }

  private static void totals(Encoder out, Map<String, Totals> sums) {
    out.number(sums.size());
    sums.forEach(
        (contract, totals) -> {
          out.name(contract);
          out.totals(totals);
        });
  }

  private static void totals(Decoder in, Map<String, Totals> into) {
    for (int left = in.count(); left > 0; left--) {
      into.put(in.name(), in.totals());
    }
  }

  private static void lives(Encoder out, NavigableMap<?, Life> lives) {
    out.number(lives.size());
    for (Life life : lives.values()) {
      out.number(life.id());
      out.name(life.contract());
      out.flag(life.whole());
      out.instant(life.openedAt());
      out.decimal(life.size());
      out.decimal(life.peak());
      out.decimal(life.entryPrice());
      fills(out, life.opened());
      fills(out, life.closed());
      out.totals(life.totals());
      Life.End end = life.end();
      out.flag(end != null);
      if (end != null) {
        out.number(end.id());
        out.instant(end.at());
        out.flag(end.byKraken());
        out.flag(end.wasLong());
      }
    }
  }

  private static List<Life> lives(Decoder in) {
    List<Life> lives = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      lives.add(
          new Life(
              in.number(),
              in.name(),
              in.flag(),
              moment(in),
              amount(in),
              amount(in),
              in.decimal(),
              fills(in),
              fills(in),
              in.totals(),
              in.flag() ? new Life.End(in.number(), moment(in), in.flag(), in.flag()) : null));
    }
    return lives;
  }

  private static void fills(Encoder out, Fills fills) {
    out.decimal(fills.size());
    out.decimal(fills.value());
    out.decimal(fills.unpriced());
  }

  private static Fills fills(Decoder in) {
    return new Fills(amount(in), amount(in), amount(in));
  }

  private static void legs(Encoder out, Legs legs) {
    out.number(legs.firstId());
    out.decimal(legs.price());
    out.totals(legs.waiting());
    out.number(legs.holder());
    Legs.Leg leg = legs.leg();
    out.flag(leg != null);
    if (leg != null) {
      out.instant(leg.at());
      out.flag(leg.isTrade());
      out.flag(leg.priced());
      out.number(leg.parts().size());
      for (Legs.Part part : leg.parts()) {
        out.number(part.life());
        out.decimal(part.size());
        out.flag(part.opening());
      }
    }
  }

  private static Legs legs(Decoder in) {
    return new Legs(
        in.number(), in.decimal(), in.totals(), in.number(), in.flag() ? leg(in) : null);
  }

  private static Legs.Leg leg(Decoder in) {
    Instant at = moment(in);
    boolean isTrade = in.flag();
    boolean priced = in.flag();
    List<Legs.Part> parts = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      parts.add(new Legs.Part(in.number(), amount(in), in.flag()));
    }
    return new Legs.Leg(at, isTrade, priced, parts);
  }

  private static Instant moment(Decoder in) {
    return Decoder.present(in.instant());
  }

  private static BigDecimal amount(Decoder in) {
    return Decoder.present(in.decimal());
  }
}
