package dev.perps.exporter.account;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Signs calls of the futures API, for the header {@code Authent}. No header {@code Nonce} is sent
 * with them: Kraken asks for none, and without it other programs may use the same key at the same
 * time, none of them having to count on from another's last number.
 */
final class FuturesSignature {
  private static final String UNSIGNED_PREFIX = "/derivatives";

  private FuturesSignature() {}

  /**
   * Signs a call.
   *
   * @param data the query of a GET without its question mark, or the body of a POST, exactly as it
   *     is sent: after percent-encoding
   * @param nonce as in the header; empty where none is sent
   * @param path of the whole address, with or without its {@code /derivatives}
   */
  static String sign(KeyPair keys, String data, String nonce, String path) {
    String signedPath =
        path.startsWith(UNSIGNED_PREFIX + "/") ? path.substring(UNSIGNED_PREFIX.length()) : path;
    return signed(keys, data + nonce + signedPath);
  }

  /** Signs a message as a whole, as the futures API does with its challenges too. */
  static String signed(KeyPair keys, String message) {
    return keys.sign(Sha256.of(message.getBytes(UTF_8)));
  }
}
