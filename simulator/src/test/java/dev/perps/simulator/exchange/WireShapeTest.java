package dev.perps.simulator.exchange;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row that a bulk answer holds has the keys and JSON types of a real row. */
class WireShapeTest {
  private static final Asking ASKING = Asking.standard();

  // ccxt's samples quote numbers; the exchange sends times as numbers.
  private static final String[] QUOTED_TIMES = {
    "openTime", "closeTime", "firstId", "lastId", "count", "nextFundingTime", "time"
  };

  static Stream<ShapeCase> binance() {
    return Stream.of(
        new ShapeCase("binance/fapi_exchangeInfo#", "binance/fapi/v1/exchangeInfo", "", "filters"),
        new ShapeCase(
            "binance/fapi_ticker24hr#/0", "binance/fapi/v1/ticker/24hr", "/*", QUOTED_TIMES),
        new ShapeCase(
            "binance/fapi_premiumIndex#/0", "binance/fapi/v1/premiumIndex", "/*", QUOTED_TIMES),
        new ShapeCase("binance/fapi_fundingInfo#/0", "binance/fapi/v1/fundingInfo", "/*"),
        new ShapeCase(
            "binance/fapi_openInterest#", "binance/fapi/v1/openInterest?symbol=BTCUSDT", ""),
        new ShapeCase(
            "binance/fapi_fundingRate_history#/0",
            "binance/fapi/v1/fundingRate?symbol=BTCUSDT",
            "/*"),
        new ShapeCase("binance/fapi_fundingRate_history#/0", "binance/fapi/v1/fundingRate", "/*"),
        new ShapeCase(
            "binance/fapi_klines#/0", "binance/fapi/v1/klines?symbol=BTCUSDT&interval=1m", "/*"),
        new ShapeCase("binance/fapi_depth#", "binance/fapi/v1/depth?symbol=ETHUSDT&limit=2", ""),
        new ShapeCase(
            "binance/fapi_openInterestHist#/0",
            "binance/futures/data/openInterestHist?symbol=BTCUSDT&period=5m",
            "/*"),
        new ShapeCase(
            "binance/fapi_globalLongShortAccountRatio#/0",
            "binance/futures/data/globalLongShortAccountRatio?symbol=BTCUSDT&period=1h",
            "/*"),
        new ShapeCase("binance/dapi_exchangeInfo#", "binance/dapi/v1/exchangeInfo", "", "filters"),
        new ShapeCase("binance/dapi_ticker24hr#/0", "binance/dapi/v1/ticker/24hr", "/*"),
        new ShapeCase("binance/dapi_premiumIndex#/0", "binance/dapi/v1/premiumIndex", "/*"),
        new ShapeCase(
            "binance/dapi_openInterest#", "binance/dapi/v1/openInterest?symbol=ETHUSD_PERP", ""),
        new ShapeCase(
            "binance/fapi_klines#/0",
            "binance/dapi/v1/klines?symbol=BTCUSD_PERP&interval=1d",
            "/*"),
        new ShapeCase(
            "binance/spot_exchangeInfo#", "binance/api/v3/exchangeInfo", "", "rateLimits"),
        new ShapeCase(
            "binance/spot_ticker24hr#/0", "binance/api/v3/ticker/24hr", "/*", QUOTED_TIMES),
        new ShapeCase("binance/spot_ticker_price#", "binance/api/v3/ticker/price", "/*"),
        new ShapeCase(
            "binance/spot_klines#/0", "binance/api/v3/klines?symbol=ETHBTC&interval=4h", "/*"),
        new ShapeCase("binance/spot_depth#", "binance/api/v3/depth?symbol=BTCUSDT&limit=1", ""));
  }

  static Stream<ShapeCase> bybit() {
    String market = "bybit/v5/market/";
    return Stream.of(
        // The sample is older than the figures of one side.
        new ShapeCase(
            "bybit/tickers_linear#",
            market + "tickers?category=linear",
            "",
            "singleOpenInterest",
            "singleOpenInterestValue"),
        new ShapeCase(
            "bybit/tickers_inverse#",
            market + "tickers?category=inverse",
            "",
            "singleOpenInterest",
            "singleOpenInterestValue"),
        new ShapeCase("bybit/tickers_spot#", market + "tickers?category=spot", "", "usdIndexPrice"),
        new ShapeCase("bybit/instruments_linear#", market + "instruments-info?category=linear", ""),
        new ShapeCase(
            "bybit/instruments_linear#", market + "instruments-info?category=inverse", ""),
        new ShapeCase(
            "bybit/instruments_linear_prelaunch#",
            market + "instruments-info?category=linear&status=PreLaunch",
            "",
            "symbolId",
            "symbolType",
            "riskParameters"),
        new ShapeCase("bybit/instruments_spot#", market + "instruments-info?category=spot", ""),
        new ShapeCase(
            "bybit/open_interest#",
            market + "open-interest?category=inverse&symbol=BTCUSD&intervalTime=1d",
            ""),
        new ShapeCase(
            "bybit/funding_history#",
            market + "funding/history?category=linear&symbol=BTCUSDT",
            "",
            "retExtInfo"),
        new ShapeCase(
            "bybit/kline#", market + "kline?category=inverse&symbol=BTCUSD&interval=60", ""),
        new ShapeCase(
            "bybit/account_ratio#",
            market + "account-ratio?category=linear&symbol=BTCUSDT&period=1h",
            ""),
        new ShapeCase(
            "bybit/orderbook#",
            market + "orderbook?category=linear&symbol=BTCUSDT&limit=2",
            "",
            "retExtInfo"));
  }

  static Stream<ShapeCase> kraken() {
    String futures = "kraken/derivatives/api/v3/";
    String charts = "kraken/api/charts/v1/";
    String spot = "kraken/0/public/";
    return Stream.of(
        new ShapeCase(
            "kraken/futures_ticker_pf_row#/tickers/0",
            futures + "tickers?symbol=PF_ENJUSD&symbol=PF_XBTUSD&symbol=pf_pepeusd",
            "/tickers/*"),
        new ShapeCase(
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
        new ShapeCase(
            "kraken/futures_tickers#/tickers/0",
            futures + "tickers?symbol=PI_XBTUSD",
            "/tickers/*",
            "volumeQuote",
            "high24h",
            "low24h"),
        new ShapeCase(
            "kraken/futures_instruments#/instruments/0",
            futures + "instruments",
            "/instruments/0",
            "category",
            "tradfi"),
        new ShapeCase(
            "kraken/futures_instruments#/instruments/1",
            futures + "instruments",
            "/instruments/5",
            "category",
            "tradfi"),
        new ShapeCase(
            "kraken/futures_historical_funding_rates#",
            futures + "historical-funding-rates?symbol=PI_XBTUSD",
            ""),
        new ShapeCase("kraken/futures_instruments_status#", futures + "instruments/status", ""),
        new ShapeCase("kraken/futures_orderbook#", futures + "orderbook?symbol=PF_XBTUSD", ""),
        new ShapeCase("kraken/futures_candles_trade#", charts + "trade/PI_XBTUSD/1h", ""),
        new ShapeCase("kraken/futures_candles_mark#", charts + "mark/PF_XBTUSD/1h", ""),
        new ShapeCase("kraken/futures_candles_spot#", charts + "spot/PF_XBTUSD/1d", ""),
        new ShapeCase("kraken/spot_ticker#/result/XBTUSDT", spot + "Ticker", "/result/*"),
        new ShapeCase("kraken/spot_asset_pairs#/result/XBTUSDT", spot + "AssetPairs", "/result/*"),
        new ShapeCase(
            "kraken/spot_asset_pairs_tokenized#/result/AAPLxUSD",
            spot + "AssetPairs?aclass_base=tokenized_asset",
            "/result/*"),
        new ShapeCase("kraken/spot_ohlc#", spot + "OHLC?pair=XBTUSDT&interval=5", ""),
        new ShapeCase("kraken/spot_depth#", spot + "Depth?pair=XBTUSDT&count=2", ""));
  }

  static Stream<ShapeCase> hyperliquid() {
    return Stream.of(
        new ShapeCase(
            "hyperliquid/metaAndAssetCtxs#/0/universe/0",
            "{\"type\":\"metaAndAssetCtxs\"}",
            "/0/universe/*",
            "onlyIsolated",
            "isDelisted",
            "marginTableId"),
        new ShapeCase(
            "hyperliquid/metaAndAssetCtxs#/1/0",
            "{\"type\":\"metaAndAssetCtxs\"}",
            "/1/*",
            // null where there is no market
            "premium",
            "midPx",
            "impactPxs",
            "dayBaseVlm"),
        new ShapeCase(
            "hyperliquid/allPerpMetas#/1/universe/0",
            "{\"type\":\"meta\",\"dex\":\"xyz\"}",
            "/universe/*",
            "isDelisted",
            "marginTableId",
            "onlyIsolated"),
        new ShapeCase("hyperliquid/perpDexs#/1", "{\"type\":\"perpDexs\"}", "/1"),
        new ShapeCase(
            "hyperliquid/spotMetaAndAssetCtxs#/0", "{\"type\":\"spotMeta\"}", "", "fullName"),
        new ShapeCase(
            "hyperliquid/spotMetaAndAssetCtxs#/1/0",
            "{\"type\":\"spotMetaAndAssetCtxs\"}",
            "/1/*",
            "midPx"),
        new ShapeCase(
            "hyperliquid/candleSnapshot#/0",
            "{\"type\":\"candleSnapshot\",\"req\":{\"coin\":\"kPEPE\",\"interval\":\"1h\","
                + "\"startTime\":1773000000000}}",
            "/*"),
        new ShapeCase(
            "hyperliquid/fundingHistory#/0",
            "{\"type\":\"fundingHistory\",\"coin\":\"BTC\",\"startTime\":1773000000000}",
            "/*"),
        new ShapeCase("hyperliquid/l2Book#", "{\"type\":\"l2Book\",\"coin\":\"DYDX\"}", ""));
  }

  @ParameterizedTest
  @MethodSource({"binance", "bybit", "kraken", "hyperliquid"})
  void looksLikeTheRealOne(ShapeCase one) {
    one.check(ASKING);
  }
}
