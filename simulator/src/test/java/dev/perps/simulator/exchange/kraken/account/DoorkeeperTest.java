package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who is let in, and what the others are told. */
class DoorkeeperTest {
  private static final String LOG = Client.HISTORY + "account-log";
  private final Client client = Client.of(1);

  private static String error(ApiResponse answer) {
    return answer.body().path("error").asString("");
  }

  private ApiResponse with(String header, String value) {
    Map<String, String> headers =
        new HashMap<>(Client.headers(DemoKeys.MAIN, LOG, "count=2&sort=asc"));
    headers.put(header, value);
    return client.ask(client.request("GET", LOG, "count=2&sort=asc", headers, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/derivatives/api/v3/accounts",
        "/derivatives/api/v3/openpositions",
        "/derivatives/api/v3/fills?lastFillTime=2026-03-01T00%3A00%3A00.000Z",
        "/derivatives/api/v3/feeschedules/volumes",
        "/derivatives/api/v3/openorders",
        "/api/history/v3/account-log?count=2&info=funding%20rate%20change",
        "/api/history/v3/account-log?count=2&info=funding+rate+change",
        "/api/history/v2/executions?count=2",
        "/api/history/v3/executions?count=2",
        "/api/history/v3/orders",
        "/api/history/v3/triggers",
        "/api/history/v3/positions?count=2"
      })
  void aSignatureOpensThemAllAndNothingElseDoes(String target) {
    assertThat(client.ask(target).status()).isEqualTo(200);
    assertThat(error(client.ask(target))).isEmpty();
    String[] words = target.split("\\?", 2);
    String query = words.length > 1 ? words[1] : "";
    ApiRequest unsigned = client.request("GET", words[0], query, Map.of(), "");
    assertThat(error(client.ask(unsigned))).isEqualTo("authenticationError");
  }

  @Test
  void aWrongKeySignatureQueryOrPathIsAnAuthenticationErrorWithStatus200() {
    assertThat(error(with("apikey", DemoKeys.MAIN.futuresKey()))).isEmpty();
    ApiResponse refused = with("apikey", "x" + DemoKeys.MAIN.futuresKey());
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.body().propertyNames())
        .containsExactlyInAnyOrder("result", "error", "serverTime");
    assertThat(error(refused)).isEqualTo("authenticationError");
    assertThat(error(with("apikey", DemoKeys.DESK.futuresKey()))).isEqualTo("authenticationError");
    assertThat(error(with("apikey", DemoKeys.MAIN.spotKey()))).isEqualTo("authenticationError");
    assertThat(error(with("authent", "AAAA"))).isEqualTo("authenticationError");
    Map<String, String> headers = Client.headers(DemoKeys.MAIN, LOG, "count=2");
    ApiRequest altered = client.request("GET", LOG, "count=3", headers, "");
    assertThat(error(client.ask(altered))).isEqualTo("authenticationError");
    ApiRequest moved = client.request("GET", LOG + "csv", "count=2", headers, "");
    assertThat(error(client.ask(moved))).isEqualTo("authenticationError");
  }

  // The same parameters in another spelling are another message.
  @Test
  void theQueryCountsAsItWasSent() {
    Map<String, String> headers =
        Client.headers(DemoKeys.MAIN, LOG, "info=funding%20rate%20change");
    ApiRequest other = client.request("GET", LOG, "info=funding+rate+change", headers, "");
    assertThat(error(client.ask(other))).isEqualTo("authenticationError");
  }

  @Test
  void theDerivativesPrefixIsNotSigned() {
    String path = "/api/v3/accounts";
    Map<String, String> headers =
        Map.of(
            "apikey",
            DemoKeys.MAIN.futuresKey(),
            "authent",
            Signatures.futures(DemoKeys.MAIN.futuresSecret(), path));
    ApiRequest request = client.request("GET", "/derivatives" + path, "", headers, "");
    assertThat(error(client.ask(request))).isEmpty();
  }

  private String nonce(long nonce) {
    String path = "/api/v3/openorders";
    Map<String, String> headers =
        Map.of(
            "apikey",
            DemoKeys.MAIN.futuresKey(),
            "nonce",
            Long.toString(nonce),
            "authent",
            Signatures.futures(DemoKeys.MAIN.futuresSecret(), nonce + path));
    return error(client.ask(client.request("GET", "/derivatives" + path, "", headers, "")));
  }

  @Test
  void noncesMayOvertakeEachOtherALittleButNotRepeat() {
    assertThat(nonce(1_000_000)).isEmpty();
    assertThat(nonce(1_000_000)).isEqualTo("nonceDuplicate");
    assertThat(nonce(1_000_500)).isEmpty();
    assertThat(nonce(1_000_200)).isEmpty();
    assertThat(nonce(1_000_200)).isEqualTo("nonceDuplicate");
    assertThat(nonce(990_499)).isEqualTo("nonceBelowThreshold");
    assertThat(nonce(990_500)).isEmpty();
  }

  @Test
  void aNonceThatIsNotPartOfTheMessageIsRefused() {
    assertThat(error(with("nonce", "5"))).isEqualTo("authenticationError");
  }

  @Test
  void aKeyWithoutPermissionReadsPositionsButNoHistory() {
    Client restricted = client.with(DemoKeys.RESTRICTED);
    assertThat(error(restricted.ask(Client.FUTURES + "openpositions"))).isEmpty();
    ApiResponse refused = restricted.ask(LOG);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(error(refused)).isEqualTo("accountInactive");
    assertThat(spotError(restricted, restricted.spot("/0/private/TradeVolume", 1, "")))
        .isEqualTo("EGeneral:Permission denied");
  }

  private static String spotError(Client client, ApiRequest request) {
    JsonNode errors = client.ask(request).body().get("error");
    return errors.isEmpty() ? "" : errors.get(0).asString();
  }

  @Test
  void spotTakesContractsAsDerivativesInJson() {
    String path = "/0/private/TradeVolume";
    String body =
        "{\"nonce\":\"7\",\"pair\":[{\"asset\":\"PF_XBTUSD\",\"aclass\":\"derivatives\"}]}";
    assertThat(client.ask(client.spotBody(path, 7, body)).body().at("/result/fees").propertyNames())
        .containsExactly("PF_XBTUSD");
    String forex = body.replace("derivatives", "forex").replace("\"7\"", "8");
    assertThat(spotError(client, client.spotBody(path, 8, forex)))
        .isEqualTo("EQuery:Unknown asset pair");
    assertThat(spotError(client, client.spotBody(path, 9, "{")))
        .isEqualTo("EAPI:Invalid signature");
  }

  @Test
  void spotWantsItsOwnKeyAndEachNonceHigher() {
    String path = "/0/private/TradeVolume";
    assertThat(spotError(client, client.spot(path, 10, "&pair=XBTUSD"))).isEmpty();
    assertThat(spotError(client, client.spot(path, 10, ""))).isEqualTo("EAPI:Invalid nonce");
    assertThat(spotError(client, client.spot(path, 9, ""))).isEqualTo("EAPI:Invalid nonce");
    assertThat(spotError(client, client.spot(path, 11, ""))).isEmpty();
    ApiRequest good = client.spot(path, 12, "");
    ApiRequest altered =
        client.request("POST", path, "", good.headers(), good.body() + "&pair=XBTUSD");
    assertThat(spotError(client, altered)).isEqualTo("EAPI:Invalid signature");
    ApiRequest stranger =
        client.request("POST", path, "", Map.of("api-key", DemoKeys.MAIN.futuresKey()), "nonce=13");
    assertThat(spotError(client, stranger)).isEqualTo("EAPI:Invalid key");
    assertThat(spotError(client, client.spot(path, 14, "&pair=NOSUCH")))
        .isEqualTo("EQuery:Unknown asset pair");
  }
}
