package dev.perps.exporter.exchange.binance;

import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.binance.BinanceWire.AccountRatio;
import dev.perps.exporter.exchange.binance.BinanceWire.Contract;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Perp;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * How many accounts are long for each one that is short, of the biggest contracts of a host: told
 * by symbol on fapi, by pair on dapi.
 */
final class AccountRatios {
  private static final int BIGGEST = 10;
  private final ContractKind kind;
  private final Endpoint<Rows<AccountRatio>> endpoint;

  AccountRatios(Host host, ContractKind kind) {
    this.kind = kind;
    // These calls have no weight, but a limit of their own: 1000 in 5 minutes for each address.
    endpoint =
        Endpoint.get(
                host.name() + "/globalLongShortAccountRatio",
                host,
                "/futures/data/globalLongShortAccountRatio?period=5m&limit=1",
                new TypeReference<Rows<AccountRatio>>() {})
            .kept(Freshness.SWEPT_RARELY);
  }

  /** The same contracts, with the ratio where it is known. */
  List<Perp> addTo(List<Perp> perps, Map<String, Contract> contracts, Api api) {
    boolean linear = kind == ContractKind.LINEAR;
    List<String> biggest =
        perps.stream()
            .sorted(comparingDouble(perp -> -perp.ticker().volume24hQuote()))
            .limit(BIGGEST)
            .map(perp -> key(perp, contracts))
            .distinct()
            .toList();
    Map<String, Rows<AccountRatio>> answers =
        api.sweep(endpoint, linear ? "symbol" : "pair", biggest);
    return perps.stream()
        .map(
            perp -> {
              Rows<AccountRatio> rows = answers.get(key(perp, contracts));
              return rows == null ? perp : perp.withLongShortAccountRatio(newest(rows));
            })
        .toList();
  }

  private String key(Perp perp, Map<String, Contract> contracts) {
    String symbol = perp.instrument().symbol();
    Contract contract = contracts.get(symbol);
    return kind == ContractKind.LINEAR || contract == null
        ? symbol
        : contract.baseAsset() + contract.quoteAsset();
  }

  private static double newest(Rows<AccountRatio> rows) {
    return rows.stream()
        .max(comparingDouble(AccountRatio::timestamp))
        .map(row -> row.longAccount() / row.shortAccount())
        .orElse(Figure.ABSENT);
  }
}
