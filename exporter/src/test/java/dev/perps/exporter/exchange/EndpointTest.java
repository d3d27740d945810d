package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;

class EndpointTest {
  private static final Host HOST = Host.of("api", "https://x.example", RateLimit.perSecond(1));
  private static final TypeReference<Rows<String>> TYPE = new TypeReference<>() {};

  @ParameterizedTest
  @CsvSource({
    "/a, BTC, /a?symbol=BTC",
    "/a?x=1, BTC, /a?x=1&symbol=BTC",
    "/a, a b&c=d, /a?symbol=a+b%26c%3Dd",
    "/a, 币, /a?symbol=%E5%B8%81"
  })
  void parameterOfAGetIsEncodedIntoTheQuery(String path, String value, String expected) {
    Endpoint<Rows<String>> endpoint = Endpoint.get("a", HOST, path, TYPE).with("symbol", value);

    assertThat(endpoint.path()).isEqualTo(expected);
    assertThat(endpoint.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"meta\"}|xyz|{\"type\":\"meta\",\"dex\":\"xyz\"}",
        "{\"a\":{\"b\":1}}|xyz|{\"a\":{\"b\":1},\"dex\":\"xyz\"}",
        "{}|xyz|{\"dex\":\"xyz\"}",
        "{}|a\"b\\c|{\"dex\":\"a\\\"b\\\\c\"}",
        "{}|币|{\"dex\":\"币\"}"
      })
  void parameterOfAPostIsAMemberOfTheBody(String body, String value, String expected) {
    Endpoint<Rows<String>> endpoint = Endpoint.post("a", HOST, "/a", body, TYPE).with("dex", value);

    assertThat(endpoint.path()).isEqualTo("/a");
    assertThat(endpoint.body()).isEqualTo(expected);
  }

  @Test
  void parametersAddUp() {
    assertThat(
            Endpoint.post("a", HOST, "/a", "{\"type\":\"b\"}", TYPE)
                .with("c", "line\nbreak")
                .with("d", "")
                .body())
        .isEqualTo("{\"type\":\"b\",\"c\":\"line\\nbreak\",\"d\":\"\"}");
  }

  @Test
  void oneEndpointWithOneValueIsOneQuestionHoweverOftenItIsMade() {
    Endpoint<Rows<String>> endpoint = Endpoint.get("a", HOST, "/a", TYPE);

    assertThat(endpoint.with("symbol", "BTC")).isEqualTo(endpoint.with("symbol", "BTC"));
    assertThat(endpoint.with("symbol", "BTC")).isNotEqualTo(endpoint.with("symbol", "ETH"));
  }

  @Test
  void theMomentOfACallIsNoPartOfTheQuestion() {
    Endpoint<Rows<String>> plain = Endpoint.get("a", HOST, "/a?x=1", TYPE);
    Endpoint<Rows<String>> stamped = plain.stamped("timestamp");
    Instant now = Instant.ofEpochMilli(1789990000500L);

    assertThat(stamped.path()).isEqualTo("/a?x=1");
    assertThat(stamped.sentAt(now).path()).isEqualTo("/a?x=1&timestamp=1789990000500");
    assertThat(plain.sentAt(now)).isSameAs(plain);
  }
}
