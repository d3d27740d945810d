package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolsTest {
  private final Client client = Client.of(1);

  @ParameterizedTest
  @CsvSource({
    "/derivatives/api/v3/accounts, 2",
    "/derivatives/api/v3/openpositions, 2",
    "/derivatives/api/v3/openorders, 2",
    "/derivatives/api/v3/fills, 2",
    "/derivatives/api/v3/fills?lastFillTime=2026-03-01T00:00:00.000Z, 25",
    "/derivatives/api/v3/sendorder, 10",
    "/api/history/v3/account-log?count=25, 1",
    "/api/history/v3/account-log?count=26, 2",
    "/api/history/v3/account-log?count=51, 3",
    "/api/history/v3/account-log, 3",
    "/api/history/v3/account-log?count=1001, 6",
    "/api/history/v3/account-log?count=5001, 10",
    "/api/history/v3/account-log?count=100000, 10",
    "/api/history/v3/account-log?count=many, 1",
    "/api/history/v3/executions?count=1000, 1",
    "/api/history/v3/positions, 1",
    "/api/history/v3/accountlogcsv, 6"
  })
  void requestsCostWhatIsPublished(String target, int weight) {
    assertThat(Pools.cost(client.request(target)))
        .singleElement()
        .extracting(Charge::weight)
        .isEqualTo(weight);
  }

  @Test
  void keysAndSidesHaveBudgetsOfTheirOwn() {
    List<String> names =
        List.of(
            name(client, Client.FUTURES + "accounts"),
            name(client, Client.HISTORY + "positions"),
            name(client.with(DemoKeys.DESK), Client.FUTURES + "accounts"),
            name(client.with(DemoKeys.DESK), Client.HISTORY + "positions"));
    assertThat(names).doesNotHaveDuplicates();
    assertThat(name(client, Client.HISTORY + "executions")).isEqualTo(names.get(1));
  }

  private static String name(Client who, String target) {
    return Pools.cost(who.request(target)).getFirst().limit().name();
  }

  @Test
  void publicRequestsCostNothing() {
    assertThat(PrivateApi.cost(client.request(Client.FUTURES + "feeschedules"))).isEmpty();
    assertThat(PrivateApi.serves(client.request(Client.FUTURES + "tickers"))).isFalse();
    assertThat(PrivateApi.serves(client.request("/0/public/Ticker"))).isFalse();
  }

  @Test
  void aSpentHistoryBudgetIsStatus429WithTheSecondsToWait() {
    Charge charge = Pools.cost(client.request(Client.HISTORY + "account-log")).getFirst();
    ApiResponse refusal = Pools.refusal(new Usage(charge.limit(), 101, 0, 12_001)).orElseThrow();
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers()).containsEntry("rate-limit-reset", "13");
    Charge other = Pools.cost(client.request(Client.FUTURES + "accounts")).getFirst();
    ApiResponse exceeded = Pools.refusal(new Usage(other.limit(), 501, 0, 12_001)).orElseThrow();
    assertThat(exceeded.status()).isEqualTo(200);
    assertThat(exceeded.body().get("error").asString()).isEqualTo("apiLimitExceeded");
  }
}
