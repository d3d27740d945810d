package dev.perps.simulator.exchange.kraken.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How Kraken's clients prove that they have the secret. Secrets and signatures are Base64. */
final class Signatures {
  private Signatures() {}

  /** {@code Authent} of Kraken Futures: of post data, nonce and path, put together. */
  static String futures(String secret, String message) {
    return sign(secret, sha256(utf8(message)));
  }

  /** {@code API-Sign} of Kraken spot. */
  static String spot(String secret, String path, String nonce, String body) {
    return sign(secret, join(utf8(path), sha256(utf8(nonce + body))));
  }

  /** Compares without telling by the time it takes how much is right. */
  static boolean same(String expected, String given) {
    return MessageDigest.isEqual(utf8(expected), utf8(given));
  }

  private static String sign(String secret, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA512"));
      return Base64.getEncoder().encodeToString(mac.doFinal(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA512", e);
    }
  }

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = new byte[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
