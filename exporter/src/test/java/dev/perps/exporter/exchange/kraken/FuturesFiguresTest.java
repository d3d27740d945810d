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
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Prices, volume and open interest. Every expected number is worked out by hand from the exchange's
 * documentation.
 */
class FuturesFiguresTest {
  @Test
  void documentedAnswer() {
    MarketData data =
        new FuturesFeed()
            .collect(
                new CannedApi(Instant.parse("2022-06-17T11:00:31Z"))
                    .file(INSTRUMENTS, "/payloads/kraken/futures_instruments.json")
                    .file(TICKERS, "/payloads/kraken/futures_tickers.json"));

    // FI_XBTUSD_211231 is dated, in_ and rr_ are indices, the other instruments have no ticker.
    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1);
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "kraken",
                "PI_XBTUSD",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(perp.ticker().markPrice()).isEqualTo(30209.9);
    assertThat(perp.ticker().indexPrice()).isEqualTo(21087.8);
    assertThat(perp.ticker().lastPrice()).isEqualTo(49289);
    assertThat(perp.ticker().bidPrice()).isEqualTo(8634);
    assertThat(perp.ticker().askPrice()).isEqualTo(49289);
    // 1.9974017538161748 %
    assertThat(perp.ticker().change24hRatio()).isCloseTo(0.019974017538161748, within(1e-15));
    // 15304 contracts of 1 USD
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(15304);
    assertThat(perp.ticker().asOfEpochSeconds())
        .isEqualTo(Instant.parse("2022-06-17T11:00:31Z").getEpochSecond() + 0.335);
    // 1.18588737106e-7 BTC per USD x 21087.8 USD per BTC = 0.002490363479226 (x 21000)
    // + 0.0000104120911179 (x 87.8) = 0.0025007755703: Kraken's cap of 0.25 % an hour
    assertThat(perp.funding().rate()).isCloseTo(0.0025007755703, within(1e-13));
    // 1.1852486794e-7 x 21087.8 = 0.00248902222674 + 0.0000104064834051 = 0.0024994287101
    assertThat(perp.funding().predictedRate()).isCloseTo(0.0024994287101, within(1e-13));
    assertThat(perp.funding().intervalSeconds()).isEqualTo(3600);
    assertThat(perp.funding().nextEpochSeconds())
        .isEqualTo(Instant.parse("2022-06-17T12:00:00Z").getEpochSecond());
    // 149655 contracts of 1 USD; / 30209.9 = 4.95 (149539.005) + 115.995 / 30209.9 = 4.9538396
    assertThat(perp.openInterest().quote()).isEqualTo(149655);
    assertThat(perp.openInterest().base()).isCloseTo(4.9538396, within(1e-7));
  }

  @Test
  void linearContract() {
    MarketData data =
        new FuturesFeed()
            .collect(
                new CannedApi(Instant.parse("2025-10-22T11:02:31Z"))
                    .json(INSTRUMENTS, instruments(linear("PF_ENJUSD", "ENJ", "")))
                    .file(TICKERS, "/payloads/kraken/futures_ticker_pf_row.json"));

    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "kraken",
                "PF_ENJUSD",
                "ENJ",
                "USD",
                "USD",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(perp.ticker().markPrice()).isEqualTo(0.0434);
    assertThat(perp.ticker().indexPrice()).isEqualTo(0.043391);
    assertThat(perp.ticker().change24hRatio()).isCloseTo(-0.0046, within(1e-15));
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(73.5216);
    // -7.56414717067e-7 USD per ENJ / 0.043391 USD per ENJ
    // = -(1.743e-5 (7.5630513e-7) + 1.095870670e-10 / 0.043391) = -1.74325256e-5
    assertThat(perp.funding().rate()).isCloseTo(-1.74325256e-5, within(1e-13));
    // 1.95218676e-7 / 0.043391 = 4.5e-6 (1.952595e-7) - 4.0824e-11 / 0.043391 = 4.49905916e-6
    assertThat(perp.funding().predictedRate()).isCloseTo(4.49905916e-6, within(1e-13));
    assertThat(perp.funding().nextEpochSeconds())
        .isEqualTo(Instant.parse("2025-10-22T12:00:00Z").getEpochSecond());
    // 72513 ENJ x 0.0434
    assertThat(perp.openInterest().base()).isEqualTo(72513);
    assertThat(perp.openInterest().quote()).isCloseTo(3147.0642, within(1e-9));
  }

  @Test
  void withoutATradeThereIsNoChange() {
    MarketData data =
        collect(
            instruments(linear("PF_NEWUSD", "NEW", "")),
            tickers(ticker("PF_NEWUSD", "\"markPrice\":2,\"change24h\":0,\"open24h\":0")));

    assertThat(perp(data, "PF_NEWUSD").ticker().change24hRatio()).isNaN();
  }

  @Test
  void contractSizeCounts() {
    MarketData data =
        collect(
            instruments(
                linear("PF_TENUSD", "TEN", "").replace("\"contractSize\":1", "\"contractSize\":10"),
                inverse("PI_TENUSD", "TEN").replace("\"contractSize\":1", "\"contractSize\":10"),
                linear("PF_1000PEPEUSD", "1000PEPE", "")),
            tickers(
                ticker(
                    "PF_TENUSD",
                    "\"markPrice\":3,\"last\":4,\"openInterest\":\"5\",\"vol24h\":\"6\""),
                ticker("PI_TENUSD", "\"markPrice\":3,\"openInterest\":6,\"vol24h\":7"),
                ticker("PF_1000PEPEUSD", "\"markPrice\":0.012,\"openInterest\":500")));

    // 5 x 10 units, x 3 USD; 6 x 10 x 4
    assertThat(perp(data, "PF_TENUSD").openInterest().base()).isEqualTo(50);
    assertThat(perp(data, "PF_TENUSD").openInterest().quote()).isEqualTo(150);
    assertThat(perp(data, "PF_TENUSD").ticker().volume24hQuote()).isEqualTo(240);
    // 6 x 10 USD, / 3; 7 x 10
    assertThat(perp(data, "PI_TENUSD").openInterest().quote()).isEqualTo(60);
    assertThat(perp(data, "PI_TENUSD").openInterest().base()).isEqualTo(20);
    assertThat(perp(data, "PI_TENUSD").ticker().volume24hQuote()).isEqualTo(70);
    // 0.012 / 1000 and 500 x 1000; 500000 x 0.000012
    Perp pepe = perp(data, "PF_1000PEPEUSD");
    assertThat(pepe.instrument().base()).isEqualTo("PEPE");
    assertThat(pepe.ticker().markPrice()).isCloseTo(0.000012, within(1e-18));
    assertThat(pepe.openInterest().base()).isEqualTo(500_000);
    assertThat(pepe.openInterest().quote()).isCloseTo(6, within(1e-12));
  }
}
