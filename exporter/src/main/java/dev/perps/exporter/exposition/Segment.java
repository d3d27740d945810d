package dev.perps.exporter.exposition;

import java.util.zip.Deflater;

/**
 * A run of the page, plain and compressed. Compressed runs end on a byte boundary and refer to
 * nothing before them, so that they can be strung together to one gzip stream in any choice.
 * Immutable.
 *
 * @param plain UTF-8 text
 * @param deflated the same as raw deflate blocks, none of them the last
 */
record Segment(byte[] plain, byte[] deflated, int samples) {

  static final Segment EMPTY = new Segment(new byte[0], new byte[0], 0);

  /**
   * Compresses text.
   *
   * @param deflater raw ({@code nowrap}); reset here
   */
  static Segment of(TextBuffer text, int samples, Deflater deflater) {
    if (text.size() == 0) {
      return EMPTY;
    }
    byte[] plain = text.toBytes();
    deflater.reset();
    deflater.setInput(plain);
    TextBuffer compressed = new TextBuffer(plain.length / 4 + 64);
    byte[] chunk = new byte[Math.min(plain.length + 64, 16_384)];
    int count;
    do {
      count = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
      compressed.append(count == chunk.length ? chunk : java.util.Arrays.copyOf(chunk, count));
    } while (count == chunk.length);
    return new Segment(plain, compressed.toBytes(), samples);
  }
}
