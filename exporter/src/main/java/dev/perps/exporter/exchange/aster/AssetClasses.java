package dev.perps.exporter.exchange.aster;

import dev.perps.exporter.exchange.aster.AsterWire.Contract;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.TraditionalAssets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What the base of a contract is. The exchange's {@code underlyingType} is {@code COIN} for stocks,
 * too; what tells are its tags, the market of the underlying, and the type of the symbol.
 */
final class AssetClasses {
  private static final Set<String> STOCK_MARKETS = Set.of("NASDAQ", "HKSTOCK", "KRSTOCK", "ASTOCK");

  private AssetClasses() {}

  static AssetClass of(Contract contract) {
    String name = BaseAsset.plain(contract.baseAsset());
    Set<String> tags = tags(contract);
    String market = text(contract.channel() == null ? "" : contract.channel().asString(""));
    if (tags.contains("COMMODITIES")) {
      return AssetClass.COMMODITY;
    }
    AssetClass byName = TraditionalAssets.classOf(name);
    if (market.equals("FOREX")) { // metals are traded there, too
      return byName == AssetClass.EQUITY ? AssetClass.FX : byName;
    }
    if (tags.contains("STOCK") || tags.contains("SEMICONDUCTOR")) {
      return AssetClass.EQUITY;
    }
    boolean traditional =
        contract.symbolType() == 1
            || tags.contains("ETF")
            || tags.contains("USD1-RWA")
            || STOCK_MARKETS.contains(market);
    return traditional ? byName : TraditionalAssets.classAmongCoins(name);
  }

  private static Set<String> tags(Contract contract) {
    Set<String> tags = new HashSet<>();
    if (contract.underlyingSubType() != null) {
      contract.underlyingSubType().forEach(tag -> tags.add(text(tag.asString(""))));
    }
    return tags;
  }

  private static String text(String label) {
    return label.toUpperCase(Locale.ROOT);
  }
}
