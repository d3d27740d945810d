package dev.perps.exporter.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.account.KeyRefusal.Problem;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyCheckTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final KeyPair PAIR = new KeyPair("public", new byte[] {1, 2, 3});

  /** Answers everything but what it is told to refuse. */
  private static final class Kraken implements AccountApi {
    final Map<String, RuntimeException> refusals = new HashMap<>();
    Instant time = NOW;
    int asked;

    private <T> T answer(String call, T answer) {
      asked++;
      RuntimeException refusal = refusals.get(call);
      if (refusal != null) {
        throw refusal;
      }
      return answer;
    }

    @Override
    public LogPage log(long from, int count) {
      return answer("log", new LogPage("uid", List.of()));
    }

    @Override
    public EventPage<Execution> executions(Instant since, String next) {
      throw new AssertionError("not needed");
    }

    @Override
    public EventPage<PositionEvent> turningPoints(String symbol, String next) {
      throw new AssertionError("not needed");
    }

    @Override
    public List<HeldPosition> positions() {
      return answer("positions", List.of());
    }

    @Override
    public Margin margin() {
      throw new AssertionError("not needed");
    }

    @Override
    public FeeTiers feeTiers() {
      return answer("fees", new FeeTiers("trade_volume", 0, 0, 0, 0, 0, 0));
    }

    @Override
    public Instant serverTime() {
      return answer("time", time);
    }
  }

  private final Kraken kraken = new Kraken();

  private KeyVerdict verdict(String account, Optional<KeyPair> spot) {
    return KeyCheck.of(new Credentials(account, PAIR, spot), kraken, () -> NOW);
  }

  private KeyVerdict verdict() {
    return verdict("main", Optional.of(PAIR));
  }

  @Test
  void validKeys() {
    assertThat(verdict().label()).isEqualTo("valid");
    assertThat(verdict().line()).isEqualTo("Kraken account main: the key is valid");
    assertThat(kraken.asked).isEqualTo(8);
  }

  @Test
  void withoutASpotKeyTheSpotApiIsNotAsked() {
    kraken.refusals.put("fees", new KeyRefusal(Problem.INVALID, "error"));

    assertThat(verdict("main", Optional.empty()).label()).isEqualTo("valid");
  }

  @Test
  void aKeyThatKrakenDoesNotAccept() {
    kraken.refusals.put("positions", new KeyRefusal(Problem.INVALID, "error authenticationError"));

    assertThat(verdict().label()).isEqualTo("invalid");
    assertThat(verdict().line())
        .isEqualTo(
            "Kraken account main: Kraken does not accept the key (error authenticationError); make"
                + " one at futures.kraken.com and set KRAKEN_FUTURES_API_KEY and"
                + " KRAKEN_FUTURES_API_SECRET");
    assertThat(verdict("desk", Optional.empty()).line())
        .endsWith("set KRAKEN_FUTURES_API_KEY_DESK and KRAKEN_FUTURES_API_SECRET_DESK");
  }

  @Test
  void aSpotKeyThatKrakenDoesNotAccept() {
    kraken.refusals.put("fees", new KeyRefusal(Problem.INVALID, "error EAPI:Invalid key"));

    assertThat(verdict().line())
        .isEqualTo(
            "Kraken account main: Kraken does not accept the key (error EAPI:Invalid key); make one"
                + " at kraken.com and set KRAKEN_SPOT_API_KEY and KRAKEN_SPOT_API_SECRET");
  }

  @Test
  void aKeyThatMayNotReadTheHistory() {
    kraken.refusals.put("log", new KeyRefusal(Problem.PERMISSION, "HTTP 403: error denied"));

    assertThat(verdict().label()).isEqualTo("lacks_permission");
    assertThat(verdict().line())
        .isEqualTo(
            "Kraken account main: the key may not call /api/history/v3/account-log (HTTP 403: error"
                + " denied); give it the permission General API: Read Only at Kraken");
  }

  @Test
  void aKeyAcceptedOnceIsKnownSoALaterRefusalIsOneOfTheCall() {
    kraken.refusals.put("log", new KeyRefusal(Problem.INVALID, "error authenticationError"));

    assertThat(verdict().label()).isEqualTo("lacks_permission");
  }

  @Test
  void aSpotKeyWithoutPermission() {
    kraken.refusals.put(
        "fees", new KeyRefusal(Problem.PERMISSION, "error EGeneral:Permission denied"));

    assertThat(verdict().line()).endsWith("give it the permission Funds: Query at Kraken");
  }

  @Test
  void aClockThatIsOff() {
    kraken.time = NOW.minusSeconds(31);
    assertThat(verdict().label()).isEqualTo("clock_off");
    assertThat(verdict().line())
        .isEqualTo(
            "Kraken account main: this machine's clock is 31 s ahead of Kraken's; set it right,"
                + " best by NTP");

    kraken.time = NOW.plus(Duration.ofMinutes(2));
    assertThat(verdict().line()).contains("120 s behind Kraken's");

    kraken.time = NOW.plusSeconds(30);
    assertThat(verdict().label()).isEqualTo("valid");
  }

  @Test
  void aNonceThatIsTooLow() {
    kraken.refusals.put("fees", new KeyRefusal(Problem.NONCE, "error EAPI:Invalid nonce"));

    assertThat(verdict().label()).isEqualTo("clock_off");
    assertThat(verdict().line()).contains("EAPI:Invalid nonce").contains("nothing else uses");
  }

  @Test
  void anUnreachableKrakenIsNoVerdict() {
    for (String call : List.of("time", "positions", "log", "fees")) {
      kraken.refusals.clear();
      kraken.refusals.put(
          call, new ExchangeException(FailureReason.TIMEOUT, "no complete answer in time"));

      assertThat(verdict().label()).isEqualTo("unknown");
      assertThat(verdict().line())
          .isEqualTo(
              "Kraken account main: the key could not be checked yet (no complete answer in time);"
                  + " it is tried again");
    }
  }

  @Test
  void nothingTellsAKey() {
    Credentials credentials = new Credentials("main", PAIR, Optional.of(PAIR));

    assertThat(credentials.toString() + PAIR + verdict()).doesNotContain("public");
  }
}
