package dev.perps.exporter.exposition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;

/** Strings compressed segments together to one gzip stream (RFC 1952) of a single member. */
final class Gzip {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  /** An empty block that is marked as the last, which none of the segments' blocks is. */
  private static final byte[] LAST_BLOCK = {3, 0};

  private static final int TRAILER = 8;

  private Gzip() {}

  static byte[] join(List<Segment> segments) {
    int size = HEADER.length + LAST_BLOCK.length + TRAILER;
    for (Segment segment : segments) {
      size += segment.deflated().length;
    }
    ByteBuffer body = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(HEADER);
    CRC32 crc = new CRC32();
    int plainSize = 0;
    for (Segment segment : segments) {
      body.put(segment.deflated());
      crc.update(segment.plain());
      plainSize += segment.plain().length;
    }
    return body.put(LAST_BLOCK).putInt((int) crc.getValue()).putInt(plainSize).array();
  }
}
