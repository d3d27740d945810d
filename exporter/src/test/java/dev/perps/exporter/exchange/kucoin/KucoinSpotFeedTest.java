package dev.perps.exporter.exchange.kucoin;

import static dev.perps.exporter.exchange.kucoin.KucoinFuturesFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand from the exchange's documentation. */
class KucoinSpotFeedTest {
  private static final String MARKETS = "/api/v2/symbols";
  private static final String TICKERS = "/api/v1/market/allTickers";
  private static final String FILES = "/payloads/kucoin/";

  private final Feed feed = Kucoin.EXCHANGE.feeds().getLast();
  private final CannedApi api = new CannedApi(Instant.parse("2020-10-16T12:14:52Z"));

  @Test
  void documentedTicker() {
    api.json(MARKETS, rows(market("BTC-USDT", "BTC", "USDT", true)))
        .file(TICKERS, FILES + "spot_allTickers.json");

    assertThat(feed.collect(api).spots())
        .containsExactly(
            // time 1602832092060 ms
            new SpotTicker(
                "kucoin", "BTC-USDT", "BTC", "USDT", 11328.9, 25984946.157790431, 1602832092.06));
  }

  @Test
  void documentedMarkets() {
    api.file(MARKETS, FILES + "spot_symbols.json")
        .json(
            TICKERS,
            tickers(
                "{'symbol':'XLM-USDT','last':'0.25','volValue':'1000'}",
                "{'symbol':'VET-USDT','last':0.02,'volValue':null}"));

    assertThat(feed.collect(api).spots())
        .containsExactly(
            new SpotTicker("kucoin", "XLM-USDT", "XLM", "USDT", 0.25, 1000, 1602832092.06),
            new SpotTicker("kucoin", "VET-USDT", "VET", "USDT", 0.02, Double.NaN, 1602832092.06));
  }

  @Test
  void awkwardRows() {
    api.json(
            MARKETS,
            rows(
                market("1000SATS-USDT", "1000SATS", "USDT", true),
                market("ETH-BTC", "ETH", "BTC", true),
                market("HALT-USDT", "HALT", "USDT", false),
                market("NIL-USDT", "NIL", "USDT", true),
                market("NEW-USDT", "NEW", "USDT", true),
                market("GAP-USDT", "GAP", "USDT", true),
                "{'symbol':'ODD-USDT','baseCurrency':'ODD','enableTrading':true}")) // 1
        .json(
            TICKERS,
            tickers(
                "{'symbol':'1000SATS-USDT','last':'0.00025','volValue':'500'}",
                "{'symbol':'1000SATS-USDT','last':'9','volValue':'9'}",
                "{'symbol':'ETH-BTC','last':'0.034','volValue':'12.5'}",
                "{'symbol':'HALT-USDT','last':'3','volValue':'1'}",
                "{'symbol':'NIL-USDT','last':null,'volValue':null}",
                "{'symbol':'NEW-USDT','last':'0','volValue':'0'}",
                "{'symbol':'UNLISTED-USDT','last':'1','volValue':'1'}",
                "{'last':'1'}", // 2
                "[]")); // 3

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(3);
    // a halted pair, two without a price, one without a ticker, one that is not listed
    assertThat(data.spots())
        .extracting(SpotTicker::symbol)
        .containsExactly("1000SATS-USDT", "ETH-BTC");
    SpotTicker sats = data.spots().getFirst();
    assertThat(sats.base()).isEqualTo("SATS");
    assertThat(sats.price()).isCloseTo(0.00000025, within(1e-15)); // 0.00025 / 1000
    assertThat(sats.volume24hQuote()).isEqualTo(500);
    assertThat(data.spots().getLast().quote()).isEqualTo("BTC");
  }

  @Test
  void eachOfTheTwoCallsIsNeeded() {
    api.file(TICKERS, FILES + "spot_allTickers.json");
    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);

    CannedApi markets = new CannedApi(api.now()).file(MARKETS, FILES + "spot_symbols.json");
    assertThatThrownBy(() -> feed.collect(markets)).isInstanceOf(ExchangeException.class);
  }

  @Test
  void tickersWithoutAListAreNone() {
    api.file(MARKETS, FILES + "spot_symbols.json")
        .json(TICKERS, "{\"code\":\"200000\",\"data\":{\"time\":1602832092060}}");

    assertThatThrownBy(() -> feed.collect(api)).hasMessage("no ticker in the answer");
  }

  /** As the interface that was given up in 2018 answered. */
  @Test
  void rowsInPlaceOfTheTableAreRefused() {
    api.file(MARKETS, FILES + "spot_symbols.json")
        .json(
            TICKERS,
            "{\"code\":\"200000\",\"data\":[{\"symbol\":\"BTC-USDT\",\"lastDealPrice\":9681.0}]}");

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  private static String market(String symbol, String base, String quote, boolean open) {
    return "{'symbol':'%s','name':'%s','baseCurrency':'%s','quoteCurrency':'%s','enableTrading':%s}"
        .formatted(symbol, symbol, base, quote, open);
  }

  private static String tickers(String... rows) {
    return "{'code':'200000','data':{'time':1602832092060,'ticker':[%s]}}"
        .formatted(String.join(",", rows))
        .replace('\'', '"');
  }
}
