package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.exchange.kraken.FuturesAnswers.INSTRUMENTS;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.TICKERS;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.collect;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.instruments;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.inverse;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.linear;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.perp;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.ticker;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.tickers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Funding, which the exchange states as an amount of money and not as a rate. */
class FuturesFundingTest {
  @Test
  void statedRelativeRateIsExactWhereTheConvertedOneDrifts() {
    MarketData data =
        collect(
            instruments(
                linear("PF_XBTUSD", "BTC", ""),
                inverse("PI_XBTUSD", "BTC"),
                linear("PF_EURUSD", "EUR", ",\"tradfi\":true")),
            tickers(
                """
                {"symbol":"PF_XBTUSD","tag":"perpetual","pair":"XBT:USD","markPrice":81780.434623335,
                 "vol24h":8076.6192,"volumeQuote":661565749.685,"openInterest":2357.1126,
                 "fundingRate":1.4840707878906,"fundingRatePrediction":1.30091458365,
                 "relativeFundingRate":0.000018166270833333,
                 "relativeFundingRatePrediction":0.000015901875,"indexPrice":81770.17}""",
                """
                {"symbol":"PI_XBTUSD","tag":"perpetual","pair":"XBT:USD","markPrice":81807.156629089,
                 "vol24h":596069,"volumeQuote":596102,"openInterest":2162910,
                 "fundingRate":1.318994364e-09,"indexPrice":81738.9}""",
                """
                {"symbol":"PF_EURUSD","tag":"perpetual","pair":"EUR:USD","markPrice":1.12250993857,
                 "openInterest":4330,"postOnly":true,"isUnderlyingMarketClosed":true,
                 "fundingRate":0.000187291640827084,"indexPrice":1.121}"""));

    // 1.4840707878906 / 81770.17 would be 0.0000181493
    assertThat(perp(data, "PF_XBTUSD").funding().rate()).isEqualTo(0.000018166270833333);
    assertThat(perp(data, "PF_XBTUSD").funding().predictedRate()).isEqualTo(0.000015901875);
    // 1.318994364e-9 x 81738.9 = 0.00010781315; Kraken stated 0.00010775360 for that hour
    assertThat(perp(data, "PI_XBTUSD").funding().rate())
        .isCloseTo(0.00010781315, within(1e-11))
        .isCloseTo(0.000107753595833333, within(1e-7));
    assertThat(perp(data, "PI_XBTUSD").funding().predictedRate()).isNaN();
    assertThat(perp(data, "PI_XBTUSD").ticker().volume24hQuote()).isEqualTo(596069);
    // Post-only while the currency market is closed: alive, with funding.
    // 0.000187291640827084 / 1.121 = 0.000167075504
    assertThat(perp(data, "PF_EURUSD").funding().rate()).isCloseTo(1.67075504e-4, within(1e-12));
    assertThat(perp(data, "PF_EURUSD").instrument().assetClass()).isEqualTo(AssetClass.FX);
  }

  @Test
  void aPriceThatIsNoneGivesNoRate() {
    MarketData data =
        collect(
            instruments(linear("PF_AUSD", "A", ""), inverse("PI_AUSD", "A")),
            tickers(
                ticker("PF_AUSD", "\"indexPrice\":-5,\"fundingRate\":0.001"),
                ticker("PI_AUSD", "\"indexPrice\":-5,\"markPrice\":4,\"fundingRate\":0.001")));

    // -5 would turn the sign; the mark price serves in its place: 0.001 x 4
    assertThat(perp(data, "PF_AUSD").funding()).isEqualTo(Funding.NONE);
    assertThat(perp(data, "PI_AUSD").funding().rate()).isEqualTo(0.004);
  }

  @Test
  void fundingIsPaidAtTheHourAfterThisOne() {
    MarketData data =
        new FuturesFeed()
            .collect(
                new CannedApi(Instant.parse("2026-10-09T01:00:00Z"))
                    .json(INSTRUMENTS, instruments(linear("PF_AUSD", "A", "")))
                    .json(
                        TICKERS,
                        tickers(ticker("PF_AUSD", "\"indexPrice\":10,\"fundingRate\":0.001"))));

    assertThat(perp(data, "PF_AUSD").funding().nextEpochSeconds())
        .isEqualTo(Instant.parse("2026-10-09T02:00:00Z").getEpochSecond());
  }
}
