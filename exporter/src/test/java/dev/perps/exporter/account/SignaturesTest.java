package dev.perps.exporter.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what Kraken publishes, and what another client makes of the same calls. */
class SignaturesTest {
  private static final String SPOT_SECRET =
      "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
  private static final String FUTURES_SECRET =
      "7zxMEF5p/Z8l2p2U7Ghv6x14Af+Fx+92tPgUdVQ748FOIrEoT9bgT+bTRfXc5pz8na+hL/QdrCVG7bh9KpT0eMTm";

  private static KeyPair pair(String secret) {
    return new KeyPair("public", Base64.getDecoder().decode(secret));
  }

  @Test
  void spotExampleOfKrakensDocumentation() {
    String signature =
        SpotSignature.sign(
            pair(SPOT_SECRET),
            "/0/private/AddOrder",
            "1616492376594",
            "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25");

    assertThat(signature)
        .isEqualTo(
            "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
  }

  @Test
  void futuresChallengeOfKrakensDocumentation() {
    assertThat(
            FuturesSignature.signed(pair(FUTURES_SECRET), "c100b894-1729-464d-ace1-52dbce11db42"))
        .isEqualTo(
            "4JEpF3ix66GA2B+ooK128Ift4XQVtc137N9yeg4Kqsn9PI0Kpzbysl9M1IeCEdjg0zl00wkVqcsnG4bmnlMb3A==");
  }

  @ParameterizedTest
  @CsvSource({
    "/derivatives/api/v3/accounts,"
        + "gF9iu/gh5ia5pNW4Ljh2bVCMh+kDiJcge73pOkpBG+c5eJUmWgHY0zMkMXkvOHb9RnCWKKfzg6lCzyYYI95+Jg==",
    "/derivatives/api/v3/openpositions,"
        + "97NHlfPZy2jSPglkvI5ZaYjteN2sBRIK32YTyrR8Op+S0+TKyqJvZPeUuV0CQhcW0oq7DKYxq3B/Vq0H+PJGWQ=="
  })
  void callsWithoutAQueryAsCcxtSignsThem(String path, String signature) {
    assertThat(FuturesSignature.sign(pair(FUTURES_SECRET), "", "", path)).isEqualTo(signature);
  }

  @Test
  void callsWithAQueryAsCcxtSignsThem() {
    Query page =
        Query.NONE
            .with("sort", "asc")
            .with("from", 1)
            .with("count", 20_000)
            .with("conversion_details", "true");
    Query kind = Query.NONE.with("info", "funding rate change");
    Query events =
        Query.NONE
            .with("since", 1_604_937_694_000L)
            .with("sort", "asc")
            .with("continuation_token", "c3RyaW5n+/==");

    assertThat(kind.text()).isEqualTo("info=funding%20rate%20change");
    assertThat(signed(page, "/api/history/v3/account-log"))
        .isEqualTo(
            "JCo8owZ5ygaUsJuus2v8C///fd400gcenUAK4u+yliaKx5pbgVup5htFVr9evu6zspjL17Bb3BUrQR8IjDMxBA==");
    assertThat(signed(kind, "/api/history/v3/account-log"))
        .isEqualTo(
            "cZDS88tiJlr6GuUvMfzccNwUXycZUTo7gT3Q1JuhtSp0w7w/+XrHKWtUn/pzS4Cn5xOxQFggGo4NIrjs9sFbeA==");
    assertThat(signed(events, "/api/history/v2/executions"))
        .isEqualTo(
            "hHVDLYQnnU7A7Ab+lHwhRlknNWe57FA8e4lcJ0IY+dPIg1/CvFZT2BZ1y07PZXs5OzVcs87GvSPj9SX/aS6HWw==");
  }

  private static String signed(Query query, String path) {
    return FuturesSignature.sign(pair(FUTURES_SECRET), query.text(), "", path);
  }

  @Test
  void thePrefixOfDerivativesIsNotSigned() {
    KeyPair keys = pair(FUTURES_SECRET);

    assertThat(FuturesSignature.sign(keys, "a=1", "7", "/derivatives/api/v3/accounts"))
        .isEqualTo(FuturesSignature.sign(keys, "a=1", "7", "/api/v3/accounts"))
        .isNotEqualTo(FuturesSignature.sign(keys, "a=1", "8", "/api/v3/accounts"))
        .isNotEqualTo(FuturesSignature.sign(keys, "a=2", "7", "/api/v3/accounts"))
        .isNotEqualTo(FuturesSignature.sign(keys, "a=1", "7", "/derivativesapi/v3/accounts"));
  }

  @Test
  void queriesAreEncodedAsUrisAreNotAsFormsAre() {
    assertThat(Query.NONE.with("a b", "*~+&=é").with("n", -1).text())
        .isEqualTo("a%20b=%2A~%2B%26%3D%C3%A9&n=-1");
  }

  @Test
  void callsAreSignedAsTheyAreSent() {
    KeyPair keys = pair(FUTURES_SECRET);

    SignedCall call =
        SignedCall.ofFutures(
            PrivateEndpoint.ACCOUNT_LOG, Query.NONE.with("info", "funding rate change"), keys);

    assertThat(call.pathAndQuery())
        .isEqualTo("/api/history/v3/account-log?info=funding%20rate%20change");
    assertThat(call.body()).isEmpty();
    assertThat(call.headers())
        .containsOnlyKeys("APIKey", "Authent")
        .containsEntry("APIKey", "public")
        .containsEntry(
            "Authent",
            "cZDS88tiJlr6GuUvMfzccNwUXycZUTo7gT3Q1JuhtSp0w7w/+XrHKWtUn/pzS4Cn5xOxQFggGo4NIrjs9sFbeA==");
    assertThat(call.toString())
        .isEqualTo("GET /api/history/v3/account-log?info=funding%20rate%20change");
    assertThat(SignedCall.ofSpot(PrivateEndpoint.TRADE_VOLUME, "1", "{}", keys).headers())
        .containsOnlyKeys("API-Key", "API-Sign");
  }

  @Test
  void aCallIsSignedForTheApiThatItBelongsTo() {
    KeyPair keys = pair(FUTURES_SECRET);

    assertThatThrownBy(() -> SignedCall.ofFutures(PrivateEndpoint.TRADE_VOLUME, Query.NONE, keys))
        .hasMessageContaining("TRADE_VOLUME");
    assertThatThrownBy(() -> SignedCall.ofSpot(PrivateEndpoint.ACCOUNTS, "1", "{}", keys))
        .hasMessageContaining("ACCOUNTS");
  }
}
