package dev.perps.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.Fault;
import dev.perps.simulator.Faults;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An account that cannot be asked about touches nothing else, and recovers by itself. */
class AccountIsolationTest {
  private static final Set<String> EXCHANGES = Set.of("kraken", "bybit");
  @TempDir Path directory;

  private static long marks(List<String> page) {
    return page.stream().filter(line -> line.startsWith("perp_mark_price{")).count();
  }

  private static boolean isUp(List<String> page) {
    return page.stream()
        .anyMatch(line -> line.matches("kraken_account_up\\{account=\"main\"} 1.*"));
  }

  private static boolean fails(List<String> page, String part, String reason) {
    return page.stream()
        .anyMatch(
            line ->
                line.startsWith("kraken_account_failing{account=\"main\"")
                    && line.contains("part=\"" + part + "\"")
                    && line.contains("reason=\"" + reason + "\""));
  }

  private static void assertExchangesUntouched(List<String> page, long marks) {
    for (String exchange : EXCHANGES) {
      assertThat(page)
          .anyMatch(line -> line.matches("perp_exchange_up\\{exchange=\"" + exchange + "\"} 1.*"));
    }
    assertThat(page).noneMatch(line -> line.startsWith("perp_exchange_failing{"));
    assertThat(marks(page)).isEqualTo(marks);
  }

  @Test
  void faultsOfThePrivateApiStayThere() {
    try (Simulator simulator =
            Simulator.start(SimulatorOptions.defaults().withFreeze(true).withCoins(20));
        AccountExporter exporter =
            new AccountExporter(
                simulator,
                EXCHANGES,
                4,
                AccountExporter.environment(DemoKeys.DESK, ""),
                directory)) {
      List<String> healthy =
          exporter.await(
              "all",
              page -> isUp(page) && marks(page) > 0 && exchangesUp(page) == EXCHANGES.size());
      AccountExporter.pause(Duration.ofSeconds(2)); // feeds that take part in every second cycle
      long marks = marks(exporter.page());
      assertThat(healthy).anyMatch(line -> line.startsWith("kraken_account_ledger_rows{"));

      Faults faults = simulator.faults();
      faults.add("kraken", Fault.status(500).onPath("/derivatives/api/v3/openpositions"));
      faults.add("kraken", Fault.reset().onPath("/derivatives/api/v3/accounts"));
      faults.add("kraken", Fault.truncate().onPath("/api/history/"));
      faults.add("kraken", Fault.garbage().onPath("/0/private/"));
      List<String> down =
          exporter.await(
              "failures",
              page ->
                  fails(page, "positions", "unavailable")
                      && fails(page, "margin", "connection")
                      && fails(page, "ledger", "connection"));
      assertExchangesUntouched(down, marks);

      faults.clearAll();
      exporter.await("recovery", AccountIsolationTest::isUp);
      assertExchangesUntouched(exporter.page(), marks);
    }
  }

  private static long exchangesUp(List<String> page) {
    return page.stream().filter(line -> line.matches("perp_exchange_up\\{.*} 1.*")).count();
  }
}
