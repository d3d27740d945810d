package dev.perps.simulator.exchange.kucoin;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What KuCoin says of funding, in three places and as many forms. */
final class KucoinFunding {
  static final double CAP = 0.003;
  private static final int RATE_DECIMALS = 6;
  private static final double INTEREST = 0.0003;
  private static final long HOUR = 3_600_000L;
  private static final List<String> FIELDS =
      List.of(
          "fairMethod",
          "fundingBaseSymbol",
          "fundingQuoteSymbol",
          "fundingRateSymbol",
          "fundingFeeRate",
          "dailyInterestRate",
          "fundingRateGranularity",
          "fundingRateCap",
          "fundingRateFloor",
          "period",
          "effectiveFundingRateCycleStartTime",
          "currentFundingRateGranularity",
          "nextFundingRateTime",
          "nextFundingRateDateTime",
          "fundingBaseSymbol1M",
          "fundingQuoteSymbol1M",
          "lastTimeFundingRate");

  private KucoinFunding() {}

  static String symbol(String contract) {
    return "." + contract + "FPI8H";
  }

  /** The rate that was paid at a moment. */
  static double settled(Venue venue, Contract contract, long moment) {
    return Decimals.round(venue.fundingRate(contract, moment - 1), RATE_DECIMALS);
  }

  private static long length(Contract contract) {
    return contract.fundingHours() * HOUR;
  }

  private static long next(Contract contract, ApiRequest request) {
    return Venue.intervalEnd(contract.fundingHours(), request.wireMillis());
  }

  /** Fields of a row of {@code contracts/active}, all null on dated contracts. */
  static void put(ObjectNode row, Venue venue, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    row.putNull("predictedFundingFeeRate");
    if (contract.type().dated()) {
      FIELDS.forEach(row::putNull);
      return;
    }
    String base = "." + contract.baseName();
    String currency = "." + contract.quote().ticker();
    long length = length(contract);
    long next = next(contract, request);
    row.put("fairMethod", "FundingRate")
        .put("fundingBaseSymbol", base + "INT8H")
        .put("fundingQuoteSymbol", currency + "INT8H")
        .put("fundingRateSymbol", symbol(quote.symbol()))
        .put("fundingFeeRate", Decimals.round(quote.fundingRate(), RATE_DECIMALS))
        .put("dailyInterestRate", INTEREST)
        .put("fundingRateGranularity", length)
        .put("fundingRateCap", CAP)
        .put("fundingRateFloor", -CAP)
        .put("period", 1)
        .put("nextFundingRateTime", next - request.wireMillis())
        .put("nextFundingRateDateTime", next)
        .put("fundingBaseSymbol1M", base + "INT")
        .put("fundingQuoteSymbol1M", currency + "INT")
        .put("lastTimeFundingRate", settled(venue, contract, next - length));
    if (contract.has(Contract.Quirk.NO_PREDICTION)) {
      row.putNull("effectiveFundingRateCycleStartTime").putNull("currentFundingRateGranularity");
    } else {
      row.put(
              "effectiveFundingRateCycleStartTime",
              contract.life().listedAt(request.marketMillis()))
          .put("currentFundingRateGranularity", length);
    }
  }

  /** {@code funding-rate/SYMBOL/current}. */
  static ObjectNode current(Venue venue, Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    long length = length(contract);
    long next = next(contract, request);
    return Json.object()
        .put("symbol", symbol(quote.symbol()))
        .put("granularity", length)
        .put("timePoint", next - length)
        .put("value", Decimals.round(quote.fundingRate(), RATE_DECIMALS))
        .put("dailyInterestRate", INTEREST)
        .put("fundingRateCap", CAP)
        .put("fundingRateFloor", -CAP)
        .put("period", 1)
        .put("fundingTime", next)
        .put("lastTimeFundingRate", settled(venue, contract, next - length));
  }

  /**
   * A row of the unified API's list.
   *
   * @param symbol the contract's, or that of the index of its rate
   */
  static ObjectNode unified(Quote quote, String symbol, ApiRequest request) {
    Contract contract = quote.contract();
    return Json.object()
        .put("symbol", symbol)
        .put("nextFundingRate", Decimals.plain(quote.fundingRate(), RATE_DECIMALS))
        .put("fundingTime", next(contract, request))
        .put("fundingRateCap", "0.003")
        .put("fundingRateFloor", "-0.003")
        .put("currentGranularity", length(contract))
        .put("newGranularity", length(contract))
        .put("newGranularityStartTime", contract.life().listedAt(request.marketMillis()));
  }
}
