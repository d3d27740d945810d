package dev.perps.exporter.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import org.junit.jupiter.api.Test;

/**
 * Prices, volume and what goes with them. Every expected number is worked out by hand from the
 * exchange's documentation.
 */
class UsdmFiguresTest extends UsdmFixture {
  @Test
  void realPayloads() {
    api.file(INFO, FILES + "exchangeInfo.json")
        .file(TICKER, FILES + "ticker24hr.json")
        .file(PREMIUM, FILES + "premiumIndex.json")
        .file(TERMS, FILES + "fundingInfo.json")
        .file(INTEREST + "BTCUSDT", FILES + "openInterest.json");

    MarketData data = feed.collect(api);

    // Of the other 118 live contracts nothing is told but that they exist; SUSDT of the ticker
    // file was not listed yet when the contract list was captured.
    assertThat(data.perps()).hasSize(1);
    Perp btc = data.perps().getFirst();
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "binance",
                "BTCUSDT",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    double none = Double.NaN;
    assertThat(btc.ticker())
        .isEqualTo(
            // time 1621252344001 ms
            new PerpTicker(
                45802.81129892, 45745.47701915, none, none, none, none, none, 1621252344.001));
    // fundingInfo does not name BTCUSDT: 8 h = 28800 s; nextFundingTime 1621267200000 ms
    assertThat(btc.funding()).isEqualTo(new Funding(0.00063521, none, 28800, 1621267200));
    // 10659.509 BTC x 45802.81129892 USDT = 488235479.26613943 USDT
    assertThat(btc.openInterest().base()).isEqualTo(10659.509);
    assertThat(btc.openInterest().quote()).isCloseTo(488235479.26613943, within(1e-5));
    assertThat(data.malformedRows()).isZero();
    assertThat(data.spots()).isEmpty();
  }

  @Test
  void realTickerOfALaterListing() {
    api.json(INFO, info(contract("SUSDT", "S")))
        .file(TICKER, FILES + "ticker24hr.json")
        .json(PREMIUM, "[]")
        .json(TERMS, "[]");

    PerpTicker ticker = onlyPerp().ticker();

    assertThat(ticker.lastPrice()).isEqualTo(0.315);
    // -6.777 % (and -0.0229 / 0.3379 = -0.06777)
    assertThat(ticker.change24hRatio()).isCloseTo(-0.06777, within(1e-12));
    assertThat(ticker.volume24hQuote()).isEqualTo(38709237.2289);
    // no premiumIndex row: closeTime 1753788172414 ms
    assertThat(ticker.asOfEpochSeconds()).isEqualTo(1753788172.414);
    assertThat(ticker.markPrice()).isNaN();
  }

  @Test
  void bundlesAreCountedInPlainCoins() {
    api.json(INFO, info(contract("1MBABYDOGEUSDT", "1MBABYDOGE")))
        .json(
            TICKER,
            rows(
                "{'symbol':'1MBABYDOGEUSDT','lastPrice':'0.0012','priceChangePercent':'5',"
                    + "'volume':'700000','quoteVolume':'840.5','closeTime':1753788000000}"))
        .json(
            PREMIUM,
            rows(
                "{'symbol':'1MBABYDOGEUSDT','markPrice':'0.0011','indexPrice':'0.00109',"
                    + "'lastFundingRate':'-0.0004','nextFundingTime':1753790400000,"
                    + "'time':1753788172000}"))
        .json(TERMS, rows("{'symbol':'1MBABYDOGEUSDT','fundingIntervalHours':1}"))
        .json(BOOK, rows("{'symbol':'1MBABYDOGEUSDT','bidPrice':'0.00119','askPrice':'0.00121'}"))
        .json(INTEREST + "1MBABYDOGEUSDT", "{\"openInterest\":\"250000\"}");

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo("BABYDOGE");
    // a bundle is 10^6 coins
    assertThat(perp.ticker().markPrice()).isCloseTo(1.1e-9, within(1e-18));
    assertThat(perp.ticker().indexPrice()).isCloseTo(1.09e-9, within(1e-18));
    assertThat(perp.ticker().lastPrice()).isCloseTo(1.2e-9, within(1e-18));
    assertThat(perp.ticker().bidPrice()).isCloseTo(1.19e-9, within(1e-18));
    assertThat(perp.ticker().askPrice()).isCloseTo(1.21e-9, within(1e-18));
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(840.5);
    assertThat(perp.funding()).isEqualTo(new Funding(-0.0004, Double.NaN, 3600, 1753790400));
    // 250000 bundles = 2.5 x 10^11 coins; 250000 x 0.0011 = 275 USDT
    assertThat(perp.openInterest().base()).isEqualTo(2.5e11);
    assertThat(perp.openInterest().quote()).isCloseTo(275, within(1e-9));
  }
}
