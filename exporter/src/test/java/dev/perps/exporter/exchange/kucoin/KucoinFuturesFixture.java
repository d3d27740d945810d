package dev.perps.exporter.exchange.kucoin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.List;

/** The feed of futures over prepared answers, and how those are written in few words. */
abstract class KucoinFuturesFixture {
  static final String CONTRACTS = "/api/v1/contracts/active";
  static final String TICKERS = "/api/v1/allTickers";
  static final String FILES = "/payloads/kucoin/";
  static final double NONE = Double.NaN;
  static final String BTC =
      """
      {'symbol':'XBTUSDTM','type':'FFWCSX','status':'Open','expireDate':null,'baseCurrency':'XBT',
      'quoteCurrency':'USDT','settleCurrency':'USDT','multiplier':0.001,'isInverse':false,
      'marketStage':'NORMAL','assetClass':'CRYPTO','openInterest':'2000','turnoverOf24h':5E6,
      'volumeOf24h':100,'markPrice':50000.0,'indexPrice':50010.5,'lastTradePrice':50001,
      'priceChg':1.0,'priceChgPct':0,'fundingFeeRate':1.0E-4,'fundingRateGranularity':28800000,
      'currentFundingRateGranularity':28800000,'nextFundingRateTime':400000,
      'nextFundingRateDateTime':1790985600000}""";

  final Feed feed = Kucoin.EXCHANGE.feeds().getFirst();
  final CannedApi api = new CannedApi(Instant.parse("2026-10-02T23:06:44Z"));

  Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  static String rows(String... rows) {
    return "{'code':'200000','data':[%s]}".formatted(String.join(",", rows)).replace('\'', '"');
  }
}
