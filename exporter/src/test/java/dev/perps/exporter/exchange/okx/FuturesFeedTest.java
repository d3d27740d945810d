package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.exchange.okx.Answers.INDICES;
import static dev.perps.exporter.exchange.okx.Answers.linear;
import static dev.perps.exporter.exchange.okx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class FuturesFeedTest {
  private static final String INSTRUMENTS = "/api/v5/public/instruments?instType=FUTURES";
  private static final String TICKERS = "/api/v5/market/tickers?instType=FUTURES";
  private static final String MARKS = "/api/v5/public/mark-price?instType=FUTURES";
  private static final String INTEREST = "/api/v5/public/open-interest?instType=FUTURES";

  private final FuturesFeed feed = new FuturesFeed();
  private final CannedApi api = new CannedApi(Instant.parse("2024-12-20T07:59:59Z"));

  private static CannedApi real(String moment) {
    return new CannedApi(Instant.parse(moment))
        .file(INSTRUMENTS, "/payloads/okx/instruments_futures.json")
        // of the row of BTC-USD-220624 of 2022-06-02, under a later name and time
        .json(
            TICKERS,
            rows(
                "{'instType':'FUTURES','instId':'BTC-USD-250328','last':'29883.4','lastSz':'2',"
                    + "'askPx':'29885.7','askSz':'3','bidPx':'29882','bidSz':'15',"
                    + "'open24h':'31579.7','high24h':'31899.9','low24h':'29243.9',"
                    + "'volCcy24h':'6540.5687','vol24h':'1985047','ts':'1734681590000'}"))
        .json(
            MARKS,
            rows(
                mark("BTC-USD-241220", "29000"),
                mark("BTC-USD-241227", "29100"),
                mark("BTC-USD-250131", "29200"),
                mark("BTC-USD-250228", "29300"),
                mark("BTC-USD-250328", "29870"),
                mark("BTC-USD-250627", "30000")))
        .json(INTEREST, rows("{'instId':'BTC-USD-250328','instType':'FUTURES','oi':'2987'}"))
        .json(INDICES + "USD", rows("{'instId':'BTC-USD','idxPx':'29000'}"));
  }

  private static String mark(String id, String price) {
    return "{'instId':'%s','instType':'FUTURES','markPx':'%s','ts':'1734681599000'}"
        .formatted(id, price);
  }

  @Test
  void realContracts() {
    MarketData data = feed.collect(real("2024-12-20T07:59:59Z"));

    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).isEmpty();
    assertThat(data.futures()).hasSize(6);
    DatedFuture march = data.futures().get(4);
    assertThat(march.instrument())
        .isEqualTo(
            new Instrument(
                "okx",
                "BTC-USD-250328",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(march.expiryEpochSeconds()).isEqualTo(1743148800); // 2025-03-28T08:00:00Z
    assertThat(march.ticker().lastPrice()).isEqualTo(29883.4);
    assertThat(march.ticker().bidPrice()).isEqualTo(29882);
    assertThat(march.ticker().askPrice()).isEqualTo(29885.7);
    // 29883.4 / 31579.7 - 1
    assertThat(march.ticker().change24hRatio()).isCloseTo(-0.0537148864, within(1e-9));
    // 1985047 contracts of 100 USD, which are the 6540.5687 BTC at 30350
    assertThat(march.ticker().volume24hQuote()).isEqualTo(198504700);
    assertThat(march.ticker().asOfEpochSeconds()).isEqualTo(1734681599);
    // 2987 contracts of 100 USD; / 29870 = 10 BTC
    assertThat(march.openInterest()).isEqualTo(new OpenInterest(10, 298700));
    assertThat(march.basisRatio()).isCloseTo(0.03, within(1e-12)); // 29870 / 29000 - 1
    assertThat(data.futures().get(0).basisRatio()).isZero();
  }

  /** The first one expires on 2024-12-20 at 08:00, and the list is an hour old at times. */
  @Test
  void expiredButListedIsLeftOut() {
    assertThat(feed.collect(real("2024-12-20T08:00:00Z")).futures())
        .extracting(future -> future.instrument().symbol())
        .hasSize(5)
        .doesNotContain("BTC-USD-241220");
  }

  @ParameterizedTest
  @CsvSource({
    "live,FUTURES,normal,true",
    "suspend,FUTURES,normal,false",
    "live,SWAP,normal,false",
    // pays funding, and is held for years
    "live,FUTURES,xperp,false",
  })
  void onlyFuturesThatTradeNow(String state, String type, String ruleType, boolean dated) {
    prepare(
        linear("ABC", "USDT")
            .replace("ABC-USDT-SWAP", "ABC-USDT-250328")
            .replace("'instType':'SWAP'", "'instType':'" + type + "'")
            .replace("'live'", "'" + state + "'")
            .replace("'normal'", "'" + ruleType + "'")
            .replace("'expTime':''", "'expTime':'1743148800000'"));

    MarketData data = feed.collect(api);

    assertThat(data.futures()).hasSize(dated ? 1 : 0);
    assertThat(data.perps()).isEmpty();
  }

  @Test
  void linearOneCountsCoinsAndHasTheIndexOfItsQuote() {
    prepare(
        linear("ABC", "USDT")
            .replace("ABC-USDT-SWAP", "ABC-USDT-250328")
            .replace("SWAP", "FUTURES")
            .replace("'expTime':''", "'expTime':'1743148800000'"));
    api.json(INDICES + "USDT", rows("{'instId':'ABC-USDT','idxPx':'2.5'}"))
        .json(INTEREST, rows("{'instId':'ABC-USDT-250328','oi':'5','oiCcy':'50'}"));

    DatedFuture future = feed.collect(api).futures().getFirst();

    assertThat(future.openInterest()).isEqualTo(new OpenInterest(50, 100)); // x 2
    assertThat(future.basisRatio()).isCloseTo(-0.2, within(1e-12)); // 2 / 2.5 - 1
  }

  @ParameterizedTest
  @ValueSource(strings = {INSTRUMENTS, TICKERS, MARKS})
  void pricesAreIndispensable(String call) {
    prepare(linear("ABC", "USDT"));
    api.json(call, "{\"code\":\"50013\",\"msg\":\"Systems are busy.\",\"data\":[]}");

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  @Test
  void askedOnceAMinuteAndNotNeededToBeUp() {
    assertThat(feed.everyCycles()).isEqualTo(6);
    assertThat(feed.essential()).isFalse();
  }

  private void prepare(String... contracts) {
    api.json(INSTRUMENTS, rows(contracts))
        .json(TICKERS, rows())
        .json(MARKS, rows(mark("ABC-USDT-250328", "2")));
  }
}
