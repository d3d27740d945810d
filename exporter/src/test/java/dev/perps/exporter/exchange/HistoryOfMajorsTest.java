package dev.perps.exporter.exchange;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The histories of the biggest exchanges, asked of the simulator. */
@ParameterizedClass(name = "{0} {1}")
@CsvSource({
  "binance, BTCUSDT, USDT, LINEAR, 8",
  "binance, BTCUSD_PERP, USD, INVERSE, 8",
  "bybit, BTCUSDT, USDT, LINEAR, 8",
  "bybit, BTCUSD, USD, INVERSE, 8",
  "okx, BTC-USDT-SWAP, USDT, LINEAR, 8",
  "okx, BTC-USD-SWAP, USD, INVERSE, 8",
  "kraken, PF_XBTUSD, USD, LINEAR, 1",
  "kraken, PI_XBTUSD, USD, INVERSE, 1",
  "hyperliquid, BTC, USDC, LINEAR, 1",
  "bitget, BTCUSDT, USDT, LINEAR, 8",
  "bitget, BTCUSD, USD, INVERSE, 8",
})
class HistoryOfMajorsTest {
  private static final long HOUR = 3600;
  private static Simulator simulator;

  @Parameter(0)
  String exchange;

  @Parameter(1)
  String symbol;

  @Parameter(2)
  String quote;

  @Parameter(3)
  ContractKind kind;

  @Parameter(4)
  int fundingHours;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @Test
  void twoHundredHours() {
    Instant to = Instant.now().truncatedTo(HOURS);
    Instant from = to.minus(200, HOURS);

    List<Candle> bars =
        history().candles(api(), bitcoin(), PriceKind.LAST, BarSize.H1, from, to.plusSeconds(1));

    // The bar that has just begun is not over.
    assertThat(bars)
        .extracting(Candle::startEpochSeconds)
        .containsExactlyElementsOf(
            LongStream.range(0, 200).mapToObj(i -> from.getEpochSecond() + i * HOUR).toList());
    double close = bars.getFirst().close();
    assertThat(bars)
        .allSatisfy(
            bar -> {
              assertThat(bar.isSound()).isTrue();
              assertThat(bar.close()).isBetween(close * 0.7, close * 1.3);
              // one and the same coin, not contracts or dollars
              assertThat(bar.volumeBase()).isBetween(0.0, 1e6);
            });
  }

  @Test
  void daysBeginAtMidnight() {
    Instant to = Instant.now().truncatedTo(DAYS);

    List<Candle> bars =
        history()
            .candles(
                api(), bitcoin(), PriceKind.LAST, BarSize.D1, to.minus(30, DAYS), to.plus(1, DAYS));

    assertThat(bars).hasSize(30);
    assertThat(bars.getLast().startEpochSeconds()).isEqualTo(to.minus(1, DAYS).getEpochSecond());
  }

  /** More than one page of most exchanges, the last of which tell of old bars elsewhere. */
  @Test
  void fortyDaysOfQuartersOfAnHour() {
    Instant to = Instant.now().truncatedTo(HOURS);

    List<Candle> bars =
        history().candles(api(), bitcoin(), PriceKind.LAST, BarSize.M15, to.minus(40, DAYS), to);

    assertThat(bars)
        .hasSize(40 * 96)
        .isSortedAccordingTo(java.util.Comparator.comparingLong(Candle::startEpochSeconds));
  }

  @Test
  void tenDaysOfFunding() {
    long interval = fundingHours * HOUR;
    long end = Math.floorDiv(Instant.now().getEpochSecond(), interval) * interval;
    long start = end - 10 * 24 * HOUR;

    List<FundingSettlement> payments =
        history()
            .funding(api(), bitcoin(), Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));

    assertThat(payments)
        .extracting(FundingSettlement::epochSeconds)
        .containsExactlyElementsOf(
            LongStream.range(0, 240 / fundingHours)
                .mapToObj(i -> (double) (start + i * interval))
                .toList());
    assertThat(payments).allSatisfy(payment -> assertThat(payment.rate()).isBetween(-0.01, 0.01));
    assertThat(payments.subList(1, payments.size()))
        .allSatisfy(payment -> assertThat(payment.intervalSeconds()).isEqualTo(interval));
  }

  private SimulatorApi api() {
    return new SimulatorApi(simulator.baseUri(), exchange);
  }

  private History history() {
    return Exchanges.ALL.stream()
        .filter(one -> one.id().equals(exchange))
        .findFirst()
        .flatMap(Exchange::history)
        .orElseThrow();
  }

  private Instrument bitcoin() {
    String settle = kind == ContractKind.INVERSE ? "BTC" : quote;
    return new Instrument(exchange, symbol, "BTC", quote, settle, kind, AssetClass.CRYPTO);
  }
}
