package dev.perps.simulator.exchange.hyperliquid;

import static dev.perps.simulator.venue.Contract.Type.SPOT;

import dev.perps.simulator.exchange.Coins;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hyperliquid's spot market. A token's position is its index; a pair "@7" has index 7, and its
 * context stands at that position, while the list of pairs has gaps where a pair was taken away.
 */
final class HyperliquidSpot {
  private static final int TOKENS = 365;
  private static final int PAIRS = 160;
  private static final List<String> WRAPPED =
      List.of("BTC", "ETH", "SOL", "ENA", "BONK", "XPL", "PUMP", "ZEC");
  private static final List<String> STABLES = List.of("USDH", "USDE", "FDUSD");

  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Integer> tokenIndex = new HashMap<>();
  private final List<Contract> pairs = new ArrayList<>();

  HyperliquidSpot(Catalogue all, ContractFactory factory) {
    List<Asset> based = new ArrayList<>(List.of(all.get("PURR"), all.get("HYPE")));
    WRAPPED.forEach(coin -> based.add(all.get(coin)));
    STABLES.forEach(coin -> based.add(all.get(coin)));
    for (Asset coin : new Coins(all, factory).listed(0, 1)) {
      if (!based.contains(coin) && coin.basePrice() > 1e-4 && coin.rank() > 30) {
        based.add(coin);
      }
    }
    nameTokens(based);
    for (int i = 0; i < Math.min(PAIRS, based.size()); i++) {
      Asset base = based.get(i);
      Contract pair =
          factory.make(
              i == 0 ? "PURR/USDC" : "@" + i,
              SPOT,
              base,
              1,
              token(base),
              all.get("USDC"),
              0,
              base.rank() < 30 ? 0.002 : 0.02);
      boolean removed = i % 40 == 39;
      pairs.add(removed ? Coins.always(pair, Phase.SETTLING) : pair);
    }
  }

  private static String token(Asset asset) {
    return (WRAPPED.contains(asset.ticker()) ? "U" : "") + asset.ticker().toUpperCase(Locale.ROOT);
  }

  // Tokens that are used for margin have fixed places; coins fill the others in their order.
  private void nameTokens(List<Asset> based) {
    int next = 0;
    for (int i = 0; i < TOKENS; i++) {
      String name = HyperliquidDexs.collaterals().get(i);
      while (name == null) {
        // In a small market coins run out, and the places that are left have other names.
        String candidate = next < based.size() ? token(based.get(next)) : "TOKEN" + next;
        next++;
        name = HyperliquidDexs.collaterals().containsValue(candidate) ? null : candidate;
      }
      tokens.add(name);
      tokenIndex.put(name, i);
    }
  }

  List<Contract> pairs() {
    return pairs;
  }

  ObjectNode meta(Collection<Quote> quotes) {
    ObjectNode meta = Json.object();
    ArrayNode universe = meta.putArray("universe");
    for (Quote quote : quotes) {
      if (quote.live()) {
        universe.add(pair(quote));
      }
    }
    ArrayNode rows = meta.putArray("tokens");
    for (int i = 0; i < tokens.size(); i++) {
      rows.add(tokenRow(i));
    }
    return meta;
  }

  private ObjectNode pair(Quote quote) {
    ObjectNode row = Json.object();
    row.putArray("tokens").add(tokenIndex.get(quote.contract().baseName())).add(0);
    int index = index(quote);
    return row.put("name", quote.symbol()).put("index", index).put("isCanonical", index == 0);
  }

  private static int index(Quote quote) {
    return quote.symbol().startsWith("@") ? Integer.parseInt(quote.symbol().substring(1)) : 0;
  }

  private ObjectNode tokenRow(int index) {
    ObjectNode row =
        Json.object()
            .put("name", tokens.get(index))
            .put("szDecimals", index == 0 ? 8 : 2)
            .put("weiDecimals", 8)
            .put("index", index)
            .put("tokenId", String.format(Locale.ROOT, "0x%032x", 0x6d1e7cdeL * (index + 1)))
            .put("isCanonical", index < 2);
    row.putNull("evmContract");
    boolean wrapped =
        tokens.get(index).startsWith("U") && WRAPPED.contains(tokens.get(index).substring(1));
    if (wrapped) {
      return row.put("fullName", "Unit " + tokens.get(index).substring(1));
    }
    return row.putNull("fullName");
  }

  static ObjectNode context(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row =
        Json.object()
            .put("prevDayPx", HyperliquidRows.price(pair, quote.open()))
            .put("dayNtlVlm", HyperliquidRows.decimal(quote.turnover(), 6))
            .put("markPx", HyperliquidRows.price(pair, quote.last()));
    if (quote.live()) {
      row.put(
          "midPx",
          HyperliquidRows.decimal((quote.bid() + quote.ask()) / 2, pair.priceDecimals() + 1));
    } else {
      row.putNull("midPx");
    }
    return row.put("circulatingSupply", "597683272.12003005")
        .put("coin", quote.symbol())
        .put("totalSupply", "597683276.64275002")
        .put("dayBaseVlm", HyperliquidRows.decimal(quote.volume(), pair.sizeDecimals()));
  }
}
