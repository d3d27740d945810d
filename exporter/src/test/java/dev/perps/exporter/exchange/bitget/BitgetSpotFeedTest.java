package dev.perps.exporter.exchange.bitget;

import static dev.perps.exporter.exchange.bitget.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitgetSpotFeedTest {
  private static final String SYMBOLS = "/api/v2/spot/public/symbols";
  private static final String TICKERS = "/api/v2/spot/market/tickers";

  private final CannedApi api = new CannedApi(Instant.parse("2026-09-21T12:00:00Z"));
  private final SpotFeed feed = new SpotFeed();

  @ParameterizedTest
  @ValueSource(strings = {"spot_symbols.json", "spot_symbols_2026.json"})
  void realPayloads(String symbols) {
    api.file(SYMBOLS, "/payloads/bitget/" + symbols)
        .file(TICKERS, "/payloads/bitget/spot_tickers.json");

    assertThat(feed.collect(api).spots())
        .containsExactly(
            new SpotTicker(
                "bitget", "BTCUSDT", "BTC", "USDT", 37583.69, 519127705.303, 1700532903.261));
  }

  @Test
  void onlyMarketsThatTradeNow() {
    api.json(
            SYMBOLS,
            rows(
                market("AUSDT", "A", "offline"),
                market("BUSDT", "B", "gray"),
                market("CUSDT", "C", "halt"),
                market("DUSDT", "D", "online"),
                market("EUSDT", "E", "online"),
                market("FUSDT", "F", "online"),
                market("1000SATSUSDT", "1000SATS", "online"),
                "{'symbol':'GUSDT','status':'online'}"))
        .json(
            TICKERS,
            rows(
                "{'symbol':'AUSDT','lastPr':'1'}",
                "{'symbol':'BUSDT','lastPr':'1'}",
                "{'symbol':'CUSDT','lastPr':'1'}",
                "{'symbol':'DUSDT','lastPr':'2','quoteVolume':'0'}",
                "{'symbol':'EUSDT','lastPr':'0'}",
                "{'symbol':'FUSDT','lastPr':'3','ts':'0'}",
                "{'symbol':'1000SATSUSDT','lastPr':'4','quoteVolume':'9','ts':1790000000000}",
                "'x'"));

    MarketData data = feed.collect(api);

    assertThat(data.spots())
        .containsExactly(
            new SpotTicker("bitget", "DUSDT", "D", "USDT", 2, 0, 1790000000.25),
            new SpotTicker("bitget", "1000SATSUSDT", "SATS", "USDT", 0.004, 9, 1790000000));
    assertThat(data.malformedRows()).isEqualTo(2);
  }

  private static String market(String symbol, String base, String status) {
    return "{'symbol':'%s','baseCoin':'%s','quoteCoin':'USDT','status':'%s'}"
        .formatted(symbol, base, status);
  }
}
