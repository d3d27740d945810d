package dev.perps.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perps.exporter.account.AccountApi.EventPage;
import dev.perps.exporter.account.AccountApi.LogPage;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.Execution;
import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.account.KeyPair;
import dev.perps.exporter.account.KeyRefusal;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountCallerTest {
  private static final KeyPair PAIR =
      new KeyPair(
          "public",
          Base64.getDecoder()
              .decode(
                  "7zxMEF5p/Z8l2p2U7Ghv6x14Af+Fx+92tPgUdVQ748FOIrEoT9bgT+bTRfXc5pz8na+hL/QdrCVG7bh9KpT0eMTm"));
  private static final String EMPTY_LOG = "{\"accountUid\":\"u\",\"logs\":[]}";
  private static final String NO_POSITIONS = "{\"result\":\"success\",\"openPositions\":[]}";

  private final MockWebServer kraken = new MockWebServer();
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Instant now = Instant.ofEpochMilli(1_616_492_376_594L);
  private HttpTransport transport;
  private AccountCaller caller;

  @BeforeEach
  void start() throws IOException {
    kraken.start();
    transport = new HttpTransport(settings());
    caller = caller(Optional.of(PAIR));
  }

  @AfterEach
  void stop() {
    transport.close();
    kraken.close();
  }

  private CollectSettings settings() {
    return CallSettings.kraken(kraken.url("/x").uri());
  }

  private AccountCaller caller(Optional<KeyPair> spot) {
    return new AccountCaller(
        new Credentials("main", PAIR, spot),
        "PF_XBTUSD",
        settings(),
        transport,
        () -> now,
        new Telling(),
        wait -> {
          waits.add(wait);
          now = now.plus(wait);
        });
  }

  private void answer(String body, String... headers) {
    kraken.enqueue(new MockResponse(200, Headers.of(headers), body));
  }

  private void refuse(int status, String body, String... headers) {
    kraken.enqueue(new MockResponse(status, Headers.of(headers), body));
  }

  private RecordedRequest request() throws InterruptedException {
    return kraken.takeRequest();
  }

  private final class Telling extends TelemetryForTests {
    @Override
    public void called(
        String exchange, Endpoint<?> endpoint, Duration took, Optional<FailureReason> failure) {
      told.add(
          exchange
              + " "
              + endpoint.name()
              + failure.map(reason -> " " + reason.label()).orElse(""));
    }

    @Override
    public void retried(String exchange, Endpoint<?> endpoint) {
      told.add("again " + endpoint.name());
    }
  }

  /** The signature is the one that ccxt makes of the same call. */
  @Test
  void whatIsSentIsWhatIsSigned() throws InterruptedException {
    answer(EMPTY_LOG);

    LogPage page = caller.log(1, 20_000);

    RecordedRequest request = request();
    assertThat(page.accountUid()).isEqualTo("u");
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget())
        .isEqualTo(
            "/x/api/history/v3/account-log?sort=asc&from=1&count=20000&conversion_details=true");
    assertThat(request.getHeaders().get("APIKey")).isEqualTo("public");
    assertThat(request.getHeaders().get("Authent"))
        .isEqualTo(
            "JCo8owZ5ygaUsJuus2v8C///fd400gcenUAK4u+yliaKx5pbgVup5htFVr9evu6zspjL17Bb3BUrQR8IjDMxBA==");
    assertThat(request.getHeaders().get("Nonce")).isNull();
    assertThat(told).containsExactly("kraken private/account-log");
  }

  @Test
  void neitherCookiesNorAnswersAreKept() throws InterruptedException {
    answer(NO_POSITIONS, "Set-Cookie", "a=b; Path=/", "Cache-Control", "max-age=3600", "ETag", "e");
    answer(NO_POSITIONS);

    caller.positions();
    caller.positions();

    request();
    RecordedRequest second = request();
    assertThat(second.getHeaders().get("Cookie")).isNull();
    assertThat(second.getHeaders().get("If-None-Match")).isNull();
  }

  @Test
  void aRedirectIsNotFollowed() {
    refuse(302, "", "Location", "https://elsewhere.example/");

    assertThatThrownBy(() -> caller.positions()).hasMessage("HTTP 302");
    assertThat(kraken.getRequestCount()).isEqualTo(1);
  }

  @Test
  void pagesFollowTheTokenOfTheBodyOrOfTheHeader() throws InterruptedException {
    answer("{\"accountUid\":\"u\",\"elements\":[],\"continuationToken\":\"c3RyaW5n+/==\"}");
    answer("{\"accountUid\":\"u\",\"elements\":[]}", "Next-Continuation-Token", "fromTheHeader");
    answer("{\"accountUid\":\"u\",\"elements\":[],\"continuationToken\":\"fromTheHeader\"}");
    Instant since = Instant.ofEpochMilli(1_604_937_694_000L);

    EventPage<Execution> first = caller.executions(since, "");
    EventPage<Execution> second = caller.executions(since, first.next());
    EventPage<Execution> third = caller.executions(since, second.next());

    assertThat(request().getTarget())
        .isEqualTo("/x/api/history/v3/executions?sort=asc&since=1604937694000");
    assertThat(request().getTarget())
        .isEqualTo(
            "/x/api/history/v3/executions?sort=asc&since=1604937694000"
                + "&continuation_token=c3RyaW5n%2B%2F%3D%3D");
    assertThat(second.next()).isEqualTo("fromTheHeader");
    assertThat(third.next()).as("a token that leads to itself").isEmpty();
  }

  @Test
  void turningPointsOfAContract() throws InterruptedException {
    answer("{\"accountUid\":\"u\",\"elements\":[]}");

    caller.turningPoints("PF_AAPLxUSD", "");

    assertThat(request().getTarget())
        .isEqualTo(
            "/x/api/history/v3/positions?sort=desc&tradeable=PF_AAPLxUSD&opened=true&closed=true"
                + "&reversed=true");
  }

  @Test
  void tradeVolumeNamesTheContractAndCountsItsNonceUp() throws InterruptedException {
    String body =
        "{\"error\":[],\"result\":{\"volume\":\"5\",\"fees\":{\"PF_XBTUSD\":{\"fee\":\"0.05\"}}}}";
    answer(body);
    answer(body);

    FeeTiers tiers = caller.feeTiers();
    caller.feeTiers();

    RecordedRequest request = request();
    assertThat(tiers.takerRate()).isEqualTo(0.0005);
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getTarget()).isEqualTo("/x/0/private/TradeVolume");
    assertThat(request.getHeaders().get("API-Key")).isEqualTo("public");
    assertThat(request.getHeaders().get("API-Sign")).hasSize(88);
    assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(text(request))
        .isEqualTo(
            "{\"nonce\":\"1616492376594\",\"pair\":[{\"asset\":\"PF_XBTUSD\",\"aclass\":\"derivatives\"}]}");
    assertThat(text(request())).startsWith("{\"nonce\":\"1616492376595\"");
  }

  private static String text(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }

  @Test
  void withoutASpotKeyTheScheduleOfTheContractCounts() throws InterruptedException {
    answer("{\"result\":\"success\",\"volumesByFeeSchedule\":{\"a\":5,\"b\":150}}");
    answer(
        "{\"result\":\"success\",\"feeSchedules\":[{\"uid\":\"a\",\"tiers\":[]},{\"uid\":\"b\",\"tiers\":"
            + "[{\"makerFee\":0.02,\"takerFee\":0.05,\"usdVolume\":0},"
            + "{\"makerFee\":0.015,\"takerFee\":0.04,\"usdVolume\":100}]}]}");
    answer(
        "{\"result\":\"success\",\"instruments\":[{\"symbol\":\"PF_XBTUSD\",\"feeScheduleUid\":\"b\"}]}");

    FeeTiers tiers = caller(Optional.empty()).feeTiers();

    assertThat(tiers)
        .isEqualTo(
            new FeeTiers(
                "fee_schedules", 150, 0.00015, 0.0004, Double.NaN, Double.NaN, Double.NaN));
    assertThat(request().getHeaders().get("Authent")).isNotNull();
    for (int i = 0; i < 2; i++) {
      assertThat(request().getHeaders().names()).doesNotContain("Authent", "APIKey");
    }
    assertThat(told)
        .containsExactly(
            "kraken private/feeschedules/volumes", "kraken feeschedules", "kraken instruments");
  }

  @Test
  void aCallThatIsTooDearWaits() {
    for (int i = 0; i < 11; i++) {
      answer(EMPTY_LOG);
      caller.log(1, 100_000);
    }
    answer(EMPTY_LOG);
    caller.log(1, 25);

    assertThat(waits).containsExactly(Duration.ofSeconds(60), Duration.ofSeconds(6));
  }

  @Test
  void budgetsAreApart() {
    for (int i = 0; i < 10; i++) {
      answer(EMPTY_LOG);
      caller.log(1, 100_000);
    }
    answer(NO_POSITIONS);
    caller.positions();

    assertThat(waits).isEmpty();
  }

  @Test
  void whatMayPassIsAskedAgain() {
    refuse(503, "");
    answer("{\"result\":\"error\",\"error\":\"Unavailable\"}");
    answer(NO_POSITIONS);

    assertThat(caller.positions()).isEmpty();
    assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(2));
    assertThat(told)
        .containsExactly(
            "kraken private/openpositions unavailable",
            "again private/openpositions",
            "kraken private/openpositions unavailable",
            "again private/openpositions",
            "kraken private/openpositions");
  }

  @Test
  void aSpotCallMadeAgainHasANonceOfItsOwn() throws InterruptedException {
    answer("{\"error\":[\"EService:Busy\"]}");
    answer("{\"error\":[],\"result\":{\"volume\":\"5\"}}");

    caller.feeTiers();

    String first = text(request());
    String second = text(request());
    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void whatWillNotPassIsNot() {
    answer("{\"result\":\"error\",\"error\":\"authenticationError\"}");

    assertThatThrownBy(() -> caller.positions())
        .isInstanceOf(KeyRefusal.class)
        .hasMessage("error authenticationError");
    assertThat(kraken.getRequestCount()).isEqualTo(1);
  }

  @Test
  void krakensPauseIsKept() {
    refuse(429, "{\"result\":\"error\",\"error\":\"apiLimitExceeded\"}", "rate-limit-reset", "42");
    answer(EMPTY_LOG);

    ExchangeException first = catchThrowableOfType(ExchangeException.class, () -> caller.log(1, 1));
    ExchangeException second =
        catchThrowableOfType(ExchangeException.class, () -> caller.log(1, 1));

    assertThat(first.reason()).isEqualTo(FailureReason.RATE_LIMITED);
    assertThat(first.retryAfter()).contains(Duration.ofSeconds(42));
    assertThat(second).hasMessage("not called for another 43 s, as Kraken asked");
    assertThat(kraken.getRequestCount()).isEqualTo(1);
    now = now.plusSeconds(42);
    assertThat(caller.log(1, 1).rows()).isEmpty();
  }

  @Test
  void theLimitOfDerivativesIsKeptToo() {
    answer("{\"result\":\"error\",\"error\":\"apiLimitExceeded\"}");
    answer(EMPTY_LOG);

    assertThat(catchThrowableOfType(ExchangeException.class, () -> caller.positions()).retryAfter())
        .contains(Duration.ofSeconds(10));
    assertThatThrownBy(() -> caller.margin()).hasMessageStartingWith("not called for another 11 s");
    assertThat(caller.log(1, 1).rows()).as("another budget").isEmpty();
  }

  @Test
  void krakensClockIsTheDateOfAnyAnswer() throws InterruptedException {
    answer("{\"result\":\"success\"}", "Date", "Tue, 23 Mar 2021 09:39:36 GMT");
    refuse(404, "", "Date", "Tue, 23 Mar 2021 09:39:37 GMT");
    answer("{}");

    assertThat(caller.serverTime()).isEqualTo("2021-03-23T09:39:36Z");
    assertThat(caller.serverTime()).isEqualTo("2021-03-23T09:39:37Z");
    assertThatThrownBy(() -> caller.serverTime()).hasMessage("no Date in the answer");
    assertThat(request().getHeaders().names()).doesNotContain("Authent");
  }

  @Test
  void aPageThatCannotBeReadIsNotHalfAnAnswer() {
    answer(
        "{\"accountUid\":\"u\",\"logs\":[{\"id\":3,\"date\":\"2026-01-01T00:00:00Z\",\"fee\":\"x\"}]}");

    ExchangeException e = catchThrowableOfType(ExchangeException.class, () -> caller.log(1, 25));

    assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED);
    assertThat(e).hasMessageContaining("row 3 of the account log: fee is not a number: 'x'");
    assertThat(told).containsExactly("kraken private/account-log malformed");
  }

  @Test
  void aLargePageArrives() {
    String rows =
        IntStream.rangeClosed(1, 20_000)
            .mapToObj(
                id ->
                    "{\"asset\":\"usd\",\"contract\":\"pf_dogeusd\",\"id\":%d,\"date\":\"2026-01-01T00:00:00Z\",\"pad\":\"%s\"}"
                        .formatted(id, "x".repeat(500)))
            .collect(Collectors.joining(","));
    answer("{\"accountUid\":\"u\",\"logs\":[" + rows + "]}");

    assertThat(caller.log(1, 20_000).rows()).hasSize(20_000);
  }

  @Test
  void pagesThatKrakenWouldNotGiveAreNotAskedFor() {
    assertThatThrownBy(() -> caller.log(0, 1)).hasMessage("no page of the log: 1 rows from 0");
    assertThatThrownBy(() -> caller.log(1, 100_001))
        .hasMessage("no page of the log: 100001 rows from 1");
    assertThat(kraken.getRequestCount()).isZero();
  }
}
