package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.Totals;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a checkpoint: small numbers take one byte, decimals keep their scale. */
final class Encoder {
  static final int ABSENT = 0;
  static final int SMALL = 1;
  static final int LARGE = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
  private final Map<String, Integer> names = new HashMap<>();

  byte[] bytes() {
    return bytes.toByteArray();
  }

  void number(long value) {
    long rest = (value << 1) ^ (value >> 63); // so that small negative numbers are small too
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  void flag(boolean value) {
    number(value ? 1 : 0);
  }

  void text(String value) {
    raw(value.getBytes(StandardCharsets.UTF_8));
  }

  /** A text that comes again and again: written once, then by its number. */
  void name(String value) {
    Integer known = names.putIfAbsent(value, names.size() + 1);
    number(known == null ? 0 : known);
    if (known == null) {
      text(value);
    }
  }

  void instant(@Nullable Instant value) {
    flag(value != null);
    if (value != null) {
      number(value.toEpochMilli());
    }
  }

  void decimal(@Nullable BigDecimal value) {
    number(value == null ? ABSENT : isSmall(value) ? SMALL : LARGE);
    if (value != null) {
      number(value.scale());
      if (isSmall(value)) {
        number(value.unscaledValue().longValueExact());
      } else {
        raw(value.unscaledValue().toByteArray());
      }
    }
  }

  private static boolean isSmall(BigDecimal value) {
    return value.unscaledValue().bitLength() < Long.SIZE;
  }

  /** Most sums are plain zeros; which are not is said by the bits of a number. */
  void totals(Totals totals) {
    List<BigDecimal> all = Decoder.sums(totals);
    int bits = 0;
    for (int i = 0; i < all.size(); i++) {
      bits |= isPlainZero(all.get(i)) ? 0 : 1 << i;
    }
    number(bits);
    for (BigDecimal one : all) {
      if (!isPlainZero(one)) {
        decimal(one);
      }
    }
    number(totals.trades());
  }

  private static boolean isPlainZero(BigDecimal value) {
    return value.signum() == 0 && value.scale() == 0;
  }

  private void raw(byte[] value) {
    number(value.length);
    bytes.writeBytes(value);
  }
}
