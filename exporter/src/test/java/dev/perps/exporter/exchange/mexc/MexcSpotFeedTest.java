package dev.perps.exporter.exchange.mexc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MexcSpotFeedTest {
  private static final String MARKETS = "/api/v3/exchangeInfo";
  private static final String TICKERS = "/api/v3/ticker/24hr";
  private static final String FILES = "/payloads/mexc/";

  private final SpotFeed feed = new SpotFeed();
  private final CannedApi api = new CannedApi(Instant.parse("2026-09-20T10:00:00Z"));

  @Test
  void facts() {
    Exchange mexc = Mexc.EXCHANGE;
    assertThat(mexc.name()).isEqualTo("MEXC");
    assertThat(mexc.takerFeeRatio()).isEqualTo(0.0004);
    assertThat(mexc.feeds()).extracting(Feed::name).containsExactly("perps", "spot");
    assertThat(mexc.feeds()).extracting(Feed::essential).containsExactly(true, false);
    assertThat(mexc.feeds()).extracting(Feed::everyCycles).containsExactly(1, 2);
  }

  @Test
  void documentedMarkets() {
    api.file(MARKETS, FILES + "spot_exchangeInfo.json")
        .json(
            TICKERS,
            "[{\"symbol\":\"BROCKUSDT\",\"lastPrice\":\"0.02\",\"quoteVolume\":\"7.5\","
                + "\"closeTime\":1789898399500}]");

    assertThat(feed.collect(api).spots())
        .containsExactly(
            new SpotTicker("mexc", "BROCKUSDT", "BROCK", "USDT", 0.02, 7.5, 1789898399.5));
  }

  @Test
  void documentedTickers() {
    api.json(
            MARKETS,
            quoted(
                "{'symbols':["
                    + market("BTCUSDT", "BTC", "'1'")
                    + ","
                    + market("ETHUSDT", "ETH", "'ENABLED'")
                    + "]}"))
        .file(TICKERS, FILES + "spot_ticker24hr.json");

    // quoteVolume is null in the sample; 1641349582808 ms
    assertThat(feed.collect(api).spots())
        .containsExactly(
            new SpotTicker("mexc", "BTCUSDT", "BTC", "USDT", 46263.71, Double.NaN, 1641349582.808),
            new SpotTicker("mexc", "ETHUSDT", "ETH", "USDT", 46263.71, Double.NaN, 1641349582.808));
  }

  @Test
  void awkwardRows() {
    api.json(
            MARKETS,
            quoted(
                "{'symbols':["
                    + String.join(
                        ",",
                        market("AUSDT", "A", "1"),
                        market("BUSDT", "B", "'2'"),
                        market("CUSDT", "C", "'3'"),
                        market("DUSDT", "D", "null"),
                        market("EUSDT", "E", "'1','isSpotTradingAllowed':false"),
                        market("FUSDT", "F", "'1'"),
                        "{'symbol':'GUSDT','status':'1'}")
                    + "]}"))
        .json(
            TICKERS,
            quoted(
                "[{'symbol':'AUSDT','lastPrice':'1'},{'symbol':'BUSDT','lastPrice':'1'},"
                    + "{'symbol':'CUSDT','lastPrice':'1'},{'symbol':'DUSDT','lastPrice':'1'},"
                    + "{'symbol':'EUSDT','lastPrice':'1'},{'symbol':'FUSDT','lastPrice':''},"
                    + "{'symbol':'GUSDT','lastPrice':'1'},{'lastPrice':'1'}]"));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(2);
    assertThat(data.spots()).extracting(SpotTicker::symbol).containsExactly("AUSDT");
  }

  @Test
  void anErrorInsteadOfTheListFailsTheFeed() {
    api.json(MARKETS, "{\"code\":-1121,\"msg\":\"bad\"}")
        .file(TICKERS, FILES + "spot_ticker24hr.json");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.HTTP_ERROR));
  }

  private static String market(String symbol, String base, String status) {
    return "{'symbol':'%s','baseAsset':'%s','quoteAsset':'USDT','status':%s}"
        .formatted(symbol, base, status);
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
