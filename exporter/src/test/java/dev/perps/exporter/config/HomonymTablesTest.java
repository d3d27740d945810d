package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.collect.Homonyms;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomonymTablesTest {
  @Test
  void knownOnesAreThere() {
    Homonyms homonyms = HomonymTables.with(Map.of());
    assertThat(homonyms.byExchange().get("kraken"))
        .containsEntry("LUNA", "LUNC")
        .containsEntry("LUNA2", "LUNA");
    assertThat(homonyms.everywhere()).containsEntry("index/SPX", "SPX500");
  }

  @Test
  void usersOwnWinAndTheOthersStay() {
    Homonyms homonyms =
        HomonymTables.with(
            Map.of(
                "kraken", Map.of("LUNA", "LUNAOLD, I like it better", "ABC", "XYZ, it is not ABC"),
                "bybit", Map.of()));
    assertThat(homonyms.byExchange().get("kraken"))
        .containsEntry("LUNA", "LUNAOLD")
        .containsEntry("ABC", "XYZ")
        .containsEntry("LUNA2", "LUNA");
  }

  @Test
  void entryWithoutAReasonIsRefusedInOneLine() {
    assertThatThrownBy(() -> HomonymTables.with(Map.of("kraken", Map.of("LUNA", "LUNC"))))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "exchanges.kraken.homonyms.LUNA: 'LUNC' has no base or no reason; write the base to show,"
                + " a comma and why: LUNC, Terra Classic");
  }
}
