package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Executions and positions, page by page. */
class HistoryApiTest {
  private final Client client = Client.of(1);
  private final Client desk = client.with(DemoKeys.DESK);

  private static List<String> uids(List<JsonNode> elements) {
    return elements.stream().map(element -> element.get("uid").asString()).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 1000})
  void pagesOfEverySizeAndInBothDirectionsGiveTheSameExecutions(int count) {
    List<String> wanted = desk.book().trades().stream().map(Trade::execution).toList();
    String path = Client.HISTORY + "executions?count=" + count;
    assertThat(uids(desk.pages(path + "&sort=asc"))).isEqualTo(wanted);
    assertThat(uids(desk.pages(path))).isEqualTo(wanted.reversed());
  }

  @Test
  void aTokenIsGoodForItsDirectionOnly() {
    String path = Client.HISTORY + "executions?count=5";
    String token = desk.get(path).get("continuationToken").asString();
    assertThat(desk.ask(path + "&sort=asc&continuation_token=" + token).status()).isEqualTo(400);
    assertThat(desk.ask(path + "&continuation_token=%21").status()).isEqualTo(400);
  }

  @Test
  void executionsAreThoseOfTheBook() {
    List<JsonNode> elements = client.pages(Client.HISTORY + "executions?sort=asc");
    List<Trade> trades = client.book().trades();
    assertThat(elements).hasSameSizeAs(trades);
    for (int i = 0; i < trades.size(); i++) {
      JsonNode row = elements.get(i).at("/event/Execution/execution");
      Trade trade = trades.get(i);
      assertThat(row.at("/order/tradeable").asString()).isEqualTo(trade.contract());
      assertThat(row.at("/order/direction").asString().toUpperCase(java.util.Locale.ROOT))
          .isEqualTo(trade.side().name());
      assertThat(decimal(row, "/quantity")).isEqualByComparingTo(trade.size());
      assertThat(decimal(row, "/usdValue")).isEqualByComparingTo(trade.usdValue());
      assertThat(decimal(row, "/orderData/fee")).isEqualByComparingTo(trade.fee());
      assertThat(decimal(row, "/orderData/positionSize")).isEqualByComparingTo(trade.newPosition());
      assertThat(decimal(row, "/orderData/feeCalculationInfo/0/percentageFee"))
          .isEqualByComparingTo(trade.feePercent());
    }
  }

  private static BigDecimal decimal(JsonNode row, String pointer) {
    return new BigDecimal(row.at(pointer).asString());
  }

  @Test
  void filtersByContractAndTime() {
    long since = Client.START - 20 * 86_400_000L;
    long before = Client.START - 86_400_000L;
    String query = "?tradeable=pf_aaplxusd&since=" + since + "&before=" + before;
    List<JsonNode> elements = client.pages(Client.HISTORY + "executions" + query);
    List<String> wanted =
        client.book().trades().stream()
            .filter(t -> t.contract().equals("PF_AAPLxUSD"))
            .filter(t -> t.time() >= since && t.time() < before)
            .map(Trade::execution)
            .toList();
    assertThat(uids(elements)).isEqualTo(wanted.reversed()).isNotEmpty();
  }

  @Test
  void positionsAreOfTradesAndOfFullHours() {
    String path = Client.HISTORY + "positions";
    Book book = desk.book();
    List<JsonNode> all = desk.pages(path + "?sort=asc");
    assertThat(all).hasSize(book.trades().size() + book.fundings().size());
    assertThat(uids(all)).doesNotHaveDuplicates();
    assertThat(desk.pages(path + "?funding_realization=true"))
        .hasSameSizeAs(book.fundings())
        .allMatch(
            e ->
                e.at("/event/PositionUpdate/updateReason").asString().equals("fundingRealisation"));
    assertThat(desk.pages(path + "?trades=true")).hasSameSizeAs(book.trades());
    assertThat(desk.pages(path + "?trades=true&funding_realization=true")).hasSameSizeAs(all);
    assertThat(desk.pages(path + "?settlement=true")).isEmpty();
    assertThat(desk.pages(path + "?opened=true&funding_realization=true")).isEmpty();
    assertThat(desk.pages(path + "?opened=false")).hasSameSizeAs(all);
  }

  @Test
  void closedAndReversedPositionsTellWhatCameOfThem() {
    List<JsonNode> ended =
        client.pages(Client.HISTORY + "positions?closed=true&reversed=true&sort=asc");
    List<Trade> wanted =
        client.book().trades().stream()
            .filter(t -> t.change() == Trade.Change.CLOSE || t.change() == Trade.Change.REVERSE)
            .toList();
    assertThat(ended).hasSameSizeAs(wanted).hasSizeGreaterThan(50);
    for (int i = 0; i < wanted.size(); i++) {
      JsonNode update = ended.get(i).at("/event/PositionUpdate");
      Trade trade = wanted.get(i);
      assertThat(update.get("executionUid").asString()).isEqualTo(trade.execution());
      assertThat(decimal(update, "/realizedPnL")).isEqualByComparingTo(trade.realizedPnl());
      assertThat(decimal(update, "/fee")).isEqualByComparingTo(trade.fee());
      assertThat(decimal(update, "/oldPosition")).isEqualByComparingTo(trade.oldPosition());
      assertThat(decimal(update, "/newPosition")).isEqualByComparingTo(trade.newPosition());
    }
  }
}
