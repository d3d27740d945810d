package dev.perps.exporter.exposition;

import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.PerpTicker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Every metric family of the market page, in the order of the page. */
public final class Catalogue {
  static final List<String> CONTRACT = List.of("exchange", "symbol", "base", "quote");

  private static final String QUOTE_PER_BASE = "quote per base";

  public static final List<Family> FAMILIES = families();

  private Catalogue() {}

  private static List<Family> families() {
    List<Family> all = new ArrayList<>();
    all.addAll(prices());
    all.addAll(sizes());
    all.addAll(funding());
    all.addAll(comparisons());
    all.add(
        new Family(
            "perp_contract_info",
            Family.Type.INFO,
            "1",
            "Constant facts of a contract: linear or inverse, what it settles in, class of its base.",
            List.of("exchange", "symbol", "base", "quote", "kind", "settle", "class"),
            (Figures.OfContractInfo)
                (perp, labels) ->
                    labels
                        .add("kind", perp.instrument().kind().label())
                        .add("settle", perp.instrument().settle())
                        .add("class", perp.instrument().assetClass().label())));
    all.addAll(spots());
    all.addAll(FutureFamilies.all());
    all.addAll(InsightFamilies.all());
    all.addAll(MarketFamilies.all());
    all.addAll(ExchangeFamilies.all());
    all.addAll(KrakenFamilies.all());
    all.addAll(ProgramFamilies.all());
    return List.copyOf(all);
  }

  private static List<Family> prices() {
    return List.of(
        coreTicker("perp_mark_price", QUOTE_PER_BASE, "Mark price.", PerpTicker::markPrice),
        ticker(
            "perp_index_price",
            QUOTE_PER_BASE,
            "Price of the index that the contract follows; on some exchanges their oracle's.",
            PerpTicker::indexPrice),
        ticker(
            "perp_last_price",
            QUOTE_PER_BASE,
            "Price of the last trade; on Hyperliquid the middle of the book.",
            PerpTicker::lastPrice),
        ticker("perp_bid_price", QUOTE_PER_BASE, "Best bid.", PerpTicker::bidPrice),
        ticker("perp_ask_price", QUOTE_PER_BASE, "Best ask.", PerpTicker::askPrice),
        ticker(
            "perp_price_change_24h_ratio",
            "fraction",
            "Price change over 24 hours as the exchange states it; 0.02 is +2 %.",
            PerpTicker::change24hRatio));
  }

  private static List<Family> sizes() {
    return List.of(
        core(
            "perp_volume_24h_usd",
            "USD",
            "Turnover of the last 24 hours.",
            (perp, context) -> perp.ticker().volume24hQuote() * context.usd(perp)),
        core(
            "perp_open_interest_usd",
            "USD",
            "Value of all open contracts at the mark price, one side counted once.",
            (perp, context) -> perp.openInterest().quote() * context.usd(perp)),
        contract(
            "perp_open_interest_base",
            "base units",
            "All open contracts in units of the base asset, one side counted once.",
            (perp, context) -> perp.openInterest().base()));
  }

  private static List<Family> funding() {
    return List.of(
        coreFunding(
            "perp_funding_rate_ratio",
            "fraction per interval",
            "Funding rate of the running interval, paid at perp_funding_next_timestamp_seconds;"
                + " positive: longs pay. Intervals differ: compare perp_funding_rate_8h_ratio.",
            Funding::rate),
        funding(
            "perp_funding_predicted_rate_ratio",
            "fraction per interval",
            "The exchange's own forecast of the rate of the interval after the running one.",
            Funding::predictedRate),
        coreFunding(
            "perp_funding_interval_seconds",
            "seconds",
            "Length of the contract's funding interval.",
            Funding::intervalSeconds),
        funding(
            "perp_funding_next_timestamp_seconds",
            "Unix seconds",
            "When the running funding interval ends.",
            Funding::nextEpochSeconds),
        coreFunding(
            "perp_funding_rate_8h_ratio",
            "fraction per 8 h",
            "Funding rate of the running interval as if paid every 8 hours: rate * 8 h / interval.",
            Funding::rate8h),
        coreFunding(
            "perp_funding_apr_ratio",
            "fraction per year",
            "Funding rate of the running interval over 365 days, not compounded.",
            Funding::apr));
  }

  private static List<Family> comparisons() {
    return List.of(
        ticker(
            "perp_premium_ratio",
            "fraction",
            "Mark price over index price, minus 1.",
            PerpTicker::premiumRatio),
        contract(
            "perp_basis_ratio",
            "fraction",
            "Mark price over the same exchange's spot price, minus 1; spot in the same quote where"
                + " there is one, otherwise converted.",
            (perp, context) -> context.basisRatio(perp)),
        contract(
            "perp_long_short_account_ratio",
            "ratio",
            "Accounts that are long over accounts that are short; the biggest contracts of exchanges"
                + " that publish it.",
            (perp, context) -> perp.longShortAccountRatio()));
  }

  private static List<Family> spots() {
    return List.of(
        new Family(
            "spot_price",
            Family.Type.GAUGE,
            QUOTE_PER_BASE,
            "Last price on the exchange's spot market.",
            CONTRACT,
            (Figures.OfSpot) (spot, context) -> spot.price()),
        new Family(
            "spot_volume_24h_usd",
            Family.Type.GAUGE,
            "USD",
            "Spot turnover of the last 24 hours.",
            CONTRACT,
            (Figures.OfSpot)
                (spot, context) -> spot.volume24hQuote() * context.usdPer(spot.quote())));
  }

  private static Family coreTicker(
      String name, String unit, String help, ToDoubleFunction<PerpTicker> figure) {
    return core(name, unit, help, (perp, context) -> figure.applyAsDouble(perp.ticker()));
  }

  private static Family ticker(
      String name, String unit, String help, ToDoubleFunction<PerpTicker> figure) {
    return contract(name, unit, help, (perp, context) -> figure.applyAsDouble(perp.ticker()));
  }

  private static Family coreFunding(
      String name, String unit, String help, ToDoubleFunction<Funding> figure) {
    return core(name, unit, help, (perp, context) -> figure.applyAsDouble(perp.funding()));
  }

  private static Family funding(
      String name, String unit, String help, ToDoubleFunction<Funding> figure) {
    return contract(name, unit, help, (perp, context) -> figure.applyAsDouble(perp.funding()));
  }

  /** Of every contract that has series. */
  private static Family core(String name, String unit, String help, Figures.OfContract figure) {
    return new Family(name, Family.Type.GAUGE, unit, help, CONTRACT, figure);
  }

  /** Of the contracts with all their figures. */
  private static Family contract(
      String name, String unit, String help, Figures.OfDetailedContract figure) {
    return new Family(name, Family.Type.GAUGE, unit, help, CONTRACT, figure);
  }
}
