package dev.perps.simulator.exchange.dydx;

import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Markets and books as the indexer writes them: decimals are strings without zeros at the end. */
final class DydxRows {
  private static final long DAY = 86_400_000L;
  private static final int DIGITS = 9;
  private static final int MOST_DECIMALS = 18;

  private DydxRows() {}

  static ObjectNode market(Venue venue, Quote quote, int place) {
    Contract contract = quote.contract();
    boolean started = quote.phase() != Phase.PENDING;
    boolean live = quote.live();
    int rank = contract.base().rank();
    double before = oracle(contract, venue.index(contract, quote.millis() - DAY));
    double now = oracle(contract, quote.index());
    ObjectNode row =
        Json.object()
            .put("clobPairId", Integer.toString(place))
            .put("ticker", quote.symbol())
            .put("status", status(quote));
    if (started) {
      row.put("oraclePrice", price(contract, now));
      row.put("priceChange24H", price(contract, now - before));
    } else {
      row.putNull("oraclePrice").putNull("priceChange24H");
    }
    row.put("volume24H", live ? Decimals.plain(quote.turnover(), 4) : "0")
        .put("trades24H", live && quote.turnover() > 0 ? quote.trades() : 0)
        .put("nextFundingRate", live ? rate(quote) : "0")
        .put("initialMarginFraction", rank < 2 ? "0.02" : rank < 40 ? "0.1" : "0.2")
        .put("maintenanceMarginFraction", rank < 2 ? "0.012" : rank < 40 ? "0.05" : "0.1")
        .put("openInterest", size(contract, started ? quote.openInterest() : 0))
        .put("atomicResolution", -6 - contract.sizeDecimals())
        .put("quantumConversionExponent", -9)
        .put("tickSize", Wire.step(contract.priceDecimals()))
        .put("stepSize", Wire.step(contract.sizeDecimals()))
        .put("stepBaseQuantums", 1_000_000)
        .put("subticksPerTick", rank < 2 ? 100_000 : 1_000_000)
        .put("marketType", rank > 60 ? "ISOLATED" : "CROSS")
        .put("openInterestLowerCap", rank < 2 ? "0" : "20000000")
        .put("openInterestUpperCap", rank < 2 ? "0" : "50000000")
        .put("baseOpenInterest", size(contract, started ? quote.openInterest() * 1.0001 : 0))
        .put("defaultFundingRate1H", rank > 60 ? "0.0000125" : "0");
    return row;
  }

  private static String status(Quote quote) {
    return switch (quote.phase()) {
      case PENDING -> "INITIALIZING";
      case LIVE -> "ACTIVE";
      case SETTLING, DELISTED, GONE -> "FINAL_SETTLEMENT";
    };
  }

  // Thin markets have a premium of nothing most of the time.
  private static String rate(Quote quote) {
    boolean thin = quote.contract().base().rank() > 60 && quote.contract().key() % 3 == 0;
    return thin ? "0" : Decimals.plain(quote.fundingRate(), MOST_DECIMALS);
  }

  static ObjectNode book(Quote quote) {
    ObjectNode book = Json.object();
    book.set("bids", levels(quote.contract(), Book.bids(quote, 100)));
    book.set("asks", levels(quote.contract(), Book.asks(quote, 100)));
    return book;
  }

  private static ArrayNode levels(Contract contract, List<Book.Level> levels) {
    return Json.array(
        levels,
        level ->
            Json.object()
                .put("price", Decimals.plain(level.price(), contract.priceDecimals()))
                .put("size", size(contract, level.size())));
  }

  /** The oracle's price, to its exponent. */
  private static double oracle(Contract contract, double index) {
    return Decimals.round(index, decimals(contract));
  }

  /** As the oracle writes it. */
  static String price(Contract contract, double price) {
    return Decimals.plain(price, decimals(contract));
  }

  static String size(Contract contract, double size) {
    return Decimals.plain(size, contract.sizeDecimals());
  }

  private static int decimals(Contract contract) {
    int magnitude = (int) Math.floor(Math.log10(contract.base().basePrice()));
    return Math.clamp(DIGITS - magnitude, 0, MOST_DECIMALS);
  }
}
