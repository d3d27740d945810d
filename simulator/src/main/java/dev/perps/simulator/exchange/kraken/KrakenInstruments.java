package dev.perps.simulator.exchange.kraken;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.kraken.account.FeeTiers;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of Kraken Futures' {@code instruments}. */
final class KrakenInstruments {
  private KrakenInstruments() {}

  static String type(Contract contract) {
    return contract.type().inverse() ? "futures_inverse" : "flexible_futures";
  }

  static ObjectNode row(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    boolean traditional = contract.base().kind().traditional();
    ObjectNode row = Json.object().put("symbol", quote.symbol()).put("type", type(contract));
    if (inverse) {
      row.put(
          "underlying",
          "rr_"
              + KrakenFuturesContracts.code(contract.baseName()).toLowerCase(Locale.ROOT)
              + "usd");
    }
    row.set("tickSize", Json.number(contract.tick(), contract.priceDecimals()));
    row.put("contractSize", 1)
        .put("tradeable", quote.live())
        .put("impactMidSize", 1000.0)
        .put("maxPositionSize", inverse ? 75_000_000.0 : 1_000_000.0);
    row.put("openingDate", day(contract.life().listedAt(request.marketMillis())));
    String lastTrading = lastTradingTime(quote, request);
    if (!lastTrading.isEmpty()) {
      row.put("lastTradingTime", lastTrading);
    }
    marginLevels(row.putArray("marginLevels"), inverse, traditional);
    if (contract.type().perpetual()) {
      row.put("fundingRateCoefficient", 24).put("maxRelativeFundingRate", 0.0025);
    }
    return row.put("isin", "GB00J62YGL67")
        .put("contractValueTradePrecision", inverse ? 0 : contract.sizeDecimals())
        .put("postOnly", quote.phase() == Phase.PENDING)
        .put("feeScheduleUid", inverse ? FeeTiers.INVERSE_UID : FeeTiers.LINEAR_UID)
        .put("mtf", true)
        .put("base", contract.baseName())
        .put("quote", "USD")
        .put("pair", contract.baseName() + ":USD")
        .put("category", traditional ? "Equities" : "")
        .put("tradfi", traditional);
  }

  // Absent on perpetuals that go on.
  private static String lastTradingTime(Quote quote, ApiRequest request) {
    long now = request.marketMillis();
    Contract contract = quote.contract();
    if (contract.type().dated()) {
      return day(contract.expiry());
    }
    boolean ending = quote.phase() == Phase.SETTLING || contract.life().endAnnounced(now);
    return ending ? day(request.announced(contract.life().endsAt(now))) : "";
  }

  private static void marginLevels(ArrayNode levels, boolean inverse, boolean traditional) {
    double initial = traditional ? 0.2 : 0.02;
    for (int i = 0; i < 2; i++) {
      ObjectNode level = levels.addObject();
      if (inverse) {
        level.put("contracts", 500_000 * i);
      } else {
        level.put("numNonContractUnits", 2_000_000.0 * i);
      }
      level.put("initialMargin", initial * (i + 1)).put("maintenanceMargin", initial * (i + 1) / 2);
    }
  }

  private static String day(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** An index, which nobody trades. */
  static ObjectNode index(String symbol) {
    return Json.object()
        .put("symbol", symbol)
        .put("type", symbol.startsWith("rr_") ? "real-time index" : "spot index")
        .put("tradeable", false);
  }

  static ObjectNode status(Quote quote) {
    return Json.object()
        .put("tradeable", quote.symbol())
        .put("experiencingDislocation", false)
        .putNull("priceDislocationDirection")
        .put("experiencingExtremeVolatility", false)
        .put("extremeVolatilityInitialMarginMultiplier", 1);
  }
}
