package dev.perps.exporter.exchange.okx;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.okx.OkxWire.Contract;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
import dev.perps.exporter.exchange.okx.OkxWire.Index;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/**
 * Prices of indices, as far as they are known.
 *
 * @param prices by base and quote, {@code BTC-USDT}
 * @param malformed rows that could not be read
 */
record Indices(Map<String, Double> prices, int malformed) {
  private static final TypeReference<Envelope<Index>> ROWS = new TypeReference<>() {};

  /** The same for all feeds, so that those of one cycle share the answers. */
  private static final Map<String, Endpoint<Envelope<Index>>> BY_QUOTE =
      Map.of("USDT", endpoint("USDT"), "USDC", endpoint("USDC"), "USD", endpoint("USD"));

  private static Endpoint<Envelope<Index>> endpoint(String quote) {
    return Okx.get("index-tickers/" + quote, "market/index-tickers?quoteCcy=" + quote, ROWS);
  }

  /** Only of the currencies that a contract is quoted in: none was in USDC in September 2026. */
  static List<Answer<Envelope<Index>>> ask(Api api, Collection<Contract> live) {
    Set<String> quotes = live.stream().map(Contract::quote).collect(Collectors.toSet());
    return BY_QUOTE.entrySet().stream()
        .filter(indices -> quotes.contains(indices.getKey()))
        .map(indices -> api.ask(indices.getValue()))
        .toList();
  }

  static Indices of(List<Answer<Envelope<Index>>> answers) {
    List<Rows<Index>> pages =
        answers.stream().flatMap(page -> page.ifAvailable().stream()).map(Envelope::rows).toList();
    Map<String, Double> prices = new HashMap<>();
    pages.forEach(rows -> rows.forEach(row -> prices.putIfAbsent(row.instId(), row.idxPx())));
    return new Indices(prices, pages.stream().mapToInt(Rows::malformed).sum());
  }
}
