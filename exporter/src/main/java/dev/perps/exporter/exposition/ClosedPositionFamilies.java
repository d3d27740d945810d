package dev.perps.exporter.exposition;

import dev.perps.exporter.account.ClosedPosition;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Families of positions that an account had. */
final class ClosedPositionFamilies {
  private ClosedPositionFamilies() {}

  static List<Family> all() {
    return List.of(
        closed(
            "entry_price",
            "quote per base (USD)",
            "Average of what was opened, weighted by size.",
            it -> it.entryPrice().doubleValue()),
        closed(
            "exit_price",
            "quote per base (USD)",
            "Average of what was closed, weighted by size.",
            it -> it.exitPrice().doubleValue()),
        closed(
            "size",
            "size: base units (linear) or USD (inverse)",
            "The most that was held, without sign.",
            it -> it.size().doubleValue()),
        closed(
            "opened_timestamp_seconds",
            "Unix seconds",
            "When it came to be.",
            it -> it.openedAt().toEpochMilli() / 1000.0),
        closed(
            "closed_timestamp_seconds",
            "Unix seconds",
            "When it ended, in nothing or in its opposite.",
            it -> it.closedAt().toEpochMilli() / 1000.0),
        closed(
            "realized_pnl_usd",
            "USD",
            "Realised by prices, before fees and funding.",
            it -> it.totals().realizedPnl().doubleValue()),
        closed(
            "funding_usd",
            "USD",
            "Funding over its life; positive: received.",
            it -> it.totals().netFunding().doubleValue()),
        closed(
            "fees_usd",
            "USD",
            "Fees over its life, those of liquidation too, less rebates; positive: paid.",
            it -> it.totals().netFees().doubleValue()),
        closed(
            "net_pnl_usd",
            "USD",
            "Realised by prices, with funding, less fees.",
            it -> it.totals().netPnl().doubleValue()),
        closed("liquidated", "1 or 0", "Whether Kraken closed it.", it -> it.liquidated() ? 1 : 0));
  }

  private static Family closed(
      String name, String unit, String help, ToDoubleFunction<ClosedPosition> figure) {
    return AccountSamples.gauge(
        "kraken_account_closed_position_" + name,
        unit,
        help,
        List.of("symbol", "side", "position"),
        (account, out) ->
            account
                .history()
                .ifPresent(
                    history ->
                        history
                            .closed()
                            .forEach(
                                it ->
                                    out.add(
                                        figure.applyAsDouble(it),
                                        it.contract(),
                                        PositionFamilies.side(it.isLong()),
                                        Long.toString(it.id())))));
  }
}
