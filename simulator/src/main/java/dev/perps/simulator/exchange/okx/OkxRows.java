package dev.perps.simulator.exchange.okx;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of OKX's market data: everything is a string, "" says that there is none. */
final class OkxRows {
  private static final long HOUR = 3_600_000L;

  private OkxRows() {}

  static ObjectNode ticker(Quote quote, String type, long now) {
    Contract contract = quote.contract();
    boolean spot = type.equals("SPOT");
    return Json.object()
        .put("instType", type)
        .put("instId", quote.symbol())
        .put("last", Wire.price(contract, quote.last()))
        .put("lastSz", size(quote, quote.lastSize(), spot))
        .put("askPx", Wire.price(contract, quote.ask()))
        .put("askSz", size(quote, quote.askSize(), spot))
        .put("bidPx", Wire.price(contract, quote.bid()))
        .put("bidSz", size(quote, quote.bidSize(), spot))
        .put("open24h", Wire.price(contract, quote.open()))
        .put("high24h", Wire.price(contract, quote.high()))
        .put("low24h", Wire.price(contract, quote.low()))
        // coins, but the quote currency for spot
        .put(
            "volCcy24h",
            spot
                ? Decimals.plain(quote.turnover(), 6)
                : Decimals.plain(
                    quote.volume(),
                    contract.type().inverse() ? 4 : Math.max(0, contract.sizeDecimals())))
        .put("vol24h", spot ? Wire.size(contract, quote.volume()) : OkxSizes.volume(quote))
        .put("ts", Long.toString(now))
        .put("sodUtc0", Wire.price(contract, quote.open()))
        .put("sodUtc8", Wire.price(contract, quote.open()));
  }

  private static String size(Quote quote, double coins, boolean spot) {
    return spot || Double.isNaN(coins)
        ? Wire.size(quote.contract(), coins)
        : OkxSizes.contracts(quote.contract(), coins, quote.mark());
  }

  static ObjectNode mark(Quote quote, String type, long now) {
    return Json.object()
        .put("instId", quote.symbol())
        .put("instType", type)
        .put("markPx", Wire.price(quote.contract(), quote.mark()))
        .put("ts", Long.toString(now));
  }

  /** What is listed nowhere yet has its own last price for an index. */
  static ObjectNode index(Quote quote, long now) {
    Contract contract = quote.contract();
    double price = OkxInstruments.preMarket(contract) ? quote.last() : quote.index();
    String open = Wire.price(contract, quote.open());
    return Json.object()
        .put("instId", OkxInstruments.uly(contract))
        .put("idxPx", Decimals.plain(price, contract.priceDecimals() + 1))
        .put("high24h", Wire.price(contract, quote.high()))
        .put("sodUtc0", open)
        .put("open24h", open)
        .put("low24h", Wire.price(contract, quote.low()))
        .put("sodUtc8", open)
        .put("ts", Long.toString(now));
  }

  static ObjectNode interest(Quote quote, String type, long now) {
    Contract contract = quote.contract();
    OkxSizes.Interest open =
        OkxSizes.interest(contract, quote.openInterest(), quote.mark(), quote.quoteUsd());
    return Json.object()
        .put("instId", quote.symbol())
        .put("instType", type)
        .put("oi", open.contracts())
        .put("oiCcy", open.coins())
        .put("oiUsd", open.dollars())
        .put("ts", Long.toString(now));
  }

  /** {@code fundingTime} is the next payment, {@code nextFundingTime} the one after. */
  static ObjectNode funding(Venue venue, Quote quote, String type, long now) {
    Contract contract = quote.contract();
    long interval = contract.fundingHours() * HOUR;
    long next = Venue.intervalEnd(contract.fundingHours(), now);
    // As in the first moments after a payment.
    boolean untold = quote.symbol().equals("DYM-USDT-SWAP");
    return Json.object()
        .put("formulaType", "withRate")
        .put("fundingRate", Decimals.fixed(quote.fundingRate(), 16))
        .put("fundingTime", Long.toString(next))
        .put("impactValue", "20000.0000000000000000")
        .put("instId", quote.symbol())
        .put("instType", type)
        .put("interestRate", "0.0001000000000000")
        .put("maxFundingRate", Decimals.plain(Okx.RATE_CAP, 5))
        .put("method", "current_period")
        .put("minFundingRate", Decimals.plain(-Okx.RATE_CAP, 5))
        .put("nextFundingRate", "")
        .put("nextFundingTime", untold ? "" : Long.toString(next + interval))
        .put("premium", Decimals.fixed(quote.mark() / quote.index() - 1, 16))
        .put("prevFundingTime", Long.toString(next - interval))
        .put(
            "settFundingRate", Decimals.fixed(venue.fundingRate(contract, next - interval - 1), 16))
        .put("settState", "settled")
        .put("ts", Long.toString(now));
  }

  static ObjectNode book(Quote quote, boolean spot, int levels, long now) {
    ObjectNode book = Json.object();
    book.set("asks", levels(quote, Book.asks(quote, levels), spot));
    book.set("bids", levels(quote, Book.bids(quote, levels), spot));
    return book.put("ts", Long.toString(now)).put("seqId", now * 7);
  }

  private static ArrayNode levels(Quote quote, List<Book.Level> levels, boolean spot) {
    return Json.array(levels, level -> level(quote, level, spot));
  }

  private static JsonNode level(Quote quote, Book.Level level, boolean spot) {
    return Json.strings(
        Wire.price(quote.contract(), level.price()), size(quote, level.size(), spot), "0", "1");
  }
}
