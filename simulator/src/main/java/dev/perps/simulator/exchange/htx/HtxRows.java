package dev.perps.simulator.exchange.htx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Expiries;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.Asset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.ObjectNode;

/** Rows of the lists of contracts: what they are, funding, open interest, index. */
final class HtxRows {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int RATE_DECIMALS = 18;

  /** How long an index of a contract that is no more has stood still. */
  private static final long FROZEN = 40 * 86_400_000L;

  private HtxRows() {}

  static ObjectNode contract(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean linear = !contract.type().inverse();
    boolean dated = contract.type().dated();
    LocalDate created = Expiries.day(contract.life().listedAt(request.marketMillis()));
    ObjectNode row =
        Json.object().put("symbol", contract.baseName()).put("contract_code", quote.symbol());
    row.set("contract_size", Json.number(HtxContracts.size(contract), 12));
    row.set("price_tick", Json.number(contract.tick(), contract.priceDecimals()));
    if (linear) {
      row.put("delivery_date", dated ? DAY.format(Expiries.day(contract.expiry())) : "");
    }
    row.put("delivery_time", deliveryTime(quote, request))
        .put("create_date", DAY.format(created))
        .put("contract_status", status(quote.phase()));
    if (!linear) {
      return row.put("settlement_date", Long.toString(nextPayment(contract, request)));
    }
    row.putArray("adjust");
    row.putArray("price_estimated");
    row.put(
            "settlement_date",
            Long.toString(dated ? contract.expiry() : nextPayment(contract, request)))
        .put("support_margin_mode", dated ? "cross" : "all")
        .put("open_type", 0)
        .put("settlement_period", Integer.toString(dated ? 8 : contract.fundingHours()));
    labels(row, contract.base());
    return row.put("business_type", dated ? "futures" : "swap")
        .put("pair", contract.baseName() + "-" + contract.quote().ticker())
        .put("contract_type", term(contract, request))
        .put("trade_partition", contract.quote().ticker());
  }

  private static String term(Contract contract, ApiRequest request) {
    if (!contract.type().dated()) {
      return "swap";
    }
    boolean next = Expiries.quarters(request.marketMillis(), 1).getFirst() < contract.expiry();
    return next ? "next_quarter" : "quarter";
  }

  private static void labels(ObjectNode row, Asset base) {
    switch (base.kind()) {
      case EQUITY, PREMARKET -> {
        row.set("labels", Json.strings("tradfi", "stock", "common"));
        row.set("tradfi_labels", Json.strings("Stocks"));
      }
      case INDEX -> {
        row.set("labels", Json.strings("tradfi", "indices"));
        row.set("tradfi_labels", Json.strings("Indices"));
      }
      case COMMODITY -> {
        boolean metal = !base.ticker().equals("OIL") && !base.ticker().equals("NATGAS");
        row.set("labels", Json.strings("tradfi", "commodities", "common"));
        row.set("tradfi_labels", Json.strings(metal ? "Metals" : "Commodities"));
      }
      case COIN, STABLE, CASH -> {
        row.set(
            "labels", base.rank() < 30 ? Json.strings("hot", "common") : Json.strings("common"));
        row.putArray("tradfi_labels");
      }
    }
  }

  private static int status(Phase phase) {
    return switch (phase) {
      case PENDING -> 2;
      case LIVE -> 1;
      case SETTLING -> 3;
      case DELISTED, GONE -> 0;
    };
  }

  /** When the contract stops to trade, empty for one that goes on. */
  private static String deliveryTime(Quote quote, ApiRequest request) {
    long now = request.marketMillis();
    Contract contract = quote.contract();
    if (contract.type().dated()) {
      return Long.toString(contract.expiry());
    }
    boolean ending = quote.phase() == Phase.SETTLING || contract.life().endAnnounced(now);
    return ending
        ? Long.toString(request.announced(contract.life().endsAt(now)) / 60_000 * 60_000)
        : "";
  }

  private static long nextPayment(Contract contract, ApiRequest request) {
    return Venue.intervalEnd(contract.fundingHours(), request.wireMillis());
  }

  static ObjectNode funding(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    ObjectNode row = Json.object().putNull("estimated_rate");
    boolean dated = contract.type().dated();
    if (dated) {
      row.putNull("funding_rate");
    } else {
      row.put("funding_rate", rate(quote.fundingRate()));
    }
    row.put("contract_code", quote.symbol())
        .put("symbol", contract.baseName())
        .put(
            "fee_asset",
            contract.type().inverse() ? contract.baseName() : contract.quote().ticker());
    if (dated) {
      row.putNull("funding_time");
    } else {
      row.put("funding_time", Long.toString(nextPayment(contract, request)));
    }
    row.putNull("next_funding_time");
    return contract.type().inverse() ? row : row.put("trade_partition", contract.quote().ticker());
  }

  /** The same of version 5, which names the payment after the next one, too. */
  static ObjectNode fundingNow(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long next = nextPayment(contract, request);
    return Json.object()
        .put("contract_code", quote.symbol())
        .put("funding_rate", rate(quote.fundingRate()))
        .put("funding_time", Long.toString(next))
        .put("next_funding_time", Long.toString(next + contract.fundingHours() * 3_600_000L))
        .put("min_funding_rate", "-0.003750000000000000")
        .put("max_funding_rate", "0.003750000000000000");
  }

  /** As the exchange writes it: 18 decimals, and a zero in a form of its own. */
  static String rate(double rate) {
    return rate == 0 ? "0E-18" : Decimals.fixed(rate, RATE_DECIMALS);
  }

  static ObjectNode interest(Quote quote) {
    Contract contract = quote.contract();
    HtxAmounts amounts = HtxAmounts.of(quote);
    ObjectNode row = Json.object();
    row.set("volume", Json.number(amounts.openContracts(), 0));
    row.set("amount", Json.number(amounts.openCoins(), 12));
    row.put("symbol", contract.baseName());
    if (!contract.type().inverse()) {
      row.set("value", Json.number(amounts.openValue(), 8));
    }
    row.put("contract_code", quote.symbol());
    row.set("trade_amount", Json.number(amounts.tradedCoins(), 12));
    row.set("trade_volume", Json.number(amounts.tradedContracts(), 0));
    row.set("trade_turnover", Json.number(amounts.turnover(), 8));
    if (contract.type().inverse()) {
      return row;
    }
    boolean dated = contract.type().dated();
    return row.put("business_type", dated ? "futures" : "swap")
        .put("pair", contract.baseName() + "-" + contract.quote().ticker())
        .put("contract_type", dated ? "quarter" : "swap")
        .put("trade_partition", contract.quote().ticker());
  }

  /** The same of version 5: strings. */
  static ObjectNode interestNow(Quote quote) {
    HtxAmounts amounts = HtxAmounts.of(quote);
    return Json.object()
        .put("amount", Decimals.plain(amounts.openCoins(), 12))
        .put("volume", Decimals.plain(amounts.openContracts(), 0))
        .put("value", Decimals.plain(amounts.openValue(), 8))
        .put("contract_code", quote.symbol())
        .put("trade_amount", Decimals.plain(amounts.tradedCoins(), 12))
        .put("trade_volume", Decimals.plain(amounts.tradedContracts(), 0))
        .put("trade_turnover", Decimals.plain(amounts.turnover(), 8));
  }

  static ObjectNode index(Quote quote, ApiRequest request) {
    boolean frozen = quote.phase() == Phase.DELISTED || quote.phase() == Phase.SETTLING;
    ObjectNode row = Json.object();
    row.set("index_price", Json.number(quote.index(), quote.contract().priceDecimals() + 4));
    row.put("index_ts", request.wireMillis() - (frozen ? FROZEN : 700))
        .put("contract_code", quote.symbol());
    return quote.contract().type().inverse()
        ? row
        : row.put("trade_partition", quote.contract().quote().ticker());
  }
}
