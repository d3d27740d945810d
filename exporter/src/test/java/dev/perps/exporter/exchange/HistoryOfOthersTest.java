package dev.perps.exporter.exchange;

import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.exchange.aster.Aster;
import dev.perps.exporter.exchange.bingx.BingX;
import dev.perps.exporter.exchange.gateio.Gateio;
import dev.perps.exporter.exchange.htx.Htx;
import dev.perps.exporter.exchange.kucoin.Kucoin;
import dev.perps.exporter.exchange.mexc.Mexc;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The history that the simulator's exchanges tell is whole. */
class HistoryOfOthersTest {
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static Stream<Arguments> linear() {
    return Stream.of(
        Arguments.of(Gateio.EXCHANGE, "BTC_USDT"),
        Arguments.of(Mexc.EXCHANGE, "BTC_USDT"),
        Arguments.of(Kucoin.EXCHANGE, "XBTUSDTM"),
        Arguments.of(Aster.EXCHANGE, "BTCUSDT"),
        Arguments.of(BingX.EXCHANGE, "BTC-USDT"),
        Arguments.of(Htx.EXCHANGE, "BTC-USDT"));
  }

  static Stream<Arguments> inverse() {
    return Stream.of(
        Arguments.of(Gateio.EXCHANGE, "BTC_USD"),
        Arguments.of(Mexc.EXCHANGE, "BTC_USD"),
        Arguments.of(Kucoin.EXCHANGE, "XBTUSDM"),
        Arguments.of(BingX.EXCHANGE, "BTC-USD"),
        Arguments.of(Htx.EXCHANGE, "BTC-USD"));
  }

  @ParameterizedTest
  @MethodSource("linear")
  void ofLinearContracts(Exchange exchange, String symbol) {
    Instrument instrument = Histories.linear(exchange.id(), symbol, "BTC");

    bars(exchange, instrument);
    funding(exchange, instrument);
  }

  @ParameterizedTest
  @MethodSource("inverse")
  void ofInverseContracts(Exchange exchange, String symbol) {
    Instrument instrument = Histories.inverse(exchange.id(), symbol, "BTC");

    bars(exchange, instrument);
    if (exchange == BingX.EXCHANGE) {
      SimulatorApi api = new SimulatorApi(simulator.baseUri(), exchange.id());
      assertThat(Histories.of(exchange).funding(api, instrument, at(0), api.now())).isEmpty();
    } else {
      funding(exchange, instrument);
    }
  }

  private static void bars(Exchange exchange, Instrument instrument) {
    SimulatorApi api = new SimulatorApi(simulator.baseUri(), exchange.id());
    long hour = BarSize.H1.startOf(api.now().getEpochSecond());
    List<Long> starts =
        LongStream.rangeClosed(1, 200).mapToObj(i -> hour - (201 - i) * HOUR).toList();

    List<Candle> bars =
        Histories.of(exchange)
            .candles(
                api,
                instrument,
                PriceKind.LAST,
                BarSize.H1,
                at(hour - 200 * HOUR),
                at(hour + 9 * HOUR));

    // One more where the test ran over a full hour.
    assertThat(bars).hasSizeBetween(200, 201);
    assertThat(bars.subList(0, 200))
        .extracting(Candle::startEpochSeconds)
        .containsExactlyElementsOf(starts);
    double lowest = bars.stream().mapToDouble(Candle::close).min().orElseThrow();
    double highest = bars.stream().mapToDouble(Candle::close).max().orElseThrow();
    assertThat(lowest).isGreaterThan(1000);
    assertThat(highest).isLessThan(1.3 * lowest);
    assertThat(bars).allSatisfy(bar -> assertThat(bar.volumeBase()).isBetween(0.0, 1e6));
    assertThat(bars.stream().mapToDouble(Candle::volumeBase).sum()).isGreaterThan(1);
  }

  private static void funding(Exchange exchange, Instrument instrument) {
    SimulatorApi api = new SimulatorApi(simulator.baseUri(), exchange.id());
    long from = BarSize.D1.startOf(api.now().getEpochSecond()) - 10 * 24 * HOUR;

    List<FundingSettlement> payments =
        Histories.of(exchange).funding(api, instrument, at(from), at(from + 10 * 24 * HOUR));

    double interval = payments.getFirst().intervalSeconds();
    assertThat(interval % HOUR).isZero();
    assertThat(payments)
        .extracting(FundingSettlement::epochSeconds)
        .containsExactlyElementsOf(
            Histories.moments(from, from + 10 * 24 * HOUR - 1, (long) interval));
    assertThat(payments)
        .allSatisfy(
            payment -> {
              assertThat(payment.intervalSeconds()).isEqualTo(interval);
              assertThat(Math.abs(payment.rate())).isLessThan(0.01);
            });
  }
}
