package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PriceKind;
import dev.perps.exporter.market.SpotTicker;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/numbers.md} says of each exchange is what its feeds make of its answers. */
class CoverageDocTest {
  private static final Path DOC = Path.of("../docs/numbers.md");
  private static final String ABSENT = "–";

  /** The columns of the table. */
  private static final Map<String, ToDoubleFunction<Perp>> OF_CONTRACTS = new LinkedHashMap<>();

  private static final Map<String, ToDoubleFunction<SpotTicker>> OF_SPOT = new LinkedHashMap<>();

  static {
    OF_CONTRACTS.put("mark", perp -> perp.ticker().markPrice());
    OF_CONTRACTS.put("index", perp -> perp.ticker().indexPrice());
    OF_CONTRACTS.put("last", perp -> perp.ticker().lastPrice());
    OF_CONTRACTS.put("bid, ask", perp -> perp.ticker().bidPrice() + perp.ticker().askPrice());
    OF_CONTRACTS.put("change 24 h", perp -> perp.ticker().change24hRatio());
    OF_CONTRACTS.put("volume", perp -> perp.ticker().volume24hQuote());
    OF_CONTRACTS.put("open interest", perp -> perp.openInterest().quote());
    OF_CONTRACTS.put("rate", perp -> perp.funding().rate());
    OF_CONTRACTS.put("predicted", perp -> perp.funding().predictedRate());
    OF_CONTRACTS.put("interval", perp -> perp.funding().intervalSeconds());
    OF_CONTRACTS.put("next", perp -> perp.funding().nextEpochSeconds());
    OF_CONTRACTS.put("long/short", Perp::longShortAccountRatio);
    OF_SPOT.put("spot price", SpotTicker::price);
    OF_SPOT.put("spot volume", SpotTicker::volume24hQuote);
  }

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

  @Test
  void eachExchangeHasARowAndAPage() throws IOException {
    List<String> ids = Exchanges.ALL.stream().map(Exchange::id).toList();

    assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(ids);
    for (Exchange exchange : Exchanges.ALL) {
      assertThat(Files.readAllLines(Path.of("../docs/exchanges/" + exchange.id() + ".md")))
          .first()
          .isEqualTo("# " + exchange.name());
    }
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void tellsWhatTheTableSays(Exchange exchange) throws IOException {
    SimulatorApi api = new SimulatorApi(simulator.baseUri(), exchange.id());
    List<Perp> perps = new ArrayList<>();
    List<SpotTicker> spots = new ArrayList<>();
    for (Feed feed : exchange.feeds()) {
      MarketData data = feed.collect(api);
      perps.addAll(data.perps());
      spots.addAll(data.spots());
    }
    Map<String, String> row = table().get(exchange.id());

    OF_CONTRACTS.forEach((column, figure) -> check(column, perps, figure, row));
    OF_SPOT.forEach((column, figure) -> check(column, spots, figure, row));
  }

  @ParameterizedTest
  @MethodSource("exchanges")
  void tellsOfThePastWhatTheTableSays(Exchange exchange) throws IOException {
    History history = exchange.history().orElseThrow();
    Map<String, String> row = table().get(exchange.id());

    assertThat(row)
        .containsEntry(
            "bars",
            Arrays.stream(BarSize.values())
                .filter(history.barSizes()::contains)
                .map(BarSize::label)
                .collect(Collectors.joining(", ")))
        .containsEntry("bars of marks", word(history.prices().contains(PriceKind.MARK)))
        .containsEntry("past open interest", word(history.tellsOpenInterest()));
    assertThat(history.prices()).contains(PriceKind.LAST);
  }

  private static String word(boolean told) {
    return told ? "yes" : ABSENT;
  }

  private static <T> void check(
      String column, List<T> things, ToDoubleFunction<T> figure, Map<String, String> row) {
    long known = things.stream().filter(one -> !Double.isNaN(figure.applyAsDouble(one))).count();
    if (row.get(column).equals(ABSENT)) {
      assertThat(known).as("%s is in the table as absent", column).isZero();
    } else {
      assertThat(row.get(column)).as(column).isIn("yes", "derived");
      // How accounts are positioned is asked of the biggest contracts only.
      int few = column.equals("long/short") ? 0 : things.size() / 2;
      assertThat(known).as("%s is in the table as %s", column, row.get(column)).isGreaterThan(few);
    }
  }

  /** Cells by exchange and column. */
  private static Map<String, Map<String, String>> table() throws IOException {
    Map<String, Map<String, String>> table = new LinkedHashMap<>();
    List<String> columns = new ArrayList<>();
    for (String line : Files.readAllLines(DOC)) {
      if (!line.startsWith("|")) {
        columns.clear();
        continue;
      }
      List<String> cells = Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
      if (cells.getFirst().equals("exchange")) {
        columns.addAll(cells);
      } else if (!columns.isEmpty() && !cells.getFirst().startsWith("--")) {
        Map<String, String> row = new HashMap<>();
        for (int i = 1; i < columns.size(); i++) {
          row.put(columns.get(i), cells.get(i));
        }
        table.computeIfAbsent(cells.getFirst().replace("`", ""), id -> new HashMap<>()).putAll(row);
      }
    }
    return table;
  }
}
