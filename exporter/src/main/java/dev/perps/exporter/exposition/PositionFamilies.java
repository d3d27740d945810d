package dev.perps.exporter.exposition;

import dev.perps.exporter.account.AccountFigures.OpenPosition;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Families of the open positions of an account. */
final class PositionFamilies {
  private static final List<String> LABELS = List.of("symbol", "side");

  private PositionFamilies() {}

  static List<Family> all() {
    return List.of(
        AccountSamples.gauge(
            "kraken_account_positions",
            "positions",
            "Open positions; 0 when there are none.",
            List.of(),
            (account, out) -> account.open().ifPresent(open -> out.add(open.size()))),
        position(
            "size",
            "size: base units (linear) or USD (inverse)",
            "Size; positive: long, negative: short.",
            OpenPosition::signedSize),
        position(
            "notional_usd",
            "USD",
            "Value at the mark price, without sign.",
            OpenPosition::notionalUsd),
        position(
            "entry_price",
            "quote per base (USD)",
            "Average entry price.",
            OpenPosition::entryPrice),
        position(
            "mark_price",
            "quote per base (USD)",
            "Mark price of the contract.",
            OpenPosition::markPrice),
        position(
            "unrealized_pnl_usd",
            "USD",
            "What closing at the mark price would realise, before fees and funding; of an inverse"
                + " contract in coins, valued at the mark price.",
            OpenPosition::unrealizedPnlUsd),
        position(
            "opened_timestamp_seconds",
            "Unix seconds",
            "When the position came to be out of nothing or out of its opposite, by the ledger.",
            OpenPosition::openedEpochSeconds),
        position(
            "realized_pnl_usd",
            "USD",
            "Realised by prices since it was opened, by partial closes, before fees and funding.",
            OpenPosition::realizedPnlUsd),
        position(
            "funding_usd",
            "USD",
            "Funding booked since it was opened; positive: received.",
            OpenPosition::fundingUsd),
        position(
            "fees_usd",
            "USD",
            "Fees booked since it was opened, less rebates; positive: paid.",
            OpenPosition::feesUsd),
        AccountSamples.gauge(
            "kraken_account_position_closing_fee_usd",
            "USD",
            "Estimated fee of closing all of it at the mark price, at the rate that was charged"
                + " last, otherwise at the tier's; negative: a rebate.",
            List.of("symbol", "side", "liquidity"),
            (account, out) ->
                account
                    .open()
                    .ifPresent(
                        open ->
                            open.forEach(
                                it -> {
                                  out.add(it.closingMakerFeeUsd(), it.symbol(), side(it), "maker");
                                  out.add(it.closingTakerFeeUsd(), it.symbol(), side(it), "taker");
                                }))),
        position(
            "net_pnl_usd",
            "USD",
            "Unrealised, and since it was opened realised and funding less fees; less the fee of"
                + " closing as maker.",
            OpenPosition::netPnlUsd),
        position(
            "liquidation_distance_ratio",
            "fraction of the mark price",
            "How far the contract's mark price may move against it, all else unchanged, until"
                + " equity is the maintenance margin; absent where it cannot, or is not known.",
            OpenPosition::liquidationDistanceRatio),
        position(
            "funding_per_hour_usd",
            "USD per hour",
            "Funding at the rate of the running hour; positive: received.",
            OpenPosition::fundingPerHourUsd),
        position(
            "predicted_funding_per_hour_usd",
            "USD per hour",
            "Funding at the rate predicted of the next hour; positive: received.",
            OpenPosition::predictedFundingPerHourUsd),
        AccountSamples.gauge(
            "kraken_account_position_hourly_funding_usd",
            "USD",
            "Funding booked on the position's contract in one of the last eight full hours, 1 is the"
                + " newest; positive: received.",
            List.of("symbol", "side", "hours_ago"),
            (account, out) ->
                account.open().ifPresent(open -> open.forEach(position -> hours(position, out)))));
  }

  private static void hours(OpenPosition position, AccountSamples out) {
    List<Double> hours = position.hourlyFundingUsd();
    for (int i = 0; i < hours.size(); i++) {
      out.add(hours.get(i), position.symbol(), side(position), Integer.toString(i + 1));
    }
  }

  private static Family position(
      String name, String unit, String help, ToDoubleFunction<OpenPosition> figure) {
    return AccountSamples.gauge(
        "kraken_account_position_" + name,
        unit,
        help,
        LABELS,
        (account, out) ->
            account
                .open()
                .ifPresent(
                    open ->
                        open.forEach(
                            it -> out.add(figure.applyAsDouble(it), it.symbol(), side(it)))));
  }

  private static String side(OpenPosition position) {
    return side(position.signedSize() > 0);
  }

  static String side(boolean isLong) {
    return isLong ? "long" : "short";
  }
}
