package dev.perps.simulator.exchange.bybit;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Bybit's {@code /v5/market/tickers}: everything is a string, "" means there is none. */
final class BybitTickers {
  private static final double YEAR = 365 * 86_400_000.0;

  private BybitTickers() {}

  static ObjectNode contract(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("lastPrice", Wire.price(contract, quote.last()))
            .put("indexPrice", Wire.price(contract, quote.index()))
            .put("markPrice", Wire.price(contract, quote.mark()))
            .put("prevPrice24h", Wire.price(contract, quote.open()))
            .put("price24hPcnt", Decimals.fixed(quote.change(), 6))
            .put("highPrice24h", Wire.price(contract, quote.high()))
            .put("lowPrice24h", Wire.price(contract, quote.low()))
            .put("prevPrice1h", Wire.price(contract, quote.hourAgo()));
    openInterest(row, quote);
    row.put(
            "turnover24h",
            inverse ? Decimals.fixed(quote.volume(), 4) : Decimals.fixed(quote.turnover(), 4))
        .put(
            "volume24h",
            inverse
                ? Decimals.fixed(Math.floor(quote.turnover()), 4)
                : Decimals.fixed(quote.volume(), 4));
    funding(row, quote, request);
    preMarket(row, quote, request);
    return row;
  }

  // The plain figures are the sum of both sides.
  private static void openInterest(ObjectNode row, Quote quote) {
    Contract contract = quote.contract();
    if (contract.type().inverse()) {
      double single = Math.floor(quote.openInterestUsd());
      double coins = single / quote.mark();
      row.put("openInterest", Decimals.fixed(2 * single, 0))
          .put("openInterestValue", Decimals.fixed(2 * coins, 2))
          .put("singleOpenInterest", Decimals.fixed(single, 0))
          .put("singleOpenInterestValue", Decimals.fixed(coins, 4));
      return;
    }
    double single = quote.openInterest();
    double mark = Decimals.round(quote.mark(), contract.priceDecimals());
    row.put("openInterest", Wire.size(contract, 2 * single))
        .put("openInterestValue", Decimals.fixed(2 * single * mark, 2))
        .put("singleOpenInterest", Wire.size(contract, single))
        .put("singleOpenInterestValue", Decimals.fixed(single * mark, 4));
  }

  private static void funding(ObjectNode row, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean perpetual = contract.type().perpetual() && quote.phase() != Phase.PENDING;
    boolean dated = contract.type().dated();
    double basis = quote.mark() - quote.index();
    row.put("fundingRate", perpetual ? Decimals.fixed(quote.fundingRate(), 8) : "")
        .put(
            "nextFundingTime",
            perpetual
                ? Long.toString(Venue.intervalEnd(contract.fundingHours(), request.wireMillis()))
                : "0")
        .put("predictedDeliveryPrice", dated ? Wire.price(contract, quote.index()) : "")
        .put("basisRate", dated ? Decimals.fixed(basis / quote.index(), 8) : "")
        .put("deliveryFeeRate", dated ? "0.0005" : "")
        .put("deliveryTime", Long.toString(deliveryTime(quote, request)))
        .put("ask1Size", size(quote, quote.askSize()))
        .put("bid1Price", Wire.price(contract, quote.bid()))
        .put("ask1Price", Wire.price(contract, quote.ask()))
        .put("bid1Size", size(quote, quote.bidSize()))
        .put("basis", dated ? Wire.price(contract, basis) : "");
  }

  private static String size(Quote quote, double size) {
    return quote.contract().type().inverse() && !Double.isNaN(size)
        ? Decimals.fixed(Math.max(1, size * quote.mark()), 0)
        : Wire.size(quote.contract(), size);
  }

  private static void preMarket(ObjectNode row, Quote quote, ApiRequest request) {
    boolean pending = quote.phase() == Phase.PENDING;
    Contract contract = quote.contract();
    row.put("preOpenPrice", pending ? Wire.price(contract, quote.mark()) : "")
        .put("preQty", pending ? Wire.size(contract, quote.askSize()) : "")
        .put("curPreListingPhase", pending ? "ContinuousTrading" : "")
        .put(
            "fundingIntervalHour",
            contract.type().perpetual() ? Integer.toString(contract.fundingHours()) : "")
        .put("basisRateYear", basisRateYear(quote, request))
        .put("fundingCap", contract.type().perpetual() ? BybitInstruments.CAP : "");
  }

  private static String basisRateYear(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    if (!contract.type().dated()) {
      return "";
    }
    double years = Math.max(1, contract.expiry() - request.marketMillis()) / YEAR;
    return Decimals.fixed((quote.mark() / quote.index() - 1) / years, 8);
  }

  /** When the contract stops to trade, 0 for one that goes on. */
  static long deliveryTime(Quote quote, ApiRequest request) {
    long now = request.marketMillis();
    Contract contract = quote.contract();
    if (contract.type().dated()) {
      return contract.expiry();
    }
    boolean ending = quote.phase() == Phase.SETTLING || contract.life().endAnnounced(now);
    return ending ? request.announced(contract.life().endsAt(now)) / 60_000 * 60_000 : 0;
  }

  static ObjectNode spot(Quote quote) {
    Contract pair = quote.contract();
    ObjectNode row =
        Json.object()
            .put("symbol", quote.symbol())
            .put("bid1Price", Wire.price(pair, quote.bid()))
            .put("bid1Size", Wire.size(pair, quote.bidSize()))
            .put("ask1Price", Wire.price(pair, quote.ask()))
            .put("ask1Size", Wire.size(pair, quote.askSize()))
            .put("lastPrice", Wire.price(pair, quote.last()))
            .put("prevPrice24h", Wire.price(pair, quote.open()))
            .put("price24hPcnt", Decimals.fixed(quote.change(), 4))
            .put("highPrice24h", Wire.price(pair, quote.high()))
            .put("lowPrice24h", Wire.price(pair, quote.low()))
            .put("turnover24h", Decimals.fixed(quote.turnover(), 8))
            .put("volume24h", Decimals.fixed(quote.volume(), 6));
    if (pair.base().rank() < 150) {
      row.put("usdIndexPrice", Decimals.plain(quote.index() * quote.quoteUsd(), 8));
    }
    return row;
  }
}
