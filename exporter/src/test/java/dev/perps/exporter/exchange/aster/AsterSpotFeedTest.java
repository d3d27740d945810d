package dev.perps.exporter.exchange.aster;

import static dev.perps.exporter.exchange.aster.AsterPerpsFixture.info;
import static dev.perps.exporter.exchange.aster.AsterPerpsFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand from the exchange's documentation. */
class AsterSpotFeedTest {
  private static final String INFO = "/api/v3/exchangeInfo";
  private static final String TICKER = "/api/v3/ticker/24hr";

  private final SpotFeed feed = new SpotFeed();
  private final CannedApi api = new CannedApi(Instant.parse("2025-08-26T08:34:39Z"));

  @Test
  void spotIsAnExtra() {
    assertThat(feed.essential()).isFalse();
    assertThat(feed.everyCycles()).isEqualTo(2);
  }

  @Test
  void documentedTicker() throws IOException {
    // The sample is the answer for one symbol; without one, rows like it come in an array.
    try (InputStream in =
        Objects.requireNonNull(
            AsterSpotFeedTest.class.getResourceAsStream("/payloads/aster/spot_ticker24hr.json"))) {
      String row = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      api.json(INFO, info(market("BTCUSDT", "TRADING", "BTC", "USDT")))
          .json(TICKER, "[" + row + "]");
    }

    assertThat(feed.collect(api).spots())
        .containsExactly(
            // closeTime 1499869899040 ms
            new SpotTicker("aster", "BTCUSDT", "BTC", "USDT", 4.000002, 15.3, 1499869899.04));
  }

  @Test
  void documentedMarketList() {
    api.file(INFO, "/payloads/aster/spot_exchangeInfo.json")
        .json(TICKER, rows("{'symbol':'BNBUSDT','lastPrice':'860.1','quoteVolume':'2434.19'}"));

    assertThat(feed.collect(api).spots())
        .containsExactly(
            new SpotTicker("aster", "BNBUSDT", "BNB", "USDT", 860.1, 2434.19, Double.NaN));
  }

  @Test
  void awkwardRows() {
    api.json(
            INFO,
            info(
                market("1000CHEEMSUSDT", "TRADING", "1000CHEEMS", "USDT"),
                market("BTCUSD1", "TRADING", "BTC", "USD1"),
                market("OLDUSDT", "CLOSE", "OLD", "USDT"),
                market("NEWUSDT", "TRADING", "NEW", "USDT"),
                market("GAPUSDT", "TRADING", "GAP", "USDT"),
                market("TESTUSDT", "TRADING", "TEST", "USDT"),
                "{'symbol':'ODDUSDT','status':'TRADING'}")) // 1: no base, no quote
        .json(
            TICKER,
            rows(
                "{'symbol':'1000CHEEMSUSDT','lastPrice':'0.0016','quoteVolume':'500'}",
                "{'symbol':'BTCUSD1','lastPrice':'100000','quoteVolume':'0.00'}",
                "{'symbol':'OLDUSDT','lastPrice':'3','quoteVolume':'0'}",
                "{'symbol':'TESTUSDT','lastPrice':'3','quoteVolume':'1'}",
                "{'symbol':'NEWUSDT','lastPrice':'0.000','quoteVolume':'0.0','closeTime':0}",
                "[]")); // 2

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(2);
    // NEW never traded, of GAP nothing is told
    assertThat(data.spots())
        .extracting(SpotTicker::symbol)
        .containsExactly("1000CHEEMSUSDT", "BTCUSD1");
    SpotTicker cheems = data.spots().getFirst();
    assertThat(cheems.base()).isEqualTo("CHEEMS");
    assertThat(cheems.price()).isCloseTo(0.0000016, within(1e-15)); // 0.0016 / 1000
    assertThat(data.spots().getLast().quote()).isEqualTo("USD1");
    assertThat(data.spots().getLast().volume24hQuote()).isZero();
  }

  /** Times that the exchange told on 2026-09-11: SUSHI was traded 20 minutes before Bitcoin. */
  @Test
  void aThinMarketIsAsFreshAsTheAnswer() {
    CannedApi then = new CannedApi(Instant.parse("2026-09-11T17:28:05Z")); // 1789147685
    then.json(
            INFO,
            info(
                market("BTCUSDT", "TRADING", "BTC", "USDT"),
                market("SUSHIUSDT", "TRADING", "SUSHI", "USDT"),
                market("OLDUSDT", "TRADING", "OLD", "USDT"),
                market("AHEADUSDT", "TRADING", "AHEAD", "USDT"),
                market("UNDATEDUSDT", "TRADING", "UNDATED", "USDT")))
        .json(
            TICKER,
            rows(
                "{'symbol':'SUSHIUSDT','lastPrice':'0.2174','closeTime':1789146485200}",
                "{'symbol':'BTCUSDT','lastPrice':'77822.5','closeTime':1789147681850}",
                "{'symbol':'OLDUSDT','lastPrice':'1','closeTime':1789061281000}", // a day and 0.85
                // s
                "{'symbol':'AHEADUSDT','lastPrice':'1','closeTime':1889147681850}",
                "{'symbol':'UNDATEDUSDT','lastPrice':'1'}"));

    assertThat(feed.collect(then).spots())
        .extracting(SpotTicker::symbol, SpotTicker::asOfEpochSeconds)
        .containsExactly(
            tuple("BTCUSDT", 1789147681.85),
            tuple("SUSHIUSDT", 1789147681.85),
            // a price of another day, and a moment that is still to come, are judged by their own
            tuple("OLDUSDT", 1789061281.0),
            tuple("AHEADUSDT", 1889147681.85),
            tuple("UNDATEDUSDT", 1789147681.85));
  }

  @Test
  void aFailedCallFailsTheFeed() {
    api.json(TICKER, "[]");

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  private static String market(String symbol, String status, String base, String quote) {
    return "{'symbol':'%s','status':'%s','baseAsset':'%s','quoteAsset':'%s'}"
        .formatted(symbol, status, base, quote);
  }
}
