package dev.perps.exporter.exchange.lighter;

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
  private static final String DETAILS = "/api/v1/orderBookDetails";
  private final Feed feed = Lighter.EXCHANGE.feeds().get(1);
  private final CannedApi api = new CannedApi(Instant.parse("2026-09-11T17:18:39Z"));

  @Test
  void markets() {
    api.json(
        DETAILS,
        spots(
            // the documentation's row
            "{'symbol':'ETH/USDC','market_id':2048,'market_type':'spot','status':'active',"
                + "'last_trade_price':2731.79,'daily_quote_token_volume':3516374.947553}",
            "{'symbol':'1000SATS/USDC','status':'active','last_trade_price':'2',"
                + "'daily_quote_token_volume':''}",
            "{'symbol':'OLD/USDC','status':'inactive','last_trade_price':2}",
            "{'symbol':'NEW/USDC','status':'active','last_trade_price':0}",
            "{'symbol':'ODD','status':'active','last_trade_price':2}", // 1
            "{'status':'active'}")); // 2

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(2);
    assertThat(data.spots()).hasSize(2);
    assertThat(data.spots().getFirst())
        .isEqualTo(
            new SpotTicker(
                "lighter", "ETH/USDC", "ETH", "USDC", 2731.79, 3516374.947553, Double.NaN));
    assertThat(data.spots().get(1).base()).isEqualTo("SATS");
    assertThat(data.spots().get(1).price()).isCloseTo(0.002, within(1e-12));
    assertThat(data.spots().get(1).volume24hQuote()).isNaN();
  }

  @Test
  void thePerpetualsAreOfNoInterest() {
    api.file(DETAILS, "/payloads/lighter/order_book_details.json");

    assertThat(feed.collect(api).spots()).isEmpty();
    assertThat(feed.essential()).isFalse();
  }

  @Test
  void failsWithTheCall() {
    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  private static String spots(String... rows) {
    return "{'code':200,'spot_order_book_details':[%s]}"
        .formatted(String.join(",", rows))
        .replace('\'', '"');
  }
}
