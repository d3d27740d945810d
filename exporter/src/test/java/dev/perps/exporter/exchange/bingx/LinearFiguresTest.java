package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.bingx.Answers.data;
import static dev.perps.exporter.exchange.bingx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Prices, volume, change and open interest. Every expected number is worked out by hand from the
 * payload.
 */
class LinearFiguresTest extends LinearFixture {
  @Test
  void realTickerOfOneContract() {
    api.json(CONTRACTS, rows(contract("SFP-USDT", "SFP")))
        .file(TICKERS, FILES + "swap_ticker.json");

    Perp perp = onlyPerp();

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "SFP-USDT",
                "SFP",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(perp.ticker())
        .isEqualTo(
            // 4.15 % = 0.0415; 4308212 SFP for 3085449.53 USDT, at 0.716; the newer of
            // 1702719833853
            // and 1702719798603 ms
            new PerpTicker(NONE, NONE, 0.7409, 0.7413, 0.7414, 0.0415, 3085449.53, 1702719833.853));
    assertThat(perp.funding()).isEqualTo(Funding.NONE);
    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
  }

  @Test
  void realPremiumIndexOfOneContractAndRealContracts() {
    api.file(CONTRACTS, FILES + "swap_contracts.json")
        .file(PREMIUMS, FILES + "swap_premiumIndex.json");

    Perp perp = onlyPerp(); // of ETH-USDT nothing is told

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "BTC-USDT",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(perp.ticker())
        .isEqualTo(new PerpTicker(42216.4, 42219.9, NONE, NONE, NONE, NONE, NONE, NONE));
    // no contract tells its interval, and 1702742400 s is 16:00 UTC: eight hours
    assertThat(perp.funding()).isEqualTo(new Funding(0.000251, NONE, 28800, 1702742400));
  }

  @Test
  void realOpenInterest() {
    api.json(CONTRACTS, rows(contract("EOS-USDT", "EOS")))
        .json(PREMIUMS, rows("{'symbol':'EOS-USDT','markPrice':'0.75'}"))
        .file(INTEREST + "EOS-USDT", FILES + "swap_openInterest.json");

    // USDT; 7409966.52 / 0.75 = 9879955.36 EOS
    OpenInterest interest = onlyPerp().openInterest();
    assertThat(interest.quote()).isEqualTo(7409966.52);
    assertThat(interest.base()).isCloseTo(9879955.36, within(1e-6));
  }

  @Test
  void bundlesMarginedInUsdcWithAnIntervalOfTheirOwn() {
    api.json(CONTRACTS, rows(contract("1000PEPE-USDC", "1000PEPE").replace("'USDT'", "'USDC'")))
        .json(
            TICKERS,
            rows(
                """
                {'symbol':'1000PEPE-USDC','priceChangePercent':'-0.50%','lastPrice':'0.008',
                'bidPrice':'0.0079','askPrice':'0.0081','volume':'5','quoteVolume':'1200',
                'openPrice':'0.00804','openTime':1702719000000,'closeTime':1702719800000}"""))
        .json(
            PREMIUMS,
            rows(
                """
                {'symbol':'1000PEPE-USDC','markPrice':'0.008','indexPrice':'0.0082',
                'lastFundingRate':'-0.0003','nextFundingTime':1702728000000,
                'fundingIntervalHours':4,'minFundingRate':'-0.02','maxFundingRate':'0.02',
                'updateTime':1702713600000}"""))
        .json(INTEREST + "1000PEPE-USDC", data("{'openInterest':'40000','symbol':'x','time':1}"));

    Perp perp = onlyPerp();

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "1000PEPE-USDC",
                "PEPE",
                "USDC",
                "USDC",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    PerpTicker ticker = perp.ticker();
    assertThat(ticker.markPrice()).isCloseTo(0.000008, within(1e-15));
    assertThat(ticker.indexPrice()).isCloseTo(0.0000082, within(1e-15));
    assertThat(ticker.lastPrice()).isCloseTo(0.000008, within(1e-15));
    assertThat(ticker.bidPrice()).isCloseTo(0.0000079, within(1e-15));
    assertThat(ticker.askPrice()).isCloseTo(0.0000081, within(1e-15));
    assertThat(ticker.change24hRatio()).isCloseTo(-0.005, within(1e-15));
    assertThat(ticker.volume24hQuote()).isEqualTo(1200);
    assertThat(ticker.asOfEpochSeconds()).isEqualTo(1702719800);
    assertThat(perp.funding()).isEqualTo(new Funding(-0.0003, NONE, 14400, 1702728000));
    // 40000 USDC / 0.000008 = 5 x 10^9 PEPE
    assertThat(perp.openInterest().quote()).isEqualTo(40000);
    assertThat(perp.openInterest().base()).isCloseTo(5e9, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({
    "'2.5', 0.025",
    "'-2.5 %', -0.025",
    "2.5, 0.025",
    "null, 0.25", // 10 / 8 - 1
    "'0.00%', 0.25",
    "'', 0.25",
    "'NaN%', Infinity", // dropped and counted where all figures are checked
  })
  void changeIsThePercentageWithoutItsSignOrElseLastOverOpen(String percent, double expected) {
    String json =
        percent.startsWith("null") || percent.equals("2.5") ? percent : "'" + percent + "'";
    api.json(CONTRACTS, rows(contract("A-USDT", "A")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'A-USDT','lastPrice':'10','openPrice':'8','priceChangePercent':%s}"
                    .formatted(json)));

    assertThat(onlyPerp().ticker().change24hRatio()).isEqualTo(expected);
  }

  @Test
  void aPercentageOfZeroIsOneWhereTheOpeningPriceIsNotTold() {
    api.json(CONTRACTS, rows(contract("A-USDT", "A")))
        .json(TICKERS, rows("{'symbol':'A-USDT','lastPrice':'10','priceChangePercent':'0.00%'}"));

    assertThat(onlyPerp().ticker().change24hRatio()).isZero();
  }

  @Test
  void aThinMarketDoesNotAgeTheAnswer() {
    api.json(CONTRACTS, rows(contract("A-USDT", "A"), contract("B-USDT", "B")))
        .json(
            TICKERS,
            rows(
                "{'symbol':'A-USDT','lastPrice':'1','closeTime':1702700000000}",
                "{'symbol':'B-USDT','lastPrice':'1','closeTime':'1702719839000'}"));

    assertThat(feed.collect(api).perps())
        .extracting(perp -> perp.ticker().asOfEpochSeconds())
        .containsExactly(1702719839.0, 1702719839.0);
  }
}
