package dev.perps.exporter.exchange.gateio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateioSpotFeedTest {
  private static final String PAIRS = "/api/v4/spot/currency_pairs";
  private static final String TICKERS = "/api/v4/spot/tickers";
  private static final String FILES = "/payloads/gateio/";

  private final SpotFeed feed = new SpotFeed();
  private final CannedApi api = new CannedApi(Instant.parse("2026-09-25T18:00:00Z"));

  @Test
  void realPayloads() {
    api.file(PAIRS, FILES + "spot_currency_pairs.json").file(TICKERS, FILES + "spot_tickers.json");

    // CHZ has no ticker; quote_volume is in USDT
    assertThat(feed.collect(api))
        .isEqualTo(
            MarketData.ofSpots(
                List.of(
                    new SpotTicker(
                        "gateio", "BTC_USDT", "BTC", "USDT", 26019.8, 122324034.68892, Double.NaN),
                    new SpotTicker(
                        "gateio", "ETH_USDT", "ETH", "USDT", 1752.96, 60887901.935971, Double.NaN)),
                0));
  }

  @Test
  void onlyWhatCanBeBoughtAndSold() {
    api.file(PAIRS, FILES + "spot_currency_pairs_2026.json")
        .json(
            TICKERS,
            quoted(
                "[{'currency_pair':'BTC_USDT','last':'3','quote_volume':'7'},"
                    + "{'currency_pair':'ETH_USDT','last':'0','quote_volume':'0'},"
                    + "{'currency_pair':'POOLX_USDT','last':'3'},"
                    + "{'currency_pair':'MAG7XON_USDT','last':'3'},{'last':'3'}]"));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(1);
    // ETH has no price, POOLX is untradable, MAG7XON can only be sold
    assertThat(data.spots()).extracting(SpotTicker::symbol).containsExactly("BTC_USDT");
  }

  @Test
  void awkwardRows() {
    api.json(
            PAIRS,
            quoted(
                "[{'id':'1000SATS_USDT','base':'1000SATS','quote':'USDT','trade_status':'tradable'},"
                    + "{'id':'SOON_USDT','base':'SOON','quote':'USDT','trade_status':'tradable',"
                    + "'type':'premarket'},"
                    + "{'id':'ODD_USDT','base':'','quote':'USDT','trade_status':'tradable'},"
                    + "{'id':'OLD_USDT','base':'OLD','quote':'USDT','trade_status':null}]"))
        .json(
            TICKERS,
            quoted(
                "[{'currency_pair':'1000SATS_USDT','last':'0.0002','quote_volume':'nan'},"
                    + "{'currency_pair':'SOON_USDT','last':'1'},"
                    + "{'currency_pair':'ODD_USDT','last':'1'},"
                    + "{'currency_pair':'OLD_USDT','last':'1'}]"));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(1);
    assertThat(data.spots()).hasSize(1);
    assertThat(data.spots().getFirst().base()).isEqualTo("SATS");
    assertThat(data.spots().getFirst().price()).isCloseTo(0.0000002, within(1e-18));
    assertThat(data.spots().getFirst().volume24hQuote()).isInfinite(); // dropped and counted later
  }

  @Test
  void aFailedCallFailsTheFeed() {
    api.file(TICKERS, FILES + "spot_tickers.json");

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
