package dev.perps.exporter.exchange.hyperliquid;

import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.hyperliquid.SpotWire.Token;
import dev.perps.exporter.market.BaseAsset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The plain names of spot tokens, by the index that markets and dexs call them by.
 *
 * @param names by token index
 */
record Tokens(Map<Double, String> names) {
  static final String USDC = "USDC";

  /** Bridged assets by token: those whose names follow no rule, and the biggest. */
  private static final Map<String, String> WRAPPED =
      Map.of(
          "UBTC", "BTC",
          "UETH", "ETH",
          "USOL", "SOL",
          "UFART", "FARTCOIN",
          "UUUSPX", "SPX",
          "UDZ", "2Z",
          "HPENGU", "PENGU",
          "USDT0", "USDT",
          "XAUT0", "XAUT");

  static Tokens of(Rows<Token> rows) {
    Map<Double, String> names = new HashMap<>();
    for (Token token : rows) {
      names.putIfAbsent(token.index(), plain(token.name(), token.fullName()));
    }
    return new Tokens(Map.copyOf(names));
  }

  Optional<String> name(double index) {
    return Optional.ofNullable(names.get(index));
  }

  /**
   * The asset behind a token: a bridged one is a claim on one unit of the original. Unit's are
   * known by their full name, {@code Unit Plasma} for {@code UXPL}; {@code UNI} is a coin.
   */
  private static String plain(String name, @Nullable String fullName) {
    String known = WRAPPED.get(name);
    if (known != null) {
      return known;
    }
    boolean unit = fullName != null && fullName.startsWith("Unit ") && name.startsWith("U");
    return BaseAsset.plain(unit ? name.substring(1) : name);
  }
}
