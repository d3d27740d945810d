package dev.perps.exporter.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/**
 * Signs calls of the spot API, for the header {@code API-Sign}. The nonce of each must be higher
 * than that of any call made with the same key before ({@link SpotNonce}).
 */
final class SpotSignature {
  private SpotSignature() {}

  /**
   * Signs a call.
   *
   * @param body exactly as it is sent; it holds the nonce too
   */
  static String sign(KeyPair keys, String path, String nonce, String body) {
    byte[] start = path.getBytes(UTF_8);
    byte[] hash = Sha256.of((nonce + body).getBytes(UTF_8));
    return keys.sign(ByteBuffer.allocate(start.length + hash.length).put(start).put(hash).array());
  }
}
