package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.CallLog;
import dev.perps.simulator.Fault;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import dev.perps.simulator.exchange.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The private API over the wire. */
class PrivateHttpTest {
  private static final String LOG = Client.HISTORY + "account-log";
  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.ofEpochMilli(Client.START));
  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.defaults()
              .withClock(time::get)
              .withFreeze(false)
              .withEnforceLimits(true)
              .withAccountRows(100_000));
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void stop() {
    simulator.close();
    client.shutdownNow();
  }

  private HttpResponse<String> get(String path, String rawQuery)
      throws IOException, InterruptedException {
    String query = rawQuery.isEmpty() ? "" : "?" + rawQuery;
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(simulator.baseUri() + "/kraken" + path + query));
    Client.headers(DemoKeys.MAIN, path, rawQuery).forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode control(String path) throws IOException, InterruptedException {
    URI uri = URI.create(simulator.baseUri() + "/control/kraken/" + path);
    return Json.MAPPER.readTree(
        client
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
            .body());
  }

  @Test
  void aHundredThousandRowsComeInOneAnswer() throws Exception {
    JsonNode logs = Json.MAPPER.readTree(get(LOG, "sort=asc&count=100000").body()).get("logs");
    assertThat(logs).hasSize(100_000);
    for (int i = 0; i < logs.size(); i += 9_999) {
      assertThat(logs.get(i).get("id").asInt()).isEqualTo(i + 1);
    }
    JsonNode rest =
        Json.MAPPER.readTree(get(LOG, "sort=asc&count=100000&from=100001").body()).get("logs");
    assertThat(rest.get(0).get("id").asInt()).isEqualTo(100_001);
  }

  @Test
  void theQueryIsCheckedAsItCameOverTheWire() throws Exception {
    for (String info : new String[] {"funding%20rate%20change", "funding+rate+change"}) {
      JsonNode body = Json.MAPPER.readTree(get(LOG, "count=3&info=" + info).body());
      assertThat(body.get("logs")).hasSize(3);
    }
  }

  @Test
  void theHistoryBudgetIsABucket() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(get(LOG, "count=100000&from=1&to=1").statusCode()).isEqualTo(200);
    }
    HttpResponse<String> refused = get(LOG, "count=26&from=1&to=1");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("rate-limit-reset")).hasValue("12");
    assertThat(Json.MAPPER.readTree(refused.body()).get("error").asString())
        .isEqualTo("apiLimitExceeded");
    time.set(time.get().plusSeconds(11));
    assertThat(get(LOG, "count=26&from=1&to=1").statusCode()).isEqualTo(429);
    time.set(time.get().plusSeconds(1));
    assertThat(get(LOG, "count=26&from=1&to=1").statusCode()).isEqualTo(200);
    assertThat(simulator.calls().weight("kraken", LOG)).isEqualTo(10 * 10 + 3 * 2);
  }

  @Test
  void theDerivativesBudgetIsAWindowOfTenSeconds() throws Exception {
    String fills = Client.FUTURES + "fills";
    for (int i = 0; i < 20; i++) {
      assertThat(get(fills, "lastFillTime=2026-03-01T00%3A00%3A00.000Z").body())
          .contains("\"result\":\"success\"");
    }
    HttpResponse<String> refused = get(Client.FUTURES + "openpositions", "");
    assertThat(refused.statusCode()).isEqualTo(200);
    assertThat(refused.body()).contains("apiLimitExceeded");
    assertThat(get(Client.FUTURES + "tickers", "").body()).contains("\"result\":\"success\"");
    time.set(time.get().plusSeconds(10));
    assertThat(get(Client.FUTURES + "openpositions", "").body()).contains("openPositions");
    CallLog.Call last = simulator.calls().last("kraken").getLast();
    assertThat(last.weight()).isEqualTo(2);
  }

  @Test
  void faultsSpoilPrivateRowsToo() throws Exception {
    simulator.faults().set("kraken", Fault.parse("nulls:1@/api/history/"));
    JsonNode logs = Json.MAPPER.readTree(get(LOG, "count=20").body()).get("logs");
    assertThat(logs).hasSize(20).allMatch(row -> row.get("id").isNull());
    simulator.faults().clearAll();
  }

  @Test
  void theBookIsThatOfTheJavaApi() throws Exception {
    Book book = simulator.krakenBook("desk");
    JsonNode json = control("book?account=desk");
    assertThat(json.get("trades")).hasSameSizeAs(book.trades()).isNotEmpty();
    assertThat(json.get("fundings")).hasSameSizeAs(book.fundings()).isNotEmpty();
    Trade trade = book.trades().getLast();
    JsonNode row = json.get("trades").get(book.trades().size() - 1);
    assertThat(row.get("execution").asString()).isEqualTo(trade.execution());
    assertThat(row.get("fee").asString()).isEqualTo(trade.fee().toPlainString());
    assertThat(json.at("/positions/0/size").asString())
        .isEqualTo(book.positions().getFirst().size().toPlainString());
    time.set(time.get().plusSeconds(86_400));
    assertThat(simulator.krakenBook("desk").trades()).hasSizeGreaterThan(book.trades().size());
    assertThat(control("book?account=nobody").get("error").asString())
        .isEqualTo("no account 'nobody'; there is main, desk");
  }

  @Test
  void credentialsAreTold() throws Exception {
    JsonNode keys = control("credentials");
    assertThat(keys.propertyNames()).containsExactly("main", "desk", "restricted");
    assertThat(keys.at("/main/futuresKey").asString()).isEqualTo(DemoKeys.MAIN.futuresKey());
    assertThat(keys.at("/desk/spotSecret").asString()).isEqualTo(DemoKeys.DESK.spotSecret());
    assertThat(control("forbidden").get("count").asInt()).isZero();
    assertThat(control("nonsense").get("error").asString()).contains("see GET /control");
  }
}
