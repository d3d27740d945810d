package dev.perps.exporter.exchange.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotFeedTest {
  private static final String SPOT = "/info{\"type\":\"spotMetaAndAssetCtxs\"}";
  private static final Instant NOW = Instant.parse("2026-10-09T00:35:00Z");

  @Test
  void publishedAnswer() {
    MarketData data =
        new SpotFeed()
            .collect(
                new CannedApi(NOW).file(SPOT, "/payloads/hyperliquid/spotMetaAndAssetCtxs.json"));

    // There is no last trade: the middle of the book, not the mark price of 0.22695.
    assertThat(data.spots())
        .containsExactly(
            new SpotTicker(
                "hyperliquid", "PURR/USDC", "PURR", "USDC", 0.2268, 14350747.92152, Double.NaN));
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void marketsAndContextsAreJoinedByNameAndBridgedCoinsAreTheirOriginals() {
    MarketData data =
        collect(
            """
            {"name":"USDC","index":0},{"name":"UBTC","index":197,"fullName":"Unit Bitcoin"},
            {"name":"USOL","index":254},{"name":"UXPL","index":7,"fullName":"Unit Plasma"},
            {"name":"UFART","index":8,"fullName":"Unit Fartcoin"},{"name":"UNI","index":9},
            {"name":"USDT0","index":268,"fullName":"USDT0"},{"name":"USDH","index":360}""",
            """
            {"name":"@142","tokens":[197,0]},{"name":"@156","tokens":[254,0]},
            {"name":"@7","tokens":[7,360]},{"name":"@8","tokens":[8,0]},
            {"name":"@9","tokens":[9,0]},{"name":"@166","tokens":[268,0]},
            {"name":"@999","tokens":[1,0]}""",
            """
            {"coin":"@166","markPx":"0.9998","midPx":"0.9997","dayNtlVlm":"12"},
            {"coin":"@156","markPx":"150","midPx":null,"dayNtlVlm":"0.0"},
            {"coin":"@8","markPx":"1.5","midPx":"1.25"},
            {"coin":"@142","markPx":"90000","midPx":"90001","dayNtlVlm":"5"},
            {"coin":"@7","markPx":"2","midPx":"2","dayNtlVlm":"5"},
            {"coin":"@9","markPx":"3","midPx":"3","dayNtlVlm":"5"},
            {"coin":"@999","markPx":"4","midPx":"4","dayNtlVlm":"5"},
            {"coin":"#1230","markPx":"0.5","midPx":"0.5","dayNtlVlm":"5"}""");

    // @999's base is no token, #1230 no market.
    assertThat(data.spots())
        .extracting(SpotTicker::symbol, SpotTicker::base, SpotTicker::quote, SpotTicker::price)
        .containsExactly(
            tuple("@142", "BTC", "USDC", 90001.0),
            tuple("@156", "SOL", "USDC", 150.0),
            tuple("@7", "XPL", "USDH", 2.0),
            tuple("@8", "FARTCOIN", "USDC", 1.25),
            tuple("@9", "UNI", "USDC", 3.0),
            tuple("@166", "USDT", "USDC", 0.9997));
    assertThat(data.spots().get(1).volume24hQuote()).isZero();
    assertThat(data.spots().get(3).volume24hQuote()).isNaN();
  }

  @Test
  void wrongRowsAreCountedAndLeftOut() {
    MarketData data =
        collect(
            "{\"name\":\"USDC\",\"index\":0},{\"name\":\"A\",\"index\":1},{\"index\":2},7",
            """
            {"name":"A/USDC","tokens":[1,0]},{"tokens":[1,0]},{"name":"B/USDC"},
            {"name":"A/USDC","tokens":[0,1]},{"name":"QUIET","tokens":[1,0]}""",
            """
            {"coin":"A/USDC","markPx":"2","midPx":"0.0"},{"coin":"A/USDC","markPx":"3"},
            {"markPx":"4"},{"coin":"QUIET","markPx":"0.0","midPx":null,"dayNtlVlm":"0.0"},
            {"coin":"C","markPx":"dear"}""");

    // Two tokens, two markets and two contexts; of A/USDC the first row each.
    assertThat(data.malformedRows()).isEqualTo(6);
    assertThat(data.spots())
        .containsExactly(
            new SpotTicker("hyperliquid", "A/USDC", "A", "USDC", 2, Double.NaN, Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[{\"tokens\":[]},[]]", "[{\"universe\":[],\"tokens\":[]}]", "[]", "null"})
  void answersOfAnotherShapeAreMalformed(String answer) {
    assertThatThrownBy(() -> new SpotFeed().collect(new CannedApi(NOW).json(SPOT, answer)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }

  private static MarketData collect(String tokens, String markets, String contexts) {
    return new SpotFeed()
        .collect(
            new CannedApi(NOW)
                .json(
                    SPOT,
                    "[{\"tokens\":["
                        + tokens
                        + "],\"universe\":["
                        + markets
                        + "]},["
                        + contexts
                        + "]]"));
  }
}
