package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.exchange.okx.Answers.FUNDING;
import static dev.perps.exporter.exchange.okx.Answers.INDICES;
import static dev.perps.exporter.exchange.okx.Answers.INSTRUMENTS;
import static dev.perps.exporter.exchange.okx.Answers.INTEREST;
import static dev.perps.exporter.exchange.okx.Answers.MARKS;
import static dev.perps.exporter.exchange.okx.Answers.RATIO;
import static dev.perps.exporter.exchange.okx.Answers.TICKERS;
import static dev.perps.exporter.exchange.okx.Answers.linear;
import static dev.perps.exporter.exchange.okx.Answers.mark;
import static dev.perps.exporter.exchange.okx.Answers.rows;
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
class SwapFeedTest {
  private static final String FILES = "/payloads/okx/";
  private static final double NONE = Double.NaN;

  private final SwapFeed feed = new SwapFeed();
  private final CannedApi api = new CannedApi(Instant.parse("2026-09-21T12:00:00Z"));

  @Test
  void realPayloads() {
    api.file(INSTRUMENTS, FILES + "instruments_swap.json")
        .file(TICKERS, FILES + "tickers_swap.json")
        .file(MARKS, FILES + "mark_price.json")
        .file(INDICES + "USDT", FILES + "index_tickers.json")
        .file(FUNDING, FILES + "funding_rate.json")
        .file(INTEREST, FILES + "open_interest.json")
        .file(RATIO + "BTC-USDT-SWAP", FILES + "long_short_account_ratio.json")
        .at(Instant.ofEpochMilli(1630502100000L));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    // nothing is told of ETH-USDT-SWAP, and LTC-USD-SWAP is not listed
    assertThat(data.perps()).hasSize(2);
    Perp inverse = data.perps().get(0);
    assertThat(inverse.instrument())
        .isEqualTo(
            new Instrument(
                "okx",
                "BTC-USD-SWAP",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(inverse.ticker().lastPrice()).isEqualTo(9999.99);
    assertThat(inverse.ticker().bidPrice()).isEqualTo(8888.88);
    assertThat(inverse.ticker().askPrice()).isEqualTo(9999.99);
    // 9999.99 / 9000 - 1
    assertThat(inverse.ticker().change24hRatio()).isCloseTo(0.11111, within(1e-12));
    // 2222 contracts of 100 USD
    assertThat(inverse.ticker().volume24hQuote()).isEqualTo(222200);
    assertThat(inverse.ticker().asOfEpochSeconds()).isEqualTo(1597026383.085);
    assertThat(inverse.funding()).isEqualTo(Funding.NONE);
    assertThat(inverse.openInterest()).isEqualTo(OpenInterest.NONE);
    Perp linear = data.perps().get(1);
    assertThat(linear.instrument())
        .isEqualTo(
            new Instrument(
                "okx",
                "BTC-USDT-SWAP",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(linear.ticker())
        .isEqualTo(new PerpTicker(84660.1, 103895, NONE, NONE, NONE, NONE, NONE, 1744590349.506));
    // fundingTime is the next payment; (1703116800000 - 1703088000000) ms = 8 h
    assertThat(linear.funding()).isEqualTo(new Funding(0.000079238688534, NONE, 28800, 1703088000));
    assertThat(linear.openInterest().base()).isEqualTo(21254.19);
    // 21254.19 BTC x 84660.1 USDT
    assertThat(linear.openInterest().quote()).isCloseTo(1799381850.819, within(0.001));
    assertThat(linear.longShortAccountRatio()).isEqualTo(1.25);
  }

  @Test
  void payloadsOfTheYear2026() {
    api.file(INSTRUMENTS, FILES + "instruments_swap_2026.json")
        .json(
            TICKERS,
            rows(
                "{'instId':'BTC-USDT-SWAP','last':'80352.6','volCcy24h':'46985.2381',"
                    + "'bidPx':'80352.5','askPx':'80352.6','ts':'1789879678366'}"))
        .json(MARKS, rows())
        .file(FUNDING, FILES + "funding_rate_any.json");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1);
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument().assetClass()).isEqualTo(AssetClass.CRYPTO);
    // 46985.2381 BTC x 80352.6 USDT
    assertThat(perp.ticker().volume24hQuote()).isCloseTo(3775386042.954, within(0.001));
    assertThat(perp.ticker().asOfEpochSeconds()).isEqualTo(1789879678.366);
    assertThat(perp.funding()).isEqualTo(new Funding(0.0001, NONE, 28800, 1789833600));
  }

  /** Rows of one capture, with intervals of 4 h and 1 h, and one of a future that pays funding. */
  @Test
  void intervalsAreEachContractsOwn() {
    api.json(
            INSTRUMENTS,
            rows(
                linear("OKB", "USDT"),
                linear("ONE", "USDT"),
                linear("XAU", "USD")
                    .replace("XAU-USD-SWAP", "XAU-USD_UM_XPERP-310502")
                    .replace("'normal'", "'xperp'")
                    .replace("'SWAP'", "'FUTURES'")))
        .json(TICKERS, rows())
        .json(MARKS, rows())
        .file(FUNDING, FILES + "funding_rate_any.json");

    assertThat(feed.collect(api).perps())
        .extracting(Perp::funding)
        .containsExactly(
            // (1789848000000 - 1789833600000) ms = 4 h
            new Funding(0.00005, NONE, 14400, 1789833600),
            // (1789830000000 - 1789826400000) ms = 1 h
            new Funding(-0.0018087460514744, NONE, 3600, 1789826400));
  }

  @ParameterizedTest
  @ValueSource(strings = {INSTRUMENTS, TICKERS, MARKS})
  void pricesAreIndispensable(String call) {
    prepare(linear("ABC", "USDT"));
    api.json(call, "{\"code\":\"50013\",\"msg\":\"Systems are busy.\",\"data\":[]}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.UNAVAILABLE));
  }

  @Test
  void theOthersCanBeDoneWithout() {
    prepare(linear("ABC", "USDT"));

    Perp perp = feed.collect(api).perps().getFirst();

    assertThat(perp.ticker().markPrice()).isEqualTo(2);
    assertThat(perp.ticker().indexPrice()).isNaN();
    assertThat(perp.funding()).isEqualTo(Funding.NONE);
    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(perp.longShortAccountRatio()).isNaN();
  }

  @Test
  void indicesAreThoseOfTheQuote() {
    api.json(INSTRUMENTS, rows(linear("ABC", "USDT"), linear("ABC", "USDC"), linear("ABC", "USD")))
        .json(TICKERS, rows())
        .json(
            MARKS,
            rows(mark("ABC-USDT-SWAP", "2"), mark("ABC-USDC-SWAP", "2"), mark("ABC-USD-SWAP", "2")))
        .json(INDICES + "USDT", rows("{'instId':'ABC-USDT','idxPx':'2.1'}"))
        .json(INDICES + "USDC", rows("{'instId':'ABC-USDC','idxPx':'2.2'}", "'?'"))
        .json(INDICES + "USD", rows("{'instId':'ABC-USD','idxPx':'0'}"));

    MarketData data = feed.collect(api);

    assertThat(data.perps())
        .extracting(perp -> perp.ticker().indexPrice())
        .containsExactly(2.1, 2.2, NONE);
    assertThat(data.malformedRows()).isEqualTo(1);
  }

  /** What the list leaves out is asked for one by one; of an empty list nothing is missing. */
  @ParameterizedTest
  @CsvSource({"true,70", "false,NaN"})
  void interestThatTheListLeavesOut(boolean listed, Double expected) {
    prepare(linear("ABC", "USDT"), linear("XYZ", "USDT"));
    String known = "{'instId':'ABC-USDT-SWAP','oi':'5','oiCcy':'50'}";
    api.json(INTEREST, listed ? rows(known) : rows())
        .json(
            INTEREST + "&instId=XYZ-USDT-SWAP",
            rows("{'instId':'XYZ-USDT-SWAP','oi':'7','oiCcy':'70'}"))
        .json(
            INTEREST + "&instId=ABC-USDT-SWAP",
            rows("{'instId':'ABC-USDT-SWAP','oi':'9','oiCcy':'90'}"));

    assertThat(feed.collect(api).perps())
        .extracting(perp -> perp.openInterest().base())
        .containsExactly(listed ? 50 : NONE, expected);
  }

  @Test
  void accountRatiosAreThoseOfTheTenBiggest() {
    List<String> contracts = new ArrayList<>();
    List<String> tickers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String id = "C" + i + "-USDT-SWAP";
      contracts.add(linear("C" + i, "USDT"));
      // the volume of the first is not told, then each has less than the one before
      tickers.add(
          "{'instId':'%s','last':'1','volCcy24h':'%s'}".formatted(id, i == 0 ? "" : 100 - i));
      api.json(RATIO + id, rows("['1789991700000','1." + i + "']"));
    }
    api.json(INSTRUMENTS, rows(contracts.toArray(String[]::new)))
        .json(TICKERS, rows(tickers.toArray(String[]::new)))
        .json(MARKS, rows());

    assertThat(feed.collect(api).perps())
        .extracting(Perp::longShortAccountRatio)
        .containsExactly(NONE, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.10, NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "['1789991700000','1.3'],['1789991400000','1.2']; 1.3",
        "['1789991400000','1.2'],['1789991700000',1.3]; 1.3",
        "['1789991400000','1.2'],['?'],'?',null; 1.2",
        "['1789991700000','']; NaN",
        "''; NaN",
      })
  void theLatestAccountRatioCounts(String ratios, Double expected) {
    prepare(linear("ABC", "USDT"));
    api.json(RATIO + "ABC-USDT-SWAP", rows(ratios));

    assertThat(feed.collect(api).perps().getFirst().longShortAccountRatio()).isEqualTo(expected);
  }

  @Test
  void aWrongRowSpoilsItselfOnly() {
    api.json(
            INSTRUMENTS,
            rows(
                "42",
                "{'instType':'SWAP','state':'live','uly':'NO-USDT'}",
                linear("NOPAIR", "USDT").replace("'uly':'NOPAIR-USDT'", "'uly':'NOPAIR'"),
                linear("ABC", "USDT")))
        .json(
            TICKERS, rows("null", "{'last':'1'}", "{'instId':'ABC-USDT-SWAP','last':{'value':1}}"))
        .json(MARKS, rows("[]", mark("ABC-USDT-SWAP", "2")))
        .json(FUNDING, rows("{'instId':''}"))
        .json(INTEREST, rows("'x'"));

    MarketData data = feed.collect(api);

    assertThat(data.perps()).hasSize(1);
    assertThat(data.perps().getFirst().ticker().markPrice()).isEqualTo(2);
    // 3 contracts, 3 tickers, 1 mark, 1 rate, 1 interest
    assertThat(data.malformedRows()).isEqualTo(9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{'code':'50011','msg':'Too Many Requests','data':[]}; RATE_LIMITED",
        "{'code':50011,'msg':'Too Many Requests'}; RATE_LIMITED",
        "{'code':'50040','msg':'x'}; RATE_LIMITED",
        "{'code':'50001','msg':'x'}; UNAVAILABLE",
        "{'code':'50026','msg':'x','data':[]}; UNAVAILABLE",
        "{'code':'51001','msg':'no such instrument','data':[]}; HTTP_ERROR",
        "{'code':'1','data':[]}; HTTP_ERROR",
        "{'code':'0','msg':'','data':null}; MALFORMED",
        "{'code':'0'}; MALFORMED",
        "{'code':'0','data':{}}; MALFORMED",
        "{'data':[]}; MALFORMED",
      })
  void errorEnvelopes(String answer, FailureReason expected) {
    api.json(INSTRUMENTS, answer.replace('\'', '"'));

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(expected));
  }

  /** Contracts with marks of 2, and nothing else. */
  private void prepare(String... contracts) {
    api.json(INSTRUMENTS, rows(contracts))
        .json(TICKERS, rows())
        .json(MARKS, rows(mark("ABC-USDT-SWAP", "2"), mark("XYZ-USDT-SWAP", "2")));
  }
}
