package dev.perps.exporter.exchange.okx;

/** OKX's answers, written short: quotes are single. */
final class Answers {
  static final String INSTRUMENTS = "/api/v5/public/instruments?instType=SWAP";
  static final String TICKERS = "/api/v5/market/tickers?instType=SWAP";
  static final String MARKS = "/api/v5/public/mark-price?instType=SWAP";
  static final String FUNDING = "/api/v5/public/funding-rate?instId=ANY";
  static final String INTEREST = "/api/v5/public/open-interest?instType=SWAP";
  static final String INDICES = "/api/v5/market/index-tickers?quoteCcy=";
  static final String RATIO =
      "/api/v5/rubik/stat/contracts/long-short-account-ratio-contract?period=5m&limit=1&instId=";

  private Answers() {}

  static String rows(String... rows) {
    return ("{'code':'0','msg':'','data':[" + String.join(",", rows) + "]}").replace('\'', '"');
  }

  /** A linear contract of ten coins. */
  static String linear(String base, String quote) {
    return """
        {'instId':'%1$s-%2$s-SWAP','instType':'SWAP','state':'live','uly':'%1$s-%2$s',
         'instFamily':'%1$s-%2$s','ctType':'linear','ctVal':'1','ctMult':'10','ctValCcy':'%1$s',
         'settleCcy':'%2$s','ruleType':'normal','expTime':'','baseCcy':'','quoteCcy':''}
        """
        .formatted(base, quote);
  }

  /** An inverse contract of ten dollars. */
  static String inverse(String base) {
    return linear(base, "USD")
        .replace("'linear'", "'inverse'")
        .replace("'ctValCcy':'" + base + "'", "'ctValCcy':'USD'")
        .replace("'settleCcy':'USD'", "'settleCcy':'" + base + "'");
  }

  static String mark(String id, String price) {
    return "{'instId':'%s','instType':'SWAP','markPx':'%s','ts':'1790000000500'}"
        .formatted(id, price);
  }
}
