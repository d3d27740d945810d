package dev.perps.exporter.collect;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that fails when more bytes come than were agreed, so that no answer can fill the memory.
 */
final class LimitedInput extends FilterInputStream {

  /** More bytes than agreed. */
  static final class TooLargeException extends IOException {
    TooLargeException(long limit) {
      super("answer larger than " + limit + " bytes");
    }
  }

  private final long limit;
  private long left;

  LimitedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(count, 0));
    return count;
  }

  private void count(int bytes) throws IOException {
    left -= bytes;
    if (left < 0) {
      throw new TooLargeException(limit);
    }
  }
}
