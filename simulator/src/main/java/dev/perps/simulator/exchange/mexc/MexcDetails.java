package dev.perps.simulator.exchange.mexc;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.world.Asset;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of MEXC's {@code /api/v1/contract/detail}. */
final class MexcDetails {
  private MexcDetails() {}

  /** Units of the base's code in one contract; US dollars of an inverse one. */
  static double size(Contract contract) {
    if (contract.type().inverse()) {
      return contract.baseName().equals("BTC") ? 100 : 10;
    }
    double price = contract.base().basePrice() * contract.multiplier();
    return Decimals.round(Math.pow(10, 1 - Math.floor(Math.log10(price))), 8);
  }

  /** Whole contracts in an amount of base, at a price. */
  static long contracts(Contract contract, double base, double price) {
    double units = contract.type().inverse() ? base * price : base;
    return Math.round(Math.floor(units / size(contract)));
  }

  static ObjectNode row(Quote quote, ApiRequest request) {
    Contract contract = quote.contract();
    Asset base = contract.base();
    boolean big = base.rank() < 20;
    String name = quote.symbol();
    ObjectNode row =
        Json.object()
            .put("symbol", name)
            .put("displayName", name + "永续")
            .put(
                "displayNameEn", shown(contract) + name.substring(name.indexOf('_')) + " PERPETUAL")
            .put("positionOpenType", 3)
            .put("baseCoin", contract.baseName())
            .put("quoteCoin", contract.quote().ticker())
            .put("baseCoinName", shown(contract))
            .put("quoteCoinName", contract.quote().ticker())
            .put("futureType", 1)
            .put(
                "settleCoin",
                contract.type().inverse() ? contract.baseName() : contract.quote().ticker());
    Json.number(row, "contractSize", size(contract), 8);
    row.put("minLeverage", 1)
        .put("maxLeverage", big ? 500 : 50)
        .put("countryConfigContractMaxLeverage", 0)
        .put("priceScale", contract.priceDecimals())
        .put("volScale", 0)
        .put("amountScale", 4);
    Json.number(row, "priceUnit", contract.tick(), 15);
    row.put("volUnit", 1).put("minVol", 1).put("maxVol", 400_000);
    rates(row, base);
    row.set("indexOrigin", Json.strings("BITGET", "BYBIT", "BINANCE", "OKX", "MEXC"));
    row.put("state", state(quote.phase()))
        .put("isNew", false)
        .put("isHot", big)
        .put("isHidden", false);
    row.set("conceptPlate", plates(base));
    row.putArray("conceptPlateId").add(12);
    limits(row);
    boolean pending = quote.phase() == Phase.PENDING;
    long listed = request.announced(contract.life().listedAt(request.marketMillis()));
    return row.put("id", Math.floorMod(contract.key(), 2000))
        .put("vid", Long.toHexString(contract.key()))
        .put("baseCoinId", Long.toHexString(base.key()))
        .put("createTime", listed)
        .put("openingTime", pending ? request.wireMillis() + 3_600_000 : 0)
        .put("openingCountdownOption", 1)
        .put("showBeforeOpen", true)
        .put("isMaxLeverage", true)
        .put("isZeroFeeRate", false)
        .put("isZeroFeeSymbol", false)
        .put("preMarket", false)
        .put("type", base.kind().traditional() ? 2 : 1)
        .put("stopOnlyFair", false);
  }

  private static void rates(ObjectNode row, Asset base) {
    row.put("bidLimitPriceRate", 0.1)
        .put("askLimitPriceRate", 0.1)
        .put("takerFeeRate", base.rank() < 20 ? 0.0002 : 0.0004)
        .put("makerFeeRate", 0)
        .put("maintenanceMarginRate", 0.001)
        .put("initialMarginRate", 0.002)
        .put("riskBaseVol", 4_500_000)
        .put("riskIncrVol", 0)
        .put("riskLongShortSwitch", 0)
        .put("riskIncrMmr", 0)
        .put("riskIncrImr", 0)
        .put("riskLevelLimit", 1)
        .put("priceCoefficientVariation", 0.004);
  }

  private static void limits(ObjectNode row) {
    row.put("riskLimitType", "BY_VOLUME");
    row.putArray("maxNumOrders").add(200).add(50);
    row.put("marketOrderMaxLevel", 20)
        .put("marketOrderPriceLimitRate1", 0.2)
        .put("marketOrderPriceLimitRate2", 0.005)
        .put("triggerProtect", 0.1)
        .put("appraisal", 0)
        .put("showAppraisalCountdown", 0)
        .put("automaticDelivery", 0)
        .put("apiAllowed", true);
    row.set("depthStepList", Json.strings("0.1", "1", "10", "100"));
    row.put("limitMaxVol", 2_500_000)
        .put("threshold", 0)
        .put("riskLimitMode", "CUSTOM")
        .put("liquidationFeeRate", 0.0004)
        .put("feeRateMode", "NORMAL");
  }

  /** What people read: the plain ticker, where the code is another. */
  private static String shown(Contract contract) {
    if (contract.baseName().equals("XAU")) {
      return "GOLD(XAU)";
    }
    boolean own = contract.multiplier() != 1 || contract.base().kind() == Asset.Kind.INDEX;
    return own || contract.baseName().equals("USOIL")
        ? contract.baseName()
        : contract.base().ticker();
  }

  private static int state(Phase phase) {
    return switch (phase) {
      case LIVE -> 0;
      case SETTLING -> 1;
      case DELISTED, GONE -> 3;
      case PENDING -> 4;
    };
  }

  private static ArrayNode plates(Asset base) {
    List<String> tags =
        switch (base.kind()) {
          case COIN, STABLE -> base.rank() < 50 ? List.of("mainly", "pow") : List.of("MEME");
          case EQUITY ->
              List.of("SPY", "QQQ", "GLD").contains(base.ticker())
                  ? List.of("Stock", "tradfi", "ETF", "stockindex")
                  : List.of("Stock", "tradfi");
          case PREMARKET -> List.of("Stock", "preipo", "tradfi");
          case INDEX -> List.of("Stock", "stockindex", "tradfi");
          case COMMODITY -> List.of("metals", "Commodities", "tradfi");
          case CASH -> List.of("Forex", "tradfi");
        };
    return Json.strings(tags.stream().map(tag -> "mc-trade-zone-" + tag).toArray(String[]::new));
  }
}
