package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.collect.Pace;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.market.AssetClass;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Every key: its default, and that a file and a variable each change it. */
class SettingsTest {
  @TempDir private Path folder;

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
                    2000,
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
        new Key(section + ".weight-share", s -> pace.apply(s).weightShare(), 0.5, "0.25", 0.25),
        new Key(section + ".sweep-share", s -> pace.apply(s).sweepShare(), 0.3, "1", 1.0));
  }

  static Stream<Key> allKeys() {
    return Stream.concat(documentedKeys().stream(), keysOfExchanges().stream());
  }

  @Test
  void everyKeyOfApplicationYamlIsTestedHere() throws IOException {
    Set<String> documented = new TreeSet<>();
    try (InputStream in = Settings.class.getResourceAsStream("/application.yaml")) {
      leaves("", new Yaml().load(in), documented);
    }

    assertThat(documentedKeys())
        .extracting(Key::name)
        .containsExactlyInAnyOrderElementsOf(documented);
  }

  private static void leaves(String prefix, Object node, Set<String> names) {
    if (node instanceof Map<?, ?> table && !table.isEmpty()) {
      table.forEach(
          (key, below) -> leaves(prefix.isEmpty() ? "" + key : prefix + "." + key, below, names));
    } else {
      names.add(prefix);
    }
  }

  @ParameterizedTest
  @MethodSource("allKeys")
  void hasItsDefault(Key key) {
    assertThat(key.read().apply(read(Map.of()))).isEqualTo(key.byDefault());
  }

  @ParameterizedTest
  @MethodSource("allKeys")
  void isChangedByItsVariable(Key key) {
    Settings settings = read(Map.of(variable(key), key.other()));

    assertThat(key.read().apply(settings)).isEqualTo(key.then());
  }

  @ParameterizedTest
  @MethodSource("allKeys")
  void isChangedByTheUsersFileAndTheVariableWins(Key key) throws IOException {
    Path file = file(key.name() + ": \"" + key.other() + "\"\n");

    assertThat(key.read().apply(read(file, Map.of()))).isEqualTo(key.then());
    assertThat(key.read().apply(read(file, Map.of(variable(key), " ")))).isEqualTo(key.then());
    String again = key.other();
    file(key.name() + ": \"" + asWritten(key.byDefault(), again) + "\"\n");
    assertThat(key.read().apply(read(file, Map.of(variable(key), again)))).isEqualTo(key.then());
  }

  /** Something valid that is not the other value: the default where it can be written. */
  private static String asWritten(Object byDefault, String otherwise) {
    return byDefault instanceof Number || byDefault instanceof Boolean
        ? byDefault.toString()
        : otherwise;
  }

  @ParameterizedTest
  @MethodSource("allKeys")
  void anEmptyVariableIsNotSet(Key key) {
    assertThat(key.read().apply(read(Map.of(variable(key), "")))).isEqualTo(key.byDefault());
  }

  @Test
  void noTwoKeysShareAVariable() {
    List<String> variables = allKeys().map(SettingsTest::variable).toList();

    assertThat(new HashSet<>(variables)).hasSameSizeAs(variables);
  }

  /** Written out once more, so that a slip in the program's own rule is seen. */
  private static String variable(Key key) {
    return "PERPS_" + key.name().replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  @ParameterizedTest
  @EnumSource(Pace.Profile.class)
  void aProfileSetsWhatIsNotSetAlone(Pace.Profile profile) {
    Settings settings =
        read(
            Map.of(
                "PERPS_COLLECTION_PROFILE", profile.name(),
                "PERPS_COLLECTION_CONCURRENCY", "9",
                "PERPS_EXCHANGES_BYBIT_INTERVAL", "7s"));

    Pace pace = settings.collect().paceOf("binance");
    assertThat(pace.interval()).isEqualTo(profile.pace().interval());
    assertThat(pace.weightShare()).isEqualTo(profile.pace().weightShare());
    assertThat(pace.concurrency()).isEqualTo(9);
    assertThat(settings.collect().paceOf("bybit").interval()).isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.collect().paceOf("bybit").concurrency()).isEqualTo(9);
  }

  @Test
  void theCommentsOfApplicationYamlStateTheProfiles() throws IOException {
    String yaml;
    try (InputStream in = Settings.class.getResourceAsStream("/application.yaml")) {
      yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(yaml)
        .contains("From one cycle to the next: 30s           10s       5s")
        .contains("Calls to one exchange at once: 3          6         12")
        .contains("Life of funding intervals:  15m           5m        2m")
        .contains("Life of contract lists:     2h            1h        30m")
        .contains("#                             5m            1m        40s")
        .contains("#                             0.3           0.5       0.8")
        .contains("#                             0.1           0.3       0.4");
    assertThat(Pace.Profile.CONSERVATIVE.pace())
        .isEqualTo(
            new Pace(
                Duration.ofSeconds(30),
                3,
                Duration.ofMinutes(15),
                Duration.ofHours(2),
                Duration.ofMinutes(5),
                0.3,
                0.1));
    assertThat(Pace.Profile.AGGRESSIVE.pace())
        .isEqualTo(
            new Pace(
                Duration.ofSeconds(5),
                12,
                Duration.ofMinutes(2),
                Duration.ofMinutes(30),
                Duration.ofSeconds(40),
                0.8,
                0.4));
  }

  @Test
  void listsAndTablesAreWrittenInAFileToo() throws IOException {
    Path file =
        file(
            """
            filter:
              include-bases:
                - btc
                - "ON"
              exclude-bases:
                alpaca: delisting game
              exclude-symbols: {"BRK.B": dots are part of the name, "xyz:TSLA": closed at night}
            """);

    Settings settings = read(file, Map.of());

    assertThat(settings.collect().filter().includeBases()).containsExactlyInAnyOrder("BTC", "ON");
    assertThat(settings.collect().filter().excludeBases())
        .containsExactly(Map.entry("ALPACA", "delisting game"));
    assertThat(settings.collect().filter().excludeSymbols()).containsOnlyKeys("BRK.B", "xyz:TSLA");
    // The variables replace them as a whole.
    assertThat(
            read(
                    file,
                    Map.of(
                        "PERPS_FILTER_INCLUDE_BASES", "ETH",
                        "PERPS_FILTER_EXCLUDE_BASES", "LUNA=history"))
                .collect()
                .filter())
        .satisfies(
            filter -> {
              assertThat(filter.includeBases()).containsExactly("ETH");
              assertThat(filter.excludeBases()).containsOnlyKeys("LUNA");
            });
  }

  @Test
  void theUsersFileMayBeEmptyOrHaveEmptySections() throws IOException {
    assertThat(read(file("# all commented out\n"), Map.of())).isEqualTo(read(Map.of()));
    assertThat(read(file("server:\ncollection:\n  interval:\n"), Map.of()))
        .isEqualTo(read(Map.of()));
  }

  @Test
  void theNameOfTheFileDoesNotMatter() throws IOException {
    Path file = Files.writeString(folder.resolve("perps.conf"), "server: {port: 1}");

    assertThat(read(file, Map.of()).server().port()).isEqualTo(1);
  }

  @Test
  void dataOfASimulatorIsMarked() {
    assertThat(read(Map.of()).source()).isEqualTo("live");
    Settings demo = read(Map.of("PERPS_SIMULATOR_URL", "http://127.0.0.1:9877"));
    assertThat(demo.source()).isEqualTo("simulator");
    Exchange binance = Exchanges.ALL.getFirst();
    assertThat(demo.collect().addressOf(binance.id(), binance.hosts().getFirst()))
        .isEqualTo(URI.create("http://127.0.0.1:9877/" + binance.id()));
  }

  @Test
  void variablesThatKubernetesSetsForAServiceAreNotKeys() {
    Map<String, String> ofServices =
        Map.of(
            "PERPS_EXPORTER_SERVICE_HOST", "10.0.0.7",
            "PERPS_EXPORTER_SERVICE_PORT", "9876",
            "PERPS_EXPORTER_PORT", "tcp://10.0.0.7:9876",
            "PERPS_EXPORTER_PORT_9876_TCP_ADDR", "10.0.0.7",
            "PERPS_SERVER_SERVICE_HOST", "10.0.0.8",
            "PERPS_SERVER_PORT", "tcp://10.0.0.8:9876");

    assertThat(read(ofServices)).isEqualTo(read(Map.of()));
    assertThatThrownBy(() -> read(Map.of("PERPS_EXPORTER_PORT", "tcp://10.0.0.7:9876")))
        .isInstanceOf(ConfigException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "docker-compose.yml", "exporter/Dockerfile"})
  void whatStartsTheExporterSetsKeysOnly(String file) throws IOException {
    Set<String> variables = new TreeSet<>();
    Pattern.compile("PERPS_[A-Z_]+")
        .matcher(Files.readString(Path.of("..", file)))
        .results()
        .forEach(found -> variables.add(found.group()));

    assertThat(variables).isNotEmpty();
    assertThat(allKeys().map(SettingsTest::variable)).containsAll(variables);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("application.yaml"), yaml);
  }

  private static Settings read(Map<String, String> environment) {
    return Settings.of(ConfigFiles.defaults(), environment, Exchanges.ALL, "1.0");
  }

  private static Settings read(Path file, Map<String, String> environment) {
    return ConfigFiles.read(Optional.of(file), environment, Exchanges.ALL, "1.0");
  }
}
