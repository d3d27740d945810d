package dev.perps.exporter.exchange.bitget;

import dev.perps.exporter.exchange.Feed;

/** Bitget's answers, written short: quotes are single. */
final class Answers {
  static final Feed USDT = Bitget.EXCHANGE.feeds().get(0);
  static final Feed USDC = Bitget.EXCHANGE.feeds().get(1);
  static final Feed COIN = Bitget.EXCHANGE.feeds().get(2);
  static final String CONTRACTS = "/api/v2/mix/market/contracts?productType=";
  static final String TICKERS = "/api/v2/mix/market/tickers?productType=";
  static final String FUND_RATES = "/api/v2/mix/market/current-fund-rate?productType=";
  static final String RATIO =
      "/api/v2/mix/market/account-long-short?period=5m&productType=USDT-FUTURES&symbol=";

  private Answers() {}

  /** Sent at 2026-09-21T14:13:20.250Z. */
  static String rows(String... rows) {
    return ("{'code':'00000','msg':'success','requestTime':1790000000250,'data':["
            + String.join(",", rows)
            + "]}")
        .replace('\'', '"');
  }

  static String contract(String symbol, String base) {
    return """
        {'symbol':'%s','baseCoin':'%s','quoteCoin':'USDT','supportMarginCoins':['USDT'],
         'sizeMultiplier':'0.01','symbolType':'perpetual','symbolStatus':'normal','offTime':'-1',
         'limitOpenTime':'-1','deliveryTime':'','launchTime':'','fundInterval':'8','isRwa':'NO'}
        """
        .formatted(symbol, base);
  }
}
