package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.bingx.Answers.data;
import static dev.perps.exporter.exchange.bingx.Answers.error;
import static dev.perps.exporter.exchange.bingx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BingXSpotFeedTest {
  private static final String FILES = "/payloads/bingx/";
  private static final String SYMBOLS = "/openApi/spot/v1/common/symbols";
  private static final String TICKERS = "/openApi/spot/v1/ticker/24hr";

  private final Feed feed = BingX.EXCHANGE.feeds().get(2);
  private final CannedApi api = new CannedApi(Instant.parse("2024-02-05T15:44:26Z"));

  @Test
  void realMarket() {
    api.file(SYMBOLS, FILES + "spot_symbols.json").file(TICKERS, FILES + "spot_ticker_24hr.json");

    // the answer's own time, 1707147866795 ms
    assertThat(feed.collect(api).spots())
        .containsExactly(
            new SpotTicker(
                "bingx", "BTC-USDT", "BTC", "USDT", 42215.15, 214948771.34, 1707147866.795));
    assertThat(feed.essential()).isFalse();
  }

  @Test
  void suspendedMarketsThoseWithoutAPriceAndWrongRowsAreLeftOut() {
    api.json(
            SYMBOLS,
            data(
                """
                {'symbols':[{'symbol':'A-USDT','status':25},{'symbol':'B-USDT','status':1},
                {'symbol':'1000SATS-USDC','status':1},{'symbol':'C','status':1},
                {'symbol':'D-USDT','status':1},7]}"""))
        .json(
            TICKERS,
            rows(
                "{'symbol':'A-USDT','lastPrice':1}",
                "{'symbol':'B-USDT','lastPrice':0}",
                "{'symbol':'1000SATS-USDC','lastPrice':'0.0002','quoteVolume':'7'}",
                "{'symbol':'D-USDT','lastPrice':[]}"));

    MarketData data = feed.collect(api);

    // 0.0002 / 1000 = 0.0000002 USDC
    assertThat(data.spots())
        .containsExactly(
            new SpotTicker("bingx", "1000SATS-USDC", "SATS", "USDC", 0.0002 / 1000, 7, Double.NaN));
    assertThat(data.malformedRows()).isEqualTo(3);
  }

  /** An empty object stands in the place of the list. */
  @Test
  void anErrorIsNoList() {
    api.json(SYMBOLS, error(100410, "rate limited")).json(TICKERS, rows());

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED))
        .hasMessage("code 100410: rate limited");
  }

  @Test
  void anAnswerWithoutTheListIsNone() {
    api.json(SYMBOLS, data("{}")).json(TICKERS, rows());

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }
}
