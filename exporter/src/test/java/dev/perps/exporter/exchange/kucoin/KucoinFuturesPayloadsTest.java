package dev.perps.exporter.exchange.kucoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Contracts as the exchange once sent them. Every expected number is worked out by hand from its
 * documentation.
 */
class KucoinFuturesPayloadsTest extends KucoinFuturesFixture {
  @Test
  void realPayloads() {
    api.file(CONTRACTS, FILES + "contracts_active.json")
        .file(TICKERS, FILES + "futures_all_tickers.json");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    // XBTMZ26 is a dated future; PROMPT is delisted on 2026-10-05 and trades until then
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("XBTUSDTM", "XBTUSDM", "PROMPTUSDTM", "AAOIUSDTM");
    // nextFundingRateDateTime 1790985600000 - nextFundingRateTime 3195839 = 1790982404161 ms
    assertThat(data.perps())
        .extracting(perp -> perp.ticker().asOfEpochSeconds())
        .containsOnly(1790982404.161);
  }

  @Test
  void realDatedFuture() {
    api.file(CONTRACTS, FILES + "contracts_active.json")
        .file(TICKERS, FILES + "futures_all_tickers.json");

    MarketData data = feed.collect(api);
    List<DatedFuture> futures = data.futures();

    assertThat(futures).hasSize(1);
    // Its row has no funding to date it by: it is of the same answer as the perpetuals.
    assertThat(futures.getFirst().ticker().asOfEpochSeconds())
        .isEqualTo(data.perps().getFirst().ticker().asOfEpochSeconds());
    DatedFuture future = futures.getFirst();
    assertThat(future.instrument())
        .isEqualTo(
            new Instrument(
                "kucoin", "XBTMZ26", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO));
    assertThat(future.expiryEpochSeconds()).isEqualTo(1798185600); // 2026-12-25T08:00:00Z
    assertThat(future.ticker().markPrice()).isEqualTo(85438.2);
    assertThat(future.ticker().lastPrice()).isNaN();
    assertThat(future.ticker().change24hRatio()).isNaN();
    assertThat(future.ticker().volume24hQuote()).isZero();
    // 16356 contracts of 1 USD; / 85438.2
    assertThat(future.openInterest().quote()).isEqualTo(16356);
    assertThat(future.openInterest().base()).isCloseTo(0.191436617344467, within(1e-12));
    // 85438.2 / 84508.04 - 1
    assertThat(future.basisRatio()).isCloseTo(0.011006763380147, within(1e-12));
  }

  @Test
  void realLinearContract() {
    Perp perp = real("XBTUSDTM");

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "kucoin",
                "XBTUSDTM",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    PerpTicker ticker = perp.ticker();
    assertThat(ticker.markPrice()).isEqualTo(84478.9);
    assertThat(ticker.indexPrice()).isEqualTo(84526.25);
    assertThat(ticker.lastPrice()).isEqualTo(84477);
    assertThat(ticker.bidPrice()).isEqualTo(84476.9);
    assertThat(ticker.askPrice()).isEqualTo(84477);
    // -189.9 / (84477 + 189.9) = -0.0022429072; stated, cut to four decimals: -0.0022
    assertThat(ticker.change24hRatio()).isCloseTo(-0.0022429072, within(1e-10));
    assertThat(ticker.volume24hQuote()).isEqualTo(684515104.4888); // turnoverOf24h
    // 28800000 ms = 8 h = 28800 s; 1790985600000 ms
    assertThat(perp.funding()).isEqualTo(new Funding(0.000081, NONE, 28800, 1790985600));
    // 9622772 contracts x 0.001 = 9622.772 BTC; x 84478.9 = 812921193.5108 USDT
    assertThat(perp.openInterest().base()).isCloseTo(9622.772, within(1e-9));
    assertThat(perp.openInterest().quote()).isCloseTo(812921193.5108, within(1e-3));
  }

  @Test
  void realInverseContract() {
    Perp perp = real("XBTUSDM");

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "kucoin", "XBTUSDM", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO));
    assertThat(perp.ticker().markPrice()).isEqualTo(84485.4);
    // The ticker of this one is of a trade 860 s ago; its bid and ask are of now.
    assertThat(perp.ticker().bidPrice()).isEqualTo(84458.9);
    assertThat(perp.ticker().askPrice()).isEqualTo(84473);
    // -113.2 / (84485.4 + 113.2) = -0.0013380836
    assertThat(perp.ticker().change24hRatio()).isCloseTo(-0.0013380836, within(1e-10));
    // volumeOf24h contracts of 1 USD (multiplier -1); turnoverOf24h is 50.3 BTC
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(4320446);
    // 53666852 contracts of 1 USD; / 84485.4 = 635.220429 BTC
    assertThat(perp.openInterest().quote()).isEqualTo(53666852);
    assertThat(perp.openInterest().base()).isCloseTo(635.220429, within(1e-6));
    assertThat(perp.funding()).isEqualTo(new Funding(0.0001, NONE, 28800, 1790985600));
  }

  @Test
  void realContractThatEndsSoon() {
    Perp perp = real("PROMPTUSDTM");

    // its row is missing among the tickers
    assertThat(perp.ticker().bidPrice()).isNaN();
    assertThat(perp.ticker().askPrice()).isNaN();
    // 0.00011 / (0.02024 - 0.00011) = 0.0054644809
    assertThat(perp.ticker().change24hRatio()).isCloseTo(0.0054644809, within(1e-10));
    assertThat(perp.funding()).isEqualTo(new Funding(0.00005, NONE, 14400, 1790985600));
    // 514224 x 10 = 5142240 PROMPT; x 0.02024 = 104078.9376 USDT
    assertThat(perp.openInterest().base()).isEqualTo(5142240);
    assertThat(perp.openInterest().quote()).isCloseTo(104078.9376, within(1e-6));
  }

  @Test
  void realStock() {
    Perp perp = real("AAOIUSDTM");

    assertThat(perp.instrument().assetClass()).isEqualTo(AssetClass.EQUITY);
    // a rate of 0 that is announced is a rate
    assertThat(perp.funding()).isEqualTo(new Funding(0, NONE, 28800, 1790985600));
    // 355018 x 0.01 = 3550.18; x 115.11 = 408661.2198
    assertThat(perp.openInterest().quote()).isCloseTo(408661.2198, within(1e-6));
  }

  private Perp real(String symbol) {
    api.file(CONTRACTS, FILES + "contracts_active.json")
        .file(TICKERS, FILES + "futures_all_tickers.json");
    return feed.collect(api).perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }
}
