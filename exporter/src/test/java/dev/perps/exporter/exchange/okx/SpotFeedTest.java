package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.exchange.okx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpotFeedTest {
  private static final String INSTRUMENTS = "/api/v5/public/instruments?instType=SPOT";
  private static final String TICKERS = "/api/v5/market/tickers?instType=SPOT";

  private final CannedApi api = new CannedApi(Instant.parse("2026-09-21T12:00:00Z"));

  @Test
  void realTickerOfAMarketInBitcoin() {
    api.json(INSTRUMENTS, rows(market("BCD", "BTC")))
        .file(TICKERS, "/payloads/okx/tickers_spot.json");

    // volCcy24h is the quote: 124824.1985 BCD at about 0.0000744 are the 9.2877 BTC
    assertThat(new SpotFeed().collect(api).spots())
        .containsExactly(
            new SpotTicker("okx", "BCD-BTC", "BCD", "BTC", 0.0000769, 9.2877, 1621441741.434));
  }

  @Test
  void realListOfMarkets() {
    api.file(INSTRUMENTS, "/payloads/okx/instruments_spot.json")
        .json(
            TICKERS,
            rows(
                "{'instId':'USDT-USD','last':'0.9995','volCcy24h':'1000','vol24h':'1001'}",
                "{'instId':'SOL-USD','last':'','volCcy24h':'0'}",
                "{'instId':'GONE-USD','last':'1','volCcy24h':'5'}"));

    MarketData data = new SpotFeed().collect(api);

    assertThat(data.spots())
        .containsExactly(
            new SpotTicker("okx", "USDT-USD", "USDT", "USD", 0.9995, 1000, Double.NaN));
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void onlyMarketsThatTradeNow() {
    api.json(
            INSTRUMENTS,
            rows(
                market("OLD", "USDT").replace("live", "suspend"),
                "{'instId':'','instType':'SPOT','state':'preopen'}",
                "{'instType':'SPOT','state':'live'}",
                "7",
                market("NEW", "USDT")))
        .json(
            TICKERS,
            rows(
                "{'instId':'OLD-USDT','last':'1'}",
                "{'last':'1'}",
                "{'instId':'NEW-USDT','last':'2'}"));

    MarketData data = new SpotFeed().collect(api);

    assertThat(data.spots()).extracting(SpotTicker::symbol).containsExactly("NEW-USDT");
    assertThat(data.malformedRows()).isEqualTo(3);
  }

  @Test
  void aMarketThatIsListedTwiceIsOne() {
    api.json(INSTRUMENTS, rows(market("NEW", "USDT"), market("NEW", "USDT")))
        .json(TICKERS, rows("{'instId':'NEW-USDT','last':'2'}"));

    assertThat(new SpotFeed().collect(api).spots())
        .extracting(SpotTicker::symbol)
        .containsExactly("NEW-USDT");
  }

  private static String market(String base, String quote) {
    return "{'instId':'%1$s-%2$s','instType':'SPOT','state':'live','baseCcy':'%1$s','quoteCcy':'%2$s'}"
        .formatted(base, quote);
  }
}
