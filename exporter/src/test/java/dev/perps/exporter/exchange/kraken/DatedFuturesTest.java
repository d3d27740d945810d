package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.exchange.kraken.FuturesAnswers.INSTRUMENTS;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.TICKERS;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.collect;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.instruments;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.linear;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.tickers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class DatedFuturesTest {
  /** As the exchange told it on 2026-09-25, without margins. */
  private static final String REAL_DECEMBER =
      """
      {"symbol":"FF_XBTUSD_261225","type":"flexible_futures",
      "lastTradingTime":"2026-12-25T08:00:00Z","tickSize":1,"contractSize":1,"tradeable":true,
      "impactMidSize":0.05,"maxPositionSize":600.0,"openingDate":"2026-05-22T08:00:00Z",
      "contractValueTradePrecision":4,"postOnly":false,"mtf":true,"base":"BTC","quote":"USD",
      "pair":"BTC:USD","category":"Layer 1","tradfi":false,"isExpired":false}""";

  /** The ticker of the documentation, of a contract that had been settled by its name. */
  @Test
  void documentedInverseFuture() {
    CannedApi api =
        new CannedApi(Instant.parse("2022-06-17T11:00:31Z"))
            .file(TICKERS, "/payloads/kraken/futures_tickers.json")
            .json(
                INSTRUMENTS,
                instruments(
                    """
                    {"symbol":"FI_XBTUSD_211231","type":"futures_inverse",
                    "lastTradingTime":"2022-12-30T16:00:00.000Z","contractSize":1,
                    "tradeable":true,"base":"BTC","quote":"USD"}"""));

    MarketData data = new FuturesFeed().collect(api);

    assertThat(data.perps()).isEmpty();
    DatedFuture future = data.futures().getFirst();
    assertThat(future.instrument())
        .isEqualTo(
            new Instrument(
                "kraken",
                "FI_XBTUSD_211231",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(future.expiryEpochSeconds()).isEqualTo(1672416000); // 2022-12-30T16:00:00Z
    assertThat(future.ticker().markPrice()).isEqualTo(20478.5);
    assertThat(future.ticker().indexPrice()).isEqualTo(21087.8);
    assertThat(future.ticker().lastPrice()).isEqualTo(28002);
    assertThat(future.ticker().change24hRatio()).isCloseTo(0.019974017538161748, within(1e-15));
    assertThat(future.ticker().volume24hQuote()).isEqualTo(100);
    // contracts of one US dollar: 10087 / 20478.5 BTC
    assertThat(future.openInterest().quote()).isEqualTo(10087);
    assertThat(future.openInterest().base()).isCloseTo(0.492565373440437, within(1e-12));
    // 20478.5 / 21087.8 - 1: below the index
    assertThat(future.basisRatio()).isCloseTo(-0.0288934834359202, within(1e-12));
  }

  @Test
  void realLinearFutureBesideAPerpetual() {
    MarketData data =
        collect(
            instruments(REAL_DECEMBER, linear("PF_XBTUSD", "BTC", "")),
            tickers(
                """
                {"symbol":"FF_XBTUSD_261225","tag":"quarter","pair":"BTC:USD","markPrice":80800,
                "indexPrice":80000,"last":80750,"vol24h":2,"volumeQuote":161500,
                "openInterest":3.5,"suspended":false}""",
                "{\"symbol\":\"PF_XBTUSD\",\"tag\":\"perpetual\",\"markPrice\":80010}"));

    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("PF_XBTUSD");
    assertThat(data.futures()).hasSize(1);
    DatedFuture future = data.futures().getFirst();
    assertThat(future.instrument().kind()).isEqualTo(ContractKind.LINEAR);
    assertThat(future.instrument().settle()).isEqualTo("USD");
    assertThat(future.expiryEpochSeconds()).isEqualTo(1798185600);
    assertThat(future.ticker().volume24hQuote()).isEqualTo(161500);
    assertThat(future.openInterest()).isEqualTo(new OpenInterest(3.5, 282800)); // x 80800
    assertThat(future.basisRatio()).isCloseTo(0.01, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quarter|\"lastTradingTime\":\"2026-12-25T08:00:00Z\"|true",
        "month|\"lastTradingTime\":\"2026-12-25T08:00:00Z\"|true",
        "semiannual|\"lastTradingTime\":\"2026-12-25T08:00:00Z\"|true",
        // without an expiry it is not known what it is
        "quarter|\"x\":1|false",
        // a perpetual that is being delisted
        "perpetual|\"lastTradingTime\":\"2026-12-25T08:00:00Z\"|false",
        "quarter|\"lastTradingTime\":\"2026-12-25T08:00:00Z\",\"tradeable\":false|false",
      })
  void whatIsDated(String tag, String facts, boolean dated) {
    String row =
        facts.contains("tradeable")
            ? "{\"symbol\":\"FF_X\",\"type\":\"flexible_futures\",\"contractSize\":1,"
                + "\"base\":\"BTC\","
                + facts
                + "}"
            : linear("FF_X", "BTC", "," + facts);
    MarketData data =
        collect(
            instruments(row),
            tickers("{\"symbol\":\"FF_X\",\"tag\":\"" + tag + "\",\"markPrice\":2}"));

    assertThat(data.futures()).hasSize(dated ? 1 : 0);
    assertThat(data.perps()).isEmpty();
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void suspendedOneIsLeftOut() {
    MarketData data =
        collect(
            instruments(REAL_DECEMBER),
            tickers(
                "{\"symbol\":\"FF_XBTUSD_261225\",\"tag\":\"quarter\",\"markPrice\":2,"
                    + "\"suspended\":true}"));

    assertThat(data.futures()).isEmpty();
  }
}
