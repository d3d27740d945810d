package dev.perps.simulator.exchange.kraken.account;

import java.util.Locale;

/**
 * Where a balance is kept.
 *
 * @param account margin account: {@code cash}, {@code flex}, {@code fi_xbtusd}
 * @param asset lower case: {@code usd}, {@code xbt}
 */
public record Wallet(String account, String asset) {
  static final Wallet FLEX_USD = new Wallet("flex", "usd");

  /** What a contract settles into: dollars for linear ones, the base coin for inverse ones. */
  static Wallet of(String symbol, boolean inverse) {
    String market = symbol.substring(3).toLowerCase(Locale.ROOT);
    return inverse
        ? new Wallet("fi_" + market, market.substring(0, market.length() - 3))
        : FLEX_USD;
  }
}
