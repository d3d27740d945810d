package dev.perps.exporter.exchange.htx;

import dev.perps.exporter.exchange.htx.HtxWire.Contract;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.TraditionalAssets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the labels of a contract say of its base. */
final class Labels {
  private static final Set<String> COMMODITIES = Set.of("metals", "commodities");
  private static final Set<String> CURRENCIES = Set.of("forex", "fx");
  private static final Set<String> STOCKS = Set.of("stock", "stocks");
  private static final Set<String> INDICES = Set.of("indices", "index");

  private Labels() {}

  /**
   * The labels tell coins from the rest. Of the rest a well-known name says more than they do:
   * stock indices bear {@code Stocks}, too, and funds bear {@code Indices}.
   */
  static AssetClass assetClass(Contract contract) {
    String text = contract.labels() + " " + contract.tradfiLabels();
    Set<String> words = Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+")));
    String name = BaseAsset.plain(contract.symbol());
    boolean commodity = !Collections.disjoint(words, COMMODITIES);
    boolean currency = !Collections.disjoint(words, CURRENCIES);
    boolean stock = !Collections.disjoint(words, STOCKS);
    boolean index = !Collections.disjoint(words, INDICES);
    if (!(commodity || currency || stock || index || words.contains("tradfi"))) {
      return TraditionalAssets.classAmongCoins(name);
    }
    AssetClass byName = TraditionalAssets.classOf(name);
    if (byName != AssetClass.EQUITY) {
      return byName;
    }
    if (commodity) {
      return AssetClass.COMMODITY;
    }
    if (currency) {
      return AssetClass.FX;
    }
    return index && !stock ? AssetClass.INDEX : AssetClass.EQUITY;
  }
}
