package dev.perps.exporter.account.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.perps.exporter.account.KeyRefusal;
import dev.perps.exporter.exchange.ExchangeException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

  private static String kind(ExchangeException e) {
    String reason = e.reason().label();
    return e instanceof KeyRefusal refusal
        ? refusal.problem().name()
        : reason + e.retryAfter().map(wait -> " " + wait.toSeconds()).orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "authenticationError,INVALID",
    "nonceBelowThreshold,NONCE",
    "nonceDuplicate,NONCE",
    "accountInactive,PERMISSION",
    "apiLimitExceeded,rate_limited 10",
    "Server Error,unavailable",
    "Unavailable,unavailable",
    "invalidArgument,http_error"
  })
  void wordsOfTheFuturesApi(String word, String kind) {
    ExchangeException e =
        catchThrowableOfType(
            ExchangeException.class,
            () ->
                Answers.json(
                    Readings.ACCOUNTS,
                    "{\"result\":\"error\",\"error\":\"%s\",\"serverTime\":\"2026-01-01T00:00:00Z\"}"
                        .formatted(word)));

    assertThat(kind(e)).isEqualTo(kind);
    assertThat(e).hasMessage("error " + word);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errors\":[{\"code\":91,\"message\":\"Authentication failed\"}]}|INVALID",
        "{\"result\":\"error\",\"errors\":[\"apiLimitExceeded\"]}|rate_limited 10",
        "{\"result\":\"success\"}|malformed",
        "{}|malformed",
        "[]|malformed"
      })
  void otherEnvelopes(String json, String kind) {
    for (Reading<?, ?> reading :
        java.util.List.of(
            Readings.ACCOUNT_LOG,
            Readings.EXECUTIONS,
            Readings.POSITION_EVENTS,
            Readings.OPEN_POSITIONS,
            Readings.ACCOUNTS)) {
      assertThat(
              kind(
                  catchThrowableOfType(ExchangeException.class, () -> Answers.json(reading, json))))
          .isEqualTo(kind);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EAPI:Invalid key,INVALID",
    "EAPI:Invalid signature,INVALID",
    "EAPI:Invalid nonce,NONCE",
    "EGeneral:Permission denied,PERMISSION",
    "EAPI:Rate limit exceeded,rate_limited 60",
    "EGeneral:Temporary lockout,rate_limited 900",
    "EService:Busy,unavailable",
    "EQuery:Unknown asset pair,http_error",
    "WDatabase:No change,malformed"
  })
  void wordsOfTheSpotApi(String word, String kind) {
    ExchangeException e =
        catchThrowableOfType(
            ExchangeException.class,
            () ->
                Answers.json(Readings.tradeVolume("PF_XBTUSD"), "{\"error\":[\"" + word + "\"]}"));

    assertThat(kind(e)).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "401|-|INVALID|HTTP 401",
        "401|{\"error\":\"denied\"}|INVALID|HTTP 401: error denied",
        "403|{\"result\":\"error\",\"error\":\"denied\"}|PERMISSION|HTTP 403: error denied",
        "403|{\"result\":\"error\",\"error\":\"authenticationError\"}|INVALID|error authenticationError",
        "403|<html>|geo_blocked 7|HTTP 403",
        "429|-|rate_limited 7|HTTP 429",
        "429|{\"error\":\"apiLimitExceeded\"}|rate_limited 7|HTTP 429: error apiLimitExceeded",
        "503|-|unavailable 7|HTTP 503",
        "400|{\"error\":[\"EAPI:Invalid nonce\"]}|NONCE|error [EAPI:Invalid nonce]",
        "404|{}|http_error 7|HTTP 404: {}"
      })
  void statuses(int status, String body, String kind, String message) {
    ExchangeException e =
        Refusals.READER.read(status, body == null ? "" : body, Optional.of(Duration.ofSeconds(7)));

    assertThat(kind(e)).isEqualTo(kind);
    assertThat(e).hasMessage(message);
  }
}
