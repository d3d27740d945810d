package dev.perps.exporter.exchange.bybit;

import static dev.perps.exporter.exchange.bybit.LinearFixture.rows;
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
class BybitSpotFeedTest {
  private static final String INSTRUMENTS = "/v5/market/instruments-info?category=spot&limit=1000";
  private static final String TICKERS = "/v5/market/tickers?category=spot";

  private final Feed feed = Bybit.EXCHANGE.feeds().get(2);
  private final CannedApi api = new CannedApi(Instant.parse("2023-01-16T12:18:08Z"));

  @Test
  void spotIsAnExtra() {
    assertThat(feed.name()).isEqualTo("spot");
    assertThat(feed.essential()).isFalse();
  }

  @Test
  void realPayloads() {
    api.file(INSTRUMENTS, "/payloads/bybit/instruments_spot.json") // has no nextPageCursor
        .file(TICKERS, "/payloads/bybit/tickers_spot.json");

    assertThat(feed.collect(api).spots())
        .containsExactly(
            // time 1673859087947 ms
            new SpotTicker(
                "bybit", "BTCUSDT", "BTC", "USDT", 20533.13, 243765620.65899866, 1673859087.947));
  }

  @Test
  void awkwardRows() {
    api.json(
            INSTRUMENTS,
            rows(
                market("1000BONKUSDC", "Trading", "1000BONK", "USDC"),
                market("SOONUSDT", "PreLaunch", "SOON", "USDT"),
                market("NEWUSDT", "Trading", "NEW", "USDT"),
                market("GAPUSDT", "Trading", "GAP", "USDT"),
                market("NILUSDT", "Trading", "NIL", "USDT"),
                "{'symbol':'ODDUSDT','status':'Trading','baseCoin':'ODD'}")) // 1
        .json(
            TICKERS,
            rows(
                "{'symbol':'1000BONKUSDC','lastPrice':'0.02','turnover24h':'500'}",
                "{'symbol':'1000BONKUSDC','lastPrice':'9','turnover24h':'9'}",
                "{'symbol':'SOONUSDT','lastPrice':'3','turnover24h':'0'}",
                "{'symbol':'NEWUSDT','lastPrice':'0','turnover24h':'0'}",
                "{'symbol':'NILUSDT','lastPrice':'','turnover24h':''}",
                "{'lastPrice':'1'}")); // 2

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(2);
    // NEW never traded, of NIL nothing is told: neither has a price
    assertThat(data.spots()).extracting(SpotTicker::symbol).containsExactly("1000BONKUSDC");
    SpotTicker bonk = data.spots().getFirst();
    assertThat(bonk.base()).isEqualTo("BONK");
    assertThat(bonk.price()).isCloseTo(0.00002, within(1e-12)); // 0.02 / 1000
    assertThat(bonk.volume24hQuote()).isEqualTo(500);
  }

  @Test
  void aFailedCallFailsTheFeed() {
    api.file(TICKERS, "/payloads/bybit/tickers_spot.json");

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  private static String market(String symbol, String status, String base, String quote) {
    return "{'symbol':'%s','status':'%s','baseCoin':'%s','quoteCoin':'%s'}"
        .formatted(symbol, status, base, quote);
  }
}
