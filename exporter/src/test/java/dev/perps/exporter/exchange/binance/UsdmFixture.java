package dev.perps.exporter.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The USD-M feed over prepared answers, and how those are written in few words. */
abstract class UsdmFixture {
  static final String INFO = "/fapi/v1/exchangeInfo";
  static final String TICKER = "/fapi/v1/ticker/24hr";
  static final String PREMIUM = "/fapi/v1/premiumIndex";
  static final String TERMS = "/fapi/v1/fundingInfo";
  static final String BOOK = "/fapi/v1/ticker/bookTicker";
  static final String INTEREST = "/fapi/v1/openInterest?symbol=";
  static final String RATIO = "/futures/data/globalLongShortAccountRatio?period=5m&limit=1&symbol=";
  static final String FILES = "/payloads/binance/fapi_";

  /** The prices that {@code priced} gives: a contract with nothing odd about it. */
  static final String PREMIUM_ROW =
      "{'symbol':'%s','markPrice':'200','indexPrice':'199','lastFundingRate':'0.0003',"
          + "'nextFundingTime':1753804800000,'time':1753788172000}";

  final Feed feed = Binance.EXCHANGE.feeds().get(0);
  final CannedApi api = new CannedApi(Instant.parse("2025-07-29T11:00:00Z"));

  CannedApi priced(String symbol) {
    return api.json(INFO, info(contract(symbol, "BTC")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows(symbol));
  }

  Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  static Perp find(List<Perp> perps, String symbol) {
    return perps.stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  static String premiumRows(String... symbols) {
    return rows(Arrays.stream(symbols).map(PREMIUM_ROW::formatted).toArray(String[]::new));
  }

  static String contract(String symbol, String base) {
    return contract(symbol, base, "PERPETUAL", "TRADING", "4133404800000", "COIN");
  }

  static String contract(
      String symbol, String base, String type, String status, String delivery, String underlying) {
    return """
        {'symbol':'%s','contractType':'%s','deliveryDate':%s,'status':'%s','baseAsset':'%s',
        'quoteAsset':'USDT','marginAsset':'USDT','underlyingType':%s}"""
        .formatted(
            symbol,
            type,
            delivery,
            status,
            base,
            underlying == null ? "null" : "'" + underlying + "'");
  }

  static String info(String... contracts) {
    return "{\"serverTime\":1753788172000,\"symbols\":" + rows(contracts) + "}";
  }

  static String rows(String... rows) {
    return quoted("[" + String.join(",", rows) + "]");
  }

  static String quoted(String json) {
    return json.replace('\'', '"');
  }

  /** Answers from an other api, and notes whose open interest is swept. */
  static Api recordingSweep(Api api, List<String> asked) {
    return new Api() {
      @Override
      public <T> Answer<T> ask(Endpoint<T> endpoint) {
        return api.ask(endpoint);
      }

      @Override
      public <T> T fetch(Endpoint<T> endpoint) {
        return api.fetch(endpoint);
      }

      @Override
      public <T> Map<String, T> sweep(
          Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
        if (endpoint.name().endsWith("openInterest")) {
          asked.addAll(symbolsBiggestFirst);
        }
        return Map.of();
      }

      @Override
      public Instant now() {
        return api.now();
      }
    };
  }
}
