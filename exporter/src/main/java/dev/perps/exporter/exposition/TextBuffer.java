package dev.perps.exporter.exposition;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing run of UTF-8 bytes. Not thread-safe. */
final class TextBuffer {
  private byte[] bytes;
  private int size;

  TextBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  TextBuffer append(byte[] some) {
    reserve(some.length);
    System.arraycopy(some, 0, bytes, size, some.length);
    size += some.length;
    return this;
  }

  TextBuffer append(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  /** Appends text; nearly all of it is ASCII, which is copied without an encoder. */
  @SuppressWarnings("deprecation") // getBytes(int...) is exactly the ASCII copy that is wanted
  TextBuffer append(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) >= 0x80) {
        return append(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    reserve(length);
    text.getBytes(0, length, bytes, size);
    size += length;
    return this;
  }

  /** Appends a figure in its shortest form that reads back as the same double. */
  TextBuffer append(double value) {
    long whole = (long) value;
    if (whole == value && Math.abs(whole) < 1_000_000_000_000L) {
      return append(Long.toString(whole));
    }
    return append(Double.toString(value));
  }

  /** Whether this is exactly what is in it. */
  boolean holds(byte[] some) {
    return Arrays.equals(bytes, 0, size, some, 0, some.length);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
