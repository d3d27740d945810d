package dev.perps.exporter.config;

import dev.perps.exporter.collect.Pace;
import dev.perps.exporter.context.AlternativeMe;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.market.AssetClass;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every key that can be set: what it is by default, and what another value of it means. */
final class SettingsKeys {
  private SettingsKeys() {}

  /**
   * A key of {@code application.yaml}.
   *
   * @param read what it sets
   * @param byDefault what that is when nothing is configured
   * @param other another value, as it is written
   * @param then what the other value means
   */
  record Key(
      String name, Function<Settings, Object> read, Object byDefault, String other, Object then) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Key> documentedKeys() {
    List<Key> keys =
        new ArrayList<>(
            List.of(
                new Key("server.host", s -> s.server().host(), "127.0.0.1", "0.0.0.0", "0.0.0.0"),
                new Key("server.port", s -> s.server().port(), 9876, "80", 80),
                new Key(
                    "simulator-url",
                    s -> s.collect().simulator(),
                    Optional.empty(),
                    "http://127.0.0.1:9877/",
                    Optional.of(URI.create("http://127.0.0.1:9877"))),
                new Key(
                    "collection.profile",
                    s -> s.collect().pace(),
                    Pace.Profile.BALANCED.pace(),
                    "aggressive",
                    Pace.Profile.AGGRESSIVE.pace()),
                new Key("collection.stale-cycles", s -> s.collect().staleCycles(), 3, "5", 5),
                new Key(
                    "collection.call-timeout",
                    s -> s.collect().callTimeout(),
                    Duration.ofSeconds(10),
                    "1500ms",
                    Duration.ofMillis(1500)),
                new Key(
                    "collection.max-body-size",
                    s -> s.collect().maxBodyBytes(),
                    32L << 20,
                    "512KB",
                    512L << 10),
                new Key(
                    "collection.max-data-age",
                    s -> s.collect().maxDataAge(),
                    Duration.ofMinutes(15),
                    "1.5h",
                    Duration.ofMinutes(90)),
                new Key(
                    "collection.proxy",
                    s -> Optional.ofNullable(s.collect().proxies().get("kraken")),
                    Optional.empty(),
                    "socks://localhost:1080",
                    Optional.of(URI.create("socks://localhost:1080"))),
                new Key(
                    "context.fear-greed.enabled", s -> s.collect().fearGreed(), true, "no", false),
                new Key(
                    "context.fear-greed.base-url",
                    s -> s.collect().addressOf("alternative", AlternativeMe.API),
                    URI.create("https://api.alternative.me"),
                    "https://relay.example/fng-relay/",
                    URI.create("https://relay.example/fng-relay")),
                new Key(
                    "context.fear-greed.proxy",
                    s -> Optional.ofNullable(s.collect().proxies().get("alternative")),
                    Optional.empty(),
                    "http://10.0.0.3:3128",
                    Optional.of(URI.create("http://10.0.0.3:3128"))),
                new Key(
                    "filter.classes",
                    s -> s.collect().filter().classes(),
                    Set.of(AssetClass.values()),
                    "crypto, fx",
                    Set.of(AssetClass.CRYPTO, AssetClass.FX)),
                new Key(
                    "filter.include-bases",
                    s -> s.collect().filter().includeBases(),
                    Set.of(),
                    "xbt, pepe",
                    Set.of("BTC", "PEPE")),
                new Key(
                    "filter.include-symbols",
                    s -> s.collect().filter().includeSymbols(),
                    Set.of(),
                    "BTCUSDT,xyz:TSLA",
                    Set.of("BTCUSDT", "xyz:TSLA")),
                new Key(
                    "filter.exclude-bases",
                    s -> s.collect().filter().excludeBases(),
                    Map.of(),
                    "alpaca=delisting game;XDG=why not",
                    Map.of("ALPACA", "delisting game", "DOGE", "why not")),
                new Key(
                    "filter.exclude-symbols",
                    s -> s.collect().filter().excludeSymbols(),
                    Map.of(),
                    "BTCDOMUSDT=an index",
                    Map.of("BTCDOMUSDT", "an index")),
                new Key(
                    "filter.min-volume-usd",
                    s -> s.collect().filter().minVolumeUsd(),
                    0.0,
                    "2.5e6",
                    2.5e6),
                new Key(
                    "filter.max-contracts",
                    s -> s.collect().filter().maxContracts(),
                    4200,
                    "100",
                    100),
                new Key(
                    "filter.max-detailed-contracts",
                    s -> s.collect().filter().maxDetailed(),
                    800,
                    "0",
                    0),
                new Key(
                    "log.level",
                    s -> s.log().level(),
                    LogSettings.Level.INFO,
                    "Debug",
                    LogSettings.Level.DEBUG),
                new Key(
                    "log.format",
                    s -> s.log().format(),
                    LogSettings.Format.TEXT,
                    "json",
                    LogSettings.Format.JSON)));
    keys.addAll(historyKeys());
    keys.addAll(accountKeys());
    keys.addAll(paceKeys("collection", s -> s.collect().pace()));
    for (Exchange exchange : Exchanges.ALL) {
      keys.add(
          new Key(
              "exchanges." + exchange.id() + ".enabled",
              s -> s.collect().exchanges().contains(exchange.id()),
              true,
              "off",
              false));
    }
    return keys;
  }

  private static List<Key> accountKeys() {
    return List.of(
        new Key("kraken-account.enabled", s -> s.account().enabled(), true, "no", false),
        new Key(
            "kraken-account.interval",
            s -> s.account().interval(),
            Duration.ofSeconds(15),
            "5s",
            Duration.ofSeconds(5)),
        new Key(
            "kraken-account.ledger-interval",
            s -> s.account().ledgerInterval(),
            Duration.ofMinutes(1),
            "5m",
            Duration.ofMinutes(5)),
        new Key(
            "kraken-account.data-directory",
            s -> s.account().dataDirectory(),
            Path.of("data/kraken-account"),
            "/var/lib/perps",
            Path.of("/var/lib/perps")),
        new Key(
            "kraken-account.round-trip-symbol",
            s -> s.account().roundTripSymbol(),
            "PF_XBTUSD",
            "PF_AAPLxUSD",
            "PF_AAPLxUSD"),
        new Key(
            "kraken-account.round-trip-size", s -> s.account().roundTripSize(), 10.0, "0.5", 0.5),
        new Key(
            "kraken-account.round-trip-gain-usd",
            s -> s.account().roundTripGainUsd(),
            100.0,
            "0",
            0.0),
        new Key(
            "kraken-account.funding-symbols",
            s -> s.account().fundingSymbols(),
            List.of("PF_XBTUSD", "PF_ETHUSD", "PI_XBTUSD", "PI_ETHUSD"),
            "PF_SOLUSD, PF_AAPLxUSD",
            List.of("PF_SOLUSD", "PF_AAPLxUSD")),
        new Key("kraken-account.closed-positions", s -> s.account().closedPositions(), 50, "0", 0));
  }

  private static List<Key> historyKeys() {
    return List.of(
        new Key("history.enabled", s -> s.history().enabled(), true, "no", false),
        new Key("history.bases", s -> s.history().bases(), 150, "20", 20),
        new Key(
            "history.always-bases",
            s -> s.history().alwaysBases(),
            List.of(),
            "xbt, kas",
            List.of("BTC", "KAS")),
        new Key("history.correlated-bases", s -> s.history().correlated(), 20, "0", 0),
        new Key("history.charted-bases", s -> s.history().charted(), 30, "5", 5),
        new Key("history.funded-bases", s -> s.history().funded(), 15, "40", 40),
        new Key("backfill.days", s -> s.backfill().days(), 30, "365", 365),
        new Key("backfill.contracts", s -> s.backfill().contracts(), 8, "0", 0),
        new Key("backfill.bases", s -> s.backfill().bases(), 25, "1", 1),
        new Key("backfill.funded-bases", s -> s.backfill().fundedBases(), 5, "0", 0),
        new Key(
            "backfill.labels",
            s -> s.backfill().labels(),
            Map.of("job", "perps-exporter", "instance", "127.0.0.1:9876"),
            "job=x;instance=exporter:9876",
            Map.of("job", "x", "instance", "exporter:9876")),
        new Key(
            "history.reference-exchanges",
            s -> s.history().references(),
            List.of(
                "binance",
                "bybit",
                "okx",
                "bitget",
                "gateio",
                "hyperliquid",
                "kucoin",
                "mexc",
                "htx",
                "bingx",
                "aster",
                "kraken"),
            "okx,kraken",
            List.of("okx", "kraken")));
  }

  /** Keys that the comments of {@code application.yaml} offer for each exchange. */
  static List<Key> keysOfExchanges() {
    List<Key> keys = new ArrayList<>();
    for (Exchange exchange : Exchanges.ALL) {
      String key = "exchanges." + exchange.id();
      keys.addAll(paceKeys(key, s -> s.collect().paceOf(exchange.id())));
      Host first = exchange.hosts().getFirst();
      keys.add(
          new Key(
              key + ".base-url",
              s -> s.collect().addressOf(exchange.id(), first),
              first.url(),
              "https://relay.example/x/",
              URI.create("https://relay.example/x")));
      keys.add(
          new Key(
              key + ".proxy",
              s -> Optional.ofNullable(s.collect().proxies().get(exchange.id())),
              Optional.empty(),
              "http://10.0.0.2:3128",
              Optional.of(URI.create("http://10.0.0.2:3128"))));
      keys.add(
          new Key(
              key + ".homonyms",
              s ->
                  Optional.ofNullable(
                      s.collect()
                          .homonyms()
                          .byExchange()
                          .getOrDefault(exchange.id(), Map.of())
                          .get("NAMESAKE")),
              Optional.empty(),
              "NAMESAKE=OTHER, which is what it is",
              Optional.of("OTHER")));
      for (Host host : exchange.hosts()) {
        keys.add(
            new Key(
                key + ".hosts." + host.name(),
                s -> s.collect().addressOf(exchange.id(), host),
                host.url(),
                "http://10.0.0.1:8080",
                URI.create("http://10.0.0.1:8080")));
      }
    }
    return keys;
  }

  private static List<Key> paceKeys(String section, Function<Settings, Pace> pace) {
    return List.of(
        new Key(
            section + ".interval",
            s -> pace.apply(s).interval(),
            Duration.ofSeconds(10),
            "1m",
            Duration.ofMinutes(1)),
        new Key(section + ".concurrency", s -> pace.apply(s).concurrency(), 6, "1", 1),
        new Key(
            section + ".terms-lifetime",
            s -> pace.apply(s).termsLifetime(),
            Duration.ofMinutes(5),
            "30s",
            Duration.ofSeconds(30)),
        new Key(
            section + ".instruments-lifetime",
            s -> pace.apply(s).instrumentsLifetime(),
            Duration.ofHours(1),
            "1d",
            Duration.ofDays(1)),
        new Key(
            section + ".sweep-interval",
            s -> pace.apply(s).sweepInterval(),
            Duration.ofMinutes(1),
            "2m",
            Duration.ofMinutes(2)),
        new Key(section + ".weight-share", s -> pace.apply(s).weightShare(), 0.6, "0.25", 0.25),
        new Key(section + ".sweep-share", s -> pace.apply(s).sweepShare(), 0.3, "1", 1.0),
        new Key(section + ".history-share", s -> pace.apply(s).historyShare(), 0.15, "1", 1.0));
  }

  static Stream<Key> allKeys() {
    return Stream.concat(documentedKeys().stream(), keysOfExchanges().stream());
  }

  /** Written out once more, so that a slip in the program's own rule is seen. */
  static String variable(Key key) {
    return "PERPS_" + key.name().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
