package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.MarketData;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dated futures of all exchanges, as the simulator lists them beside perpetuals. */
class FuturesOfExchangesTest {
  /** What perpetuals are called where dated futures carry a day. */
  private static final String DAY = ".*(\\d{6}|\\d{1,2}[A-Z]{3}\\d{2}|[A-Z]\\d{2})";

  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults());
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  static List<Exchange> exchanges() {
    return Exchanges.ALL;
  }

  private static List<MarketData> collect(Exchange exchange) {
    SimulatorApi api = new SimulatorApi(simulator.baseUri(), exchange.id());
    return exchange.feeds().stream().map(feed -> feed.collect(api)).toList();
  }

  @Test
  void theseHaveSome() {
    List<String> ids = new ArrayList<>();
    for (Exchange exchange : Exchanges.ALL) {
      if (collect(exchange).stream().anyMatch(data -> !data.futures().isEmpty())) {
        ids.add(exchange.id());
      }
    }

    assertThat(ids)
        .containsExactlyInAnyOrder("binance", "bybit", "deribit", "kraken", "kucoin", "okx");
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void neverAmongPerpetualsAndTheOtherWayRound(Exchange exchange) {
    Set<String> perps = new HashSet<>();
    Set<String> futures = new HashSet<>();
    for (MarketData data : collect(exchange)) {
      data.perps().forEach(perp -> perps.add(perp.instrument().symbol()));
      data.futures().forEach(future -> futures.add(future.instrument().symbol()));
    }

    assertThat(perps).isNotEmpty().noneMatch(futures::contains);
    assertThat(futures).allMatch(symbol -> symbol.matches(DAY));
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void figuresFitTogether(Exchange exchange) {
    Instant now = Instant.now();
    for (MarketData data : collect(exchange)) {
      for (DatedFuture future : data.futures()) {
        assertThat(future.isExpired(now)).isFalse();
        ZonedDateTime expiry =
            Instant.ofEpochSecond((long) future.expiryEpochSeconds()).atZone(ZoneOffset.UTC);
        assertThat(expiry.getHour()).as("%s", future).isEqualTo(8);
        double left = future.expiryEpochSeconds() - now.getEpochSecond();
        // Deribit tells no index in the last half hour.
        if (left > 2000) {
          // The simulated carry is 5 % a year with a deviation of 2 %, and there is noise.
          double years = left / (365 * 86_400.0);
          assertThat(future.basisRatio())
              .as("%s", future)
              .isBetween(-0.03 * years - 0.0003, 0.13 * years + 0.0003);
        }
        assertThat(future.ticker().volume24hQuote()).as("%s", future).isPositive();
        assertThat(future.openInterest().quote())
            .as("%s", future)
            .isCloseTo(
                future.openInterest().base() * future.ticker().markPrice(), withinPercentage(0.1));
      }
    }
  }
}
