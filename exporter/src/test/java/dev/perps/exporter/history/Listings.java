package dev.perps.exporter.history;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.Insights;
import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.FeedState;
import dev.perps.exporter.collect.MarketContext;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.SpotTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What exchanges list, and how much of it is traded. */
final class Listings {
  private static final Host HOST = Host.of("h", "https://example.org", RateLimit.perMinute(60));
  private static final FeedState NOT_TRIED =
      new FeedState(
          "all",
          true,
          MarketData.ofPerps(List.of(), 0),
          false,
          Optional.empty(),
          Optional.empty(),
          Duration.ofSeconds(30));

  private final List<String> silent = new ArrayList<>();
  private final Map<String, List<Perp>> perps = new LinkedHashMap<>();
  private final List<SpotTicker> spots = new ArrayList<>();

  static Instrument linear(String exchange, String base) {
    return instrument(exchange, base, "USDT", ContractKind.LINEAR, AssetClass.CRYPTO);
  }

  static Instrument instrument(
      String exchange, String base, String quote, ContractKind kind, AssetClass assetClass) {
    return new Instrument(exchange, base + quote, base, quote, quote, kind, assetClass);
  }

  /** A linear contract on a coin against USDT, which is worth a dollar. */
  Listings add(String exchange, String base, double turnover) {
    return add(linear(exchange, base), turnover);
  }

  Listings add(Instrument contract, double turnoverInQuote) {
    PerpTicker ticker = new PerpTicker(1, 1, 1, 1, 1, 0, turnoverInQuote, Double.NaN);
    perps
        .computeIfAbsent(contract.exchange(), id -> new ArrayList<>())
        .add(new Perp(contract, ticker, new Funding(0, 0, 28_800, 0), OpenInterest.ofBase(1, 1)));
    return this;
  }

  /** An exchange that has not answered since the start. */
  Listings silent(String exchange) {
    silent.add(exchange);
    return this;
  }

  /** What a currency is worth in US dollars. */
  Listings worth(String currency, double dollars) {
    spots.add(Fixtures.spot("any", currency, "USD", dollars));
    return this;
  }

  Markets markets() {
    return Markets.of(snapshot(Insights.NONE));
  }

  /** What exchanges list, and what is known of their past. */
  Snapshot snapshot(Insights insights) {
    List<ExchangeView> views = new ArrayList<>();
    perps.forEach((exchange, listed) -> views.add(view(exchange, listed, List.of())));
    silent.forEach(exchange -> views.add(view(exchange, List.of(), List.of(NOT_TRIED))));
    return new Snapshot(
        Fixtures.NOW,
        views,
        UsdRates.of(spots, true),
        SpotVolumes.NONE,
        insights,
        MarketContext.NONE,
        KrakenDesk.NONE);
  }

  private static ExchangeView view(String exchange, List<Perp> listed, List<FeedState> feeds) {
    return new ExchangeView(
        Fixtures.exchange(exchange, HOST),
        feeds,
        listed,
        List.of(),
        new ContractFilter.Selection(listed, listed, List.of(), Map.of()));
  }
}
