package dev.perps.simulator.exchange.okx;

import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row has the keys and JSON types of a real one. */
class OkxShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String API = "okx/api/v5/";

  static Stream<ShapeCase> cases() {
    return Stream.of(
        rows("instruments_swap_2026", "public/instruments?instType=SWAP"),
        rows("instruments_swap_2026", "public/instruments?instType=FUTURES"),
        rows("instruments_swap_2026", "public/instruments?instType=SPOT"),
        rows("tickers_swap", "market/tickers?instType=SWAP"),
        rows("tickers_swap", "market/tickers?instType=FUTURES"),
        rows("tickers_spot", "market/tickers?instType=SPOT"),
        rows("tickers_swap", "market/ticker?instId=BTC-USD-SWAP"),
        rows("mark_price", "public/mark-price?instType=SWAP"),
        rows("index_tickers", "market/index-tickers?quoteCcy=USDT"),
        rows("index_tickers", "market/index-tickers?instId=BTC-USD"),
        rows("funding_rate_any", "public/funding-rate?instId=ANY"),
        rows("funding_rate_any", "public/funding-rate?instId=ETH-USDT-SWAP"),
        // the sample is older than the worth in dollars
        rows("open_interest", "public/open-interest?instType=SWAP", "oiUsd"),
        // a fixture that leaves out what does not matter to it
        rows(
            "funding_rate_history",
            "public/funding-rate-history?instId=BTC-USDT-SWAP",
            "formulaType",
            "method"),
        rows("candles", "market/candles?instId=BTC-USDT-SWAP&bar=1m"),
        rows("candles", "market/history-candles?instId=BTC-USDT&bar=1Dutc"),
        rows(
            "long_short_account_ratio",
            "rubik/stat/contracts/long-short-account-ratio-contract?instId=BTC-USDT-SWAP"),
        rows("books", "market/books?instId=BTC-USDT-SWAP&sz=3", "seqId"),
        new ShapeCase("okx/mark_price#", API + "public/mark-price?instType=SWAP", ""));
  }

  private static ShapeCase rows(String payload, String request, String... free) {
    return new ShapeCase("okx/" + payload + "#/data/0", API + request, "/data/*", free);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsHaveTheShapeOfRealOnes(ShapeCase shape) {
    shape.check(ASKING);
  }
}
