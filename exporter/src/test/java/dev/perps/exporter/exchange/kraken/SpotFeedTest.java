package dev.perps.exporter.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTicker;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotFeedTest {
  private static final String PAIRS = "/0/public/AssetPairs";
  private static final String TICKERS = "/0/public/Ticker";
  private static final Instant NOW = Instant.parse("2026-10-09T00:35:00Z");

  @Test
  void publishedAnswer() {
    MarketData data =
        new SpotFeed()
            .collect(
                new CannedApi(NOW)
                    .file(PAIRS, "/payloads/kraken/spot_asset_pairs.json")
                    .file(TICKERS, "/payloads/kraken/spot_ticker.json"));

    assertThat(data.malformedRows()).isZero();
    assertThat(data.spots()).hasSize(1);
    SpotTicker spot = data.spots().getFirst();
    assertThat(spot.exchange()).isEqualTo("kraken");
    assertThat(spot.symbol()).isEqualTo("XBTUSDT");
    assertThat(spot.base()).isEqualTo("BTC");
    assertThat(spot.quote()).isEqualTo("USDT");
    assertThat(spot.price()).isEqualTo(105899.4);
    // 163.28908096 BTC x 105904.39279 USDT:
    // 163 x 105904.39279 = 17262416.02477; 0.28908096 x 105904.39279 = 30614.94354
    assertThat(spot.volume24hQuote()).isCloseTo(17293030.968, within(0.01));
    assertThat(spot.asOfEpochSeconds()).isNaN();
  }

  @Test
  void tokenisedStocksKeepTheirNames() {
    MarketData data =
        new SpotFeed()
            .collect(
                new CannedApi(NOW)
                    .file(PAIRS, "/payloads/kraken/spot_asset_pairs_tokenized.json")
                    .json(TICKERS, ok(ticker("AAPLxUSD", "260.5", "2", "260"))));

    assertThat(data.spots())
        .containsExactly(
            new SpotTicker("kraken", "AAPLxUSD", "AAPLX", "USD", 260.5, 520, Double.NaN));
  }

  @Test
  void legacyNamesAndStablecoins() {
    MarketData data =
        collect(
            ok(
                pair("XXBTZUSD", "XBTUSD", "XBT/USD", "online"),
                pair("XETHXXBT", "ETHXBT", "ETH/XBT", "online"),
                pair("XDGEUR", "XDGEUR", "XDG/EUR", "online"),
                pair("USDTZUSD", "USDTUSD", "USDT/USD", "online"),
                pair("USDCUSD", "USDCUSD", "USDC/USD", "online")),
            ok(
                ticker("XXBTZUSD", "90000", "1", "90000"),
                ticker("XETHXXBT", "0.03", "0", "0"),
                ticker("XDGEUR", "0.2", "10", "0.25"),
                ticker("USDTUSD", "0.9998", "1000", "0.9999"), // under its alternative name
                ticker("USDCUSD", "1.0001", "1000", "1")));

    assertThat(data.spots())
        .extracting(SpotTicker::symbol, SpotTicker::base, SpotTicker::quote, SpotTicker::price)
        .containsExactly(
            tuple("XXBTZUSD", "BTC", "USD", 90000.0),
            tuple("XETHXXBT", "ETH", "BTC", 0.03),
            tuple("XDGEUR", "DOGE", "EUR", 0.2),
            tuple("USDTZUSD", "USDT", "USD", 0.9998),
            tuple("USDCUSD", "USDC", "USD", 1.0001));
    assertThat(data.spots().get(1).volume24hQuote()).isZero();
    assertThat(data.spots().get(2).volume24hQuote()).isEqualTo(2.5);
  }

  @Test
  void onlyOpenMarketsWithAPrice() {
    MarketData data =
        collect(
            ok(
                pair("AUSD", "AUSD", "A/USD", "online"),
                pair("BUSD", "BUSD", "B/USD", "cancel_only"),
                pair("CUSD", "CUSD", "C/USD", "post_only"),
                "\"NOSTATUS\":{\"altname\":\"D\",\"wsname\":\"D/USD\"}",
                pair("EUSD", "EUSD", "E/USD", "online"),
                pair("FUSD", "FUSD", "F/USD", "online"),
                pair("GUSD", "GUSD", "G/USD", "online"),
                pair("HUSD", "HUSD", "H/USD", "online"),
                pair("KUSD", "KUSD", "/USD", "online"),
                "\"IUSD\":{\"altname\":\"IUSD\",\"status\":\"online\"}",
                "\"JUSD\":[]"),
            ok(
                ticker("AUSD", "1", "1", "1"),
                ticker("BUSD", "1", "1", "1"),
                ticker("CUSD", "1", "1", "1"),
                ticker("NOSTATUS", "1", "1", "1"),
                ticker("EUSD", "0.00000", "0", "0"),
                "\"FUSD\":{\"c\":[\"dear\",\"1\"]}",
                "\"GUSD\":{\"c\":[],\"v\":[\"1\"]}"));

    // I has no names, K only one, J is no market, F's price no number; E and G have none, H no
    // ticker.
    assertThat(data.spots()).extracting(SpotTicker::symbol).containsExactly("AUSD");
    assertThat(data.malformedRows()).isEqualTo(4);
  }

  @Test
  void unknownVolumeStaysUnknown() {
    MarketData data =
        collect(
            ok(pair("AUSD", "AUSD", "A/USD", "online")),
            ok("\"AUSD\":{\"c\":[\"3\",\"1\"],\"v\":[\"1\",null]}"));

    assertThat(data.spots().getFirst().price()).isEqualTo(3);
    assertThat(data.spots().getFirst().volume24hQuote()).isNaN();
  }

  @Test
  void warningsAreNoErrors() {
    MarketData data =
        collect(
            ok(pair("AUSD", "AUSD", "A/USD", "online")),
            "{\"error\":[\"WGeneral:Slow\"],\"result\":{" + ticker("AUSD", "1", "1", "1") + "}}");

    assertThat(data.spots()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "EAPI:Rate limit exceeded,RATE_LIMITED",
    "EGeneral:Temporary lockout,RATE_LIMITED",
    "EService:Unavailable,UNAVAILABLE",
    "EService:Busy,UNAVAILABLE",
    "EGeneral:Internal error,UNAVAILABLE",
    "EQuery:Unknown asset pair,HTTP_ERROR"
  })
  void errorEnvelopes(String word, FailureReason reason) {
    assertThatThrownBy(() -> collect(ok(), "{\"error\":[\"" + word + "\"]}"))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void answerWithoutResultIsMalformed() {
    assertThatThrownBy(() -> collect(ok(), "{\"error\":[]}"))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }

  private static MarketData collect(String pairs, String tickers) {
    return new SpotFeed().collect(new CannedApi(NOW).json(PAIRS, pairs).json(TICKERS, tickers));
  }

  private static String ok(String... members) {
    return "{\"error\":[],\"result\":{" + String.join(",", members) + "}}";
  }

  private static String pair(String key, String altname, String wsname, String status) {
    return "\"%s\":{\"altname\":\"%s\",\"wsname\":\"%s\",\"status\":\"%s\"}"
        .formatted(key, altname, wsname, status);
  }

  /** Today's figures are others than those of 24 hours. */
  private static String ticker(String key, String last, String volume, String average) {
    return "\"%s\":{\"c\":[\"%s\",\"0.1\"],\"v\":[\"77\",\"%s\"],\"p\":[\"88\",\"%s\"],\"o\":\"1\"}"
        .formatted(key, last, volume, average);
  }
}
