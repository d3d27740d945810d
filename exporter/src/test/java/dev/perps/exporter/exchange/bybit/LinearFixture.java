package dev.perps.exporter.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.List;

/** The feed of linear contracts over prepared answers, and how those are written in few words. */
abstract class LinearFixture {
  static final String INSTRUMENTS = "/v5/market/instruments-info?category=linear&limit=1000";
  static final String TICKERS = "/v5/market/tickers?category=linear";
  static final String RATIO =
      "/v5/market/account-ratio?category=linear&period=5min&limit=1&symbol=";
  static final String FILES = "/payloads/bybit/";
  static final double NONE = Double.NaN;

  final Feed feed = Bybit.EXCHANGE.feeds().get(0);
  final CannedApi api = new CannedApi(Instant.parse("2025-11-04T01:46:32Z"));

  Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  static String contract(String symbol, String base) {
    return """
        {'symbol':'%s','contractType':'LinearPerpetual','status':'Trading','baseCoin':'%s',
        'quoteCoin':'USDT','settleCoin':'USDT','deliveryTime':'0','fundingInterval':480,
        'isPreListing':false,'symbolType':''}"""
        .formatted(symbol, base);
  }

  static String rows(String... rows) {
    return page("", rows);
  }

  static String page(String cursor, String... rows) {
    return """
        {'retCode':0,'retMsg':'OK','result':{'category':'linear','list':[%s],
        'nextPageCursor':'%s'},'retExtInfo':{},'time':1762220791908}"""
        .formatted(String.join(",", rows), cursor)
        .replace('\'', '"');
  }
}
