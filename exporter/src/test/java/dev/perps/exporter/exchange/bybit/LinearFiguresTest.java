package dev.perps.exporter.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prices, open interest and how accounts stand. Every expected number is worked out by hand from
 * the exchange's documentation.
 */
class LinearFiguresTest extends LinearFixture {
  @Test
  void realPayloads() {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json")
        .file(TICKERS, FILES + "tickers_linear.json");

    MarketData data = feed.collect(api);

    assertThat(data.perps())
        .containsExactly(
            new Perp(
                new Instrument(
                    "bybit",
                    "BTCUSDT",
                    "BTC",
                    "USDT",
                    "USDT",
                    ContractKind.LINEAR,
                    AssetClass.CRYPTO),
                // price24hPcnt is a fraction: 107089.20 / 109740.00 - 1 = -0.024155;
                // envelope time 1762220791908 ms
                new PerpTicker(
                    107084,
                    107135.27,
                    107089.2,
                    107089.1,
                    107089.2,
                    -0.024155,
                    10983940889.69,
                    1762220791.908),
                // 8 h = 28800 s, 1762243200000 ms
                new Funding(0.00001938, NONE, 28800, 1762243200),
                // Both sides are published: 50923.331 / 2 = 25461.6655 BTC;
                // 5453073976.80 / 2 = 2726536988.40 USDT
                new OpenInterest(25461.6655, 2726536988.40)));
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void longAccountsForEachShortOne() {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json")
        .file(TICKERS, FILES + "tickers_linear.json")
        .file(RATIO + "BTCUSDT", FILES + "account_ratio.json")
        .at(Instant.ofEpochMilli(1696262400000L));

    // the newest row: 0.49 / 0.51 = 0.9607843
    assertThat(feed.collect(api).perps().getFirst().longShortAccountRatio())
        .isCloseTo(0.9607843, within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'retCode':10001,'retMsg':'symbol invalid','result':{}}",
        "{'retCode':0,'result':{'list':[]}}",
        "{'retCode':0,'result':{'list':['x',{'buyRatio':''}]}}"
      })
  void withoutARatioTheRestIsTold(String answer) {
    api.file(INSTRUMENTS, FILES + "instruments_linear.json")
        .file(TICKERS, FILES + "tickers_linear.json")
        .json(RATIO + "BTCUSDT", answer.replace('\'', '"'));

    Perp perp = feed.collect(api).perps().getFirst();

    assertThat(perp.longShortAccountRatio()).isNaN();
    assertThat(perp.ticker().markPrice()).isEqualTo(107084);
  }

  @Test
  void oneSideIsTakenWhereItIsPublished() {
    api.json(INSTRUMENTS, rows(contract("1000PEPEUSDT", "1000PEPE")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'1000PEPEUSDT','markPrice':'0.008','openInterest':'2000001',"
                    + "'openInterestValue':'16000.01','singleOpenInterest':'1000001',"
                    + "'singleOpenInterestValue':'8000.02'}"));

    OpenInterest interest = onlyPerp().openInterest();

    assertThat(interest.base()).isEqualTo(1000001000.0); // 1000001 bundles of 1000 PEPE
    assertThat(interest.quote()).isEqualTo(8000.02);
  }

  @Test
  void openInterestWithoutItsWorthIsValuedAtTheMarkPrice() {
    api.json(INSTRUMENTS, rows(contract("SHIB1000USDT", "SHIB1000")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'SHIB1000USDT','markPrice':'0.012','lastPrice':'0.0121',"
                    + "'openInterest':'5000','openInterestValue':''}"));

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo("SHIB");
    // a bundle is 1000 SHIB
    assertThat(perp.ticker().markPrice()).isCloseTo(0.000012, within(1e-15));
    assertThat(perp.ticker().lastPrice()).isCloseTo(0.0000121, within(1e-15));
    // half of 5000 bundles is 2500 x 1000 SHIB, worth 2500 x 0.012 = 30 USDT
    assertThat(perp.openInterest().base()).isEqualTo(2500000);
    assertThat(perp.openInterest().quote()).isCloseTo(30, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "10000SATSUSDT,10000SATS,SATS,10000",
    "1000000BABYDOGEUSDT,1000000BABYDOGE,BABYDOGE,1000000",
    "1INCHUSDT,1INCH,1INCH,1",
    "BTCPERP,BTC,BTC,1",
  })
  void pricesAreOfOnePlainCoin(String symbol, String listed, String base, double units) {
    api.json(INSTRUMENTS, rows(contract(symbol, listed)))
        .json(TICKERS, rows("{'symbol':'" + symbol + "','markPrice':'3'}"));

    assertThat(onlyPerp().instrument().symbol()).isEqualTo(symbol);
    assertThat(onlyPerp().instrument().base()).isEqualTo(base);
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(3 / units);
  }

  @Test
  void zerosThatStandForNothingAreAbsent() {
    api.json(INSTRUMENTS, rows(contract("NEWUSDT", "NEW")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'NEWUSDT','lastPrice':'0','indexPrice':'0','markPrice':'0',"
                    + "'bid1Price':'0','ask1Price':'0','price24hPcnt':'0','turnover24h':'0.0000',"
                    + "'volume24h':'0','openInterest':'0','openInterestValue':'0',"
                    + "'fundingRate':'0','nextFundingTime':'0','fundingIntervalHour':'0'}"));

    // that nothing was traded and nobody holds a position is true all the same
    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 0, 1762220791.908));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(0, 0));
    assertThat(onlyPerp().funding()).isEqualTo(new Funding(NONE, NONE, 28800, NONE));
  }
}
