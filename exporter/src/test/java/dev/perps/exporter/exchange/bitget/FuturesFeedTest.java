package dev.perps.exporter.exchange.bitget;

import static dev.perps.exporter.exchange.bitget.Answers.COIN;
import static dev.perps.exporter.exchange.bitget.Answers.CONTRACTS;
import static dev.perps.exporter.exchange.bitget.Answers.FUND_RATES;
import static dev.perps.exporter.exchange.bitget.Answers.RATIO;
import static dev.perps.exporter.exchange.bitget.Answers.TICKERS;
import static dev.perps.exporter.exchange.bitget.Answers.USDC;
import static dev.perps.exporter.exchange.bitget.Answers.USDT;
import static dev.perps.exporter.exchange.bitget.Answers.contract;
import static dev.perps.exporter.exchange.bitget.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls are made, what is joined, and what can be done without. */
class FuturesFeedTest {
  private static final String FILES = "/payloads/bitget/";
  private static final double NONE = Double.NaN;

  private final CannedApi api = new CannedApi(Instant.parse("2026-09-21T12:00:00Z"));

  @Test
  void realPayloadsOfUsdtContracts() {
    api.file(CONTRACTS + "USDT-FUTURES", FILES + "contracts.json")
        .file(TICKERS + "USDT-FUTURES", FILES + "tickers_usdt_futures.json")
        .file(FUND_RATES + "USDT-FUTURES", FILES + "current_fund_rate.json")
        .file(RATIO + "BTCUSDT", FILES + "account_long_short.json")
        .at(Instant.ofEpochMilli(1729312200000L));

    MarketData data = USDT.collect(api);

    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1);
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bitget",
                "BTCUSDT",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    // change24h is a fraction: 104823.8 / 104332.3 - 1 = 0.00471; ts 1750332210370 ms
    assertThat(perp.ticker())
        .isEqualTo(
            new PerpTicker(
                104824.2,
                104881.953125,
                104823.8,
                104823.5,
                104823.8,
                0.00471,
                8274870921.80485,
                1750332210.370));
    // 8 h = 28800 s; 1761667200000 ms; the rate is that of the tickers
    assertThat(perp.funding()).isEqualTo(new Funding(-0.000014, NONE, 28800, 1761667200));
    assertThat(perp.openInterest().base()).isEqualTo(7452.6421);
    // 7452.6421 BTC x 104824.2 USDT
    assertThat(perp.openInterest().quote()).isCloseTo(781217246.019, within(0.001));
    // 0.58 / 0.42, and not the 0.0138 beside them
    assertThat(perp.longShortAccountRatio()).isCloseTo(1.380952, within(1e-6));
  }

  @Test
  void realPayloadOfCoinMarginedContracts() {
    String listed =
        rows(
            contract("BTCUSD", "BTC").replace("USDT", "USD"),
            contract("ETHUSD_231229", "ETH")
                .replace("USDT", "USD")
                .replace("perpetual", "delivery"));
    api.json(CONTRACTS + "COIN-FUTURES", listed)
        .file(TICKERS + "COIN-FUTURES", FILES + "tickers_coin_futures.json")
        .json(
            FUND_RATES + "COIN-FUTURES",
            rows(
                "{'symbol':'BTCUSD','fundingRate':'-0.0007','fundingRateInterval':'8','nextUpdate':'1695801600000'}",
                "{'symbol':'ETHUSD_231229','fundingRate':'0','fundingRateInterval':'','nextUpdate':'0'}"));

    MarketData data = COIN.collect(api);

    // the other one expires
    assertThat(data.perps())
        .containsExactly(
            new Perp(
                new Instrument(
                    "bitget",
                    "BTCUSD",
                    "BTC",
                    "USD",
                    "BTC",
                    ContractKind.INVERSE,
                    AssetClass.CRYPTO),
                // no mark price yet in that year; an open24h of 0 says that change24h means nothing
                new PerpTicker(
                    NONE, 29132.353333, 29904.5, 29903.5, 29904.5, NONE, 0, 1695794271.4),
                new Funding(-0.0007, NONE, 28800, 1695801600),
                // coins, which without a mark price are worth nothing that is known
                new OpenInterest(125.6844, NONE)));
  }

  @Test
  void payloadsOfTheYear2026() {
    api.file(CONTRACTS + "USDT-FUTURES", FILES + "contracts_usdt_2026.json")
        .json(
            TICKERS + "USDT-FUTURES",
            rows(
                "{'symbol':'BTCUSDT','lastPr':'77153.6','bidPr':'77153.6','bidSz':'0.751','askPr':'77153.7',"
                    + "'markPrice':'77153.7','indexPrice':'77180.0785','fundingRate':'0.000069',"
                    + "'holdingAmount':'35194.2193999999167','baseVolume':'11982.8017',"
                    + "'quoteVolume':'925346862.40765','ts':'1789235622181'}"))
        .json(
            RATIO + "BTCUSDT",
            rows(
                "{'longAccountRatio':'0.5','shortAccountRatio':'0.5','ts':'1783261200000'}",
                "{'longAccountRatio':'0.6006','shortAccountRatio':'0.3994',"
                    + "'longShortAccountRatio':'1.5037','ts':'1783261500000'}"))
        .at(Instant.ofEpochMilli(1783261500000L));

    Perp perp = USDT.collect(api).perps().getFirst();

    assertThat(perp.ticker())
        .isEqualTo(
            new PerpTicker(
                77153.7,
                77180.0785,
                77153.6,
                77153.6,
                77153.7,
                NONE,
                925346862.40765,
                1789235622.181));
    // without the list of rates there is the interval of the contract, and no next payment
    assertThat(perp.funding()).isEqualTo(new Funding(0.000069, NONE, 28800, NONE));
    // 35194.2194 BTC x 77153.7 USDT
    assertThat(perp.openInterest().quote()).isCloseTo(2715364245.3, within(0.1));
    // 0.6006 / 0.3994
    assertThat(perp.longShortAccountRatio()).isCloseTo(1.503756, within(1e-6));
  }

  @Test
  void usdcContractsAreInUsdc() {
    api.file(CONTRACTS + "USDC-FUTURES", FILES + "contracts_usdc_2026.json")
        .json(
            TICKERS + "USDC-FUTURES",
            rows("{'symbol':'BTCPERP','markPrice':'2','ts':'1790000000000'}"));

    assertThat(USDC.collect(api).perps())
        .extracting(Perp::instrument)
        .containsExactly(
            new Instrument(
                "bitget",
                "BTCPERP",
                "BTC",
                "USDC",
                "USDC",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
  }

  @ParameterizedTest
  @ValueSource(strings = {CONTRACTS, TICKERS})
  void contractsAndPricesAreIndispensable(String call) {
    api.json(CONTRACTS + "USDT-FUTURES", rows(contract("ABCUSDT", "ABC")))
        .json(TICKERS + "USDT-FUTURES", rows("{'symbol':'ABCUSDT','markPrice':'2'}"))
        .json(
            call + "USDT-FUTURES",
            "{\"code\":\"40015\",\"msg\":\"System is abnormal\",\"requestTime\":1,\"data\":null}");

    assertThatThrownBy(() -> USDT.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.UNAVAILABLE));
  }

  @Test
  void accountRatiosAreThoseOfTheTenBiggestInUsdt() {
    List<String> contracts = new ArrayList<>();
    List<String> tickers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String symbol = "C" + i + "USDT";
      contracts.add(contract(symbol, "C" + i));
      // the volume of the first is not told, then each has less than the one before
      tickers.add(
          "{'symbol':'%s','markPrice':'1','quoteVolume':'%s'}"
              .formatted(symbol, i == 0 ? "" : 100 - i));
      api.json(
          RATIO + symbol,
          rows("{'longAccountRatio':'0.75','shortAccountRatio':'0.25','ts':'1789991700000'}"));
    }
    for (String type : List.of("USDT-FUTURES", "USDC-FUTURES")) {
      api.json(CONTRACTS + type, rows(contracts.toArray(String[]::new)))
          .json(TICKERS + type, rows(tickers.toArray(String[]::new)));
    }

    assertThat(USDT.collect(api).perps())
        .extracting(Perp::longShortAccountRatio)
        .containsExactly(NONE, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, 3.0, NONE);
    assertThat(USDC.collect(api).perps())
        .allMatch(perp -> Double.isNaN(perp.longShortAccountRatio()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "'{''longAccountRatio'':''0.6'',''shortAccountRatio'':''0.4'',''ts'':''1789991700000''}'; 1.5",
        "'{''longAccountRatio'':''0.6'',''shortAccountRatio'':''0'',''ts'':''1789991700000''}'; Infinity",
        "'{''longAccountRatio'':''0.6'',''shortAccountRatio'':'''',''ts'':''1789991700000''}'; NaN",
        "'{''longAccountRatio'':null,''shortAccountRatio'':''0.4'',''ts'':''1789991700000''}'; NaN",
        "'''?'',{''longAccountRatio'':0.6,''shortAccountRatio'':0.4,''ts'':1789991700000}'; 1.5",
        "''; NaN",
      })
  void accountRatioIsLongOverShort(String rows, Double expected) {
    api.json(CONTRACTS + "USDT-FUTURES", rows(contract("ABCUSDT", "ABC")))
        .json(TICKERS + "USDT-FUTURES", rows("{'symbol':'ABCUSDT','markPrice':'2'}"))
        .json(RATIO + "ABCUSDT", rows(rows));

    assertThat(USDT.collect(api).perps().getFirst().longShortAccountRatio())
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void aWrongRowSpoilsItselfOnly() {
    api.json(
            CONTRACTS + "USDT-FUTURES",
            rows(
                "42",
                "{'symbol':'NOBASE','symbolType':'perpetual','symbolStatus':'normal'}",
                contract("NOSTATUS", "X").replace("'symbolStatus'", "'state'"),
                contract("ABCUSDT", "ABC")))
        .json(
            TICKERS + "USDT-FUTURES",
            rows(
                "null",
                "{'lastPr':'1'}",
                "{'symbol':'ABCUSDT','lastPr':['1']}",
                "{'symbol':'ABCUSDT','markPrice':2,'ts':1790000000000,'newField':{'a':[1]}}"))
        .json(FUND_RATES + "USDT-FUTURES", rows("{'symbol':''}", "7"));

    MarketData data = USDT.collect(api);

    assertThat(data.perps()).hasSize(1);
    assertThat(data.perps().getFirst().ticker().markPrice()).isEqualTo(2);
    // 3 contracts, 3 tickers, 2 rates
    assertThat(data.malformedRows()).isEqualTo(8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'code':'429','msg':'Too Many Requests','data':null}; RATE_LIMITED",
        "{'code':429,'msg':'Too Many Requests'}; RATE_LIMITED",
        "{'code':'30014','msg':'x','data':null}; RATE_LIMITED",
        "{'code':'40200','msg':'Server upgrade','data':null}; UNAVAILABLE",
        "{'code':'500','msg':'System busy'}; UNAVAILABLE",
        "{'code':'40034','msg':'Parameter does not exist','data':null}; HTTP_ERROR",
        "{'code':'40309','data':[]}; HTTP_ERROR",
        "{'code':'00000','msg':'success','data':null}; MALFORMED",
        "{'code':'00000','data':{}}; MALFORMED",
        "{'data':[]}; MALFORMED",
      })
  void errorEnvelopes(String answer, FailureReason expected) {
    api.json(CONTRACTS + "USDT-FUTURES", answer.replace('\'', '"'));

    assertThatThrownBy(() -> USDT.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(expected));
  }

  @Test
  void onlyUsdtContractsAreAskedForInEachCycle() {
    assertThat(Bitget.EXCHANGE.feeds())
        .extracting(feed -> feed.name() + " " + feed.everyCycles() + " " + feed.essential())
        .containsExactly("usdt 1 true", "usdc 2 true", "coin 2 true", "spot 2 false");
  }
}
