package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.coinbase.Coinbase;
import dev.perps.exporter.exchange.deribit.Deribit;
import dev.perps.exporter.exchange.dydx.Dydx;
import dev.perps.exporter.exchange.lighter.Lighter;
import dev.perps.exporter.exchange.paradex.Paradex;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The past of exchanges where funding goes by the hour, as the simulator tells it. */
class HistoryOfChainsTest {
  private static Simulator simulator;

  private final Instant now = Instant.now();
  private final Instant hour = now.truncatedTo(ChronoUnit.HOURS);

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  // The exchange, its contract of Bitcoin, and how many hours a payment is for.
  static List<Arguments> exchanges() {
    return List.of(
        of(Coinbase.EXCHANGE, "BTC-PERP", 1),
        of(Deribit.EXCHANGE, "BTC-PERPETUAL", 1),
        of(Dydx.EXCHANGE, "BTC-USD", 1),
        of(Lighter.EXCHANGE, "BTC", 1),
        of(Paradex.EXCHANGE, "BTC-USD-PERP", 8));
  }

  private static Arguments of(Exchange exchange, String symbol, int hours) {
    return Arguments.of(Named.of(exchange.id(), exchange), symbol, hours);
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void hourlyBars(Exchange exchange, String symbol) {
    Instant from = hour.minus(Duration.ofHours(200));

    List<Candle> bars =
        exchange
            .history()
            .orElseThrow()
            .candles(
                new SimulatorApi(simulator.baseUri(), exchange.id()),
                bitcoin(exchange, symbol),
                PriceKind.LAST,
                BarSize.H1,
                from,
                now);

    assertThat(bars)
        .extracting(Candle::startEpochSeconds)
        .containsExactlyElementsOf(
            IntStream.range(0, 200).mapToObj(i -> from.getEpochSecond() + i * 3600L).toList());
    double first = bars.getFirst().close();
    assertThat(bars)
        .allSatisfy(
            bar -> {
              assertThat(bar.isSound()).isTrue();
              assertThat(bar.close()).isCloseTo(first, within(first * 0.3));
            });
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void tenDaysOfFunding(Exchange exchange, String symbol, int hours) {
    long period = hours * 3600L;
    Instant from = hour.minus(Duration.ofDays(10));

    List<FundingSettlement> payments =
        exchange
            .history()
            .orElseThrow()
            .funding(
                new SimulatorApi(simulator.baseUri(), exchange.id()),
                bitcoin(exchange, symbol),
                from,
                hour);

    long first = Math.ceilDiv(from.getEpochSecond(), period) * period;
    assertThat(payments)
        .extracting(FundingSettlement::epochSeconds)
        .containsExactlyElementsOf(
            IntStream.range(0, 240 / hours).mapToObj(i -> (double) (first + i * period)).toList());
    assertThat(payments)
        .allSatisfy(
            paid -> {
              assertThat(paid.rate()).isBetween(-0.01, 0.01);
              assertThat(paid.intervalSeconds()).isEqualTo(period);
            });
    // Deribit's Bitcoin may well stay within the damper for days, where nothing is charged.
    if (!exchange.equals(Deribit.EXCHANGE)) {
      assertThat(payments).extracting(FundingSettlement::rate).anyMatch(rate -> rate != 0);
    }
  }

  private static Instrument bitcoin(Exchange exchange, String symbol) {
    return new Instrument(
        exchange.id(), symbol, "BTC", "USD", "USD", ContractKind.LINEAR, AssetClass.CRYPTO);
  }
}
