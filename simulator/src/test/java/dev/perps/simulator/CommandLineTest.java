package dev.perps.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.simulator.world.Listings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {
  @Test
  void defaultsAreALiveMarketOnTheLoopbackInterface() {
    SimulatorOptions options = CommandLine.parse(List.of()).orElseThrow();
    assertThat(options.port()).isEqualTo(9877);
    assertThat(options.host()).isEqualTo("127.0.0.1");
    assertThat(options.seed()).isEqualTo(1);
    assertThat(options.freeze()).isFalse();
    assertThat(options.enforceLimits()).isFalse();
    assertThat(options.latency()).isEqualTo(Duration.ZERO);
  }

  @Test
  void readsAllFlags() {
    SimulatorOptions options =
        CommandLine.parse(
                List.of(
                    "--port=0",
                    "--host",
                    "0.0.0.0",
                    "--seed",
                    "-7",
                    "--freeze",
                    "--latency",
                    "25",
                    "--enforce-limits",
                    "--coins",
                    "50",
                    "--breadth",
                    "160",
                    "--fault",
                    "binance=status:429:5@/fapi/",
                    "--fault=kraken=hang",
                    "--fault",
                    "binance=vanish:BTCUSDT"))
            .orElseThrow();
    assertThat(options.port()).isZero();
    assertThat(options.host()).isEqualTo("0.0.0.0");
    assertThat(options.seed()).isEqualTo(-7);
    assertThat(options.freeze()).isTrue();
    assertThat(options.latency()).isEqualTo(Duration.ofMillis(25));
    assertThat(options.enforceLimits()).isTrue();
    assertThat(options.listings()).isEqualTo(new Listings(50, 1.6));
    assertThat(options.faults().get("binance"))
        .containsExactly(Fault.status(429).retryAfter(5).onPath("/fapi/"), Fault.vanish("BTCUSDT"));
    assertThat(options.faults().get("kraken")).containsExactly(Fault.hang());
  }

  @Test
  void helpWantsNoSimulator() {
    assertThat(CommandLine.parse(List.of("--help"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "--nope, unknown flag '--nope'",
    "--port, --port needs a value",
    "--port=99999, from 0 to 65535",
    "--seed=x, --seed wants a whole number",
    "--freeze=yes, --freeze takes no value",
    "--fault=binance, EXCHANGE=KIND",
    "--fault=binance=sulk, unknown fault kind 'sulk'",
    "--fault=binance=status, needs an argument",
    "--fault=binance=status:200, 300 to 599"
  })
  void badFlagsAreExplained(String flag, String reason) {
    assertThatThrownBy(() -> CommandLine.parse(List.of(flag)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
