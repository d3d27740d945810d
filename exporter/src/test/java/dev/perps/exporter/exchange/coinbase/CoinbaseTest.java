package dev.perps.exporter.exchange.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoinbaseTest {
  @Test
  void facts() {
    Exchange coinbase = Coinbase.EXCHANGE;
    assertThat(coinbase.id()).isEqualTo("coinbase");
    assertThat(coinbase.name()).isEqualTo("Coinbase International");
    // intx_fee_rate_tiers.json: taker 0.0004000000000000000191… of the tier with min_volume 0
    assertThat(coinbase.takerFeeRatio()).isEqualTo(0.0004);
    assertThat(coinbase.feeds()).extracting(Feed::name).containsExactly("perps", "spot");
    assertThat(coinbase.feeds()).extracting(Feed::essential).containsExactly(true, false);
    assertThat(coinbase.feeds()).extracting(Feed::everyCycles).containsExactly(1, 2);
  }

  /** The three words for it that the three interfaces have. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\":\"Rate limit exceeded - Server allows 100 requests per second\",\"status\":429}",
        "{\"error\":\"RESOURCE_EXHAUSTED\",\"message\":\"too many requests\"}",
        "{\"message\":\"Public rate limit exceeded\"}"
      })
  void tooManyCalls(String body) {
    assertThat(Coinbase.EXCHANGE.failureReader().read(429, body, Optional.empty()).reason())
        .isEqualTo(FailureReason.RATE_LIMITED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"title\":\"Not Found\",\"status\":404}",
        "{\"error\":\"NOT_FOUND\",\"message\":\"x\"}",
        "\"x\"",
        "[[]"
      })
  void anErrorInPlaceOfRowsIsNoAnswer(String answer) {
    CannedApi api =
        new CannedApi(Instant.parse("2025-02-04T07:35:32Z"))
            .json("/api/v1/instruments", answer)
            .json("/api/v3/brokerage/market/products?product_type=SPOT", answer);
    for (Feed feed : Coinbase.EXCHANGE.feeds()) {
      assertThatThrownBy(() -> feed.collect(api))
          .asInstanceOf(InstanceOfAssertFactories.type(ExchangeException.class))
          .extracting(ExchangeException::reason)
          .isEqualTo(FailureReason.MALFORMED);
    }
  }
}
