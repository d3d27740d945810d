package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.time.Instant;

/** Answers of Kraken's futures, and what the feed makes of them. */
final class FuturesAnswers {
  static final String INSTRUMENTS = "/derivatives/api/v3/instruments";
  static final String TICKERS = "/derivatives/api/v3/tickers";
  static final Instant NOW = Instant.parse("2026-10-09T00:35:00Z");

  private FuturesAnswers() {}

  static MarketData collect(String instruments, String tickers) {
    return new FuturesFeed()
        .collect(new CannedApi(NOW).json(INSTRUMENTS, instruments).json(TICKERS, tickers));
  }

  static Perp perp(MarketData data, String symbol) {
    return data.perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  static String instruments(String... rows) {
    return "{\"result\":\"success\",\"instruments\":[" + String.join(",", rows) + "]}";
  }

  static String tickers(String... rows) {
    return "{\"result\":\"success\",\"serverTime\":\"2026-10-09T00:34:08.878Z\",\"tickers\":["
        + String.join(",", rows)
        + "]}";
  }

  static String linear(String symbol, String base, String more) {
    return contract(symbol, "flexible_futures", base, more);
  }

  static String inverse(String symbol, String base) {
    return contract(symbol, "futures_inverse", base, "");
  }

  private static String contract(String symbol, String type, String base, String more) {
    return "{\"symbol\":\"%s\",\"type\":\"%s\",\"contractSize\":1,\"tradeable\":true,"
            .formatted(symbol, type)
        + "\"base\":\"%s\",\"quote\":\"USD\"%s}".formatted(base, more);
  }

  static String ticker(String symbol, String more) {
    return "{\"symbol\":\"" + symbol + "\",\"tag\":\"perpetual\"," + more + "}";
  }
}
