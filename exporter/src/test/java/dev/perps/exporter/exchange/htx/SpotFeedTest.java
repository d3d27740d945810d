package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.exchange.htx.LinearFeedTest.data;
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
class SpotFeedTest {
  private static final String MARKETS = "/v1/settings/common/market-symbols";
  private static final String TICKERS = "/market/tickers";

  private final Feed feed = Htx.EXCHANGE.feeds().get(2);
  private final CannedApi api = new CannedApi(Instant.parse("2021-08-24T07:15:56Z"));

  @Test
  void documentedTickers() {
    api.json(MARKETS, data(market("smt", "usdt", "online"), market("ltc", "ht", "online")))
        .file(TICKERS, "/payloads/htx/spot_tickers.json");

    assertThat(feed.collect(api).spots())
        .containsExactly(
            // vol is quote: 36551302 SMT x 0.00467 = 170.5 thousand; 1629789355531 ms
            new SpotTicker(
                "htx", "smtusdt", "SMT", "USDT", 0.00468, 170526.0643855023, 1629789355.531),
            new SpotTicker(
                "htx", "ltcht", "LTC", "HT", 12.918053, 14506.9381937385, 1629789355.531));
  }

  @Test
  void documentedMarkets() {
    api.file(MARKETS, "/payloads/htx/spot_symbols_config.json")
        .json(TICKERS, data("{'symbol':'btc3lusdt','close':2.5,'vol':9}"));

    assertThat(feed.collect(api).spots())
        .containsExactly(
            new SpotTicker("htx", "btc3lusdt", "BTC3L", "USDT", 2.5, 9, 1789336870.043));
  }

  @Test
  void awkwardRows() {
    api.json(
            MARKETS,
            data(
                market("1000sats", "usdt", "online"),
                market("old", "usdt", "offline"),
                market("soon", "usdt", "pre-online"),
                market("new", "usdt", "online"),
                market("gap", "usdt", "online"),
                // as the older and the newer list have it
                "{'base-currency':'a','quote-currency':'usdt','symbol':'ausdt','state':'online'}",
                "{'bc':'b','qc':'usdt','sc':'busdt','state':'online'}",
                "{'bc':'c','symbol':'cusdt','state':'online'}")) // 1
        .json(
            TICKERS,
            data(
                "{'symbol':'1000satsusdt','close':'0.0003','vol':'5'}",
                "{'symbol':'oldusdt','close':1,'vol':1}",
                "{'symbol':'soonusdt','close':1,'vol':1}",
                "{'symbol':'newusdt','close':0,'vol':0}",
                "{'symbol':'ausdt','close':1,'vol':null}",
                "{'symbol':'busdt','close':2,'vol':0}",
                "{'close':1}")); // 2

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(2);
    assertThat(data.spots())
        .extracting(SpotTicker::symbol)
        .containsExactly("1000satsusdt", "ausdt", "busdt");
    assertThat(data.spots().getFirst().base()).isEqualTo("SATS");
    assertThat(data.spots().getFirst().price()).isCloseTo(0.0000003, within(1e-15));
    assertThat(data.spots().get(1).volume24hQuote()).isNaN();
    assertThat(data.spots().get(2).volume24hQuote()).isZero();
  }

  @Test
  void spotIsAnExtraThatFailsAlone() {
    assertThat(feed.essential()).isFalse();
    api.file(TICKERS, "/payloads/htx/spot_tickers.json");
    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  private static String market(String base, String quote, String state) {
    return "{'symbol':'%s%s','state':'%s','bc':'%s','qc':'%s'}"
        .formatted(base, quote, state, base, quote);
  }
}
