package dev.perps.exporter.backfill;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Rows of numbers as they lie in a file: a mark, the number of columns and rows, the numbers, a
 * checksum.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Table(double[][] rows) {
  private static final int MARK = 0x70657231;

  /** The bytes of a file. */
  byte[] toBytes() {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    byte[] bytes = new byte[12 + rows.length * columns * 8 + 8];
    ByteBuffer out = ByteBuffer.wrap(bytes);
    out.putInt(MARK).putInt(columns).putInt(rows.length);
    for (double[] row : rows) {
      for (double value : row) {
        out.putDouble(value);
      }
    }
    out.putLong(checksum(bytes));
    return bytes;
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IOException if these are not such bytes, cut short or changed
   */
  static Table read(byte[] bytes) throws IOException {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      boolean marked = in.getInt() == MARK;
      int columns = in.getInt();
      int count = in.getInt();
      if (!marked || bytes.length != 12 + 8L * columns * count + 8) {
        throw new IOException("not a table of numbers, or cut short");
      }
      double[][] rows = new double[count][columns];
      for (double[] row : rows) {
        for (int i = 0; i < columns; i++) {
          row[i] = in.getDouble();
        }
      }
      if (checksum(bytes) != in.getLong()) {
        throw new IOException("changed since it was written");
      }
      return new Table(rows);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IOException("not a table of numbers, or cut short", e);
    }
  }

  /** Of all but the checksum at the end. */
  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, bytes.length - 8);
    return crc.getValue();
  }
}
