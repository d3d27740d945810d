package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PriceKind;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mark prices and open interest of the past lead up to those of now: asked of a simulator whose
 * clock stands at a full hour.
 */
@ParameterizedClass(name = "{0} {1}")
@CsvSource({
  "binance, BTCUSDT",
  "binance, 1000PEPEUSDT",
  "binance, BTCUSD_PERP",
  "bybit, BTCUSDT",
  "bybit, BTCPERP",
  "bybit, 1000PEPEUSDT",
  "bybit, BTCUSD",
  "okx, BTC-USDT-SWAP",
  "okx, PEPE-USDT-SWAP",
  "okx, BTC-USD-SWAP",
  "aster, BTCUSDT",
  "aster, 1000PEPEUSDT",
  "kraken, PF_XBTUSD",
  "kraken, PI_XBTUSD",
})
class MarksAndInterestOfMajorsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");
  private static final long HOUR = 3600;

  /** What rounding does. */
  private static final double PER_CENT = 0.002;

  private static Simulator simulator;

  @Parameter(0)
  String id;

  @Parameter(1)
  String symbol;

  private History history;
  private SimulatorApi api;
  private Perp live;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults().withClock(InstantSource.fixed(NOW)));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @BeforeEach
  void ask() {
    Exchange exchange =
        Exchanges.ALL.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    history = Histories.of(exchange);
    api = new SimulatorApi(simulator.baseUri(), id, InstantSource.fixed(NOW));
    live =
        exchange.feeds().stream()
            .flatMap(feed -> feed.collect(api).perps().stream())
            .filter(perp -> perp.instrument().symbol().equals(symbol))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void markBarsEndAtTheMarkPriceOfNow() {
    Instant from = NOW.minus(Duration.ofHours(200));

    List<Candle> bars = bars(PriceKind.MARK, from);

    assertThat(history.prices()).contains(PriceKind.MARK);
    assertThat(bars)
        .extracting(Candle::startEpochSeconds)
        .containsExactlyElementsOf(
            LongStream.range(0, 200).mapToObj(i -> from.getEpochSecond() + i * HOUR).toList());
    assertThat(bars.getLast().close())
        .isCloseTo(live.ticker().markPrice(), withPercentage(PER_CENT));
    assertThat(bars).extracting(Candle::volumeBase).containsOnly(Double.NaN);
    // Others than those of trades, but not by much.
    List<Candle> trades = bars(PriceKind.LAST, from);
    assertThat(bars).extracting(Candle::close).isNotEqualTo(closes(trades));
    for (int i = 0; i < 200; i++) {
      assertThat(bars.get(i).close()).isCloseTo(trades.get(i).close(), withPercentage(1));
    }
  }

  private List<Candle> bars(PriceKind kind, Instant from) {
    return history.candles(
        api, live.instrument(), kind, BarSize.H1, from, NOW.plus(Duration.ofHours(1)));
  }

  private static List<Double> closes(List<Candle> bars) {
    return bars.stream().map(Candle::close).toList();
  }

  /** Fifty hours, which are more than one page of most. */
  @Test
  void openInterestEndsWithThatOfNow() {
    Instant from = NOW.minus(Duration.ofHours(50));

    List<PastOpenInterest> past =
        history.openInterest(api, live.instrument(), from, NOW.plusSeconds(1));

    if (!history.tellsOpenInterest()) {
      assertThat(past).isEmpty();
      return;
    }
    assertThat(past)
        .extracting(PastOpenInterest::epochSeconds)
        .containsExactlyElementsOf(
            Histories.moments(from.getEpochSecond(), NOW.getEpochSecond(), 300));
    OpenInterest newest = past.getLast().amount();
    boolean base = !Double.isNaN(newest.base());
    boolean quote = !Double.isNaN(newest.quote());
    assertThat(base || quote).isTrue();
    if (base) {
      assertThat(newest.base()).isCloseTo(live.openInterest().base(), withPercentage(PER_CENT));
    }
    if (quote) {
      assertThat(newest.quote()).isCloseTo(live.openInterest().quote(), withPercentage(PER_CENT));
    }
    assertThat(past)
        .allSatisfy(
            row -> {
              assertThat(Double.isNaN(row.amount().base())).isNotEqualTo(base);
              assertThat(Double.isNaN(row.amount().quote())).isNotEqualTo(quote);
            });
    assertThat(past).extracting(PastOpenInterest::amount).doesNotHaveDuplicates();
  }
}
