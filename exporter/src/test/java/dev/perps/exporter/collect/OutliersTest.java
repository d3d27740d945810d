package dev.perps.exporter.collect;

import static dev.perps.exporter.Fixtures.NOW;
import static dev.perps.exporter.Fixtures.perp;
import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.Fixtures;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutliersTest {
  private static final Host HOST = Host.of("h", "https://example.org", RateLimit.perMinute(60));

  private static Snapshot others(double... marks) {
    List<ExchangeView> views = new ArrayList<>();
    for (int i = 0; i < marks.length; i++) {
      String id = "other" + i;
      List<Perp> perps = List.of(perp(id, "PEPE", marks[i]));
      views.add(
          new ExchangeView(
              Fixtures.exchange(id, HOST),
              List.of(),
              perps,
              List.of(),
              ContractFilter.Selection.NOTHING));
    }
    return new Snapshot(NOW, views, UsdRates.of(List.of(spot("k", "USDT", "USD", 1)), true));
  }

  private static int kept(Perp perp, Snapshot others) {
    return new Outliers()
        .without(MarketData.ofPerps(List.of(perp), 0), "mine", others)
        .perps()
        .size();
  }

  @ParameterizedTest
  @CsvSource({"1e-5, 1", "9.9e-5, 1", "1.1e-6, 1", "1.01e-4, 0", "0.9e-6, 0", "1e-2, 0"})
  void markTenTimesOffWhatOthersAgreeOnIsLeftOut(double mark, int expected) {
    assertThat(kept(perp("mine", "PEPE", mark), others(1e-5, 1e-5))).isEqualTo(expected);
  }

  @Test
  void oneOtherExchangeIsNoJudge() {
    assertThat(kept(perp("mine", "PEPE", 1), others(1e-5))).isEqualTo(1);
  }

  @Test
  void othersThatDisagreeAreNoJudges() {
    assertThat(kept(perp("mine", "PEPE", 1e-2), others(1e-5, 1))).isEqualTo(1);
  }

  @Test
  void contractInACurrencyOfUnknownWorthIsNotCompared() {
    Perp dollars = perp("mine", "PEPE", 1e-5);
    Instrument id = dollars.instrument();
    Perp inBitcoin =
        new Perp(
            new Instrument(
                "mine", "PEPEBTC", id.base(), "BTC", "BTC", ContractKind.LINEAR, AssetClass.CRYPTO),
            dollars.ticker(),
            dollars.funding(),
            dollars.openInterest());
    assertThat(kept(inBitcoin, others(1, 1))).isEqualTo(1);
  }
}
