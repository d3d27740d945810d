package dev.perps.exporter.exchange.bingx;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a contract is on, read off BingX's code of it.
 *
 * @param base plain asset, and how many units of it the code stands for
 */
record Underlying(BaseAsset base, AssetClass assetClass) {

  /**
   * What is no coin has a code of its own kind: {@code NC}, a class, perhaps a number that tells
   * trading hours, the name, and what it is priced in: {@code NCSKTSLA2USD}, {@code NCCOGOLD2USD},
   * {@code NCCO724OILWTI2USD}, {@code NCSISP5002USD}, {@code NCFXUSD2JPY}.
   */
  private static final Pattern NO_COIN =
      Pattern.compile("NC(SK|SI|CO|FX)(?:724|1)?([A-Z][A-Z0-9.]*?)2([A-Z]{3})");

  /** Reads a code; one of no known form is a coin. */
  static Underlying of(String code) {
    Matcher noCoin = NO_COIN.matcher(code.toUpperCase(Locale.ROOT));
    if (!noCoin.matches()) {
      return new Underlying(BaseAsset.of(code), AssetClass.CRYPTO);
    }
    AssetClass assetClass =
        switch (noCoin.group(1)) {
          case "SI" -> AssetClass.INDEX;
          case "CO" -> AssetClass.COMMODITY;
          case "FX" -> AssetClass.FX;
          default -> AssetClass.EQUITY;
        };
    String pricedIn = noCoin.group(3);
    String name = noCoin.group(2) + (pricedIn.equals("USD") ? "" : pricedIn);
    return new Underlying(new BaseAsset(name, 1), assetClass);
  }
}
