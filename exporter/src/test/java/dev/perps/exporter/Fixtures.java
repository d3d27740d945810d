package dev.perps.exporter;

import dev.perps.exporter.collect.CollectSettings;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.Homonyms;
import dev.perps.exporter.collect.Pace;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.SpotTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small market data and settings for tests. */
public final class Fixtures {
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private Fixtures() {}

  /** A contract with every figure: mark at the price, everything else near it. */
  public static Perp perp(String exchange, String base, double price) {
    return perp(
        exchange,
        base,
        new PerpTicker(
            price, price * 0.999, price, price * 0.9999, price * 1.0001, 0.02, 5e6, Double.NaN),
        new Funding(0.0001, 0.00012, 28_800, NOW.getEpochSecond() + 14_400),
        OpenInterest.ofBase(1000, price));
  }

  /** The same on something else than a coin. */
  public static Perp perp(String exchange, String base, double price, AssetClass assetClass) {
    Perp coin = perp(exchange, base, price);
    return new Perp(
        new Instrument(
            exchange, base + "USDT", base, "USDT", "USDT", ContractKind.LINEAR, assetClass),
        coin.ticker(),
        coin.funding(),
        coin.openInterest());
  }

  public static Perp perp(
      String exchange, String base, PerpTicker ticker, Funding funding, OpenInterest interest) {
    return new Perp(
        new Instrument(
            exchange, base + "USDT", base, "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO),
        ticker,
        funding,
        interest);
  }

  /** An inverse future with every figure, 1 % above the index. */
  public static DatedFuture future(String exchange, String base, double index, Instant expiry) {
    return new DatedFuture(
        new Instrument(
            exchange, base + "_DATED", base, "USD", base, ContractKind.INVERSE, AssetClass.CRYPTO),
        expiry.getEpochSecond(),
        new PerpTicker(
            index * 1.01, index, index * 1.015625, index, index * 1.02, 0.02, 3e6, Double.NaN),
        new OpenInterest(20, 20 * index));
  }

  public static SpotTicker spot(String exchange, String base, String quote, double price) {
    return new SpotTicker(exchange, base + quote, base, quote, price, 1e6, Double.NaN);
  }

  public static Exchange exchange(String id, Host host, Feed... feeds) {
    return new Exchange(
        id,
        id.toUpperCase(java.util.Locale.ROOT),
        Exchange.Kind.CEX,
        0.0005,
        "made up",
        List.of(host),
        Arrays.asList(feeds),
        FailureReader.STANDARD);
  }

  public static CollectSettings settings(Duration interval, String... exchanges) {
    Pace balanced = Pace.Profile.BALANCED.pace();
    return new CollectSettings(
        List.of(exchanges),
        new Pace(
            interval,
            balanced.concurrency(),
            balanced.termsLifetime(),
            balanced.instrumentsLifetime(),
            Duration.ofSeconds(2),
            balanced.weightShare(),
            balanced.sweepShare(),
            balanced.historyShare()),
        Map.of(),
        3,
        Duration.ofSeconds(2),
        1 << 22,
        Duration.ofMinutes(15),
        "perps-exporter/test",
        Map.of(),
        Optional.empty(),
        Map.of(),
        Homonyms.NONE,
        ContractFilter.NONE);
  }
}
