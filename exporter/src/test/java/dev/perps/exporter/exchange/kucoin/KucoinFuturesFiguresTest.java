package dev.perps.exporter.exchange.kucoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Prices, volume, change and open interest. Every expected number is worked out by hand from the
 * exchange's documentation.
 */
class KucoinFuturesFiguresTest extends KucoinFuturesFixture {
  @Test
  void bidAndAskOfTheDocumentation() {
    api.json(CONTRACTS, rows(BTC.replace("XBTUSDTM", "XBTUSDM")))
        .file(TICKERS, FILES + "futures_all_tickers_docs.json");

    assertThat(onlyPerp().ticker().bidPrice()).isEqualTo(7000);
    assertThat(onlyPerp().ticker().askPrice()).isEqualTo(7001);
  }

  @Test
  void withoutTickersOnlyBidAndAskAreMissing() {
    api.json(CONTRACTS, rows(BTC));

    assertThat(onlyPerp().ticker())
        .isEqualTo(
            new PerpTicker(50000, 50010.5, 50001, NONE, NONE, 1.0 / 50000, 5e6, 1790985200.0));
  }

  @ParameterizedTest
  @CsvSource({
    "1000BONK,BONK,1000",
    "10000CAT,CAT,10000",
    "1MBABYDOGE,BABYDOGE,1000000",
    "1INCH,1INCH,1",
    "XBT,BTC,1",
  })
  void figuresAreOfOnePlainCoin(String listed, String base, double units) {
    api.json(CONTRACTS, rows(BTC.replace("'XBT'", "'" + listed + "'")))
        .json(TICKERS, rows("{'symbol':'XBTUSDTM','bestBidPrice':'49999','bestAskPrice':'50002'}"));

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo(base);
    assertThat(perp.ticker().markPrice()).isEqualTo(50000 / units);
    assertThat(perp.ticker().indexPrice()).isEqualTo(50010.5 / units);
    assertThat(perp.ticker().lastPrice()).isEqualTo(50001 / units);
    assertThat(perp.ticker().bidPrice()).isEqualTo(49999 / units);
    assertThat(perp.ticker().askPrice()).isEqualTo(50002 / units);
    // 2000 contracts of 0.001 = 2 bundles, worth 2 x 50000 = 100000 USDT
    assertThat(perp.openInterest().base()).isEqualTo(2 * units);
    assertThat(perp.openInterest().quote()).isCloseTo(100000, within(1e-6));
    assertThat(perp.ticker().change24hRatio()).isEqualTo(1.0 / 50000); // 1 / (50001 - 1)
  }

  @Test
  void aContractOfTenDollars() {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace("'settleCurrency':'USDT'", "'settleCurrency':'XBT'")
                .replace(":0.001", ":-10.0")
                .replace(":false", ":true")));

    Perp perp = onlyPerp();

    assertThat(perp.ticker().volume24hQuote()).isEqualTo(1000); // 100 contracts x 10 USD
    // 2000 x 10 = 20000 USD; / 50000 = 0.4 BTC
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(0.4, 20000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "0", "-0.001", "\"\""})
  void withoutASizeThereIsNoOpenInterest(String multiplier) {
    api.json(CONTRACTS, rows(BTC.replace(":0.001", ":" + multiplier)));

    assertThat(onlyPerp().openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(onlyPerp().ticker().volume24hQuote()).isEqualTo(5e6);
  }

  @Test
  void whatNeverTraded() {
    api.json(
            CONTRACTS,
            rows(
                BTC.replace(":50001", ":null")
                    .replace("'priceChg':1.0", "'priceChg':0")
                    .replace(":5E6", ":0.0")
                    .replace("'2000'", "'0'")))
        .json(TICKERS, rows("{'symbol':'XBTUSDTM','bestBidPrice':null,'bestAskPrice':''}"));

    // that nothing was traded and nobody holds a position is true; that nothing changed is not
    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(50000, 50010.5, NONE, NONE, NONE, NONE, 0, 1790985200.0));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "null,-0.0123,-0.0123", // as stated where the difference is not
    "0,0,0",
    "50001,0.5,0.5", // from nothing: not to be divided by
  })
  void change(String difference, String stated, double expected) {
    api.json(
        CONTRACTS,
        rows(
            BTC.replace(
                "'priceChg':1.0,'priceChgPct':0",
                "'priceChg':" + difference + ",'priceChgPct':" + stated)));

    assertThat(onlyPerp().ticker().change24hRatio()).isEqualTo(expected);
  }

  @Test
  void zerosThatStandForNothingAreAbsent() {
    api.json(
            CONTRACTS,
            rows(
                BTC.replace(":50000.0", ":0.0")
                    .replace(":50010.5", ":'0'")
                    .replace(":50001", ":0")))
        .json(TICKERS, rows("{'symbol':'XBTUSDTM','bestBidPrice':'0','bestAskPrice':0}"));

    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 5e6, 1790985200.0));
    // 2 BTC, of which nobody knows the worth
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(2, NONE));
  }
}
