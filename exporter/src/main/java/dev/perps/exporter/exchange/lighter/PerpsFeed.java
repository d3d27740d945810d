package dev.perps.exporter.exchange.lighter;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nextFullHour;
import static dev.perps.exporter.market.Figure.nonZero;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.lighter.LighterWire.Details;
import dev.perps.exporter.exchange.lighter.LighterWire.FundingRate;
import dev.perps.exporter.exchange.lighter.LighterWire.FundingRates;
import dev.perps.exporter.exchange.lighter.LighterWire.Market;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.TraditionalAssets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * Lighter's perpetuals. No answer says when it was made, and none has bid and ask of all markets.
 */
final class PerpsFeed implements Feed {
  static final Endpoint<FundingRates> FUNDING =
      Endpoint.get(
              "funding-rates",
              Lighter.API,
              "/api/v1/funding-rates",
              new TypeReference<FundingRates>() {})
          .kept(Freshness.SLOW)
          .checkedBy(FundingRates::check);

  private static final double HOUR = 3600;

  /** Hours that a stated rate is for. */
  private static final double RATE_HOURS = 8;

  @Override
  public String name() {
    return "perps";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Details> details = api.ask(Lighter.DETAILS);
    Answer<FundingRates> funding = api.ask(FUNDING);
    Rows<Market> markets = details.get().perps();
    Rows<FundingRate> rates =
        funding.ifAvailable().map(FundingRates::rows).orElseGet(() -> Rows.of(List.of()));
    Map<Double, Double> own = ownRates(rates);
    Instant now = api.now();
    return MarketData.ofPerps(
        markets.by(Market::symbol).values().stream()
            .filter(market -> market.isActive("perp"))
            .map(market -> perp(market, own.getOrDefault(market.marketId(), ABSENT), now))
            .filter(perp -> !perp.saysNothing())
            .toList(),
        markets.malformed() + rates.malformed());
  }

  /** Lighter's own rates by market; the list has those of other exchanges, too. */
  private static Map<Double, Double> ownRates(Rows<FundingRate> rates) {
    Map<Double, Double> own = new HashMap<>();
    for (FundingRate rate : rates) {
      if (rate.exchange().equals("lighter")) {
        own.putIfAbsent(rate.marketId(), rate.rate());
      }
    }
    return own;
  }

  /**
   * One contract.
   *
   * @param rate fraction per eight hours
   */
  static Perp perp(Market market, double rate, Instant now) {
    BaseAsset base = base(market.symbol());
    double mark = base.priceOfOne(nonZero(market.markPrice()));
    double last = base.priceOfOne(nonZero(market.lastTradePrice()));
    return new Perp(
        new Instrument(
            "lighter",
            market.symbol(),
            base.name(),
            Lighter.USDC,
            Lighter.USDC,
            ContractKind.LINEAR,
            assetClass(market.symbol())),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(market.indexPrice())),
            last,
            ABSENT,
            ABSENT,
            Double.isNaN(last) ? ABSENT : market.dailyPriceChange() / 100,
            market.dailyQuoteTokenVolume(),
            ABSENT),
        funding(rate, now),
        OpenInterest.ofBase(market.openInterest() * base.units(), firstKnown(mark, last)));
  }

  /** What one unit of a contract is of; only coins are bundled. */
  static BaseAsset base(String symbol) {
    return BaseAsset.of(symbol, assetClass(symbol));
  }

  private static AssetClass assetClass(String symbol) {
    return TraditionalAssets.classAmongCoins(BaseAsset.plain(symbol));
  }

  /** Funding is paid at each full UTC hour. */
  private static Funding funding(double rate, Instant now) {
    return Double.isNaN(rate)
        ? Funding.NONE
        : new Funding(rate / RATE_HOURS, ABSENT, HOUR, nextFullHour(now));
  }
}
