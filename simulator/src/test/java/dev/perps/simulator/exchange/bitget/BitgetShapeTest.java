package dev.perps.simulator.exchange.bitget;

import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row has the keys and JSON types of a real one. */
class BitgetShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String API = "bitget/api/v2/";
  private static final String BITCOIN = "symbol=BTCUSDT&productType=USDT-FUTURES";

  static Stream<ShapeCase> cases() {
    return Stream.of(
        rows("contracts_usdt_2026", "mix/market/contracts?productType=USDT-FUTURES"),
        rows("contracts_usdc_2026", "mix/market/contracts?productType=USDC-FUTURES"),
        rows("contracts_usdt_2026", "mix/market/contracts?productType=COIN-FUTURES"),
        rows("tickers_usdt_futures", "mix/market/tickers?productType=USDT-FUTURES"),
        rows("tickers_usdt_futures", "mix/market/ticker?" + BITCOIN),
        // the sample is older than the mark price; of dated contracts two moments are told
        rows(
            "tickers_coin_futures",
            "mix/market/tickers?productType=COIN-FUTURES",
            "markPrice",
            "deliveryStartTime",
            "deliveryTime"),
        new ShapeCase(
            "bitget/tickers_coin_futures#/data/1",
            API + "mix/market/ticker?symbol=BTCUSDH26&productType=COIN-FUTURES",
            "/data/*",
            "markPrice"),
        rows("current_fund_rate", "mix/market/current-fund-rate?productType=USDT-FUTURES"),
        rows("current_fund_rate", "mix/market/current-fund-rate?productType=COIN-FUTURES"),
        rows("funding_time", "mix/market/funding-time?" + BITCOIN),
        rows("history_fund_rate", "mix/market/history-fund-rate?" + BITCOIN),
        rows("account_long_short", "mix/market/account-long-short?symbol=BTCUSDT"),
        rows("candles", "mix/market/candles?granularity=5m&" + BITCOIN),
        rows("candles", "mix/market/history-mark-candles?granularity=1D&" + BITCOIN),
        rows("symbol_price", "mix/market/symbol-price?" + BITCOIN),
        new ShapeCase("bitget/open_interest#", API + "mix/market/open-interest?" + BITCOIN, ""),
        new ShapeCase("bitget/merge_depth#", API + "mix/market/merge-depth?limit=5&" + BITCOIN, ""),
        rows("spot_tickers", "spot/market/tickers"),
        rows("spot_symbols_2026", "spot/public/symbols"),
        new ShapeCase("bitget/spot_tickers#", API + "spot/market/tickers", ""));
  }

  private static ShapeCase rows(String payload, String request, String... free) {
    return new ShapeCase("bitget/" + payload + "#/data/0", API + request, "/data/*", free);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsHaveTheShapeOfRealOnes(ShapeCase shape) {
    shape.check(ASKING);
  }
}
