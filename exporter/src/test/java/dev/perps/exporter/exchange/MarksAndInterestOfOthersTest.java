package dev.perps.exporter.exchange;

import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.bingx.BingX;
import dev.perps.exporter.exchange.bitget.Bitget;
import dev.perps.exporter.exchange.dydx.Dydx;
import dev.perps.exporter.exchange.gateio.Gateio;
import dev.perps.exporter.exchange.htx.Htx;
import dev.perps.exporter.exchange.mexc.Mexc;
import dev.perps.exporter.exchange.paradex.Paradex;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PriceKind;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a history tells of now is what the feeds tell: against a simulator where it is and stays the
 * end of a bar.
 */
class MarksAndInterestOfOthersTest {
  private static final long NOW = BarSize.M5.startOf(Instant.now().getEpochSecond());
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator =
        Simulator.start(SimulatorOptions.defaults().withClock(InstantSource.fixed(at(NOW))));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static List<Arguments> marks() {
    return List.of(
        Arguments.of(Gateio.EXCHANGE, "BTC_USDT"),
        Arguments.of(Gateio.EXCHANGE, "BTC_USD"),
        Arguments.of(Bitget.EXCHANGE, "BTCUSDT"),
        Arguments.of(Bitget.EXCHANGE, "BTCUSD"),
        Arguments.of(Bitget.EXCHANGE, "1000BONKUSDT"),
        Arguments.of(Htx.EXCHANGE, "BTC-USDT"),
        Arguments.of(Htx.EXCHANGE, "BTC-USD"),
        Arguments.of(BingX.EXCHANGE, "BTC-USDT"),
        Arguments.of(Mexc.EXCHANGE, "BTC_USDT"),
        Arguments.of(Mexc.EXCHANGE, "BTC_USD"),
        Arguments.of(Paradex.EXCHANGE, "BTC-USD-PERP"),
        Arguments.of(Paradex.EXCHANGE, "kPEPE-USD-PERP"));
  }

  // The seconds between the moments told, and how old the newest may be.
  static List<Arguments> interests() {
    return List.of(
        Arguments.of(Gateio.EXCHANGE, "BTC_USDT", 300, 300),
        Arguments.of(Gateio.EXCHANGE, "BTC_USD", 300, 300),
        Arguments.of(Htx.EXCHANGE, "BTC-USDT", HOUR, 0),
        Arguments.of(Htx.EXCHANGE, "BTC-USD", HOUR, 0),
        Arguments.of(Dydx.EXCHANGE, "BTC-USD", 300, 300));
  }

  @ParameterizedTest
  @MethodSource("marks")
  void theLastMarkOfTheBarThatEndsNowIsThatOfNow(Exchange exchange, String symbol) {
    Perp perp = perp(exchange, symbol);

    List<Candle> marks = bars(exchange, perp, PriceKind.MARK);

    assertThat(marks)
        .extracting(Candle::startEpochSeconds)
        .startsWith(NOW - HOUR)
        .endsWith(NOW - 300)
        .hasSize(12);
    assertThat(marks).allSatisfy(bar -> assertThat(bar.isSound()).isTrue());
    assertThat(marks).extracting(Candle::volumeBase).containsOnly(Double.NaN);
    if (exchange == Htx.EXCHANGE) {
      // whose feed knows no marks
      double index = perp.ticker().indexPrice();
      assertThat(marks.getLast().close()).isCloseTo(index, within(0.01 * index));
    } else {
      assertThat(marks.getLast().close()).isEqualTo(perp.ticker().markPrice());
    }
    assertThat(marks)
        .extracting(Candle::close)
        .isNotEqualTo(bars(exchange, perp, PriceKind.LAST).stream().map(Candle::close).toList());
  }

  @ParameterizedTest
  @MethodSource("interests")
  void openInterestOfNowAndOfTheDayBeforeIt(Exchange exchange, String symbol, long step, long age) {
    Perp perp = perp(exchange, symbol);
    assertThat(Histories.of(exchange).tellsOpenInterest()).isTrue();

    List<PastOpenInterest> day =
        Histories.of(exchange)
            .openInterest(api(exchange), perp.instrument(), at(NOW - 24 * HOUR), at(NOW + HOUR));

    long newest = (NOW - age) / step * step;
    long first = Math.ceilDiv(NOW - 24 * HOUR, step) * step;
    assertThat(day)
        .extracting(PastOpenInterest::epochSeconds)
        .containsExactlyElementsOf(Histories.moments(first, newest, step));
    // It moves by some per cent in an hour, and more in a day.
    double base = perp.openInterest().base();
    double quote = perp.openInterest().quote();
    assertThat(day.getLast().amount().base()).isCloseTo(base, within(0.1 * base));
    assertThat(day.getLast().amount().quote()).isCloseTo(quote, within(0.1 * quote));
    assertThat(day)
        .allSatisfy(
            row -> {
              assertThat(row.amount().base()).isCloseTo(base, within(0.5 * base));
              assertThat(row.amount().quote()).isCloseTo(quote, within(0.5 * quote));
            });
  }

  private static List<Candle> bars(Exchange exchange, Perp perp, PriceKind kind) {
    return Histories.of(exchange)
        .candles(api(exchange), perp.instrument(), kind, BarSize.M5, at(NOW - HOUR), at(NOW));
  }

  private static Perp perp(Exchange exchange, String symbol) {
    return exchange.feeds().stream()
        .flatMap(feed -> feed.collect(api(exchange)).perps().stream())
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static SimulatorApi api(Exchange exchange) {
    return new SimulatorApi(simulator.baseUri(), exchange.id());
  }
}
