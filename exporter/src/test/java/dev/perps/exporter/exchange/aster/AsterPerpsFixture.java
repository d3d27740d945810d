package dev.perps.exporter.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The feed of perpetuals over prepared answers, and how those are written in few words. */
abstract class AsterPerpsFixture {
  static final String INFO = "/fapi/v3/exchangeInfo";
  static final String TICKER = "/fapi/v3/ticker/24hr";
  static final String PREMIUM = "/fapi/v3/premiumIndex";
  static final String TERMS = "/fapi/v3/fundingInfo";
  static final String BOOK = "/fapi/v3/ticker/bookTicker";
  static final String INTEREST = "/fapi/v1/openInterest?symbol=";
  static final String FILES = "/payloads/aster/";
  static final double NONE = Double.NaN;

  /** A contract with nothing odd about it. */
  private static final String PREMIUM_ROW =
      "{'symbol':'%s','markPrice':'200','indexPrice':'199','lastFundingRate':'0.0003',"
          + "'nextFundingTime':1750147200000,'time':1750146970000}";

  final PerpsFeed feed = new PerpsFeed();
  final CannedApi api = new CannedApi(Instant.parse("2025-06-17T07:56:10Z"));

  CannedApi priced(String symbol) {
    return api.json(INFO, info(contract(symbol, "BTC")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows(symbol))
        .json(TERMS, "[]");
  }

  Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  static Perp find(MarketData data, String symbol) {
    return data.perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  static String premiumRows(String... symbols) {
    return rows(Arrays.stream(symbols).map(PREMIUM_ROW::formatted).toArray(String[]::new));
  }

  static String contract(String symbol, String base) {
    return contract(
        symbol, base, "PERPETUAL", "TRADING", "4133404800000", "'underlyingSubType':[]");
  }

  static String contract(
      String symbol, String base, String type, String status, String delivery, String members) {
    return """
        {'symbol':'%s','pair':'%s','contractType':'%s','deliveryDate':%s,'status':'%s',
        'baseAsset':'%s','quoteAsset':'USDT','marginAsset':'USDT','underlyingType':'COIN',%s}"""
        .formatted(symbol, symbol, type, delivery, status, base, members);
  }

  static String info(String... markets) {
    return "{\"serverTime\":1565613908500,\"symbols\":" + rows(markets) + "}";
  }

  static String rows(String... rows) {
    return ("[" + String.join(",", rows) + "]").replace('\'', '"');
  }
}
