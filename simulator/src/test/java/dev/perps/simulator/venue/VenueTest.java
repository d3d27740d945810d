package dev.perps.simulator.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VenueTest {
  private static final long NOW = Instant.parse("2026-03-10T10:20:30Z").toEpochMilli();
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private final World world = new World(1, Long.MAX_VALUE);
  private final Venue venue = new Venue(world, "somewhere", 0.005);
  private final ContractFactory factory = new ContractFactory(1, "somewhere");
  private final Contract bitcoin = contract("BTC");

  private Contract contract(String ticker) {
    Asset base = world.catalogue().get(ticker);
    Asset quote = world.catalogue().get("USDT");
    return factory.make(ticker + "USDT", Contract.Type.LINEAR, base, 1, ticker, quote, 8, 0.1);
  }

  private Quote quote(Contract contract, long millis) {
    return Snapshot.of(venue, List.of(contract), millis).all().getFirst();
  }

  @Test
  void dayChangeIsThatOfThePriceHistory() {
    Quote now = quote(bitcoin, NOW);
    Quote dayAgo = quote(bitcoin, NOW - DAY);
    assertThat(now.open()).isEqualTo(dayAgo.last());
    assertThat(now.change()).isCloseTo(now.last() / dayAgo.last() - 1, within(1e-12));
    assertThat(now.hourAgo()).isEqualTo(quote(bitcoin, NOW - HOUR).last());
  }

  @Test
  void pricesOfOneContractAgreeWithEachOther() {
    for (Asset coin : world.catalogue().coins()) {
      Quote quote = quote(contract(coin.ticker()), NOW);
      assertThat(quote.bid()).as(coin.ticker()).isPositive().isLessThan(quote.last());
      assertThat(quote.ask()).as(coin.ticker()).isGreaterThan(quote.last());
      assertThat(quote.high()).isGreaterThanOrEqualTo(Math.max(quote.last(), quote.open()));
      assertThat(quote.low()).isLessThanOrEqualTo(Math.min(quote.last(), quote.open()));
      assertThat(quote.mark() / quote.index()).isBetween(0.9, 1.1);
      assertThat(quote.volume()).isPositive();
      assertThat(quote.openInterest()).isPositive();
    }
  }

  @Test
  void fundingIsMostlySmallSometimesExtremeNeverBeyondTheCap() {
    List<Double> rates = new ArrayList<>();
    for (Asset coin : world.catalogue().coins()) {
      for (int day = 0; day < 10; day++) {
        rates.add(Math.abs(venue.fundingRate(contract(coin.ticker()), NOW - day * DAY)));
      }
    }
    rates.sort(null);
    assertThat(rates.get(rates.size() / 2)).isLessThanOrEqualTo(0.0002);
    assertThat(rates.get(rates.size() * 99 / 100)).isGreaterThan(0.001);
    assertThat(rates.getLast()).isLessThanOrEqualTo(0.005);
  }

  @Test
  void volumeAddsUp() {
    double parts = 0;
    for (int i = 0; i < 24 * 4; i++) {
      parts += venue.volumeUsd(bitcoin, NOW - DAY + i * HOUR / 4, NOW - DAY + (i + 1) * HOUR / 4);
    }
    assertThat(venue.volumeUsd(bitcoin, NOW - DAY, NOW)).isCloseTo(parts, within(1.0));
  }

  @Test
  void candlesJoinAndHoldTheirPrices() {
    List<Candle> candles =
        Candles.between(venue, bitcoin, Candles.Of.LAST, HOUR, NOW - DAY, NOW, NOW);
    assertThat(candles).hasSize(24);
    for (int i = 0; i < candles.size(); i++) {
      Candle candle = candles.get(i);
      assertThat(candle.high()).isGreaterThanOrEqualTo(Math.max(candle.open(), candle.close()));
      assertThat(candle.low()).isLessThanOrEqualTo(Math.min(candle.open(), candle.close()));
      if (i > 0) {
        assertThat(candle.open()).isEqualTo(candles.get(i - 1).close());
      }
    }
    assertThat(candles.getLast().close()).isEqualTo(quote(bitcoin, NOW).last());
  }

  @Test
  void exchangesDifferALittle() {
    Contract other =
        new ContractFactory(1, "elsewhere")
            .make(
                "BTCUSDT", Contract.Type.LINEAR, bitcoin.base(), 1, "BTC", bitcoin.quote(), 8, 0.1);
    double ratio = quote(other, NOW).mark() / quote(bitcoin, NOW).mark();
    assertThat(ratio).isNotEqualTo(1).isCloseTo(1, within(0.002));
  }

  @Test
  void oneOfTheRotatingContractsIsInEachStageOfItsLife() {
    for (long at = NOW; at < NOW + DAY; at += HOUR) {
      List<Phase> phases = new ArrayList<>();
      for (int slot = 0; slot < Lifecycle.Rotating.SLOTS; slot++) {
        phases.add(Lifecycle.rotating(slot).phase(at));
      }
      assertThat(phases)
          .containsOnlyOnce(Phase.PENDING, Phase.SETTLING, Phase.DELISTED, Phase.GONE);
    }
  }

  @Test
  void boardComputesASecondOnce() {
    Board board = new Board(venue, at -> List.of(bitcoin), NOW);
    assertThat(board.at(NOW + 100)).isSameAs(board.at(NOW + 900));
    assertThat(board.at(NOW + 1000).millis()).isEqualTo(NOW + 1000);
  }

  @Test
  void quartersEndOnTheLastFriday() {
    assertThat(Expiries.quarters(NOW, 3))
        .extracting(at -> Instant.ofEpochMilli(at).toString())
        .containsExactly("2026-03-27T08:00:00Z", "2026-06-26T08:00:00Z", "2026-09-25T08:00:00Z");
  }

  @Test
  void monthsEndOnTheLastFridayToo() {
    // March ends a quarter, and is there once.
    assertThat(Expiries.monthsAndQuarters(NOW, 2))
        .extracting(at -> Instant.ofEpochMilli(at).toString())
        .containsExactly("2026-03-27T08:00:00Z", "2026-04-24T08:00:00Z", "2026-06-26T08:00:00Z");
    long afterMarch = Instant.parse("2026-03-27T08:00:00Z").toEpochMilli();
    assertThat(Expiries.monthsAndQuarters(afterMarch, 1))
        .extracting(at -> Instant.ofEpochMilli(at).toString())
        .containsExactly("2026-04-24T08:00:00Z", "2026-05-29T08:00:00Z", "2026-06-26T08:00:00Z");
  }

  @Test
  void futuresCarryUntilExpiry() {
    long expiry = Expiries.quarters(NOW, 1).getFirst();
    Contract dated =
        new ContractFactory(1, "here")
            .dated(
                "BTC_X",
                Contract.Type.DATED_LINEAR,
                bitcoin.base(),
                1,
                "BTC",
                bitcoin.quote(),
                0,
                0.1,
                expiry);
    for (long at = NOW; at < expiry; at += 12 * HOUR) {
      Quote quote = quote(dated, at);
      double years = (expiry - at) / (365.0 * DAY);
      // 5 % a year with a deviation of 2 %, and a noise of a few thousandths of a per cent
      assertThat(quote.mark() / quote.index() - 1)
          .isBetween(-0.03 * years - 0.0001, 0.13 * years + 0.0001);
    }
  }
}
