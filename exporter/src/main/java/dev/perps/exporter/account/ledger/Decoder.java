package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Encoder} wrote. What is cut short is an unchecked exception. */
final class Decoder {
  private final ByteBuffer bytes;
  private final List<String> names = new ArrayList<>();

  Decoder(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }

  int count() {
    return Math.toIntExact(number());
  }

  boolean flag() {
    return number() != 0;
  }

  String text() {
    return new String(raw(), StandardCharsets.UTF_8);
  }

  String name() {
    int known = count();
    if (known > 0) {
      return names.get(known - 1);
    }
    names.add(text());
    return names.getLast();
  }

  @Nullable Instant instant() {
    return flag() ? Instant.ofEpochMilli(number()) : null;
  }

  @Nullable BigDecimal decimal() {
    int kind = count();
    if (kind == Encoder.ABSENT) {
      return null;
    }
    int scale = count();
    return kind == Encoder.SMALL
        ? BigDecimal.valueOf(number(), scale)
        : new BigDecimal(new BigInteger(raw()), scale);
  }

  /** The sums of totals in the order in which they are written. */
  static List<BigDecimal> sums(Totals t) {
    return List.of(
        t.fees(),
        t.rebates(),
        t.fundingPaid(),
        t.fundingReceived(),
        t.liquidationFees(),
        t.profit(),
        t.loss(),
        t.volume(),
        t.conversionCost(),
        t.interest());
  }

  Totals totals() {
    long bits = number();
    BigDecimal[] sums = new BigDecimal[10];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (bits & 1L << i) == 0 ? BigDecimal.ZERO : present(decimal());
    }
    return new Totals(
        sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], sums[8], sums[9],
        number());
  }

  /** A value that is always written. */
  static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a value is missing");
    }
    return value;
  }

  private byte[] raw() {
    byte[] value = new byte[count()];
    bytes.get(value);
    return value;
  }
}
