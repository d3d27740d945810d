package dev.perps.exporter.analytics;

import static dev.perps.exporter.Fixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class UsdRatesTest {
  @Test
  void takesTheMarketAgainstTheDollar() {
    UsdRates rates = UsdRates.of(List.of(spot("k", "USDT", "USD", 0.9993)), true);
    assertThat(rates.usdPer("USD")).isEqualTo(1);
    assertThat(rates.usdPer("USDT")).isEqualTo(0.9993);
    assertThat(rates.isAssumed("USDT")).isFalse();
  }

  @Test
  void medianOfSeveralExchangesIsOneOfTheirPrices() {
    UsdRates rates =
        UsdRates.of(
            List.of(
                spot("a", "USDT", "USD", 0.9990),
                spot("b", "USDT", "USD", 0.5),
                spot("c", "USDT", "USD", 0.9995)),
            true);
    assertThat(rates.usdPer("USDT")).isEqualTo(0.9990);
  }

  @Test
  void goesByAStablecoinWhereThereIsNoDollarMarket() {
    UsdRates rates =
        UsdRates.of(
            List.of(
                spot("k", "USDT", "USD", 0.999),
                spot("b", "USDC", "USDT", 1.001),
                spot("b", "BTC", "USDT", 100_000)),
            true);
    assertThat(rates.usdPer("USDC")).isCloseTo(1.001 * 0.999, within(1e-15));
    assertThat(rates.usdPer("BTC")).isCloseTo(99_900, within(1e-9));
  }

  @Test
  void dollarCoinWithoutAnyMarketIsOneDollarAndSaysSo() {
    UsdRates rates = UsdRates.of(List.of(), true);
    assertThat(rates.usdPer("USDT")).isEqualTo(1);
    assertThat(rates.isAssumed("USDT")).isTrue();
    assertThat(rates.isAssumed("USD")).isFalse();
  }

  @Test
  void nothingIsAssumedWhileAMarketMayStillCome() {
    UsdRates rates = UsdRates.of(List.of(), false);
    assertThat(rates.usdPer("USDT")).isNaN();
    assertThat(rates.isAssumed("USDT")).isFalse();
  }

  @Test
  void whatIsNoDollarCoinIsNeverAssumed() {
    assertThat(UsdRates.of(List.of(), true).usdPer("BTC")).isNaN();
  }
}
