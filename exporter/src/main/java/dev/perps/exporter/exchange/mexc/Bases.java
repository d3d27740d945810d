package dev.perps.exporter.exchange.mexc;

import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.mexc.ContractWire.Contract;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.TraditionalAssets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What MEXC's contracts are on, by its names and tags. Pure. */
final class Bases {
  private static final String STOCK = "STOCK";
  private static final String TAG = "mc-trade-zone-";
  private static final Set<String> TRADITIONAL =
      Set.of(
          "tradfi",
          "stock",
          "preipo",
          "stockindex",
          "commodities",
          "metals",
          "metalsfutures",
          "oil",
          "forex");
  // FIL, but not "Filecoin" and not "PALLADIUM(XPD)"
  private static final Pattern TICKER = Pattern.compile("[\\p{Lu}\\p{Lo}\\p{N}]+");

  private Bases() {}

  /**
   * The plain asset. Some codes are the exchange's own, and it shows another name for them; how
   * many units a bundle holds is read from the code alone, since prices are stated for that.
   */
  static BaseAsset of(Contract contract) {
    BaseAsset listed = BaseAsset.of(contract.baseCoin());
    if (listed.units() != 1) {
      return listed;
    }
    String shown = contract.baseCoinName();
    if (shown != null && TICKER.matcher(shown).matches() && BaseAsset.of(shown).units() == 1) {
      return BaseAsset.of(shown);
    }
    String name = listed.name();
    boolean stock = name.endsWith(STOCK) && name.length() > STOCK.length();
    return stock ? BaseAsset.of(name.substring(0, name.length() - STOCK.length())) : listed;
  }

  /**
   * What its tags say it is, else what its name does.
   *
   * @param name plain
   */
  static AssetClass classOf(Contract contract, String name) {
    Rows<String> plates = contract.conceptPlate();
    Set<String> tags =
        (plates == null ? Rows.<String>of(List.of()) : plates)
            .stream()
                .map(tag -> tag.toLowerCase(Locale.ROOT).replace(TAG, ""))
                .collect(Collectors.toSet());
    boolean traditional =
        tags.stream().anyMatch(TRADITIONAL::contains) || contract.baseCoin().endsWith(STOCK);
    if (!traditional) {
      return tags.isEmpty() ? TraditionalAssets.classAmongCoins(name) : AssetClass.CRYPTO;
    }
    if (has(tags, "metals", "metalsfutures", "commodities", "oil")) {
      return AssetClass.COMMODITY;
    }
    if (has(tags, "forex")) {
      return AssetClass.FX;
    }
    // Funds carry the tag of indices too.
    if (has(tags, "stockindex") && !has(tags, "etf")) {
      return AssetClass.INDEX;
    }
    return has(tags, "stock", "preipo") ? AssetClass.EQUITY : TraditionalAssets.classOf(name);
  }

  private static boolean has(Set<String> tags, String... any) {
    return List.of(any).stream().anyMatch(tags::contains);
  }
}
