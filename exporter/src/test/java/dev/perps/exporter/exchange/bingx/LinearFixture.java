package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.bingx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The feed of linear contracts over prepared answers, and how those are written in few words. */
abstract class LinearFixture {
  static final String FILES = "/payloads/bingx/";
  private static final String QUOTE = "/openApi/swap/v2/quote/";
  static final String CONTRACTS = QUOTE + "contracts";
  static final String TICKERS = QUOTE + "ticker";
  static final String PREMIUMS = QUOTE + "premiumIndex";
  static final String INTEREST = QUOTE + "openInterest?symbol=";
  static final double NONE = Double.NaN;

  final Feed feed = BingX.EXCHANGE.feeds().getFirst();
  final CannedApi api = new CannedApi(Instant.parse("2023-12-16T09:44:00Z"));

  @BeforeEach
  void nothingElse() {
    api.json(TICKERS, rows()).json(PREMIUMS, rows());
  }

  Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  static String contract(String symbol, String asset) {
    return """
        {'contractId':'100','symbol':'%s','size':'0.0001','quantityPrecision':4,
        'pricePrecision':1,'takerFeeRate':0.0005,'currency':'USDT','asset':'%s','status':1,
        'apiStateOpen':'true','apiStateClose':'true','ensureTrigger':true,'brokerState':false,
        'launchTime':0,'maintainTime':0,'offTime':0,'displayName':'%s'}"""
        .formatted(symbol, asset, symbol);
  }
}
