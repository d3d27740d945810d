package dev.perps.exporter.exchange.binance;

import static dev.perps.exporter.exchange.binance.UsdmFixture.info;
import static dev.perps.exporter.exchange.binance.UsdmFixture.rows;
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
class BinanceSpotFeedTest {
  private static final String INFO = "/api/v3/exchangeInfo?showPermissionSets=false";
  private static final String TICKER = "/api/v3/ticker/24hr?type=MINI";

  private final Feed feed = Binance.EXCHANGE.feeds().get(2);
  private final CannedApi api = new CannedApi(Instant.parse("2025-07-29T11:17:54Z"));

  @Test
  void spotIsAnExtra() {
    assertThat(feed.name()).isEqualTo("spot");
    assertThat(feed.essential()).isFalse();
  }

  @Test
  void realTicker() {
    api.json(INFO, info(market("BTCUSDT", "TRADING", "BTC", "USDT")))
        .file(TICKER, "/payloads/binance/spot_ticker24hr.json");

    assertThat(feed.collect(api).spots())
        .containsExactly(
            // closeTime 1753787874013 ms
            new SpotTicker(
                "binance",
                "BTCUSDT",
                "BTC",
                "USDT",
                118449.03,
                1744744445.8064074,
                1753787874.013));
  }

  @Test
  void realMarketList() {
    api.file(INFO, "/payloads/binance/spot_exchangeInfo.json")
        .json(TICKER, rows("{'symbol':'ETHBTC','lastPrice':'0.031','quoteVolume':'2434.19'}"));

    assertThat(feed.collect(api).spots())
        .containsExactly(
            new SpotTicker("binance", "ETHBTC", "ETH", "BTC", 0.031, 2434.19, Double.NaN));
  }

  @Test
  void awkwardRows() {
    api.json(
            INFO,
            info(
                market("1000SATSUSDT", "TRADING", "1000SATS", "USDT"),
                market("OLDUSDT", "BREAK", "OLD", "USDT"),
                market("NEWUSDT", "TRADING", "NEW", "USDT"),
                market("GAPUSDT", "TRADING", "GAP", "USDT"),
                market("NILUSDT", "TRADING", "NIL", "USDT"),
                "{'symbol':'ODDUSDT','status':'TRADING'}")) // 1: no base, no quote
        .json(
            TICKER,
            rows(
                "{'symbol':'1000SATSUSDT','lastPrice':'0.00004','quoteVolume':'500'}",
                "{'symbol':'1000SATSUSDT','lastPrice':'7','quoteVolume':'7'}",
                "{'symbol':'OLDUSDT','lastPrice':'3','quoteVolume':'0'}",
                "{'symbol':'NEWUSDT','lastPrice':'0.000','quoteVolume':'0.0','closeTime':0}",
                "{'symbol':'NILUSDT','lastPrice':'','quoteVolume':null}",
                "[]")); // 2

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(2);
    // NEW never traded, of NIL nothing is told: neither has a price
    assertThat(data.spots()).extracting(SpotTicker::symbol).containsExactly("1000SATSUSDT");
    SpotTicker sats = data.spots().getFirst();
    assertThat(sats.base()).isEqualTo("SATS");
    assertThat(sats.price()).isCloseTo(4e-8, within(1e-16)); // 0.00004 / 1000
    assertThat(sats.volume24hQuote()).isEqualTo(500);
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
