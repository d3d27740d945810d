package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.market.AssetClass;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Kraken's bases are. The instrument list tells coins from the rest ({@code tradfi}); what the
 * rest is, the names say.
 */
final class FuturesAssetClass {

  /** Tokenised stocks, {@code AAPLx}: the one use of lower case. */
  private static final Pattern TOKENISED = Pattern.compile("[A-Z0-9.]+x");

  private static final Set<String> CURRENCIES =
      Set.of("EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "NZD");
  private static final Set<String> COMMODITIES =
      Set.of(
          "XAU",
          "XAG",
          "XPT",
          "XPD",
          "GOLD",
          "SILVER",
          "COPPER",
          "PLATINUM",
          "PALLADIUM",
          "OIL",
          "WTI",
          "CL",
          "BRENT",
          "USOIL",
          "UKOIL",
          "NATGAS");
  private static final Set<String> INDICES =
      Set.of("SPX", "SPX500", "SP500", "US500", "NDX", "NAS100", "US100", "DJI", "US30", "VIX");

  private FuturesAssetClass() {}

  static AssetClass of(String exchangeBase, boolean tradfi) {
    if (TOKENISED.matcher(exchangeBase).matches()) {
      return AssetClass.EQUITY;
    }
    if (CURRENCIES.contains(exchangeBase)) {
      return AssetClass.FX;
    }
    if (!tradfi) {
      return AssetClass.CRYPTO;
    }
    if (COMMODITIES.contains(exchangeBase)) {
      return AssetClass.COMMODITY;
    }
    return INDICES.contains(exchangeBase) ? AssetClass.INDEX : AssetClass.EQUITY;
  }
}
