package dev.perps.exporter.account.figures;

import static dev.perps.exporter.account.figures.Contracts.INVERSE;
import static dev.perps.exporter.account.figures.Contracts.LINEAR;
import static dev.perps.exporter.account.figures.Contracts.STOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.Margin.Balance;
import dev.perps.exporter.account.Margin.Wallet;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquidationDistanceTest {
  private static final HeldPosition LONG = held("PF_XBTUSD", true, "1");
  private static final HeldPosition SHORT = held("PF_XBTUSD", false, "1");
  private static final HeldPosition STOCKS = held("PF_AAPLxUSD", true, "10");

  private static HeldPosition held(String symbol, boolean isLong, String size) {
    return new HeldPosition(symbol, isLong, new BigDecimal(size), BigDecimal.TEN);
  }

  private static Wallet wallet(String name, double equity, double maintenance) {
    return new Wallet(name, "X", Double.NaN, 0, 0, maintenance, equity, 0, 0);
  }

  private static Margin flex(double equity, double maintenance, Balance... balances) {
    return new Margin(List.of(wallet("flex", equity, maintenance)), List.of(balances));
  }

  private static double alone(HeldPosition held, KrakenContract contract, Margin margin) {
    return LiquidationDistance.of(held, contract, List.of(held), margin);
  }

  /**
   * One coin at 80 000 with 10 000 of equity and 1 % of maintenance, 800. At 80000 (1 - d) equity
   * is 10000 - 80000 d and the margin 800 (1 - d): d = 9200 / 79200.
   */
  @Test
  void longLinear() {
    double distance = alone(LONG, LINEAR, flex(10_000, 800));

    assertThat(distance).isCloseTo(9_200 / 79_200.0, within(1e-12));
    assertThat(10_000 - 80_000 * distance).isCloseTo(800 * (1 - distance), within(1e-9));
  }

  /** At 80000 (1 + d): 10000 - 80000 d = 800 (1 + d). */
  @Test
  void shortLinear() {
    assertThat(alone(SHORT, LINEAR, flex(10_000, 800))).isCloseTo(9_200 / 80_800.0, within(1e-12));
  }

  /** The wallet needs 8000 for it, a schedule of ten per cent: 2000 / (80000 - 8000). */
  @Test
  void whatTheOnlyPositionNeedsIsItsRate() {
    assertThat(alone(LONG, LINEAR, flex(10_000, 8_000))).isCloseTo(2_000 / 72_000.0, within(1e-12));
  }

  /** Beside another position the public level counts: 1 %, and 2 % from 500 000 USD on. */
  @Test
  void besideOthersTheLevelOfTheContractCounts() {
    assertThat(LiquidationDistance.of(LONG, LINEAR, List.of(STOCKS, LONG), flex(10_000, 1_000)))
        .isCloseTo(9_000 / 79_200.0, within(1e-12));
    HeldPosition big = held("PF_XBTUSD", true, "6.25"); // 500 000 USD
    assertThat(LiquidationDistance.of(big, LINEAR, List.of(STOCKS, big), flex(60_000, 11_000)))
        .isCloseTo(49_000 / 490_000.0, within(1e-12));
    // no levels are told of this one
    assertThat(LiquidationDistance.of(STOCKS, STOCK, List.of(STOCKS, LONG), flex(10_000, 1_000)))
        .isNaN();
  }

  /** A price cannot fall by more than all of it; but it can rise by more. */
  @Test
  void aLongWithMoreThanItsValueCannotBeLiquidated() {
    assertThat(alone(LONG, LINEAR, flex(80_001, 800))).isNaN();
    assertThat(alone(LONG, LINEAR, flex(79_999, 800))).isCloseTo(1, within(1e-4));
    assertThat(alone(SHORT, LINEAR, flex(162_400, 800))).isCloseTo(2, within(1e-12));
  }

  @Test
  void marginThatIsUsedUpLeavesNothing() {
    assertThat(alone(LONG, LINEAR, flex(700, 800))).isZero();
  }

  @Test
  void whatMovesWithThePriceMakesItUnknown() {
    HeldPosition dated = held("FF_XBTUSD_261225", false, "1");
    assertThat(LiquidationDistance.of(LONG, LINEAR, List.of(LONG, dated), flex(10_000, 800)))
        .isNaN();
    assertThat(alone(LONG, LINEAR, flex(10_000, 800, new Balance("flex", "BTC", 0.1, 8_000))))
        .isNaN();
    assertThat(alone(LONG, LINEAR, flex(10_000, 800, new Balance("flex", "XBT", 0.1, 8_000))))
        .isNaN();
    // other coins hold still, and what is in another wallet is of no concern
    assertThat(
            alone(
                LONG,
                LINEAR,
                flex(
                    10_000,
                    800,
                    new Balance("flex", "BTC", 0, 0),
                    new Balance("flex", "ETH", 2, 6_000),
                    new Balance("cash", "BTC", 1, 80_000))))
        .isCloseTo(9_200 / 79_200.0, within(1e-12));
  }

  @Test
  void isolatedMarginMakesItUnknown() {
    HeldPosition isolated =
        new HeldPosition("PF_AAPLxUSD", true, BigDecimal.ONE, BigDecimal.ONE, true);
    assertThat(alone(isolated, STOCK, flex(10_000, 800))).isNaN();
    assertThat(LiquidationDistance.of(LONG, LINEAR, List.of(LONG, isolated), flex(10_000, 800)))
        .isNaN();
  }

  @Test
  void withoutAWalletOrItsFiguresItIsUnknown() {
    assertThat(alone(LONG, LINEAR, new Margin(List.of(), List.of()))).isNaN();
    assertThat(alone(LONG, LINEAR, flex(Double.NaN, 800))).isNaN();
    assertThat(alone(LONG, LINEAR, flex(10_000, Double.NaN))).isNaN();
    assertThat(alone(LONG, Contracts.marked(LINEAR, Double.NaN), flex(10_000, 800))).isNaN();
  }

  /**
   * Kraken's own example (support.kraken.com, Equity Protection Process): 1000 contracts long from
   * 8000 with 0.01 coins, of which 0.00125 are the maintenance margin, are liquidated at 7481.
   */
  @Test
  void publishedExampleOfAnInverseContract() {
    Margin margin =
        new Margin(
            List.of(wallet("fi_ethusd", 9, 1), wallet("fi_xbtusd", 0.01, 0.00125)), List.of());

    double distance =
        alone(held("PI_XBTUSD", true, "1000"), Contracts.marked(INVERSE, 8_000), margin);

    assertThat(8_000 * (1 - distance)).isCloseTo(7_481, within(0.5));
  }

  /**
   * 0.125 coins sold short, with 0.0261 of equity and 0.00125 of maintenance. At 8000 (1 + d) the
   * loss is 0.125 u and the margin 0.00125 (1 - u), where u = d / (1 + d): u = 0.02485 / 0.12375.
   */
  @Test
  void shortInverse() {
    Margin margin = new Margin(List.of(wallet("fi_xbtusd", 0.0261, 0.00125)), List.of());

    double distance =
        alone(held("PI_XBTUSD", false, "1000"), Contracts.marked(INVERSE, 8_000), margin);

    assertThat(distance).isCloseTo(0.251264, within(1e-6));
    assertThat(0.0261 - (0.125 - 0.125 / (1 + distance)))
        .isCloseTo(0.00125 / (1 + distance), within(1e-12));
  }

  /** What is short by no more than the coins that are held loses nothing in USD. */
  @Test
  void aCoveredInverseShortCannotBeLiquidated() {
    Margin margin = new Margin(List.of(wallet("fi_xbtusd", 0.126, 0.00125)), List.of());
    assertThat(alone(held("PI_XBTUSD", false, "1000"), Contracts.marked(INVERSE, 8_000), margin))
        .isNaN();
  }

  @Test
  void aDatedInverseContractSharesTheWallet() {
    HeldPosition perpetual = held("PI_XBTUSD", true, "1000");
    Margin margin = new Margin(List.of(wallet("fi_xbtusd", 0.01, 0.00125)), List.of());

    assertThat(
            LiquidationDistance.of(
                perpetual,
                INVERSE,
                List.of(perpetual, held("FI_XBTUSD_261225", true, "1")),
                margin))
        .isNaN();
    assertThat(
            LiquidationDistance.of(
                perpetual, INVERSE, List.of(perpetual, held("PI_ETHUSD", true, "1"), LONG), margin))
        .isPositive();
  }

  @Test
  void portfolioValueServesWhereEquityIsNotTold() {
    Wallet told = new Wallet("fi_xbtusd", "BTC", 0.01, 0, 0, 0.00125, Double.NaN, 0, 0);
    assertThat(
            alone(
                held("PI_XBTUSD", true, "1000"),
                Contracts.marked(INVERSE, 8_000),
                new Margin(List.of(told), List.of())))
        .isCloseTo(0.0648148, within(1e-7));
  }
}
