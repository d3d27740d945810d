package dev.perps.exporter.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.market.SpotTicker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CoinbasePremiumTest {
  private static final UsdRates RATES = UsdRates.of(List.of(spot("USDT", "USD", 0.999, 1e9)), true);

  private static SpotTicker spot(String base, String quote, double price, double volume) {
    return new SpotTicker("x", base + quote, base, quote, price, volume, Double.NaN);
  }

  private static Map<String, Double> premium(SpotTicker coinbase, SpotTicker binance) {
    return CoinbasePremium.of(List.of(coinbase), List.of(binance), RATES);
  }

  @Test
  void tetherIsConverted() {
    // 100100 USD; 100000 USDT x 0.999 = 99900 USD; 100100 / 99900 - 1 = 0.002002002
    assertThat(premium(spot("BTC", "USD", 100_100, 5), spot("BTC", "USDT", 100_000, 7)).get("BTC"))
        .isCloseTo(0.002002002, within(1e-9));
  }

  @Test
  void otherQuotesDoNotCount() {
    assertThat(premium(spot("BTC", "USDC", 100, 5), spot("BTC", "USDT", 100, 7))).isEmpty();
    assertThat(premium(spot("BTC", "USD", 100, 5), spot("BTC", "FDUSD", 100, 7))).isEmpty();
  }

  @Test
  void noneWithoutAPriceOfTether() {
    List<SpotTicker> usd = List.of(spot("BTC", "USD", 100, 5));
    List<SpotTicker> usdt = List.of(spot("BTC", "USDT", 100, 5));

    assertThat(CoinbasePremium.of(usd, usdt, UsdRates.of(List.of(), true))).isEmpty();
    assertThat(CoinbasePremium.of(usd, usdt, UsdRates.of(List.of(), false))).isEmpty();
    assertThat(CoinbasePremium.of(usd, usdt, RATES)).containsKey("BTC");
  }

  @Test
  void noneWhereASideIsMissing() {
    List<SpotTicker> btc = List.of(spot("BTC", "USD", 100, 5));

    assertThat(CoinbasePremium.of(btc, List.of(), RATES)).isEmpty();
    assertThat(CoinbasePremium.of(List.of(), List.of(spot("BTC", "USDT", 100, 5)), RATES))
        .isEmpty();
    assertThat(premium(spot("BTC", "USD", 100, 5), spot("ETH", "USDT", 100, 7))).isEmpty();
  }

  @Test
  void namesakesHaveNone() {
    // 119 / 99.9 - 1 = 0.191; 120 / 99.9 - 1 = 0.2012; 80 / 99.9 - 1 = -0.1992; 79 gives -0.209
    assertThat(premium(spot("A", "USD", 119, 5), spot("A", "USDT", 100, 7))).hasSize(1);
    assertThat(premium(spot("A", "USD", 120, 5), spot("A", "USDT", 100, 7))).isEmpty();
    assertThat(premium(spot("A", "USD", 80, 5), spot("A", "USDT", 100, 7))).hasSize(1);
    assertThat(premium(spot("A", "USD", 79, 5), spot("A", "USDT", 100, 7))).isEmpty();
    assertThat(premium(spot("USDC", "USD", 1, 5), spot("USDC", "USDT", 1, 7))).isEmpty();
  }

  @Test
  void bitcoinEtherAndTheTenBiggestByTheSmallerMarket() {
    List<SpotTicker> coinbase = new ArrayList<>();
    List<SpotTicker> binance = new ArrayList<>();
    for (int i = 1; i <= 12; i++) {
      // The one market grows with i, the other is large.
      coinbase.add(spot("C" + i, "USD", 1, i % 2 == 0 ? i : 1e9));
      binance.add(spot("C" + i, "USDT", 1, i % 2 == 0 ? 1e9 : i));
    }
    for (String base : List.of("BTC", "ETH")) {
      coinbase.add(spot(base, "USD", 100, 0.5));
      binance.add(spot(base, "USDT", 100, Double.NaN));
    }
    coinbase.add(spot("UNTOLD", "USD", 1, Double.NaN));
    binance.add(spot("UNTOLD", "USDT", 1, 1e9));

    assertThat(CoinbasePremium.of(coinbase, binance, RATES).keySet())
        .containsExactly(
            "BTC", "ETH", "C12", "C11", "C10", "C9", "C8", "C7", "C6", "C5", "C4", "C3");
  }

  /** Who pays p more pays p more, whatever the price and the worth of USDT. */
  @Property
  void isWhatItWasMadeWith(
      @ForAll @DoubleRange(min = -0.19, max = 0.19) double premium,
      @ForAll @DoubleRange(min = 0.9, max = 1.1) double tether,
      @ForAll @DoubleRange(min = 0.01, max = 1e9) double price) {
    UsdRates rates = UsdRates.of(List.of(spot("USDT", "USD", tether, 1)), false);

    assertThat(
            CoinbasePremium.of(
                    List.of(spot("BTC", "USD", price * tether * (1 + premium), 1)),
                    List.of(spot("BTC", "USDT", price, 1)),
                    rates)
                .get("BTC"))
        .isCloseTo(premium, within(1e-9));
  }
}
