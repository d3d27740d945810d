package dev.perps.simulator.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every row that a bulk answer holds has the keys and JSON types of a real row. */
class WireShapeTest {
  private static final Asking ASKING = Asking.standard();

  /**
   * One comparison.
   *
   * @param real payload and pointer to a real row
   * @param request what to ask for; for Hyperliquid the body
   * @param rows pointer to the generated rows, or to the only one
   * @param free keys that are not compared
   */
  record Case(String real, String request, String rows, String... free) {
    @Override
    public String toString() {
      return request;
    }
  }

  // ccxt's samples quote numbers; the exchange sends times as numbers.
  private static final String[] QUOTED_TIMES = {
    "openTime", "closeTime", "firstId", "lastId", "count", "nextFundingTime", "time"
  };

  static Stream<Case> binance() {
    return Stream.of(
        new Case("binance/fapi_exchangeInfo#", "binance/fapi/v1/exchangeInfo", "", "filters"),
        new Case("binance/fapi_ticker24hr#/0", "binance/fapi/v1/ticker/24hr", "/*", QUOTED_TIMES),
        new Case(
            "binance/fapi_premiumIndex#/0", "binance/fapi/v1/premiumIndex", "/*", QUOTED_TIMES),
        new Case("binance/fapi_fundingInfo#/0", "binance/fapi/v1/fundingInfo", "/*"),
        new Case("binance/fapi_openInterest#", "binance/fapi/v1/openInterest?symbol=BTCUSDT", ""),
        new Case(
            "binance/fapi_fundingRate_history#/0",
            "binance/fapi/v1/fundingRate?symbol=BTCUSDT",
            "/*"),
        new Case("binance/fapi_fundingRate_history#/0", "binance/fapi/v1/fundingRate", "/*"),
        new Case(
            "binance/fapi_klines#/0", "binance/fapi/v1/klines?symbol=BTCUSDT&interval=1m", "/*"),
        new Case("binance/fapi_depth#", "binance/fapi/v1/depth?symbol=ETHUSDT&limit=2", ""),
        new Case(
            "binance/fapi_openInterestHist#/0",
            "binance/futures/data/openInterestHist?symbol=BTCUSDT&period=5m",
            "/*"),
        new Case(
            "binance/fapi_globalLongShortAccountRatio#/0",
            "binance/futures/data/globalLongShortAccountRatio?symbol=BTCUSDT&period=1h",
            "/*"),
        new Case("binance/dapi_exchangeInfo#", "binance/dapi/v1/exchangeInfo", "", "filters"),
        new Case("binance/dapi_ticker24hr#/0", "binance/dapi/v1/ticker/24hr", "/*"),
        new Case("binance/dapi_premiumIndex#/0", "binance/dapi/v1/premiumIndex", "/*"),
        new Case(
            "binance/dapi_openInterest#", "binance/dapi/v1/openInterest?symbol=ETHUSD_PERP", ""),
        new Case(
            "binance/fapi_klines#/0",
            "binance/dapi/v1/klines?symbol=BTCUSD_PERP&interval=1d",
            "/*"),
        new Case("binance/spot_exchangeInfo#", "binance/api/v3/exchangeInfo", "", "rateLimits"),
        new Case("binance/spot_ticker24hr#/0", "binance/api/v3/ticker/24hr", "/*", QUOTED_TIMES),
        new Case("binance/spot_ticker_price#", "binance/api/v3/ticker/price", "/*"),
        new Case("binance/spot_klines#/0", "binance/api/v3/klines?symbol=ETHBTC&interval=4h", "/*"),
        new Case("binance/spot_depth#", "binance/api/v3/depth?symbol=BTCUSDT&limit=1", ""));
  }

  static Stream<Case> bybit() {
    String market = "bybit/v5/market/";
    return Stream.of(
        // The sample is older than the figures of one side.
        new Case(
            "bybit/tickers_linear#",
            market + "tickers?category=linear",
            "",
            "singleOpenInterest",
            "singleOpenInterestValue"),
        new Case(
            "bybit/tickers_inverse#",
            market + "tickers?category=inverse",
            "",
            "singleOpenInterest",
            "singleOpenInterestValue"),
        new Case("bybit/tickers_spot#", market + "tickers?category=spot", "", "usdIndexPrice"),
        new Case("bybit/instruments_linear#", market + "instruments-info?category=linear", ""),
        new Case("bybit/instruments_linear#", market + "instruments-info?category=inverse", ""),
        new Case(
            "bybit/instruments_linear_prelaunch#",
            market + "instruments-info?category=linear&status=PreLaunch",
            "",
            "symbolId",
            "symbolType",
            "riskParameters"),
        new Case("bybit/instruments_spot#", market + "instruments-info?category=spot", ""),
        new Case(
            "bybit/open_interest#",
            market + "open-interest?category=inverse&symbol=BTCUSD&intervalTime=1d",
            ""),
        new Case(
            "bybit/funding_history#",
            market + "funding/history?category=linear&symbol=BTCUSDT",
            "",
            "retExtInfo"),
        new Case("bybit/kline#", market + "kline?category=inverse&symbol=BTCUSD&interval=60", ""),
        new Case(
            "bybit/account_ratio#",
            market + "account-ratio?category=linear&symbol=BTCUSDT&period=1h",
            ""),
        new Case(
            "bybit/orderbook#",
            market + "orderbook?category=linear&symbol=BTCUSDT&limit=2",
            "",
            "retExtInfo"));
  }

  static Stream<Case> kraken() {
    String futures = "kraken/derivatives/api/v3/";
    String charts = "kraken/api/charts/v1/";
    String spot = "kraken/0/public/";
    return Stream.of(
        new Case(
            "kraken/futures_ticker_pf_row#/tickers/0",
            futures + "tickers?symbol=PF_ENJUSD&symbol=PF_XBTUSD&symbol=pf_pepeusd",
            "/tickers/*"),
        new Case(
            "kraken/futures_ticker_pf_row#/tickers/0",
            futures + "tickers?contractType=flexible_futures",
            "/tickers/*",
            // absent where there is none
            "last",
            "lastTime",
            "lastSize",
            "bid",
            "bidSize",
            "open24h",
            "high24h",
            "low24h",
            "change24h",
            "fundingRate",
            "fundingRatePrediction",
            "isUnderlyingMarketClosed"),
        // The sample is older than these.
        new Case(
            "kraken/futures_tickers#/tickers/0",
            futures + "tickers?symbol=PI_XBTUSD",
            "/tickers/*",
            "volumeQuote",
            "high24h",
            "low24h"),
        new Case(
            "kraken/futures_instruments#/instruments/0",
            futures + "instruments",
            "/instruments/0",
            "category",
            "tradfi"),
        new Case(
            "kraken/futures_instruments#/instruments/1",
            futures + "instruments",
            "/instruments/5",
            "category",
            "tradfi"),
        new Case(
            "kraken/futures_historical_funding_rates#",
            futures + "historical-funding-rates?symbol=PI_XBTUSD",
            ""),
        new Case("kraken/futures_instruments_status#", futures + "instruments/status", ""),
        new Case("kraken/futures_orderbook#", futures + "orderbook?symbol=PF_XBTUSD", ""),
        new Case("kraken/futures_candles_trade#", charts + "trade/PI_XBTUSD/1h", ""),
        new Case("kraken/futures_candles_mark#", charts + "mark/PF_XBTUSD/1h", ""),
        new Case("kraken/futures_candles_spot#", charts + "spot/PF_XBTUSD/1d", ""),
        new Case("kraken/spot_ticker#/result/XBTUSDT", spot + "Ticker", "/result/*"),
        new Case("kraken/spot_asset_pairs#/result/XBTUSDT", spot + "AssetPairs", "/result/*"),
        new Case(
            "kraken/spot_asset_pairs_tokenized#/result/AAPLxUSD",
            spot + "AssetPairs?aclass_base=tokenized_asset",
            "/result/*"),
        new Case("kraken/spot_ohlc#", spot + "OHLC?pair=XBTUSDT&interval=5", ""),
        new Case("kraken/spot_depth#", spot + "Depth?pair=XBTUSDT&count=2", ""));
  }

  static Stream<Case> hyperliquid() {
    return Stream.of(
        new Case(
            "hyperliquid/metaAndAssetCtxs#/0/universe/0",
            "{\"type\":\"metaAndAssetCtxs\"}",
            "/0/universe/*",
            "onlyIsolated",
            "isDelisted",
            "marginTableId"),
        new Case(
            "hyperliquid/metaAndAssetCtxs#/1/0",
            "{\"type\":\"metaAndAssetCtxs\"}",
            "/1/*",
            // null where there is no market
            "premium",
            "midPx",
            "impactPxs",
            "dayBaseVlm"),
        new Case(
            "hyperliquid/allPerpMetas#/1/universe/0",
            "{\"type\":\"meta\",\"dex\":\"xyz\"}",
            "/universe/*",
            "isDelisted",
            "marginTableId",
            "onlyIsolated"),
        new Case("hyperliquid/perpDexs#/1", "{\"type\":\"perpDexs\"}", "/1"),
        new Case("hyperliquid/spotMetaAndAssetCtxs#/0", "{\"type\":\"spotMeta\"}", "", "fullName"),
        new Case(
            "hyperliquid/spotMetaAndAssetCtxs#/1/0",
            "{\"type\":\"spotMetaAndAssetCtxs\"}",
            "/1/*",
            "midPx"),
        new Case(
            "hyperliquid/candleSnapshot#/0",
            "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"kPEPE\",\"interval\":\"1h\","
                + "\"startTime\":1773000000000}}",
            "/*"),
        new Case(
            "hyperliquid/fundingHistory#/0",
            "{\"type\":\"fundingHistory\",\"coin\":\"BTC\",\"startTime\":1773000000000}",
            "/*"),
        new Case("hyperliquid/l2Book#", "{\"type\":\"l2Book\",\"coin\":\"DYDX\"}", ""));
  }

  @ParameterizedTest
  @MethodSource({"binance", "bybit", "kraken", "hyperliquid"})
  void looksLikeTheRealOne(Case one) {
    String[] where = one.real().split("#", -1);
    JsonNode real = Shape.payload(where[0]).at(where[1]);
    JsonNode answer =
        one.request().startsWith("{") ? ASKING.info(one.request()) : ASKING.get(one.request());
    boolean many = one.rows().endsWith("/*");
    JsonNode rows = answer.at(many ? one.rows().substring(0, one.rows().length() - 2) : one.rows());
    Shape shape = new Shape(Set.of(one.free()));

    assertThat(real.isMissingNode()).isFalse();
    assertThat(rows).isNotEmpty();
    for (JsonNode row : many ? rows : Json.array().add(rows)) {
      assertThat(shape.differences(real, row)).as(row.toString()).isEmpty();
    }
  }
}
