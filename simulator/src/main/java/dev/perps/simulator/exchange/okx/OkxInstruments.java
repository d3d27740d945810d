package dev.perps.simulator.exchange.okx;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Wire;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Rows of OKX's {@code /api/v5/public/instruments}: "" says that there is none. */
final class OkxInstruments {
  private static final List<String> EMPTY =
      List.of(
          "alias",
          "auctionEndTime",
          "baseCcy",
          "category",
          "contTdSwTime",
          "ctMult",
          "ctType",
          "ctVal",
          "ctValCcy",
          "expTime",
          "floatPxLmtPct",
          "freq",
          "groupId",
          "initPxLmtPct",
          "instCategory",
          "instFamily",
          "lever",
          "listTime",
          "longPosRemainingQuota",
          "lotSz",
          "maxIcebergSz",
          "maxLmtAmt",
          "maxLmtSz",
          "maxMktAmt",
          "maxMktSz",
          "maxPlatOICoinLmt",
          "maxPlatOILmt",
          "maxPxLmtPct",
          "maxStopSz",
          "maxTriggerSz",
          "maxTwapSz",
          "method",
          "minSz",
          "openType",
          "optType",
          "posLmtAmt",
          "posLmtPct",
          "preMktSwTime",
          "quoteCcy",
          "rpiMinLevel",
          "rpiMinPxBand",
          "ruleType",
          "seriesId",
          "settleCcy",
          "shortPosRemainingQuota",
          "stk",
          "tickSz",
          "uly");

  private OkxInstruments() {}

  static ObjectNode row(Quote quote, String type, ApiRequest request) {
    Contract contract = quote.contract();
    ObjectNode row = Json.object();
    EMPTY.forEach(name -> row.put(name, ""));
    row.put("instId", quote.symbol())
        .put("instIdCode", Math.floorMod(contract.key(), 100_000))
        .put("instType", type)
        .put("state", state(quote))
        .put("futureSettlement", type.equals("FUTURES") && contract.type().inverse());
    row.putArray("upcChg");
    row.putArray("tradeQuoteCcyList");
    // Of what is not open yet the name alone is known.
    if (quote.phase() == Phase.PENDING) {
      return row;
    }
    String lot =
        Wire.step(type.equals("SPOT") ? contract.sizeDecimals() : OkxSizes.decimals(contract));
    row.put("category", "1")
        .put("groupId", type.equals("SPOT") ? "12" : "4")
        .put("floatPxLmtPct", "0.005")
        .put("maxPxLmtPct", "0.01")
        .put("instCategory", category(contract.base()))
        .put("listTime", Long.toString(contract.life().listedAt(request.marketMillis())))
        .put("lotSz", lot)
        .put("minSz", lot)
        .put("maxLmtSz", "100000000")
        .put("maxLmtAmt", "20000000")
        .put("maxMktSz", "35000")
        .put("maxStopSz", "35000")
        .put("maxIcebergSz", "100000000.0000000000000000")
        .put("maxTriggerSz", "100000000.0000000000000000")
        .put("maxTwapSz", "100000000.0000000000000000")
        .put("rpiMinLevel", "3")
        .put("rpiMinPxBand", "20")
        .put("ruleType", ruleType(contract))
        .put("lever", contract.base().rank() < 20 ? "100" : "20")
        .put("openType", "call_auction")
        .put("tickSz", Wire.step(contract.priceDecimals()))
        .put("expTime", expiry(contract, request));
    return type.equals("SPOT") ? spot(row, contract) : derivative(row, contract);
  }

  private static ObjectNode derivative(ObjectNode row, Contract contract) {
    String symbol = contract.symbol();
    String uly = uly(contract);
    return row.put("ctMult", "1")
        .put("ctType", contract.type().inverse() ? "inverse" : "linear")
        .put("ctVal", OkxSizes.value(contract))
        .put("ctValCcy", OkxSizes.valueCurrency(contract))
        .put("settleCcy", contract.type().inverse() ? contract.baseName() : quote(contract))
        .put("uly", uly)
        .put("instFamily", symbol.contains("_UM") ? uly + "_UM" : uly)
        .put("initPxLmtPct", "0.02")
        .put("posLmtAmt", "250000")
        .put("posLmtPct", "30");
  }

  private static ObjectNode spot(ObjectNode row, Contract contract) {
    row.withArray("tradeQuoteCcyList").add(quote(contract));
    return row.put("baseCcy", contract.baseName())
        .put("quoteCcy", quote(contract))
        .put("maxMktAmt", "1000000");
  }

  /** The index that a contract follows: {@code BTC-USDT}. */
  static String uly(Contract contract) {
    return contract.baseName() + "-" + quote(contract);
  }

  static String quote(Contract contract) {
    return contract.quote().ticker();
  }

  static boolean preMarket(Contract contract) {
    return contract.base().kind() == Asset.Kind.PREMARKET;
  }

  private static String state(Quote quote) {
    return switch (quote.phase()) {
      case PENDING -> "preopen";
      case LIVE -> "live";
      case SETTLING, DELISTED, GONE -> "suspend";
    };
  }

  private static String ruleType(Contract contract) {
    if (contract.symbol().contains("_XPERP-")) {
      return "xperp";
    }
    if (!preMarket(contract)) {
      return "normal";
    }
    return contract.baseName().equals("SPACEX") ? "pre_market" : "rebase_contract";
  }

  /** Of a swap it is set when its end is announced. */
  private static String expiry(Contract contract, ApiRequest request) {
    long now = request.marketMillis();
    if (contract.type().dated()) {
      return Long.toString(contract.expiry());
    }
    return contract.life().endAnnounced(now)
        ? Long.toString(request.announced(contract.life().endsAt(now)) / 60_000 * 60_000)
        : "";
  }

  private static String category(Asset base) {
    return switch (base.kind()) {
      case EQUITY, INDEX, PREMARKET -> "3";
      case COMMODITY -> "4";
      case CASH -> "5";
      case COIN, STABLE -> "1";
    };
  }
}
