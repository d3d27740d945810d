package dev.perps.exporter.account;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What both of Kraken's signatures begin with. */
final class Sha256 {
  private Sha256() {}

  static byte[] of(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
