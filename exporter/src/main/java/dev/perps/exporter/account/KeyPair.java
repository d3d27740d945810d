package dev.perps.exporter.account;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An API key and its secret. The secret is kept as the bytes that sign, never as text, and neither
 * is told by {@code toString}. Thread-safe.
 */
public final class KeyPair {
  private final String key;
  private final SecretKeySpec secret;

  /**
   * Takes a pair; the bytes are copied.
   *
   * @param secret as Kraken shows it, but decoded from Base64
   */
  public KeyPair(String key, byte[] secret) {
    this.key = key;
    this.secret = new SecretKeySpec(secret, "HmacSHA512");
  }

  /** The public part, for the header of a call. */
  String key() {
    return key;
  }

  /** Base64 of the HMAC-SHA512 of a message. */
  String sign(byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(secret);
      return Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA512", e);
    }
  }

  @Override
  public String toString() {
    return "key pair";
  }
}
