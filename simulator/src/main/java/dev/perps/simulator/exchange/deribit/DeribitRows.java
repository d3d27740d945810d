package dev.perps.simulator.exchange.deribit;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Deribit's answers: JSON numbers, null where there is none. */
final class DeribitRows {
  private static final long FOREVER = 32_503_708_800_000L;

  private DeribitRows() {}

  /** Currency that a contract is settled in: the coin for inverse ones. */
  static String settlement(Contract contract) {
    return contract.type().inverse() ? contract.baseName() : contract.quote().ticker();
  }

  static ObjectNode instrument(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    String type = inverse ? "reversed" : "linear";
    String counter = contract.quote().ticker();
    double size = contractSize(contract);
    ObjectNode row =
        Json.object()
            .put("price_index", (contract.baseName() + "_" + counter).toLowerCase(Locale.ROOT))
            .put("kind", "future")
            .put("instrument_name", quote.symbol())
            .put("max_leverage", contract.base().rank() < 2 ? 50 : 25)
            .put("maker_commission", 0.00015)
            .put("taker_commission", 0.00035)
            .put("instrument_type", type)
            .put("expiration_timestamp", expiration(quote, request))
            .put("creation_timestamp", contract.life().listedAt(request.marketMillis()))
            .put("is_active", quote.live())
            .put("state", state(quote.phase()))
            .put("tick_size", contract.tick())
            .put("contract_size", size)
            .put("instrument_id", Math.floorMod(contract.key(), 1_000_000))
            .put("min_trade_amount", size)
            .put("lot_size", size)
            .put("future_type", type)
            .put("max_liquidation_commission", 0.01)
            .put("max_non_default_leverage", 5)
            .put("block_trade_commission", 0.00025)
            .put("block_trade_min_trade_amount", 200_000)
            .put("block_trade_tick_size", contract.tick())
            .put("settlement_currency", settlement(contract))
            .put("settlement_period", contract.type().perpetual() ? "perpetual" : "month")
            .put("base_currency", contract.baseName())
            .put("counter_currency", counter)
            .put("quote_currency", counter)
            .put("underlying_type", underlying(contract.base()));
    row.putArray("tick_size_steps");
    return row;
  }

  private static double contractSize(Contract contract) {
    if (contract.type().inverse()) {
      return contract.baseName().equals("BTC") ? 10 : 1;
    }
    return Math.pow(10, -contract.sizeDecimals());
  }

  private static long expiration(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long now = request.marketMillis();
    if (contract.type().dated()) {
      return contract.expiry();
    }
    return contract.life().endAnnounced(now)
        ? request.announced(contract.life().endsAt(now)) / 60_000 * 60_000
        : FOREVER;
  }

  private static String state(Phase phase) {
    return switch (phase) {
      case PENDING -> "inactive";
      case LIVE -> "open";
      case SETTLING -> "delivered";
      case DELISTED, GONE -> "archivized";
    };
  }

  private static String underlying(Asset base) {
    return switch (base.kind()) {
      case EQUITY -> List.of("SPY", "QQQ", "GLD").contains(base.ticker()) ? "equity_etf" : "equity";
      case COMMODITY -> "commodity";
      case INDEX -> "crypto_index";
      case PREMARKET -> "preipo";
      case COIN, STABLE, CASH -> "crypto";
    };
  }

  static ObjectNode summary(Quote quote, DeribitFunding funding, ApiRequest request) {
    Contract contract = quote.contract();
    ObjectNode row = Json.object();
    price(row, "high", quote, quote.high());
    price(row, "low", quote, quote.low());
    price(row, "last", quote, quote.last());
    row.put("instrument_name", quote.symbol());
    price(row, "bid_price", quote, quote.bid());
    price(row, "ask_price", quote, quote.ask());
    row.set("open_interest", Json.number(openInterest(quote), 8));
    row.set("mark_price", Json.number(quote.mark(), contract.priceDecimals() + 2));
    row.put("creation_timestamp", request.wireMillis());
    stats(row, quote);
    row.set("estimated_delivery_price", Json.number(quote.index(), contract.priceDecimals() + 2));
    row.put("base_currency", contract.baseName()).put("quote_currency", contract.quote().ticker());
    if (contract.type().perpetual()) {
      funding(row, quote, funding);
    }
    price(row, "mid_price", quote, (quote.bid() + quote.ask()) / 2);
    return row;
  }

  /** {@code public/ticker}, and with levels of the book {@code public/get_order_book}. */
  static ObjectNode ticker(Quote quote, DeribitFunding funding, ApiRequest request, int levels) {
    Contract contract = quote.contract();
    int decimals = contract.priceDecimals() + 2;
    ObjectNode row = Json.object();
    if (levels > 0) {
      row.set("asks", levels(quote, Book.asks(quote, levels)));
      row.set("bids", levels(quote, Book.bids(quote, levels)));
      row.put("change_id", request.wireMillis() / 50);
    }
    row.set("best_ask_amount", Json.number(amount(quote, quote.askSize(), quote.ask()), 8));
    price(row, "best_ask_price", quote, quote.ask());
    row.set(
        "best_bid_amount",
        Json.number(quote.bidden() ? amount(quote, quote.bidSize(), quote.bid()) : 0, 8));
    price(row, "best_bid_price", quote, quote.bid());
    row.set("estimated_delivery_price", Json.number(quote.index(), decimals));
    row.set("index_price", Json.number(quote.index(), decimals));
    row.put("instrument_name", quote.symbol());
    price(row, "last_price", quote, quote.last());
    row.set("mark_price", Json.number(quote.mark(), decimals));
    row.set("max_price", Json.number(quote.mark() * 1.015, contract.priceDecimals()));
    row.set("min_price", Json.number(quote.mark() * 0.985, contract.priceDecimals()));
    row.set("open_interest", Json.number(openInterest(quote), 8));
    row.set("settlement_price", Json.number(quote.mark(), decimals));
    row.put("state", quote.live() ? "open" : "closed");
    if (contract.type().perpetual()) {
      funding(row, quote, funding);
      row.put("interest_value", funding.eightHours(contract, quote.millis()) * quote.index());
    }
    ObjectNode stats = row.putObject("stats");
    price(stats, "high", quote, quote.high());
    price(stats, "low", quote, quote.low());
    stats(stats, quote);
    return row.put("timestamp", request.wireMillis());
  }

  private static ArrayNode levels(Quote quote, List<Book.Level> levels) {
    return Json.array(
        levels,
        level ->
            Json.array()
                .add(level.price())
                .add(Json.number(amount(quote, level.size(), level.price()), 8)));
  }

  private static void stats(ObjectNode row, Quote quote) {
    boolean inverse = quote.contract().type().inverse();
    double notional = inverse ? tens(quote, quote.turnover()) : quote.turnover();
    if (quote.traded()) {
      row.set("price_change", Json.number(quote.change() * 100, 4));
    } else {
      row.putNull("price_change");
    }
    row.set("volume", Json.number(quote.volume(), 8));
    row.set("volume_usd", Json.number(inverse ? notional : quote.volumeUsd(), 4));
    row.set("volume_notional", Json.number(notional, 4));
  }

  private static void funding(ObjectNode row, Quote quote, DeribitFunding funding) {
    Contract contract = quote.contract();
    row.set(
        "current_funding",
        Json.number(funding.rate(contract, quote.millis(), quote.mark(), quote.index()), 8));
    row.set("funding_8h", Json.number(funding.eightHours(contract, quote.millis()), 8));
  }

  /** US dollars of inverse contracts, coins of linear ones. */
  private static double openInterest(Quote quote) {
    return quote.contract().type().inverse()
        ? tens(quote, quote.openInterestUsd())
        : quote.openInterest();
  }

  private static double amount(Quote quote, double size, double price) {
    return quote.contract().type().inverse() ? Math.max(10, tens(quote, size * price)) : size;
  }

  private static double tens(Quote quote, double usd) {
    double size = contractSize(quote.contract());
    return Math.floor(usd / size) * size;
  }

  private static void price(ObjectNode row, String name, Quote quote, double price) {
    if (Double.isNaN(price)) {
      row.putNull(name);
    } else {
      row.set(name, Json.number(price, quote.contract().priceDecimals() + 1));
    }
  }
}
