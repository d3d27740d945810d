package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Arithmetic of positions, worked out by hand. */
class PositionTest {
  private static final long HOUR = 3_600_000L;

  private static BigDecimal of(String number) {
    return new BigDecimal(number);
  }

  private static Position linear(String size, String entry) {
    return new Position(of(size), of(entry), 5, 0);
  }

  @Test
  void anIncreaseAveragesTheEntryOfALinearPosition() {
    Position after = linear("2", "100").after(false, of("1"), of("130"), 9);
    assertThat(after.size()).isEqualByComparingTo("3");
    assertThat(after.entry()).isEqualByComparingTo("110");
    assertThat(after.openedAt()).isEqualTo(5);
  }

  // 100/20000 + 100/25000 = 0.009 coins for 200 contracts: 22222.22 each.
  @Test
  void anIncreaseTakesTheHarmonicMeanOfAnInverseOne() {
    Position after = linear("100", "20000").after(true, of("100"), of("25000"), 9);
    assertThat(after.entry()).isEqualByComparingTo("22222.222222222222");
  }

  @Test
  void aDecreaseKeepsTheEntry() {
    Position after = linear("-3", "100").after(false, of("1"), of("90"), 9);
    assertThat(after.size()).isEqualByComparingTo("-2");
    assertThat(after.entry()).isEqualByComparingTo("100");
    assertThat(linear("-3", "100").pnl(false, of("1"), of("90"))).isEqualByComparingTo("10");
  }

  @Test
  void aReversalClosesAllAndOpensTheRest() {
    Position old = linear("2", "100");
    Position after = old.after(false, of("-5"), of("90"), 9);
    assertThat(after.size()).isEqualByComparingTo("-3");
    assertThat(after.entry()).isEqualByComparingTo("90");
    assertThat(after.openedAt()).isEqualTo(9);
    assertThat(old.pnl(false, of("-5"), of("90"))).isEqualByComparingTo("-20");
  }

  // Long 10000 contracts from 20000 to 25000: 10000 * (0.00005 - 0.00004) = 0.1 coin.
  @Test
  void profitOfInverseContractsIsInCoins() {
    assertThat(linear("10000", "20000").pnl(true, of("-10000"), of("25000")))
        .isEqualByComparingTo("0.1");
    assertThat(linear("-10000", "20000").pnl(true, of("10000"), of("25000")))
        .isEqualByComparingTo("-0.1");
  }

  // 250 coins at 9.288451412e-7 for an hour: 0.000232 paid, which the log shows as 0.0002.
  @Test
  void fundingIsAsKrakenBookedIt() {
    assertThat(linear("250", "0.08").funding(false, of("9.288451412e-7"), HOUR))
        .isEqualByComparingTo("-0.0002");
  }

  @Test
  void fundingCountsFromTheLastRealisation() {
    Position half = new Position(of("-4000"), of("100"), 0, HOUR / 2);
    assertThat(half.funding(false, of("0.001"), HOUR)).isEqualByComparingTo("2");
    assertThat(half.funding(false, of("0.001"), HOUR * 3 / 4)).isEqualByComparingTo("1");
    assertThat(half.funding(false, of("0.001"), HOUR / 2)).isZero();
    // Of a realisation in an earlier hour only what is in this one.
    assertThat(half.funding(false, of("0.001"), HOUR + HOUR / 4)).isEqualByComparingTo("1");
  }
}
