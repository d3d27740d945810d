package dev.perps.exporter.exchange.bybit;

import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.bybit.BybitWire.AccountRatio;
import dev.perps.exporter.exchange.bybit.BybitWire.Envelope;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Perp;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * How many accounts are long for each one that is short, of the biggest contracts of a category.
 */
final class AccountRatios {
  private static final int BIGGEST = 10;
  private final Endpoint<Envelope<AccountRatio>> endpoint;

  AccountRatios(Host host, String category) {
    endpoint =
        Endpoint.get(
                "account-ratio/" + category,
                host,
                "/v5/market/account-ratio?category=" + category + "&period=5min&limit=1",
                new TypeReference<Envelope<AccountRatio>>() {})
            .kept(Freshness.SWEPT_RARELY)
            .checkedBy(BybitWire::check);
  }

  /** The same contracts, with the ratio where it is known. */
  List<Perp> addTo(List<Perp> perps, Api api) {
    List<String> biggest =
        perps.stream()
            // documented for contracts in USDT and inverse ones only
            .filter(perp -> !perp.instrument().settle().equals("USDC"))
            .sorted(comparingDouble(perp -> -perp.ticker().volume24hQuote()))
            .limit(BIGGEST)
            .map(perp -> perp.instrument().symbol())
            .toList();
    Map<String, Envelope<AccountRatio>> answers = api.sweep(endpoint, "symbol", biggest);
    return perps.stream()
        .map(
            perp -> {
              Envelope<AccountRatio> answer = answers.get(perp.instrument().symbol());
              return answer == null ? perp : perp.withLongShortAccountRatio(newest(answer));
            })
        .toList();
  }

  private static double newest(Envelope<AccountRatio> answer) {
    return answer.page().rows().stream()
        .max(comparingDouble(AccountRatio::timestamp))
        .map(row -> row.buyRatio() / row.sellRatio())
        .orElse(Figure.ABSENT);
  }
}
