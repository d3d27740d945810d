package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.perps.simulator.exchange.kraken.Kraken;
import dev.perps.simulator.world.World;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the demo accounts do, and that it agrees with the public side. */
class BookTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everySeedHasEverythingThatAReaderCanStumbleOver(long seed) {
    Book book = Client.of(seed).book();
    List<Trade> trades = book.trades();
    assertThat(trades.stream().map(Trade::contract).distinct())
        .contains("PF_XBTUSD", "PF_ETHUSD", "PF_AAPLxUSD", "PI_XBTUSD", "PI_ETHUSD")
        .hasSizeGreaterThanOrEqualTo(8);
    assertThat(trades.stream().map(Trade::change).distinct())
        .containsExactlyInAnyOrder(Trade.Change.values());
    assertThat(trades.stream().map(Trade::liquidity).distinct())
        .containsExactlyInAnyOrder(Trade.Liquidity.values());
    assertThat(trades).anyMatch(t -> t.fee().signum() < 0);
    assertThat(trades)
        .allMatch(
            t ->
                (t.liquidationFee().signum() > 0)
                    == (t.liquidity() == Trade.Liquidity.LIQUIDATION));
    assertThat(trades).anyMatch(t -> t.realizedFunding().signum() != 0);
    assertThat(book.fundings()).anyMatch(f -> f.amount().signum() > 0);
    assertThat(book.fundings()).anyMatch(f -> f.amount().signum() < 0);
    assertThat(trades.stream().map(Trade::feePercent).distinct()).hasSizeGreaterThan(4);
    assertThat(book.conversions()).isNotEmpty();
    assertThat(book.flows().stream().map(CashFlow::kind).distinct())
        .containsExactlyInAnyOrder(CashFlow.Kind.values());
    for (int day = 0; day < 2; day++) {
      long midnight = Client.START / DAY * DAY - day * DAY;
      assertThat(trades).anyMatch(t -> t.time() >= midnight && t.time() < midnight + DAY);
    }
    long month = Client.START - 30 * DAY;
    assertThat(trades).anyMatch(t -> t.time() > month && t.change() == Trade.Change.CLOSE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void executionsShareMillisecondsAndTheirLegsInterleave(long seed) {
    Client client = Client.of(seed);
    Set<String> dates = new HashSet<>();
    boolean apart = false;
    boolean paired = false;
    JsonNode before = client.log(5000).getFirst();
    for (JsonNode row : client.log(5000)) {
      boolean both = !row.get("execution").isNull() && !before.get("execution").isNull();
      if (both && row.get("date").equals(before.get("date"))) {
        boolean sameExecution = row.get("execution").equals(before.get("execution"));
        boolean sameAsset = row.get("asset").equals(before.get("asset"));
        apart |= !sameExecution && sameAsset;
        paired |= sameExecution && dates.contains(row.get("date").asString());
        dates.add(row.get("date").asString());
      }
      before = row;
    }
    assertThat(apart).isTrue();
    assertThat(paired).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void positionsThatAreOpenAtTheEndAreOfEveryKind(long seed) {
    Book book = Client.of(seed).book();
    Map<String, OpenPosition> open =
        book.positions().stream().collect(Collectors.toMap(OpenPosition::contract, p -> p));
    assertThat(open.get("PF_XBTUSD").size()).isPositive();
    assertThat(open.get("PF_XBTUSD").openedAt()).isLessThan(Client.START - 60 * DAY);
    assertThat(open.get("PF_ETHUSD").size()).isNegative();
    assertThat(open.get("PI_XBTUSD").size()).isNegative();
    assertThat(open).doesNotContainKeys("PF_SOLUSD", "PI_ETHUSD");
    Map<String, Trade> opened = new HashMap<>();
    for (OpenPosition position : book.positions()) {
      List<Trade> trades =
          book.trades().stream().filter(t -> t.contract().equals(position.contract())).toList();
      int first = trades.stream().map(Trade::execution).toList().indexOf(position.openedBy());
      Trade opening = trades.get(first);
      assertThat(opening.time()).isEqualTo(position.openedAt());
      assertThat(opening.change()).isIn(Trade.Change.OPEN, Trade.Change.REVERSE);
      assertThat(trades.subList(first + 1, trades.size()))
          .allMatch(t -> t.oldPosition().signum() == position.size().signum())
          .allMatch(t -> t.newPosition().signum() == position.size().signum());
      assertThat(trades.getLast().newPosition()).isEqualTo(position.size());
      opened.put(position.contract(), opening);
    }
    long changes = book.trades().stream().filter(t -> t.contract().equals("PF_XBTUSD")).count();
    assertThat(changes).isGreaterThan(300);
    assertThat(opened.get("PF_ETHUSD").change()).isEqualTo(Trade.Change.REVERSE);
    assertThat(opened.get("PF_ETHUSD").oldPosition()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void profitFollowsFromTheTradesAlone(long seed) {
    Map<String, BigDecimal> sizes = new HashMap<>();
    Map<String, BigDecimal> entries = new HashMap<>();
    for (Trade trade : Client.of(seed).book().trades()) {
      BigDecimal change = trade.side() == Trade.Side.BUY ? trade.size() : trade.size().negate();
      BigDecimal old = sizes.getOrDefault(trade.contract(), BigDecimal.ZERO);
      assertThat(trade.oldPosition()).isEqualByComparingTo(old);
      BigDecimal entry = entries.getOrDefault(trade.contract(), BigDecimal.ZERO);
      BigDecimal profit = BigDecimal.ZERO;
      if (old.signum() * change.signum() < 0) {
        BigDecimal closed = old.abs().min(trade.size()).multiply(BigDecimal.valueOf(old.signum()));
        profit =
            trade.inverse()
                ? closed
                    .divide(entry, MathContext.DECIMAL128)
                    .subtract(closed.divide(trade.price(), MathContext.DECIMAL128))
                : closed.multiply(trade.price().subtract(entry));
      }
      assertThat(trade.realizedPnl().doubleValue())
          .isCloseTo(profit.doubleValue(), offset(trade.inverse() ? 6e-11 : 6e-5));
      BigDecimal now = old.add(change);
      assertThat(trade.newPosition()).isEqualByComparingTo(now);
      sizes.put(trade.contract(), now);
      entries.put(trade.contract(), trade.newEntry());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void feesFollowTheTierOfTheRollingThirtyDays(long seed) {
    List<Trade> trades = Client.of(seed).book().trades();
    int first = 0;
    BigDecimal volume = BigDecimal.ZERO;
    for (Trade trade : trades) {
      while (trades.get(first).time() <= trade.time() - 30 * DAY) {
        volume = volume.subtract(trades.get(first++).usdValue());
      }
      String maker =
          volume.compareTo(new BigDecimal("1000000")) >= 0
              ? "0.0125"
              : volume.compareTo(new BigDecimal("100000")) >= 0 ? "0.015" : "0.02";
      String taker =
          volume.compareTo(new BigDecimal("1000000")) >= 0
              ? "0.03"
              : volume.compareTo(new BigDecimal("100000")) >= 0 ? "0.04" : "0.05";
      if (trade.liquidity() != Trade.Liquidity.MAKER) {
        assertThat(trade.feePercent()).isEqualTo(taker);
      } else if (trade.feePercent().signum() > 0) {
        assertThat(trade.feePercent()).isEqualTo(maker);
      }
      BigDecimal worth =
          trade.inverse()
              ? trade.size().divide(trade.price(), MathContext.DECIMAL128)
              : trade.size().multiply(trade.price());
      assertThat(trade.fee())
          .isEqualByComparingTo(
              worth
                  .multiply(trade.feePercent().movePointLeft(2))
                  .setScale(trade.inverse() ? 10 : 4, RoundingMode.HALF_UP));
      volume = volume.add(trade.usdValue());
    }
  }

  // The public side is asked over its own API.
  @ParameterizedTest
  @ValueSource(strings = {"PF_XBTUSD", "PI_XBTUSD", "PF_AAPLxUSD"})
  void fundingIsThatOfThePublicRates(String contract) {
    Client client = Client.of(1);
    Map<Long, BigDecimal> rates = new HashMap<>();
    client
        .get(Client.FUTURES + "historical-funding-rates?symbol=" + contract)
        .get("rates")
        .forEach(
            row ->
                rates.put(
                    Instant.parse(row.get("timestamp").asString()).toEpochMilli(),
                    row.get("fundingRate").decimalValue()));
    Set<Long> changed =
        client.book().trades().stream()
            .filter(t -> t.contract().equals(contract))
            .map(t -> t.time() / HOUR * HOUR)
            .collect(Collectors.toSet());
    int whole = 0;
    for (Funding funding : client.book().fundings()) {
      if (funding.contract().equals(contract)) {
        BigDecimal rate = rates.get(funding.time() - HOUR);
        assertThat(funding.rate()).isEqualByComparingTo(rate);
        if (!changed.contains(funding.time() - HOUR)) {
          whole++;
          assertThat(funding.amount())
              .isEqualByComparingTo(
                  funding
                      .position()
                      .negate()
                      .multiply(rate)
                      .setScale(funding.inverse() ? 10 : 4, RoundingMode.HALF_UP));
        }
      }
    }
    assertThat(whole).isGreaterThan(500);
  }

  // Whatever changes within an hour, its parts add up to what the sizes cost while they lasted.
  @Test
  void changesWithinAnHourShareItsFunding() {
    Book book = Client.of(1).book();
    Map<String, List<Trade>> hours =
        book.trades().stream()
            .filter(t -> t.contract().equals("PF_XBTUSD"))
            .collect(Collectors.groupingBy(t -> t.contract() + t.time() / HOUR * HOUR));
    int several = 0;
    for (Funding funding : book.fundings()) {
      List<Trade> trades =
          hours.getOrDefault(funding.contract() + (funding.time() - HOUR), List.of());
      if (!trades.isEmpty() && trades.getFirst().oldPosition().signum() != 0) {
        double held = 0;
        double booked = funding.amount().doubleValue();
        long from = funding.time() - HOUR;
        for (Trade trade : trades) {
          held += trade.oldPosition().doubleValue() * (trade.time() - from);
          booked += trade.realizedFunding().doubleValue();
          from = trade.time();
        }
        held += funding.position().doubleValue() * (funding.time() - from);
        assertThat(booked)
            .isCloseTo(
                -held / HOUR * funding.rate().doubleValue(), offset(0.00005 * (trades.size() + 1)));
        several++;
      }
    }
    assertThat(several).isGreaterThan(200);
  }

  @Test
  void coinsOfAnHourAreWorthTheOpenOfTheMarkCandle() {
    Client client = Client.of(1);
    List<Funding> fundings =
        client.book().fundings().stream().filter(f -> f.contract().equals("PI_ETHUSD")).toList();
    for (Funding funding : List.of(fundings.getFirst(), fundings.getLast())) {
      long seconds = funding.time() / 1000;
      for (String bar : List.of("1h", "1m")) {
        JsonNode candles =
            client
                .get("/api/charts/v1/mark/PI_ETHUSD/" + bar + "?from=" + seconds + "&to=" + seconds)
                .get("candles");
        assertThat(candles).hasSize(1);
        assertThat(funding.usdPrice()).isEqualByComparingTo(candles.get(0).get("open").asString());
      }
    }
  }

  @Test
  void theSameSeedAndDayGiveTheSameHistory() {
    Book book = Client.of(3).book();
    long later = Client.START + 5 * HOUR;
    Book other =
        new Client(new Kraken(new World(3, Long.MAX_VALUE), later, 0), DemoKeys.MAIN, Client.START)
            .book();
    assertThat(other.trades()).isEqualTo(book.trades());
    assertThat(other.fundings()).isEqualTo(book.fundings());
    assertThat(other.positions()).isEqualTo(book.positions());
    assertThat(Client.of(4).book().trades()).isNotEqualTo(book.trades());
  }

  @Test
  void timePassesInManyStepsAsInOne() {
    Client steps = Client.of(1);
    long end = Client.START + 9 * HOUR;
    for (long at = Client.START; at < end; at += 137_000) {
      steps.at(at).book();
    }
    Book book = steps.at(end).book();
    assertThat(book).isEqualTo(Client.of(1).at(end).book());
    int before = Client.of(1).book().trades().size();
    assertThat(book.trades()).hasSizeGreaterThan(before);
    assertThat(Client.of(1).book().trades()).isEqualTo(book.trades().subList(0, before));
  }

  @Test
  void nothingHappensInAFrozenMarket() {
    World frozen = new World(1, Client.START);
    Client client = new Client(new Kraken(frozen, Client.START, 0), DemoKeys.MAIN, Client.START);
    Book book = client.book();
    long later = frozen.marketTime(Client.START + 48 * HOUR);
    assertThat(client.at(later).book()).isEqualTo(book);
  }

  @Test
  void theLogGrowsToTheWishedLength() {
    Kraken kraken = new Kraken(new World(1, Long.MAX_VALUE), Client.START, 100_000);
    Client client = new Client(kraken, DemoKeys.MAIN, Client.START);
    JsonNode last = client.get(Client.HISTORY + "account-log?count=1").get("logs").get(0);
    assertThat(last.get("id").asInt()).isBetween(100_000, 130_000);
    assertThat(client.book().trades().getFirst().time()).isGreaterThan(Client.START - 151 * DAY);
  }
}
