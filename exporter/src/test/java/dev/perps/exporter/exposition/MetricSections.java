package dev.perps.exporter.exposition;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The sections of {@code docs/metrics.md}: what stands above each, and which metrics belong to it.
 */
final class MetricSections {
  private MetricSections() {}

  record Section(String title, String text, Predicate<String> holds) {}

  /** A family belongs to the first section that holds it. */
  private static final List<Section> SECTIONS =
      List.of(
          new Section(
              "Funding",
              """
              A rate is a fraction per the contract's own interval, which differs and changes. Compare the 8 h rate or the \
              APR, never rates of different intervals. A rate whose interval is unknown is not exported.""",
              startsWith("perp_funding_")),
          new Section(
              "Exchanges",
              """
              One or a few series per exchange. Totals count all live contracts, also those that the filter leaves out. \
              Nothing here compares exchanges: that is what the recording rules in `prometheus/rules/` do.""",
              startsWith("perp_exchange_")),
          new Section(
              "Perpetual against index and spot",
              "",
              Set.of("perp_premium_ratio", "perp_basis_ratio", "perp_spot_volume_ratio")::contains),
          new Section(
              "Analysis",
              """
              Of price history; [analytics.md](analytics.md) says what each is made of, what it needs, and how it was \
              judged. A figure that is not known well enough is absent.""",
              startsWith(
                  "perp_btc_",
                  "perp_correlation",
                  "perp_volatility",
                  "perp_return",
                  "perp_reference",
                  "perp_rsi",
                  "perp_macd",
                  "perp_ema",
                  "perp_atr")),
          new Section(
              "Contracts",
              """
              Prices are for one unit of the plain base asset: the multiplier of a contract such as `1000PEPEUSDT` is \
              taken out. `symbol` is the exchange's own name, untouched. Mark price, volume, open interest in USD, the \
              funding rate in its three forms, its interval and `perp_contract_info` are there for \
              `filter.max-contracts` contracts, the other figures for the `filter.max-detailed-contracts` largest.""",
              startsWith("perp_")),
          new Section(
              "Spot markets",
              "Of the bases that have an exported perpetual, and of the dollar coins.",
              startsWith("spot_")),
          new Section(
              "Market context",
              "What belongs to no exchange alone; what each is made of says [numbers.md](numbers.md).",
              startsWith("market_")),
          new Section(
              "Dated futures",
              """
              Contracts that expire: apart from perpetuals, and in none of their totals. At its expiry a contract is gone, \
              whatever the exchange lists.""",
              startsWith("future_")),
          new Section(
              "Kraken account",
              """
              One set for each account that has a key; [kraken-account.md](kraken-account.md) says what each figure is \
              made of, which dashboard it is for, and how many series an account adds. Known to be nothing is 0, not known \
              is absent.""",
              startsWith("kraken_account_")),
          new Section(
              "Kraken's funding",
              """
              Funding as Kraken Futures states and settles it, hour by hour; no key is needed. The rate as a fraction, to \
              compare with other exchanges, is among the figures of contracts.""",
              startsWith("kraken_funding_")),
          new Section("The page itself", "", startsWith("perps_exporter_")));

  /** Sections in the order of the document. */
  static final List<String> ORDER =
      List.of(
          "Contracts",
          "Funding",
          "Perpetual against index and spot",
          "Analysis",
          "Dated futures",
          "Spot markets",
          "Exchanges",
          "Market context",
          "Kraken account",
          "Kraken's funding",
          "The page itself");

  /** The section that a metric belongs to. */
  static Section of(String name) {
    return SECTIONS.stream()
        .filter(section -> section.holds().test(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " belongs to no section"));
  }

  static Section titled(String title) {
    return SECTIONS.stream().filter(s -> s.title().equals(title)).findFirst().orElseThrow();
  }

  private static Predicate<String> startsWith(String... prefixes) {
    return name -> Arrays.stream(prefixes).anyMatch(name::startsWith);
  }
}
