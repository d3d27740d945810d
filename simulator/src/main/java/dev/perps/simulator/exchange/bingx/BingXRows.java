package dev.perps.simulator.exchange.bingx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of BingX's answers: figures are strings, of spot numbers. */
final class BingXRows {
  private static final long DAY = 86_400_000L;

  private BingXRows() {}

  static int status(Phase phase) {
    return switch (phase) {
      case PENDING -> 5;
      case LIVE -> 1;
      case SETTLING -> 25;
      case DELISTED, GONE -> 0;
    };
  }

  static ObjectNode linearContract(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    long listed = contract.life().listedAt(now);
    long end =
        contract.life().endAnnounced(now) ? request.announced(contract.life().endsAt(now)) : 0;
    boolean open = quote.live();
    return Json.object()
        .put("contractId", Long.toString(Math.floorMod(contract.key(), 100_000)))
        .put("symbol", quote.symbol())
        .put("size", Wire.step(contract.sizeDecimals()))
        .put("quantityPrecision", contract.sizeDecimals())
        .put("pricePrecision", contract.priceDecimals())
        .put("feeRate", 0.0005)
        .put("makerFeeRate", 0.0002)
        .put("takerFeeRate", 0.0005)
        .put("tradeMinLimit", 0)
        .put("tradeMinQuantity", Math.pow(10, -contract.sizeDecimals()))
        .put("tradeMinUSDT", 2)
        .put("maxLongLeverage", 125)
        .put("maxShortLeverage", 125)
        .put("currency", contract.quote().ticker())
        .put("asset", contract.baseName())
        .put("status", status(quote.phase()))
        .put("apiStateOpen", Boolean.toString(open))
        .put("apiStateClose", Boolean.toString(open || quote.phase() == Phase.SETTLING))
        .put("ensureTrigger", true)
        .put("triggerFeeRate", "0.00050000")
        .put("brokerState", false)
        .put("launchTime", quote.phase() == Phase.PENDING ? request.announced(listed) : listed)
        .put("maintainTime", end)
        .put("offTime", end)
        .put("displayName", contract.base().ticker() + "-" + contract.quote().ticker());
  }

  static ObjectNode inverseContract(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    String face = Integer.toString(face(contract));
    return Json.object()
        .put("symbol", quote.symbol())
        .put("pricePrecision", contract.priceDecimals())
        .put("minTickSize", face)
        .put("minTradeValue", face)
        .put("minQty", "1.00000000")
        .put("status", status(quote.phase()))
        .put("timeOnline", contract.life().listedAt(request.marketMillis()));
  }

  /** US dollars of one inverse contract. */
  static int face(Contract contract) {
    return contract.baseName().equals("BTC") ? 100 : 10;
  }

  static ObjectNode linearTicker(Quote quote, ApiRequest request) {
    ObjectNode row =
        ticker(
            quote,
            Wire.size(quote.contract(), quote.volume()),
            Decimals.fixed(quote.turnover(), 2),
            size(quote, quote.lastSize()));
    return row.put("openTime", request.wireMillis() - DAY).put("closeTime", request.wireMillis());
  }

  /** Volume is contracts, turnover coins. */
  static ObjectNode inverseTicker(Quote quote, ApiRequest request) {
    int face = face(quote.contract());
    ObjectNode row =
        ticker(
            quote,
            Decimals.fixed(Math.floor(quote.turnover() / face), 2),
            Decimals.fixed(quote.volume(), 2),
            contracts(quote, quote.lastSize()));
    return row.put("closeTime", Long.toString(request.wireMillis()));
  }

  private static ObjectNode ticker(
      Quote quote, String volume, String turnover, String lastQuantity) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("priceChange", price(quote, quote.last() - quote.open()))
        .put("priceChangePercent", percent(quote, inverse))
        .put("lastPrice", price(quote, quote.last()))
        .put("lastQty", lastQuantity)
        .put("highPrice", price(quote, quote.high()))
        .put("lowPrice", price(quote, quote.low()))
        .put("volume", volume)
        .put("quoteVolume", turnover)
        .put("openPrice", price(quote, quote.open()))
        .put("bidPrice", Wire.price(contract, quote.bid()))
        .put("bidQty", inverse ? contracts(quote, quote.bidSize()) : size(quote, quote.bidSize()))
        .put("askPrice", Wire.price(contract, quote.ask()))
        .put("askQty", inverse ? contracts(quote, quote.askSize()) : size(quote, quote.askSize()));
  }

  /** Inverse contracts' has its sign, linear ones' has not. */
  private static String percent(Quote quote, boolean inverse) {
    double percent = quote.traded() ? quote.change() * 100 : 0;
    return inverse ? Decimals.fixed(percent, 4) + "%" : Decimals.fixed(percent, 2);
  }

  private static String price(Quote quote, double price) {
    return Double.isNaN(price) ? "0" : Wire.price(quote.contract(), price);
  }

  private static String size(Quote quote, double size) {
    return Double.isNaN(size) ? "0" : Wire.size(quote.contract(), size);
  }

  private static String contracts(Quote quote, double coins) {
    double count = Math.floor(coins * quote.mark() / face(quote.contract()));
    return Double.isNaN(count) ? "0" : Decimals.fixed(Math.max(1, count), 0);
  }

  static ObjectNode linearPremium(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long next = Venue.intervalEnd(contract.fundingHours(), request.wireMillis());
    return Json.object()
        .put("symbol", quote.symbol())
        .put("markPrice", Wire.price(contract, quote.mark()))
        .put("indexPrice", Wire.price(contract, quote.index()))
        .put("lastFundingRate", rate(quote))
        .put("nextFundingTime", next)
        .put("fundingIntervalHours", contract.fundingHours())
        .put("minFundingRate", "-0.02000000")
        .put("maxFundingRate", "0.02000000")
        .put("updateTime", next - contract.fundingHours() * 3_600_000L);
  }

  /** A new contract has no rate yet. */
  private static String rate(Quote quote) {
    return quote.contract().has(Contract.Quirk.NO_PREDICTION)
        ? ""
        : Decimals.fixed(quote.fundingRate(), 8);
  }

  static ObjectNode inversePremium(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    return Json.object()
        .put("symbol", quote.symbol())
        .put("lastFundingRate", Decimals.plain(quote.fundingRate(), 6))
        .put("markPrice", Wire.price(contract, quote.mark()))
        .put("indexPrice", Wire.price(contract, quote.index()))
        .put("nextFundingTime", Venue.intervalEnd(contract.fundingHours(), request.wireMillis()));
  }

  static ObjectNode spotSymbol(Quote quote, ApiRequest request) {
    Contract pair = quote.contract();
    double step = Math.pow(10, -pair.sizeDecimals());
    return Json.object()
        .put("symbol", quote.symbol())
        .put("minQty", step)
        .put("maxQty", step * 1e6)
        .put("minNotional", 5)
        .put("maxNotional", 500_000)
        .put("status", status(quote.phase()))
        .put("tickSize", pair.tick())
        .put("stepSize", step)
        .put("apiStateSell", quote.live())
        .put("apiStateBuy", quote.live())
        .put("timeOnline", pair.life().listedAt(request.marketMillis()))
        .put("offTime", 0)
        .put("maintainTime", 0);
  }

  static ObjectNode spotTicker(Quote quote, ApiRequest request) {
    ObjectNode row = Json.object().put("symbol", quote.symbol());
    int decimals = quote.contract().priceDecimals();
    Json.number(row, "openPrice", quote.open(), decimals);
    Json.number(row, "highPrice", quote.high(), decimals);
    Json.number(row, "lowPrice", quote.low(), decimals);
    Json.number(row, "lastPrice", quote.last(), decimals);
    Json.number(row, "priceChange", quote.last() - quote.open(), decimals);
    row.put("priceChangePercent", Decimals.fixed(quote.change() * 100, 2) + "%");
    Json.number(row, "volume", quote.volume(), 2);
    Json.number(row, "quoteVolume", quote.turnover(), 2);
    row.put("openTime", request.wireMillis() - DAY).put("closeTime", request.wireMillis());
    Json.number(row, "askPrice", quote.ask(), decimals);
    Json.number(row, "askQty", quote.askSize(), 8);
    Json.number(row, "bidPrice", quote.bid(), decimals);
    Json.number(row, "bidQty", quote.bidSize(), 8);
    return row;
  }

  /** In quote, unlike that of inverse contracts. */
  static JsonNode linearInterest(Quote quote, ApiRequest request) {
    double mark = Decimals.round(quote.mark(), quote.contract().priceDecimals());
    return Json.object()
        .put("openInterest", Decimals.fixed(quote.openInterest() * mark, 2))
        .put("symbol", quote.symbol())
        .put("time", request.wireMillis());
  }

  /** In coins, as of the last midnight UTC. */
  static JsonNode inverseInterest(Venue venue, Quote quote, ApiRequest request) {
    long midnight = Math.floorDiv(quote.millis(), DAY) * DAY;
    return Json.object()
        .put("symbol", quote.symbol())
        .put("openInterest", Decimals.fixed(venue.openInterest(quote.contract(), midnight), 4))
        .put("timestamp", Math.floorDiv(request.wireMillis(), DAY) * DAY);
  }
}
