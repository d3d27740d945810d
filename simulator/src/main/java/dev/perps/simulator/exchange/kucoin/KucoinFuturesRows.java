package dev.perps.simulator.exchange.kucoin;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Lifecycle;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.Asset;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Rows of {@code contracts/active}: numbers, but for the open interest, and null for nothing. */
final class KucoinFuturesRows {
  private static final int COIN_DECIMALS = 8;
  private static final Set<String> METALS =
      Set.of("GOLD", "SILVER", "COPPER", "PLATINUM", "PALLADIUM");

  private KucoinFuturesRows() {}

  static ObjectNode contract(Venue venue, Quote quote, ApiRequest request) {
    ObjectNode row = Json.object();
    names(row, quote, request);
    limits(row, quote.contract());
    KucoinFunding.put(row, venue, quote, request);
    figures(row, quote);
    risk(row, quote);
    return row;
  }

  private static void names(ObjectNode row, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    String base = contract.baseName();
    String settle = inverse ? base : contract.quote().ticker();
    row.put("symbol", quote.symbol())
        .put("displaySymbol", quote.symbol())
        .put("rootSymbol", settle)
        .put("type", contract.type().dated() ? "FFICSX" : "FFWCSX")
        .put("firstOpenDate", contract.life().listedAt(request.marketMillis()));
    long end = end(quote, request);
    if (end == 0) {
      row.putNull("expireDate").putNull("settleDate");
    } else {
      row.put("expireDate", end).put("settleDate", end);
    }
    row.put("baseCurrency", base)
        .put("displayBaseCurrency", base)
        .put("quoteCurrency", contract.quote().ticker())
        .put("settleCurrency", settle)
        .put("isDeleverage", true)
        .put("isQuanto", !inverse && contract.base().rank() < 3)
        .put("isInverse", inverse)
        .put("status", status(quote))
        .put("marketStage", preMarket(quote) ? "PRE_MARKET" : "NORMAL")
        .putNull("preMarketToPerpDate");
    market(row, contract.base());
  }

  /** When the contract stops to trade, 0 for one that goes on. */
  private static long end(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    if (contract.type().dated()) {
      return contract.expiry();
    }
    boolean ending = quote.phase() == Phase.SETTLING || contract.life().endAnnounced(now);
    return ending ? request.announced(contract.life().endsAt(now)) / 60_000 * 60_000 : 0;
  }

  // Contracts before the launch of their coin trade like others; those still to be listed do not.
  private static boolean preMarket(Quote quote) {
    return quote.phase() == Phase.PENDING && quote.contract().life() instanceof Lifecycle.Always;
  }

  private static String status(Quote quote) {
    return switch (quote.phase()) {
      case PENDING -> preMarket(quote) ? "Open" : "Init";
      case LIVE -> "Open";
      case SETTLING -> "BeingSettled";
      case DELISTED, GONE -> "Closed";
    };
  }

  private static void market(ObjectNode row, Asset base) {
    switch (base.kind()) {
      case EQUITY, PREMARKET, INDEX ->
          row.put("marketType", "NASDAQ")
              .put("assetClass", "STOCK")
              .put("subMarketType", "US.STOCK");
      case COMMODITY ->
          row.put("marketType", "NASDAQ")
              .put("assetClass", METALS.contains(base.ticker()) ? "METAL" : "COMMODITY")
              .putNull("subMarketType");
      case COIN, STABLE, CASH ->
          row.put("marketType", "CRYPTO").put("assetClass", "CRYPTO").putNull("subMarketType");
    }
  }

  private static void limits(ObjectNode row, Contract contract) {
    boolean inverse = contract.type().inverse();
    String base = contract.baseName();
    row.put("maxOrderQty", 1_000_000)
        .put("marketMaxOrderQty", 1_000_000)
        .put("maxPrice", 1_000_000.0)
        .put("lotSize", 1)
        .put("tickSize", contract.tick())
        .put("indexPriceTickSize", contract.tick() / 10)
        .put("multiplier", inverse ? -1.0 : lot(contract))
        .put("initialMargin", 0.034)
        .put("maintainMargin", 0.02)
        .put("maxRiskLimit", 5000)
        .put("minRiskLimit", 5000)
        .put("riskStep", 2500)
        .put("makerFeeRate", 2.0E-4)
        .put("takerFeeRate", 6.0E-4)
        .put("takerFixFee", 0.0)
        .put("makerFixFee", 0.0)
        .putNull("settlementFee")
        .put("markMethod", "FairPrice")
        .put("indexSymbol", "." + (inverse ? "B" + base : "K" + base + "USDT"))
        .put("settlementSymbol", contract.type().dated() ? ".B" + base + "30M" : "");
  }

  /** Base units of one contract. */
  static double lot(Contract contract) {
    return Math.pow(10, -contract.sizeDecimals());
  }

  /** An amount of base as contracts; of inverse contracts, as dollars at that price. */
  static long lots(Contract contract, double base, double price) {
    return contract.type().inverse()
        ? (long) Math.floor(base * price)
        : Math.round(base / lot(contract));
  }

  private static void figures(ObjectNode row, Quote quote) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    int decimals = contract.priceDecimals();
    row.put("openInterest", Long.toString(lots(contract, quote.openInterest(), quote.mark())));
    put(
        row,
        "turnoverOf24h",
        inverse ? quote.volume() : quote.turnover(),
        inverse ? COIN_DECIMALS : 4);
    put(row, "volumeOf24h", inverse ? Math.floor(quote.turnover()) : quote.volume(), 4);
    put(row, "markPrice", quote.mark(), decimals);
    put(row, "indexPrice", quote.index(), decimals + 1);
    put(row, "lastTradePrice", quote.last(), decimals);
    boolean traded = quote.traded();
    put(row, "lowPrice", traded ? quote.low() : 0, decimals);
    put(row, "highPrice", traded ? quote.high() : 0, decimals);
    // cut, not rounded
    row.put("priceChgPct", traded ? (long) (quote.change() * 1e4) / 1e4 : 0);
    put(row, "priceChg", traded ? quote.last() - quote.open() : 0, decimals);
  }

  private static void risk(ObjectNode row, Quote quote) {
    String symbol = quote.symbol();
    int decimals = quote.contract().priceDecimals();
    row.put("maxLeverage", quote.contract().base().rank() < 20 ? 125 : 30);
    row.set("sourceExchanges", Json.strings("okex", "binance", "kucoin", "bybit", "gateio"));
    row.put("premiumsSymbol1M", "." + symbol + "PI")
        .put("premiumsSymbol8H", "." + symbol + "PI8H")
        .put("k", 490.0)
        .put("m", 300.0)
        .put("f", 1.3)
        .put("mmrLimit", 0.3)
        .put("mmrLevConstant", 125.0)
        .put("supportCross", true);
    put(row, "buyLimit", quote.mark() * 1.05, decimals);
    put(row, "sellLimit", quote.mark() * 0.95, decimals);
    row.putNull("adjustK")
        .putNull("adjustM")
        .putNull("adjustMmrLevConstant")
        .putNull("adjustActiveTime")
        .put("crossRiskLimit", 1.5E9)
        .put("orderPriceRange", 0.05);
  }

  private static void put(ObjectNode row, String name, double value, int decimals) {
    if (Double.isNaN(value)) {
      row.putNull(name);
    } else {
      Json.number(row, name, value, decimals);
    }
  }

  /** A row of {@code allTickers}: of what has traded. */
  static ObjectNode ticker(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.wireMillis();
    return Json.object()
        .put("sequence", now)
        .put("symbol", quote.symbol())
        .put("side", Math.floorMod(contract.key() + now / 1000, 2) == 0 ? "buy" : "sell")
        .put("size", lots(contract, quote.lastSize(), quote.last()))
        .put("tradeId", Long.toString(Math.floorMod(contract.key(), 1L << 40)))
        .put("price", Wire.price(contract, quote.last()))
        .put("bestBidPrice", quote.bidden() ? Wire.price(contract, quote.bid()) : null)
        .put("bestBidSize", quote.bidden() ? lots(contract, quote.bidSize(), quote.bid()) : 0)
        .put("bestAskPrice", Wire.price(contract, quote.ask()))
        .put("bestAskSize", lots(contract, quote.askSize(), quote.ask()))
        .put("ts", tradedAt(contract, now) * 1_000_000);
  }

  // Small contracts trade every some minutes only.
  private static long tradedAt(Contract contract, long now) {
    return now
        - Math.floorMod(contract.key(), 500L) * Math.max(0, contract.base().rank() - 100) * 8;
  }
}
