package dev.perps.exporter.config;

import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.backfill.BackfillSettings;
import dev.perps.exporter.collect.CollectSettings;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.Homonyms;
import dev.perps.exporter.collect.Pace;
import dev.perps.exporter.context.AlternativeMe;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.history.HistorySettings;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.server.ServerSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All settings of the program; {@code application.yaml} documents each key. */
public record Settings(
    ServerSettings server,
    CollectSettings collect,
    HistorySettings history,
    BackfillSettings backfill,
    AccountSettings account,
    LogSettings log,
    List<Exchange> exchanges) {

  /**
   * Binds values to settings.
   *
   * @param files flat keys, the user's file over the defaults
   * @throws ConfigException at the first key that is wrong
   */
  static Settings of(
      Map<String, String> files,
      Map<String, String> environment,
      List<Exchange> known,
      String version) {
    Values values = new Values(files, environment);
    ServerSettings server =
        new ServerSettings(
            values.required("server.host", values.text("server.host")),
            values.required("server.port", values.integer("server.port", 0, 65_535)));
    LogSettings log =
        new LogSettings(
            values.required("log.level", values.choice("log.level", LogSettings.Level.class)),
            values.required("log.format", values.choice("log.format", LogSettings.Format.class)));
    List<Exchange> enabled = new ArrayList<>();
    Map<String, Pace> paces = new HashMap<>();
    Map<String, URI> baseUrls = new HashMap<>();
    Map<String, URI> proxies = new HashMap<>();
    Map<String, Map<String, String>> homonyms = new HashMap<>();
    Optional<URI> proxy = values.proxy("collection.proxy");
    Pace pace =
        pace(
            values,
            "collection",
            values
                .required(
                    "collection.profile", values.choice("collection.profile", Pace.Profile.class))
                .pace());
    refuseUnknownExchange(values, known);
    for (Exchange exchange : known) {
      String key = "exchanges." + exchange.id();
      if (values.required(key + ".enabled", values.flag(key + ".enabled"))) {
        enabled.add(exchange);
      }
      paces.put(exchange.id(), pace(values, key, pace));
      values
          .proxy(key + ".proxy")
          .or(() -> proxy)
          .ifPresent(url -> proxies.put(exchange.id(), url));
      homonyms.put(exchange.id(), values.reasons(key + ".homonyms"));
      values
          .address(key + ".base-url", "https", "http")
          .ifPresent(url -> baseUrls.put(exchange.id(), url));
      for (Host host : exchange.hosts()) {
        values
            .address(key + ".hosts." + host.name(), "https", "http")
            .ifPresent(url -> baseUrls.put(exchange.id() + "/" + host.name(), url));
      }
    }
    String service = AlternativeMe.SERVICE.id();
    values
        .proxy("context.fear-greed.proxy")
        .or(() -> proxy)
        .ifPresent(url -> proxies.put(service, url));
    values
        .address("context.fear-greed.base-url", "https", "http")
        .ifPresent(url -> baseUrls.put(service, url));
    if (enabled.isEmpty()) {
      throw new ConfigException("exchanges", "none is enabled", "enable at least one");
    }
    CollectSettings collect =
        collect(
            values,
            enabled,
            pace,
            paces,
            new Routes(baseUrls, proxies),
            HomonymTables.with(homonyms),
            version);
    HistorySettings history = history(values, known);
    BackfillSettings backfill = backfill(values);
    AccountSettings account = AccountSection.read(values, environment);
    values.refuseUnknown();
    return new Settings(server, collect, history, backfill, account, log, List.copyOf(enabled));
  }

  /** How services are reached, by their ids. */
  private record Routes(Map<String, URI> baseUrls, Map<String, URI> proxies) {}

  private static void refuseUnknownExchange(Values values, List<Exchange> known) {
    List<String> ids = known.stream().map(Exchange::id).toList();
    for (String id : values.namesBelow("exchanges")) {
      requireKnown("exchanges." + id, id, "there is no such exchange", ids);
    }
  }

  private static void requireKnown(String key, String id, String problem, List<String> ids) {
    if (!ids.contains(id)) {
      throw new ConfigException(
          key,
          problem,
          Similar.to(id, ids)
              .map(near -> "did you mean " + near + "?")
              .orElse("known are " + String.join(", ", ids)));
    }
  }

  private static CollectSettings collect(
      Values values,
      List<Exchange> enabled,
      Pace pace,
      Map<String, Pace> paces,
      Routes routes,
      Homonyms homonyms,
      String version) {
    return new CollectSettings(
        enabled.stream().map(Exchange::id).toList(),
        pace,
        paces,
        values.required(
            "collection.stale-cycles", values.integer("collection.stale-cycles", 1, 1000)),
        values.required(
            "collection.call-timeout",
            values.duration(
                "collection.call-timeout", Duration.ofMillis(100), Duration.ofMinutes(5))),
        values.required(
            "collection.max-body-size", values.bytes("collection.max-body-size", 1 << 16, 1 << 30)),
        values.required(
            "collection.max-data-age",
            values.duration(
                "collection.max-data-age", Duration.ofSeconds(10), Duration.ofDays(36_500))),
        "perps-exporter/" + version,
        routes.proxies(),
        values.address("simulator-url", "http", "https"),
        routes.baseUrls(),
        homonyms,
        filter(values),
        values.required("context.fear-greed.enabled", values.flag("context.fear-greed.enabled")));
  }

  private static Pace pace(Values values, String key, Pace base) {
    return new Pace(
        values
            .duration(key + ".interval", Duration.ofMillis(200), Duration.ofHours(1))
            .orElse(base.interval()),
        values.integer(key + ".concurrency", 1, 100).orElse(base.concurrency()),
        values
            .duration(key + ".terms-lifetime", Duration.ofSeconds(1), Duration.ofDays(1))
            .orElse(base.termsLifetime()),
        values
            .duration(key + ".instruments-lifetime", Duration.ofSeconds(1), Duration.ofDays(7))
            .orElse(base.instrumentsLifetime()),
        values
            .duration(key + ".sweep-interval", Duration.ofSeconds(1), Duration.ofDays(1))
            .orElse(base.sweepInterval()),
        values.number(key + ".weight-share", 0.01, 1).orElse(base.weightShare()),
        values.number(key + ".sweep-share", 0.01, 1).orElse(base.sweepShare()),
        values.number(key + ".history-share", 0.01, 1).orElse(base.historyShare()));
  }

  private static ContractFilter filter(Values values) {
    return new ContractFilter(
        values.choices("filter.classes", AssetClass.class),
        plain(values.words("filter.include-bases")),
        Set.copyOf(values.words("filter.include-symbols")),
        plainKeys(values.reasons("filter.exclude-bases")),
        values.reasons("filter.exclude-symbols"),
        values.required("filter.min-volume-usd", values.number("filter.min-volume-usd", 0, 1e15)),
        values.required(
            "filter.max-contracts", values.integer("filter.max-contracts", 1, 1_000_000)),
        values.required(
            "filter.max-detailed-contracts",
            values.integer("filter.max-detailed-contracts", 0, 1_000_000)));
  }

  private static HistorySettings history(Values values, List<Exchange> known) {
    List<String> references = values.words("history.reference-exchanges");
    for (String id : references) {
      requireKnown(
          "history.reference-exchanges",
          id,
          "there is no exchange " + id,
          known.stream().map(Exchange::id).toList());
    }
    return new HistorySettings(
        values.required("history.enabled", values.flag("history.enabled")),
        values.required("history.bases", values.integer("history.bases", 0, 1000)),
        values.words("history.always-bases").stream().map(BaseAsset::plain).toList(),
        values.required(
            "history.correlated-bases", values.integer("history.correlated-bases", 0, 100)),
        values.required("history.charted-bases", values.integer("history.charted-bases", 0, 1000)),
        values.required("history.funded-bases", values.integer("history.funded-bases", 0, 1000)),
        references);
  }

  private static BackfillSettings backfill(Values values) {
    return new BackfillSettings(
        values.required("backfill.days", values.integer("backfill.days", 1, 365)),
        values.required("backfill.contracts", values.integer("backfill.contracts", 0, 1000)),
        values.required("backfill.bases", values.integer("backfill.bases", 1, 1000)),
        values.required("backfill.funded-bases", values.integer("backfill.funded-bases", 0, 1000)),
        values.reasons("backfill.labels"));
  }

  private static Set<String> plain(List<String> bases) {
    return bases.stream().map(BaseAsset::plain).collect(Collectors.toSet());
  }

  private static Map<String, String> plainKeys(Map<String, String> reasons) {
    Map<String, String> plain = new LinkedHashMap<>();
    reasons.forEach((base, reason) -> plain.put(BaseAsset.plain(base), reason));
    return plain;
  }

  /** {@code simulator} or {@code live}: marks every figure's origin. */
  public String source() {
    Optional<URI> simulator = collect.simulator();
    return simulator.isPresent() ? "simulator" : "live";
  }
}
