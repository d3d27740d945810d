package dev.perps.exporter.exchange.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class CoinbaseSpotFeedTest {
  private static final String PRODUCTS = "/api/v3/brokerage/market/products?product_type=SPOT";
  private static final String ETH =
      """
      {'product_id':'ETH-EUR','price':'2000','volume_24h':'30.5','status':'online',
      'base_currency_id':'ETH','quote_currency_id':'EUR','is_disabled':false,
      'trading_disabled':false,'view_only':false,'cancel_only':false,'alias':''}""";

  private final Feed feed = Coinbase.EXCHANGE.feeds().getLast();
  private final CannedApi api = new CannedApi(Instant.parse("2026-04-07T00:29:00Z"));

  @Test
  void realPayload() {
    api.file(PRODUCTS, "/payloads/coinbase/advanced_products.json");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    // BTC-USDC is the book of BTC-USD once more
    assertThat(data.spots()).hasSize(1);
    SpotTicker spot = data.spots().getFirst();
    assertThat(spot.symbol()).isEqualTo("BTC-USD");
    assertThat(spot.base()).isEqualTo("BTC");
    assertThat(spot.quote()).isEqualTo("USD");
    assertThat(spot.price()).isEqualTo(68925.98);
    // 11005.02587005 x 68925.98, as approximate_quote_24h_volume has it
    assertThat(spot.volume24hQuote()).isCloseTo(758532193.02, within(0.01));
    assertThat(spot.asOfEpochSeconds()).isNaN();
  }

  @Test
  void volumeIsInTheQuoteCurrency() {
    api.json(PRODUCTS, products(ETH));

    assertThat(feed.collect(api).spots())
        .containsExactly(
            // 30.5 x 2000 = 61000 EUR
            new SpotTicker("coinbase", "ETH-EUR", "ETH", "EUR", 2000, 61000, Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':'delisted'",
        "'status':''",
        "'status':null",
        "'is_disabled':true",
        "'trading_disabled':true",
        "'view_only':true",
        "'cancel_only':true",
        "'alias':'ETH-USD'",
        "'price':''",
        "'price':'0'",
        "'price':null"
      })
  void whatDoesNotTradeOrHasNoPriceIsLeftOut(String member) {
    String name = member.substring(0, member.indexOf(':') + 1);
    api.json(PRODUCTS, products(ETH.replaceFirst(name + "[^,}]*", member)));

    assertThat(feed.collect(api)).isEqualTo(MarketData.ofSpots(List.of(), 0));
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
        PRODUCTS,
        products(
            ETH.replace("'product_id':'ETH-EUR',", ""), // 1
            ETH.replace("ETH-EUR", "A-EUR").replace("'ETH',", "null,"), // 2
            ETH.replace("ETH-EUR", "B-EUR").replace("'EUR'", "''"), // 3
            ETH.replace("'2000'", "[]"), // 4
            "0", // 5
            ETH.replace("'volume_24h':'30.5',", "").replace("'alias':''", "'alias':null"),
            ETH));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(5);
    assertThat(data.spots()).hasSize(1);
    assertThat(data.spots().getFirst().volume24hQuote()).isNaN();
  }

  @Test
  void anAnswerWithoutProductsIsNone() {
    api.json(PRODUCTS, "{\"error\":\"INTERNAL\",\"message\":\"x\"}");

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("no products in the answer");
  }

  private static String products(String... rows) {
    return "{'products':[%s],'num_products':1}"
        .formatted(String.join(",", rows))
        .replace('\'', '"');
  }
}
