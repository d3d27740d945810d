package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.Totals;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a checkpoint: small numbers take one byte, decimals keep their scale. */
final class Encoder {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);

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

  void instant(@Nullable Instant value) {
    flag(value != null);
    if (value != null) {
      number(value.toEpochMilli());
    }
  }

  void decimal(@Nullable BigDecimal value) {
    flag(value != null);
    if (value != null) {
      number(value.scale());
      raw(value.unscaledValue().toByteArray());
    }
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
