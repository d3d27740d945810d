package dev.perps.simulator.exchange.kraken.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The examples that Kraken publishes. */
class SignaturesTest {
  @Test
  void spotExample() {
    String secret =
        "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
    String nonce = "1616492376594";
    String body =
        "nonce=" + nonce + "&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25";
    assertThat(Signatures.spot(secret, "/0/private/AddOrder", nonce, body))
        .isEqualTo(
            "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==");
  }

  // The challenge of the web socket is signed as a request is, with the challenge as the message.
  @Test
  void futuresChallenge() {
    String secret =
        "7zxMEF5p/Z8l2p2U7Ghv6x14Af+Fx+92tPgUdVQ748FOIrEoT9bgT+bTRfXc5pz8na+hL/QdrCVG7bh9KpT0eMTm";
    assertThat(Signatures.futures(secret, "c100b894-1729-464d-ace1-52dbce11db42"))
        .isEqualTo(
            "4JEpF3ix66GA2B+ooK128Ift4XQVtc137N9yeg4Kqsn9PI0Kpzbysl9M1IeCEdjg0zl00wkVqcsnG4bmnlMb3A==");
  }

  @Test
  void comparesWhole() {
    assertThat(Signatures.same("abc", "abc")).isTrue();
    assertThat(Signatures.same("abc", "abd")).isFalse();
    assertThat(Signatures.same("abc", "")).isFalse();
  }
}
