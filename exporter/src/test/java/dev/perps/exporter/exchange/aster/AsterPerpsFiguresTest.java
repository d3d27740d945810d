package dev.perps.exporter.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Prices, volume and open interest. Every expected number is worked out by hand from the exchange's
 * documentation.
 */
class AsterPerpsFiguresTest extends AsterPerpsFixture {
  @Test
  void sampleRows() {
    api.json(INFO, info(contract("BTCUSDT", "BTC")))
        .file(TICKER, FILES + "ticker24hr.json")
        .file(PREMIUM, FILES + "premiumIndex.json")
        .file(TERMS, FILES + "fundingInfo.json")
        .file(BOOK, FILES + "bookTicker.json")
        .json(INTEREST + "BTCUSDT", "{\"symbol\":\"BTCUSDT\",\"openInterest\":\"5599.890\"}");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1);
    Perp btc = data.perps().getFirst();
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "aster", "BTCUSDT", "BTC", "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO));
    assertThat(btc.ticker().markPrice()).isEqualTo(106729.84047826);
    assertThat(btc.ticker().indexPrice()).isEqualTo(106775.72673913);
    assertThat(btc.ticker().lastPrice()).isEqualTo(107037.7);
    // of another day, and not of the ticker's own members of the same name
    assertThat(btc.ticker().bidPrice()).isEqualTo(4.0);
    assertThat(btc.ticker().askPrice()).isEqualTo(4.000002);
    // 1.755 % (and 1845.7 / 105192.0 = 0.017546)
    assertThat(btc.ticker().change24hRatio()).isCloseTo(0.01755, within(1e-12));
    assertThat(btc.ticker().volume24hQuote()).isEqualTo(923607368.61);
    // the prices' time, 1750146970000 ms, and not the ticker's closing time
    assertThat(btc.ticker().asOfEpochSeconds()).isEqualTo(1750146970);
    // fundingInfo does not name BTCUSDT: 8 h = 28800 s; 1750147200000 ms
    assertThat(btc.funding()).isEqualTo(new Funding(0.0001, NONE, 28800, 1750147200));
    // 5599.890 x 106729.84047826 = 597675366.4...
    assertThat(btc.openInterest().base()).isEqualTo(5599.89);
    assertThat(btc.openInterest().quote()).isCloseTo(597_675_366.4, within(0.1));
    assertThat(btc.longShortAccountRatio()).isNaN();
  }

  @Test
  void bundlesAreCountedInPlainCoins() {
    api.json(INFO, info(contract("1000PEPEUSDT", "1000PEPE")))
        .json(
            TICKER,
            rows(
                "{'symbol':'1000PEPEUSDT','lastPrice':'0.0112','priceChangePercent':'-5',"
                    + "'volume':'700000','quoteVolume':'7840.5','closeTime':1750146000000}"))
        .json(PREMIUM, premiumRows("1000PEPEUSDT").replace("\"200\"", "\"0.0111\""))
        .json(TERMS, rows("{'symbol':'1000PEPEUSDT','fundingIntervalHours':1}"))
        .json(BOOK, rows("{'symbol':'1000PEPEUSDT','bidPrice':'0.0110','askPrice':'0.0113'}"))
        .json(INTEREST + "1000PEPEUSDT", "{\"openInterest\":\"250000\"}");

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo("PEPE");
    // a bundle is a thousand coins
    assertThat(perp.ticker().markPrice()).isCloseTo(0.0000111, within(1e-15));
    assertThat(perp.ticker().lastPrice()).isCloseTo(0.0000112, within(1e-15));
    assertThat(perp.ticker().bidPrice()).isCloseTo(0.000011, within(1e-15));
    assertThat(perp.ticker().askPrice()).isCloseTo(0.0000113, within(1e-15));
    assertThat(perp.ticker().change24hRatio()).isCloseTo(-0.05, within(1e-12));
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(7840.5);
    assertThat(perp.funding()).isEqualTo(new Funding(0.0003, NONE, 3600, 1750147200));
    // 250000 x 1000 coins; 250000 x 0.0111 = 2775 USDT
    assertThat(perp.openInterest().base()).isEqualTo(2.5e8);
    assertThat(perp.openInterest().quote()).isCloseTo(2775, within(1e-6));
  }

  @Test
  void openInterestIsAnExtraAsAreBestPrices() {
    priced("BTCUSDT"); // neither call is prepared: both fail

    Perp perp = onlyPerp();

    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(perp.ticker().bidPrice()).isNaN();
    assertThat(perp.ticker().markPrice()).isEqualTo(200);
    assertThat(perp.funding().rate()).isEqualTo(0.0003);
  }

  @Test
  void withoutPricesTheNewestTradeOfAllCounts() {
    priced("BTCUSDT")
        .json(PREMIUM, "[]")
        .json(
            TICKER,
            rows(
                "{'symbol':'BTCUSDT','lastPrice':'205','closeTime':1750145000000}",
                "{'symbol':'ETHUSDT','lastPrice':'20','closeTime':1750146000500}"));

    assertThat(onlyPerp().ticker().asOfEpochSeconds()).isEqualTo(1750146000.5);
    assertThat(onlyPerp().ticker().markPrice()).isNaN();
  }

  @Test
  void openInterestIsAskedForTheBiggestFirst() {
    api.json(
            INFO,
            info(
                contract("SMALLUSDT", "SMALL"),
                contract("UNKNOWNUSDT", "UNKNOWN"),
                contract("BIGUSDT", "BIG"),
                contract("DEADUSDT", "DEAD", "PERPETUAL", "CLOSE", "null", "'symbolType':0")))
        .json(
            TICKER,
            rows(
                "{'symbol':'SMALLUSDT','quoteVolume':'10.5','volume':'90000'}",
                "{'symbol':'DEADUSDT','quoteVolume':'5000'}",
                "{'symbol':'BIGUSDT','quoteVolume':'900','volume':'3'}"))
        .json(PREMIUM, "[]");
    List<String> asked = new ArrayList<>();

    feed.collect(recordingSweep(asked));

    assertThat(asked).containsExactly("BIGUSDT", "SMALLUSDT", "UNKNOWNUSDT");
  }

  /** Answers from {@link #api}, and notes what is swept. */
  private Api recordingSweep(List<String> asked) {
    return new Api() {
      @Override
      public <T> Answer<T> ask(Endpoint<T> endpoint) {
        return api.ask(endpoint);
      }

      @Override
      public <T> T fetch(Endpoint<T> endpoint) {
        return api.fetch(endpoint);
      }

      @Override
      public <T> Map<String, T> sweep(
          Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
        asked.addAll(symbolsBiggestFirst);
        return Map.of();
      }

      @Override
      public Instant now() {
        return api.now();
      }
    };
  }
}
