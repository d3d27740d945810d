package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.exchange.kraken.FuturesAnswers.INSTRUMENTS;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.NOW;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.TICKERS;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.instruments;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.inverse;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.linear;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.ticker;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.tickers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.kraken.KrakenContract.MarginLevel;
import dev.perps.exporter.market.ContractKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KrakenContractsTest {
  private static List<KrakenContract> contracts(String instruments, String tickers) {
    return KrakenContracts.of(
        new CannedApi(NOW).json(INSTRUMENTS, instruments).json(TICKERS, tickers));
  }

  private static List<MarginLevel> levels(String members) {
    return contracts(
            instruments(linear("PF_AUSD", "A", members)), tickers(ticker("PF_AUSD", "\"last\":1")))
        .getFirst()
        .marginLevels();
  }

  @Test
  void recordedTickerOfALinearContract() {
    KrakenContract enj =
        KrakenContracts.of(
                new CannedApi(NOW)
                    .json(INSTRUMENTS, instruments(linear("PF_ENJUSD", "ENJ", "")))
                    .file(TICKERS, "/payloads/kraken/futures_ticker_pf_row.json"))
            .getFirst();

    assertThat(enj.symbol()).isEqualTo("PF_ENJUSD");
    assertThat(enj.base()).isEqualTo("ENJ");
    assertThat(enj.kind()).isEqualTo(ContractKind.LINEAR);
    assertThat(enj.markPrice()).isEqualTo(0.0434);
    assertThat(enj.indexPrice()).isEqualTo(0.043391);
    assertThat(enj.absoluteRate()).isEqualTo(-7.56414717067e-7);
    assertThat(enj.predictedAbsoluteRate()).isEqualTo(1.95218676e-7);
    // -7.56414717067e-7 / 0.043391; 1.95218676e-7 / 0.043391
    assertThat(enj.relativeRate()).isCloseTo(-1.743252e-5, within(1e-11));
    assertThat(enj.predictedRelativeRate()).isCloseTo(4.49905916e-6, within(1e-14));
    assertThat(enj.marginLevels()).isEmpty();
  }

  @Test
  void recordedInverseContractAndItsLevels() {
    List<KrakenContract> all =
        KrakenContracts.of(
            new CannedApi(NOW)
                .file(INSTRUMENTS, "/payloads/kraken/futures_instruments.json")
                .file(TICKERS, "/payloads/kraken/futures_tickers.json"));

    // Of the payloads' rows only this one is in both.
    assertThat(all).hasSize(1);
    KrakenContract xbt = all.getFirst();
    assertThat(xbt.kind()).isEqualTo(ContractKind.INVERSE);
    assertThat(xbt.base()).isEqualTo("BTC");
    assertThat(xbt.absoluteRate()).isEqualTo(1.18588737106e-7);
    // x 21087.8
    assertThat(xbt.relativeRate()).isCloseTo(0.00250077557, within(1e-11));
    assertThat(xbt.marginLevels())
        .containsExactly(new MarginLevel(0, 0.02, 0.01), new MarginLevel(500_000, 0.04, 0.02));
  }

  @Test
  void recordedLevelsOfLinearContractsAreInDollars() {
    List<KrakenContract> all =
        KrakenContracts.of(
            new CannedApi(NOW)
                .file(INSTRUMENTS, "/payloads/kraken/futures_instruments.json")
                .json(TICKERS, tickers(ticker("PF_AAPLxUSD", "\"markPrice\":250.5"))));

    assertThat(all.getFirst().symbol()).isEqualTo("PF_AAPLxUSD");
    assertThat(all.getFirst().marginLevels())
        .containsExactly(new MarginLevel(0, 0.2, 0.1), new MarginLevel(1000, 0.4, 0.2));
  }

  @Test
  void theStatedRelativeRateCounts() {
    KrakenContract contract =
        contracts(
                instruments(inverse("PI_AUSD", "A")),
                tickers(
                    ticker(
                        "PI_AUSD",
                        "\"indexPrice\":2,\"fundingRate\":0.5,\"relativeFundingRate\":0.9")))
            .getFirst();

    assertThat(contract.relativeRate()).isEqualTo(0.9);
    assertThat(contract.absoluteRate()).isEqualTo(0.5);
    assertThat(contract.markPrice()).isNaN();
    assertThat(contract.predictedAbsoluteRate()).isNaN();
    assertThat(contract.predictedRelativeRate()).isNaN();
  }

  /** One may be held in contracts that cannot be traded now, and in dated ones. */
  @Test
  void haltedAndDatedContractsAreThere() {
    List<KrakenContract> all =
        contracts(
            instruments(
                linear("PF_AUSD", "A", ""),
                linear("FF_AUSD_271231", "A", ",\"lastTradingTime\":\"2027-12-31T15:00:00Z\""),
                "{\"symbol\":\"in_ausd\",\"type\":\"spot index\"}"),
            tickers(
                ticker("PF_AUSD", "\"suspended\":true,\"markPrice\":3"),
                "{\"symbol\":\"FF_AUSD_271231\",\"tag\":\"quarter\",\"markPrice\":4}",
                "{\"symbol\":\"in_ausd\",\"last\":3}",
                ticker("PF_NEWUSD", "\"markPrice\":5")));

    assertThat(all).extracting(KrakenContract::symbol).containsExactly("PF_AUSD", "FF_AUSD_271231");
    assertThat(all.get(1).absoluteRate()).isNaN();
  }

  @Test
  void levelsAreSortedAndMayBeText() {
    assertThat(
            levels(
                ",\"marginSchedules\":{\"europa\":{\"retail\":[]}},\"marginLevels\":["
                    + "{\"numNonContractUnits\":\"9e5\",\"initialMargin\":0.1,"
                    + "\"maintenanceMargin\":\"0.05\"},"
                    + "{\"numNonContractUnits\":0,\"initialMargin\":1,\"maintenanceMargin\":0.5}]"))
        .containsExactly(new MarginLevel(0, 1, 0.5), new MarginLevel(900_000, 0.1, 0.05));
  }

  @Test
  void retailLevelsServeWhereThereAreNoOthers() {
    assertThat(
            levels(
                ",\"retailMarginLevels\":["
                    + "{\"contracts\":0,\"initialMargin\":0.5,\"maintenanceMargin\":0.25}]"))
        .containsExactly(new MarginLevel(0, 0.5, 0.25));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"marginLevels\":null",
        ",\"marginLevels\":{\"a\":[]}",
        ",\"marginLevels\":[7]",
        ",\"marginLevels\":[{\"contracts\":0,\"initialMargin\":0.5}]",
        ",\"marginLevels\":[{\"contracts\":\"x\",\"initialMargin\":0.5,\"maintenanceMargin\":1}]",
        ",\"marginLevels\":[{\"contracts\":0,\"initialMargin\":0.5,\"maintenanceMargin\":0}]"
      })
  void aContractIsNotLostWithItsLevels(String members) {
    assertThat(levels(members)).isEmpty();
  }
}
