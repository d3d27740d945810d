package dev.perps.exporter.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.analytics.Indicators;
import dev.perps.exporter.analytics.PriceSeries;
import dev.perps.exporter.analytics.Window;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BaseHistoryTest {
  private static final Instrument CONTRACT = Listings.linear("alpha", "SOL");
  private static final String SYMBOL = CONTRACT.symbol();
  private static final Duration BAR = Duration.ofMinutes(5);

  /** Eight seconds into a bar that is neither the first of an hour nor the last. */
  private final FakeTime time = new FakeTime("2026-09-20T13:20:08Z");

  private final FakeHistory exchange = new FakeHistory().with(SYMBOL, FakePast.of(1, 100));

  private BaseHistory load(boolean charted) {
    return BaseHistory.load(exchange, time, CONTRACT, charted);
  }

  private long now() {
    return time.now().getEpochSecond();
  }

  @Test
  void loadTakesTwoCallsAndFourWithCharts() {
    load(false);
    assertThat(exchange.asked()).containsExactly("5m", "1h");
    load(true);
    assertThat(exchange.asked()).containsExactly("5m", "1h", "4h", "1d");
  }

  @Test
  void loadedIsWhatEveryWindowNeeds() {
    BaseHistory history = load(true);
    long end = Instant.parse("2026-09-20T13:20:00Z").getEpochSecond();
    assertThat(history.m5().endEpochSeconds()).isEqualTo(end);
    assertThat(history.m5().bars()).isEqualTo(288 + 1 + 3);
    assertThat(history.m5().closeAt(end)).isEqualTo(FakePast.of(1, 100).price(end));
    long hour = Instant.parse("2026-09-20T13:00:00Z").getEpochSecond();
    assertThat(history.h1().endEpochSeconds()).isEqualTo(hour);
    assertThat(history.h1().bars()).isEqualTo(720 + 1 + 3);
    assertThat(history.h1().closeAt(hour - 720 * 3600))
        .isEqualTo(FakePast.of(1, 100).price(hour - 720 * 3600));
    history.charts().values().forEach(chart -> assertThat(chart.candles()).hasSize(250));
    assertThat(chart(history, BarSize.H4).end()).isEqualTo(hour - 3600);
    assertThat(chart(history, BarSize.D1).end())
        .isEqualTo(Instant.parse("2026-09-20T00:00:00Z").getEpochSecond());
  }

  @Test
  void oneCallForEachFiveMinutesOfTwoDaysAndNoneForHoursAndDays() {
    BaseHistory history = load(true);
    exchange.asked();
    for (int bar = 0; bar < 2 * 288; bar++) {
      time.pass(BAR);
      history = history.extended(exchange, time);
      assertThat(exchange.asked()).containsExactly("5m");
    }
    assertSameAsFresh(history);
  }

  @Test
  void nothingIsAskedOfBeforeTheNewestBar() {
    BaseHistory history = load(false);
    time.pass(BAR);
    exchange.calls.clear();
    history.extended(exchange, time);
    assertThat(exchange.calls)
        .containsExactly(
            new FakeHistory.Call(SYMBOL, "5m", Instant.parse("2026-09-20T13:20:00Z"), time.now()));
  }

  @Test
  void hourThatLacksFiveMinutesIsAskedForOnce() {
    exchange.with(SYMBOL, FakePast.of(1, 100).torn(0.03, 0));
    BaseHistory history = load(false);
    exchange.asked();
    int hourly = 0;
    int torn = 0;
    for (int bar = 0; bar < 288; bar++) {
      time.pass(BAR);
      history = history.extended(exchange, time);
      List<String> asked = exchange.asked();
      assertThat(asked).startsWith("5m");
      hourly += asked.size() - 1;
      assertThat(asked.subList(1, asked.size())).isSubsetOf("1h");
    }
    // the first hour that ends is the one under way at the start
    long first = BarSize.H1.startOf(now() - 86_400);
    for (long hour = first; hour < BarSize.H1.startOf(now()); hour += 3600) {
      long start = hour;
      torn += LongStream.range(0, 12).allMatch(i -> told(start + 300 * i).isPresent()) ? 0 : 1;
    }
    assertThat(torn).isBetween(3, 20);
    assertThat(hourly).isEqualTo(torn);
    assertSameAsFresh(history);
  }

  private Optional<Candle> told(long start) {
    return FakePast.of(1, 100).torn(0.03, 0).bar(start);
  }

  @Test
  void chartBarThatLacksAnHourIsAskedFor() {
    BaseHistory history = load(true);
    time.pass(Duration.ofHours(50)); // five minutes are kept for 25 hours
    exchange.asked();
    history = history.extended(exchange, time);
    assertThat(exchange.asked()).containsExactly("5m", "1h");
    assertSameAsFresh(history);
  }

  @Test
  void exchangeThatHasNoLongBarsHasThemMadeOfHours() {
    exchange.sizes.removeAll(List.of(BarSize.H4, BarSize.D1));
    BaseHistory history = load(true);
    assertThat(exchange.asked()).containsExactly("5m", "1h");
    assertThat(chart(history, BarSize.D1).candles()).hasSize(29);
    time.pass(Duration.ofHours(12));
    history = history.extended(exchange, time);
    assertThat(chart(history, BarSize.D1).candles()).hasSize(30);
    exchange.sizes.add(BarSize.D1);
    exchange.sizes.add(BarSize.H4);
    CandleSeries days = chart(load(true), BarSize.D1);
    assertThat(chart(history, BarSize.D1).candles()).isEqualTo(days.candles().subList(220, 250));
  }

  @Test
  void baseBecomesOneOfTheBiggest() {
    BaseHistory plain = load(false);
    exchange.asked();
    BaseHistory charted = plain.charted(exchange, time);
    assertThat(exchange.asked()).containsExactly("1h", "4h", "1d");
    assertSame(charted, load(true));
    exchange.asked();
    charted.charted(exchange, time);
    assertThat(exchange.asked()).isEmpty();
  }

  @Test
  void listedAnHourAgo() {
    exchange.with(SYMBOL, FakePast.of(1, 100).listedAt(now() / 300 * 300 - 3600));
    BaseHistory history = load(true);
    assertThat(history.m5().bars()).isEqualTo(12);
    assertThat(history.h1().bars()).isEqualTo(1);
    assertThat(chart(history, BarSize.D1).candles()).isEmpty();
    exchange.asked();
    int calls = 0;
    for (int bar = 0; bar < 288; bar++) {
      time.pass(BAR);
      history = history.extended(exchange, time);
      calls += exchange.asked().size();
    }
    // the day of the listing lacks hours and is asked for once, at its end
    assertThat(calls).isEqualTo(288 + 1);
    assertThat(chart(history, BarSize.H4).candles()).hasSize(6);
    assertThat(chart(history, BarSize.D1).candles()).hasSize(1);
    assertSameAsFresh(history);
  }

  @Test
  void listedMinutesAgo() {
    exchange.with(SYMBOL, FakePast.of(1, 100).listedAt(now() / 300 * 300 - 600));
    BaseHistory history = load(true);
    assertThat(history.m5().bars()).isEqualTo(2);
    assertThat(history.h1().isEmpty()).isTrue();
    exchange.asked();
    time.pass(Duration.ofMinutes(40));
    history = history.extended(exchange, time);
    assertThat(exchange.asked()).containsExactly("5m", "1h");
    assertThat(history.h1().bars()).isEqualTo(1);
    assertSameAsFresh(history);
  }

  @Test
  void listedADayAgo() {
    exchange.with(SYMBOL, FakePast.of(1, 100).listedAt(now() / 300 * 300 - 86_400));
    BaseHistory history = load(true);
    assertThat(history.m5().bars()).isEqualTo(288);
    for (int hours = 0; hours < 30; hours += 2) {
      time.pass(Duration.ofHours(2));
      history = history.extended(exchange, time);
    }
    assertSameAsFresh(history);
  }

  @Test
  void closesThatAreNoPriceAreHolesAndAskForTheirHour() {
    exchange.with(SYMBOL, FakePast.of(3, 100).torn(0, 0.05));
    BaseHistory history = load(true);
    exchange.asked();
    for (int bar = 0; bar < 288; bar++) {
      time.pass(BAR);
      history = history.extended(exchange, time);
    }
    List<String> asked = exchange.asked();
    assertThat(asked.stream().filter("5m"::equals)).hasSize(288);
    assertThat(asked.stream().filter("1h"::equals)).as("once an hour").hasSizeBetween(3, 24);
    int holes = 0;
    for (long at = now() / 300 * 300; at > now() - 86_400; at -= 300) {
      double right = FakePast.of(3, 100).price(at);
      double close = history.m5().closeAt(at);
      holes += Double.isNaN(close) ? 1 : 0;
      assertThat(Double.isNaN(close) || close == right).isTrue();
    }
    assertThat(holes).isBetween(3, 40);
    assertSameAsFresh(history);
  }

  @Test
  void hourThatTheExchangeHasNoPriceOfIsAskedForOnce() {
    exchange.with(SYMBOL, FakePast.of(3, 100).torn(0, 0.4)); // of many hours the last close as well
    BaseHistory history = load(false);
    for (int bar = 0; bar < 288; bar++) {
      time.pass(BAR);
      exchange.asked();
      history = history.extended(exchange, time);
      boolean firstOfHour = BarSize.H1.isStart(BarSize.M5.startOf(now()));
      assertThat(exchange.asked()).hasSizeBetween(1, firstOfHour ? 2 : 1);
    }
    assertThat(history.h1().closes()).as("holes").contains(Double.NaN);
  }

  @Test
  void noNewBarForTwentyMinutesFails() {
    exchange.with(SYMBOL, FakePast.of(1, 100).haltedAt(now() / 300 * 300));
    BaseHistory history = load(false);
    time.pass(Duration.ofMinutes(19));
    history = history.extended(exchange, time);
    time.pass(Duration.ofMinutes(1));
    BaseHistory last = history;
    assertThatThrownBy(() -> last.extended(exchange, time))
        .isInstanceOf(ExchangeException.class)
        .hasMessage("SOLUSDT has no bars of the last twenty minutes");
    exchange.asked();
    assertThatThrownBy(() -> load(true)).hasMessageContaining("no bars of the last twenty");
    assertThat(exchange.asked()).as("nothing more is asked in vain").containsExactly("5m");
  }

  @Test
  void hourThatTheExchangeTellsLateIsMadeOfItsParts() {
    // as if the hour that ended eight seconds ago were not among the answer yet
    time.pass(Duration.ofMinutes(40));
    long hour = BarSize.H1.startOf(now());
    FakeHistory late = new FakeHistory().with(SYMBOL, FakePast.of(1, 100));
    BaseHistory whole = BaseHistory.load(late, time, CONTRACT, false);
    BaseHistory history =
        new BaseHistory(
            CONTRACT,
            whole.m5(),
            PriceSeries.of(
                BarSize.H1,
                exchange.candles(
                    time,
                    CONTRACT,
                    PriceKind.LAST,
                    BarSize.H1,
                    Instant.ofEpochSecond(hour - 724 * 3600),
                    Instant.ofEpochSecond(hour - 3600)),
                Window.closesToKeep(BarSize.H1)),
            whole.recent(),
            whole.charts());
    assertThat(history.h1().endEpochSeconds()).isEqualTo(hour - 3600);
    time.pass(BAR);
    assertThat(history.extended(exchange, time).h1().endEpochSeconds()).isEqualTo(hour);
  }

  /**
   * After any number of extensions, whatever lies between, all is as if it were asked anew. Where
   * the last five minutes are missing the hour may be as well, until there are others.
   */
  @Property(tries = 60)
  void extendedIsSameAsFresh(
      @ForAll @LongRange(min = 0, max = 1_000_000) long seed,
      @ForAll @IntRange(max = 86_400) int startSecond,
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 36_000) Integer> pauses,
      @ForAll @IntRange(min = 1, max = 8) int outageDays) {
    new BaseHistoryTest().extend(seed, startSecond, pauses, outageDays);
  }

  private void extend(long seed, int startSecond, List<Integer> pauses, int outageDays) {
    time.pass(Duration.ofSeconds(startSecond));
    boolean torn = seed % 2 == 1;
    boolean young = seed % 3 == 1;
    exchange.with(
        SYMBOL,
        FakePast.of(seed, 100)
            .torn(torn ? 0.02 : 0, torn ? 0.005 : 0)
            .listedAt(young ? now() - (seed % 100_000) - 7200 : 0));
    BaseHistory history;
    try {
      history = load(true);
      for (int pause : pauses) {
        // mostly minutes, sometimes hours, once in a while days
        boolean hours = pause % 10 == 0;
        time.pass(Duration.ofSeconds(hours ? pause : pause % 900));
        history = history.extended(exchange, time);
        if (pause % 50 == 0) {
          time.pass(Duration.ofDays(outageDays));
          history = history.extended(exchange, time);
        }
      }
      while (history.recent().end() < BarSize.M5.startOf(now())) {
        time.pass(BAR);
        history = history.extended(exchange, time);
      }
    } catch (ExchangeException e) {
      assertThat(torn).as("no bars for twenty minutes").isTrue();
      return;
    }
    assertSameAsFresh(history);
  }

  private void assertSameAsFresh(BaseHistory history) {
    assertSame(history, load(!history.charts().isEmpty()));
  }

  private static void assertSame(BaseHistory history, BaseHistory fresh) {
    assertSame(history.m5(), fresh.m5(), 288);
    assertSame(history.h1(), fresh.h1(), 720);
    assertThat(history.charts().keySet()).isEqualTo(fresh.charts().keySet());
    fresh
        .charts()
        .forEach(
            (size, chart) -> {
              // what is older has no say in any figure
              long oldest = chart.end() - Indicators.MOST_BARS * size.seconds();
              assertThat(since(chart(history, size), oldest))
                  .as(size.label())
                  .isEqualTo(since(chart, oldest));
            });
  }

  /** Closes as far back as windows look; those before serve holes only. */
  private static void assertSame(PriceSeries history, PriceSeries fresh, int bars) {
    assertThat(history.isEmpty()).isEqualTo(fresh.isEmpty());
    if (!fresh.isEmpty()) {
      assertThat(history.endEpochSeconds()).isEqualTo(fresh.endEpochSeconds());
      assertThat(closes(history, bars)).containsExactly(closes(fresh, bars));
    }
  }

  private static double[] closes(PriceSeries series, int bars) {
    return LongStream.range(0, bars - 10)
        .mapToDouble(i -> series.closeAt(series.endEpochSeconds() - i * series.barSize().seconds()))
        .toArray();
  }

  private static List<Candle> since(CandleSeries series, long oldest) {
    return series.candles().stream()
        .filter(candle -> candle.startEpochSeconds() >= oldest)
        .toList();
  }

  private static CandleSeries chart(BaseHistory history, BarSize size) {
    CandleSeries chart = history.charts().get(size);
    assertThat(chart).as(size.label()).isNotNull();
    return Objects.requireNonNull(chart);
  }
}
