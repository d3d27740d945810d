package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The log tells what the book says was done. */
class AccountLogTest {
  private static BigDecimal number(JsonNode row, String name) {
    JsonNode value = row.get(name);
    return value.isNull() ? BigDecimal.ZERO : value.decimalValue();
  }

  private static boolean cash(JsonNode row) {
    return !row.get("asset").equals(row.get("contract"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void balancesAndPositionsAreChains(long seed) {
    Client client = Client.of(seed);
    Map<String, BigDecimal> balances = new HashMap<>();
    String before = "";
    int id = 0;
    for (JsonNode row : client.log(5000)) {
      assertThat(row.get("id").asInt()).isEqualTo(++id);
      assertThat(row.get("date").asString()).isGreaterThanOrEqualTo(before);
      before = row.get("date").asString();
      String wallet = row.get("margin_account").asString() + '/' + row.get("asset").asString();
      assertThat(number(row, "old_balance"))
          .as(row.toString())
          .isEqualByComparingTo(balances.getOrDefault(wallet, BigDecimal.ZERO));
      balances.put(wallet, number(row, "new_balance"));
    }
    Book book = client.book();
    book.balances()
        .forEach(
            (wallet, balance) ->
                assertThat(balances.get(wallet.account() + '/' + wallet.asset()))
                    .isEqualByComparingTo(balance));
    Map<String, BigDecimal> open =
        book.positions().stream()
            .collect(
                Collectors.toMap(
                    p -> p.wallet().account() + '/' + p.contract().toLowerCase(Locale.ROOT),
                    OpenPosition::size));
    balances.forEach(
        (wallet, size) -> {
          if (wallet.contains("_") && wallet.endsWith("usd") && !wallet.endsWith("/usd")) {
            assertThat(size).isEqualByComparingTo(open.getOrDefault(wallet, BigDecimal.ZERO));
          }
        });
    assertThat(open).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyCashLegAddsUpAndEveryExecutionHasTwoRows(long seed) {
    Client client = Client.of(seed);
    Map<String, List<JsonNode>> executions = new HashMap<>();
    for (JsonNode row : client.log(5000)) {
      if (!row.get("execution").isNull()) {
        executions
            .computeIfAbsent(row.get("execution").asString(), uid -> new ArrayList<>())
            .add(row);
      }
      boolean moved = row.get("info").asString().matches("futures .*|funding rate change");
      if (moved && cash(row)) {
        assertThat(number(row, "new_balance").subtract(number(row, "old_balance")))
            .as(row.toString())
            .isEqualByComparingTo(
                number(row, "realized_pnl")
                    .add(number(row, "realized_funding"))
                    .subtract(number(row, "fee"))
                    .subtract(number(row, "liquidation_fee")));
      }
    }
    assertThat(executions).hasSameSizeAs(client.book().trades());
    for (Trade trade : client.book().trades()) {
      List<JsonNode> rows = executions.get(trade.execution());
      assertThat(rows).hasSize(2);
      JsonNode cash = rows.getFirst();
      JsonNode position = rows.getLast();
      assertThat(cash(cash)).isTrue();
      assertThat(cash(position)).isFalse();
      assertThat(position.get("fee").isNull()).isTrue();
      assertThat(number(position, "new_balance").subtract(number(position, "old_balance")))
          .isEqualByComparingTo(
              trade.side() == Trade.Side.BUY ? trade.size() : trade.size().negate());
      assertThat(number(cash, "fee")).isEqualByComparingTo(trade.fee());
      assertThat(number(cash, "trade_price")).isEqualByComparingTo(trade.price());
    }
  }

  @Test
  void sumsOfTheLogAreSumsOfTheBook() {
    Client client = Client.of(1);
    Book book = client.book();
    List<JsonNode> rows = client.log(5000).stream().filter(AccountLogTest::cash).toList();
    assertSum(rows, "fee", book.trades(), Trade::fee);
    assertSum(rows, "liquidation_fee", book.trades(), Trade::liquidationFee);
    assertSum(rows, "realized_pnl", book.trades(), Trade::realizedPnl);
    List<JsonNode> hours =
        rows.stream()
            .filter(row -> row.get("info").asString().equals("funding rate change"))
            .toList();
    assertThat(hours).hasSameSizeAs(book.fundings());
    assertSum(hours, "realized_funding", book.fundings(), Funding::amount);
    rows = rows.stream().filter(row -> !hours.contains(row)).toList();
    assertSum(rows, "realized_funding", book.trades(), Trade::realizedFunding);
  }

  private static <T> void assertSum(
      List<JsonNode> rows, String name, List<T> items, Function<T, BigDecimal> amount) {
    BigDecimal ofLog =
        rows.stream().map(row -> number(row, name)).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal ofBook = items.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(ofLog).isEqualByComparingTo(ofBook).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 500, 4999})
  void pagesOfEverySizeGiveTheSameRows(int count) {
    Client desk = Client.of(1).with(DemoKeys.DESK);
    assertThat(desk.log(count)).isEqualTo(desk.log(5000)).hasSizeGreaterThan(2000);
  }

  @Test
  void filtersByTimeIdAndInfo() {
    Client desk = Client.of(1).with(DemoKeys.DESK);
    List<JsonNode> all = desk.log(5000);
    String path = Client.HISTORY + "account-log?";
    assertThat(desk.get(path).get("logs")).hasSize(500);
    assertThat(desk.get(path).get("logs").get(0)).isEqualTo(all.getLast());
    JsonNode some = desk.get(path + "from=10&to=12").get("logs");
    assertThat(some).containsExactly(all.get(11), all.get(10), all.get(9));
    long hour = Client.START / 3_600_000 * 3_600_000;
    JsonNode funding =
        desk.get(
                path
                    + "info=funding%20rate%20change&info=transfer&sort=asc&count=5000&since="
                    + (hour - 7_200_000)
                    + "&before="
                    + hour)
            .get("logs");
    assertThat(funding.get(0).get("date").asString()).isEqualTo("2026-03-10T08:00:00.000Z");
    assertThat(funding.get(funding.size() - 1).get("date").asString())
        .isEqualTo("2026-03-10T09:00:00.000Z");
    for (JsonNode row : funding) {
      assertThat(row.get("info").asString()).isEqualTo("funding rate change");
      assertThat(row.get("date").asString()).isBetween("2026-03-10T08", "2026-03-10T10:00");
      assertThat(row.get("mark_price").isNull()).isTrue();
    }
    JsonNode transfers = desk.get(path + "info=transfer&info=cross-exchange+transfer").get("logs");
    assertThat(transfers).hasSize(6);
  }

  @Test
  void conversionsShowTheirRateOnRequest() {
    Client client = Client.of(1);
    String path = Client.HISTORY + "account-log?info=conversion&sort=asc";
    JsonNode plain = client.get(path).get("logs");
    assertThat(plain).hasSize(2 * client.book().conversions().size()).hasSizeGreaterThan(3);
    assertThat(plain.get(0).has("exchange_rate")).isFalse();
    JsonNode rows = client.get(path + "&conversion_details=true").get("logs");
    JsonNode from = rows.get(0);
    JsonNode to = rows.get(1);
    assertThat(from.get("asset").asString()).isEqualTo("xbt");
    assertThat(to.get("asset").asString()).isEqualTo("usd");
    assertThat(from.get("exchange_rate_from").asString()).isEqualTo("xbt");
    BigDecimal gone = number(from, "old_balance").subtract(number(from, "new_balance"));
    BigDecimal came = number(to, "new_balance").subtract(number(to, "old_balance"));
    BigDecimal kept =
        BigDecimal.ONE.subtract(number(from, "conversion_spread_percentage").movePointLeft(2));
    assertThat(came)
        .isEqualByComparingTo(
            gone.multiply(number(from, "exchange_rate"))
                .multiply(kept)
                .setScale(4, RoundingMode.HALF_UP));
  }

  @Test
  void whatIsNoNumberIsAnInvalidArgument() {
    assertThat(Client.of(1).get(Client.HISTORY + "account-log?count=many").get("error").asString())
        .isEqualTo("invalidArgument");
  }
}
