package dev.perps.exporter.account;

import java.util.Optional;

/**
 * The keys of one account. Neither key nor secret is told by {@code toString}.
 *
 * @param account the user's name for it, a label value
 * @param futures signs calls of the futures API
 * @param spot signs the one call of the spot API, for the fee tier
 */
public record Credentials(String account, KeyPair futures, Optional<KeyPair> spot) {
  /** The account whose keys have no name. */
  public static final String UNNAMED = "main";

  @Override
  public String toString() {
    return "credentials of " + account;
  }
}
