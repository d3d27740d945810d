package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.TraditionalAssets;
import java.util.regex.Pattern;

/**
 * What Kraken's bases are. The instrument list tells coins from the rest ({@code tradfi}); what the
 * rest is, the names say.
 */
final class FuturesAssetClass {

  /** Tokenised stocks, {@code AAPLx}: the one use of lower case. */
  private static final Pattern TOKENISED = Pattern.compile("[A-Z0-9.]+x");

  private FuturesAssetClass() {}

  static AssetClass of(String exchangeBase, boolean tradfi) {
    if (TOKENISED.matcher(exchangeBase).matches()) {
      return AssetClass.EQUITY;
    }
    AssetClass byName = TraditionalAssets.classOf(exchangeBase);
    return tradfi || byName == AssetClass.FX ? byName : AssetClass.CRYPTO;
  }
}
