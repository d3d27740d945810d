package dev.perps.simulator.exchange.binance;

import static dev.perps.simulator.venue.Contract.Type.SPOT;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Coins;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Binance's spot market: what it lists and how its rows look. */
final class BinanceSpot {
  private static final Map<String, String> PREFIXES =
      Map.of("SATS", "1000", "CHEEMS", "1000", "CAT", "1000", "BABYDOGE", "1M", "RATS", "1000");
  private static final double SHARE = 0.09;

  private BinanceSpot() {}

  static List<Contract> pairs(Catalogue all, ContractFactory factory) {
    List<Contract> pairs = new ArrayList<>();
    for (Asset coin : new Coins(all, factory).listed(110, 0.5)) {
      if (coin.basePrice() < 1e-6 && !PREFIXES.containsKey(coin.ticker())) {
        continue; // a price of eight decimals would have no digits left
      }
      add(pairs, factory, coin, all.get("USDT"), SHARE);
      if (coin.rank() < 40) {
        add(pairs, factory, coin, all.get("USDC"), SHARE / 6);
        add(pairs, factory, coin, all.get("FDUSD"), SHARE / 12);
      }
      if (coin.rank() > 0 && coin.rank() < 10) {
        add(pairs, factory, coin, all.get("BTC"), SHARE / 30);
      }
    }
    for (String stable : List.of("USDC", "FDUSD", "USDE")) {
      add(pairs, factory, all.get(stable), all.get("USDT"), 0.02);
    }
    add(pairs, factory, all.get("EUR"), all.get("USDT"), 0.01);
    pairs.replaceAll(
        pair -> pair.symbol().equals("BLASTUSDT") ? Coins.always(pair, Phase.SETTLING) : pair);
    return pairs;
  }

  private static void add(
      List<Contract> pairs, ContractFactory factory, Asset base, Asset quote, double share) {
    BinanceFutures.Name name = BinanceFutures.Name.of(base, PREFIXES);
    Contract pair =
        factory.make(
            name.text() + quote.ticker(),
            SPOT,
            base,
            name.multiplier(),
            name.text(),
            quote,
            0,
            share);
    pairs.add(pair.withDecimals(Math.min(8, pair.priceDecimals()), pair.sizeDecimals()));
  }

  static ObjectNode exchangeInfo(Collection<Quote> quotes, ApiRequest request) {
    ObjectNode info = Json.object().put("timezone", "UTC").put("serverTime", request.wireMillis());
    ArrayNode limits = info.putArray("rateLimits");
    limits
        .addObject()
        .put("rateLimitType", "REQUEST_WEIGHT")
        .put("interval", "MINUTE")
        .put("intervalNum", 1)
        .put("limit", BinanceLimits.SPOT.capacity());
    info.putArray("exchangeFilters");
    info.set("symbols", Json.array(quotes, quote -> symbol(quote)));
    ObjectNode sor = info.putArray("sors").addObject().put("baseAsset", "BTC");
    sor.set("symbols", Json.strings("BTCUSDT", "BTCUSDC"));
    return info;
  }

  private static ObjectNode symbol(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row =
        Json.object()
            .put("symbol", pair.symbol())
            .put("status", quote.live() ? "TRADING" : "BREAK")
            .put("baseAsset", pair.baseName())
            .put("baseAssetPrecision", 8)
            .put("quoteAsset", pair.quote().ticker())
            .put("quotePrecision", 8)
            .put("quoteAssetPrecision", 8)
            .put("baseCommissionPrecision", 8)
            .put("quoteCommissionPrecision", 8);
    row.set(
        "orderTypes",
        Json.strings(
            "LIMIT",
            "LIMIT_MAKER",
            "MARKET",
            "STOP_LOSS",
            "STOP_LOSS_LIMIT",
            "TAKE_PROFIT",
            "TAKE_PROFIT_LIMIT"));
    row.put("icebergAllowed", true)
        .put("ocoAllowed", true)
        .put("otoAllowed", true)
        .put("opoAllowed", true)
        .put("quoteOrderQtyMarketAllowed", true)
        .put("allowTrailingStop", false)
        .put("cancelReplaceAllowed", false)
        .put("amendAllowed", false)
        .put("pegInstructionsAllowed", true)
        .put("isSpotTradingAllowed", quote.live())
        .put("isMarginTradingAllowed", pair.base().rank() < 150);
    ArrayNode filters = row.putArray("filters");
    filters
        .addObject()
        .put("filterType", "PRICE_FILTER")
        .put("minPrice", Wire.step(pair.priceDecimals()))
        .put("maxPrice", "1000000.00000000")
        .put("tickSize", Wire.step(pair.priceDecimals()));
    filters
        .addObject()
        .put("filterType", "LOT_SIZE")
        .put("minQty", Wire.step(pair.sizeDecimals()))
        .put("maxQty", "9000.00000000")
        .put("stepSize", Wire.step(pair.sizeDecimals()));
    row.putArray("permissions");
    row.putArray("permissionSets").add(Json.strings("SPOT", "MARGIN"));
    row.put("defaultSelfTradePreventionMode", "NONE");
    row.set("allowedSelfTradePreventionModes", Json.strings("NONE"));
    return row;
  }

  static ObjectNode ticker(Quote quote, ApiRequest request) {
    boolean small = request.parameter("type", "FULL").equals("MINI");
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    if (!small) {
      row.put("priceChange", eight(quote.last() - quote.open()))
          .put("priceChangePercent", Decimals.fixed(100 * quote.change(), 3))
          .put("weightedAvgPrice", eight(quote.turnover() / quote.volume()))
          .put("prevClosePrice", eight(quote.open()));
    }
    row.put("lastPrice", eight(quote.last()));
    if (!small) {
      row.put("lastQty", eight(quote.lastSize()))
          .put("bidPrice", eight(quote.bid()))
          .put("bidQty", eight(quote.bidSize()))
          .put("askPrice", eight(quote.ask()))
          .put("askQty", eight(quote.askSize()));
    }
    long now = request.wireMillis();
    return row.put("openPrice", eight(quote.open()))
        .put("highPrice", eight(quote.high()))
        .put("lowPrice", eight(quote.low()))
        .put("volume", eight(quote.volume()))
        .put("quoteVolume", eight(quote.turnover()))
        .put("openTime", now - 86_400_000L)
        .put("closeTime", now)
        .put("firstId", 1_000_000)
        .put("lastId", 1_000_000 + quote.trades() - 1)
        .put("count", quote.trades());
  }

  static ObjectNode bookTicker(Quote quote) {
    return Json.object()
        .put("symbol", quote.symbol())
        .put("bidPrice", eight(quote.bid()))
        .put("bidQty", eight(quote.bidSize()))
        .put("askPrice", eight(quote.ask()))
        .put("askQty", eight(quote.askSize()));
  }

  static ObjectNode price(Quote quote) {
    return Json.object().put("symbol", quote.symbol()).put("price", eight(quote.last()));
  }

  private static String eight(double value) {
    return Double.isNaN(value) ? "0.00000000" : Decimals.fixed(value, 8);
  }
}
