package dev.perps.exporter.exposition;

import dev.perps.exporter.account.FundingView;
import dev.perps.exporter.account.FundingView.Hour;
import dev.perps.exporter.account.FundingView.Past;
import dev.perps.exporter.account.FundingView.Sums;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.market.ContractKind;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Families of funding as Kraken Futures states it: as an amount for a contract. */
final class KrakenFundingFamilies {
  private static final String ABSOLUTE =
      "absolute: USD per base unit (linear), base units per USD (inverse)";
  private static final String SETTLED = " Of the configured contracts; positive: longs paid.";

  private KrakenFundingFamilies() {}

  static List<Family> all() {
    return List.of(
        rate(
            "kraken_funding_rate_absolute",
            "Funding of the running hour, unit says of what; positive: longs pay. The rate as a"
                + " fraction is perp_funding_rate_ratio.",
            KrakenContract::absoluteRate),
        rate(
            "kraken_funding_predicted_rate_absolute",
            "Funding that Kraken predicts of the next hour, unit says of what; positive: longs pay.",
            KrakenContract::predictedAbsoluteRate),
        hourly(
            "kraken_funding_hourly_ratio",
            "fraction",
            "Funding rate of one of the last eight full hours, 1 is the newest." + SETTLED,
            Hour::relative),
        hourly(
            "kraken_funding_hourly_absolute",
            ABSOLUTE,
            "Funding of one of the last eight full hours, 1 is the newest." + SETTLED,
            Hour::absolute),
        accumulated(
            "kraken_funding_accumulated_ratio",
            "fraction",
            "Sum of the hourly funding rates of the window, which ends with the last full hour."
                + SETTLED,
            Sums::relative),
        accumulated(
            "kraken_funding_accumulated_unsigned_ratio",
            "fraction",
            "The same sum without signs: what changed hands, whoever paid.",
            Sums::relativeWithoutSign),
        accumulated(
            "kraken_funding_accumulated_absolute",
            ABSOLUTE,
            "Sum of the hourly funding of the window, which ends with the last full hour."
                + SETTLED,
            Sums::absolute),
        accumulated(
            "kraken_funding_accumulated_unsigned_absolute",
            ABSOLUTE,
            "The same sum without signs: what changed hands, whoever paid.",
            Sums::absoluteWithoutSign));
  }

  /** Of the contracts that have series of their own. */
  private static Family rate(String name, String help, ToDoubleFunction<KrakenContract> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        ABSOLUTE,
        help,
        List.of("symbol", "unit"),
        (Figures.OfSnapshot)
            (snapshot, samples) -> {
              Set<String> shown = shown(snapshot);
              for (KrakenContract contract : snapshot.kraken().funding().contracts()) {
                if (shown.contains(contract.symbol())) {
                  samples.add(
                      labels -> labels.add("symbol", contract.symbol()).add("unit", unit(contract)),
                      figure.applyAsDouble(contract));
                }
              }
            });
  }

  private static Set<String> shown(Snapshot snapshot) {
    return snapshot.exchanges().stream()
        .filter(view -> view.exchange().id().equals("kraken"))
        .flatMap(view -> view.selection().perps().stream())
        .map(perp -> perp.instrument().symbol())
        .collect(Collectors.toSet());
  }

  private static String unit(KrakenContract contract) {
    return contract.kind() == ContractKind.INVERSE
        ? contract.base() + " per USD"
        : "USD per " + contract.base();
  }

  private static Family hourly(
      String name, String unit, String help, ToDoubleFunction<Hour> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        List.of("symbol", "hours_ago"),
        (Figures.OfDesk)
            (desk, samples) ->
                past(desk.funding())
                    .forEach(
                        (symbol, past) -> {
                          for (int i = 0; i < past.hours().size(); i++) {
                            String ago = Integer.toString(i + 1);
                            samples.add(
                                labels -> labels.add("symbol", symbol).add("hours_ago", ago),
                                figure.applyAsDouble(past.hours().get(i)));
                          }
                        }));
  }

  private static Family accumulated(
      String name, String unit, String help, ToDoubleFunction<Sums> figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        List.of("symbol", "window"),
        (Figures.OfDesk)
            (desk, samples) ->
                past(desk.funding())
                    .forEach(
                        (symbol, past) ->
                            past.sums().entrySet().stream()
                                .sorted(Comparator.comparing(Map.Entry::getKey))
                                .forEach(
                                    sums ->
                                        samples.add(
                                            labels ->
                                                labels
                                                    .add("symbol", symbol)
                                                    .add("window", sums.getKey()),
                                            figure.applyAsDouble(sums.getValue())))));
  }

  private static Map<String, Past> past(FundingView funding) {
    return new TreeMap<>(funding.past());
  }
}
