package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.perps.exporter.collect.Pace;
import dev.perps.exporter.market.MarketData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What every exchange keeps. What its figures mean, its own tests say. */
@ParameterizedClass(name = "{0}")
@MethodSource("exchanges")
class ExchangesTest {
  /** Nothing that an exchange would answer; the last ones lead deeper into the parsing. */
  private static final List<String> ABSURD =
      List.of(
          "",
          "null",
          "0",
          "true",
          "\"x\"",
          "{}",
          "[]",
          "[null]",
          "[[]]",
          "[[],[]]",
          "[{}]",
          "[{},{}]",
          "{\"error\":[],\"result\":{}}",
          "{\"retCode\":0,\"result\":{\"list\":[{}]}}",
          "{\"symbols\":[{}],\"instruments\":[{}],\"tickers\":[{}]}",
          "[{\"tokens\":[{}],\"universe\":[{}]},[{}]]",
          "[{\"name\":\"x\",\"symbol\":\"x\"}]",
          "[[[[");

  @Parameter Exchange exchange;

  static Stream<Named<Exchange>> exchanges() {
    return Exchanges.ALL.stream().map(exchange -> Named.of(exchange.id(), exchange));
  }

  @Test
  void idIsALabelOfItsOwn() {
    assertThat(exchange.id()).matches("[a-z][a-z0-9]*");
    assertThat(Exchanges.ALL).extracting(Exchange::id).containsOnlyOnce(exchange.id());
    assertThat(exchange.name()).isNotBlank();
  }

  @Test
  void takerFeeIsAFractionWithASource() {
    assertThat(exchange.takerFeeRatio()).isBetween(0.0, 0.01);
    assertThat(exchange.takerFeeSource()).isNotBlank();
  }

  @Test
  void feedsHaveNamesAndOneIsEssential() {
    assertThat(exchange.feeds()).extracting(Feed::name).doesNotHaveDuplicates();
    assertThat(exchange.feeds()).allSatisfy(feed -> assertThat(feed.name()).matches("[a-z0-9_]+"));
    assertThat(exchange.feeds()).anyMatch(Feed::essential);
  }

  @Test
  void hostsAreEncryptedAndAllOfThemAreUsed() {
    assertThat(exchange.hosts()).extracting(Host::name).doesNotHaveDuplicates();
    assertThat(exchange.hosts())
        .allSatisfy(
            host -> {
              assertThat(host.url()).hasScheme("https").hasNoQuery();
              assertThat(host.url().toString()).doesNotEndWith("/");
            });
    List<Host> asked = questions().stream().<Host>map(Endpoint::host).distinct().toList();
    assertThat(exchange.hosts()).containsAll(asked);
    // A server may be listed once more for calls contract by contract, which are not made here.
    assertThat(asked.stream().map(Host::url).distinct())
        .containsExactlyInAnyOrderElementsOf(
            exchange.hosts().stream().map(Host::url).distinct().toList());
  }

  /** A call that weighs more would wait for its turn for ever. */
  @Test
  void everyCallFitsIntoTheSmallestShareOfItsLimit() {
    double share = Pace.Profile.CONSERVATIVE.pace().weightShare();
    assertThat(questions())
        .allSatisfy(
            endpoint ->
                assertThat(endpoint.weight())
                    .isBetween(1, Math.max(1, (int) (endpoint.host().limit().weight() * share))));
  }

  @Test
  void namesOfCallsAreBounded() {
    assertThat(questions())
        .allSatisfy(endpoint -> assertThat(endpoint.name()).matches("[A-Za-z0-9/_-]{1,60}"));
  }

  /** Otherwise no answer would ever be found in a cache. */
  @Test
  void theSameQuestionsAreAskedEachTime() {
    assertThat(questions()).isEqualTo(questions());
  }

  @ParameterizedTest
  @CsvSource({
    "429, RATE_LIMITED",
    "418, RATE_LIMITED",
    "451, GEO_BLOCKED",
    "503, UNAVAILABLE",
    "404, HTTP_ERROR"
  })
  void statusesMeanWhatTheyMeanElsewhere(int status, FailureReason expected) {
    Optional<Duration> wait = Optional.of(Duration.ofSeconds(7));
    for (String body : List.of("", "null", "{}", "<html>no</html>")) {
      ExchangeException failure = exchange.failureReader().read(status, body, wait);

      assertThat(failure.reason()).isEqualTo(expected);
      assertThat(failure.retryAfter()).isEqualTo(wait);
      assertThat(exchange.failureReader().read(status, body, Optional.empty()).retryAfter())
          .isEmpty();
    }
  }

  @Test
  void whenEveryCallFailsEveryFeedDoes() {
    for (Feed feed : exchange.feeds()) {
      assertThat(catchThrowable(() -> feed.collect(UniformApi.failing())))
          .as(feed.name())
          .isInstanceOf(ExchangeException.class);
    }
  }

  @Test
  void absurdAnswersMakeNoContractsAndNoOtherFailure() {
    for (Feed feed : exchange.feeds()) {
      for (String answer : ABSURD) {
        try {
          MarketData data = feed.collect(new UniformApi(Optional.of(answer)));
          assertThat(data.perps()).as("%s of %s", feed.name(), answer).isEmpty();
          assertThat(data.spots()).as("%s of %s", feed.name(), answer).isEmpty();
        } catch (ExchangeException expected) {
          assertThat(expected).hasMessageNotContaining("\n");
        } catch (RuntimeException e) {
          throw new AssertionError(feed.name() + " of " + answer, e);
        }
      }
    }
  }

  @Test
  void standsInAPackageOfItsOwnWithFixturesWhoseOriginIsKnown() {
    assertThat(exchange.feeds())
        .allSatisfy(
            feed ->
                assertThat(feed.getClass().getPackageName())
                    .isEqualTo(Exchange.class.getPackageName() + "." + exchange.id()));
    assertThat(ExchangesTest.class.getResource("/payloads/" + exchange.id() + "/SOURCES.md"))
        .isNotNull();
  }

  @Test
  void canBeSwitchedOffInTheConfiguration() throws IOException {
    try (InputStream yaml = Exchanges.class.getResourceAsStream("/application.yaml")) {
      Map<String, Map<String, Object>> root = new Yaml().load(Objects.requireNonNull(yaml));
      assertThat(root.get("exchanges")).containsKey(exchange.id());
    }
  }

  /** All that is asked while nothing, or nothing of use, is answered. */
  private List<Endpoint<?>> questions() {
    List<UniformApi> apis = new ArrayList<>(List.of(UniformApi.failing()));
    ABSURD.forEach(answer -> apis.add(new UniformApi(Optional.of(answer))));
    for (UniformApi api : apis) {
      exchange.feeds().forEach(feed -> catchThrowable(() -> feed.collect(api)));
    }
    return apis.stream().<Endpoint<?>>flatMap(api -> api.asked.stream()).distinct().toList();
  }

  /** Gives one and the same answer to every question, or none, and remembers what was asked. */
  private static final class UniformApi implements Api {
    private final Optional<String> answer;
    private final List<Endpoint<?>> asked = new ArrayList<>();

    UniformApi(Optional<String> answer) {
      this.answer = answer;
    }

    static UniformApi failing() {
      return new UniformApi(Optional.empty());
    }

    @Override
    public <T> Answer<T> ask(Endpoint<T> endpoint) {
      asked.add(endpoint);
      return () -> {
        String json =
            answer.orElseThrow(() -> new ExchangeException(FailureReason.UNAVAILABLE, "down"));
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        T read = Wire.read(new ByteArrayInputStream(bytes), endpoint.type());
        endpoint.check().accept(read);
        return read;
      };
    }

    @Override
    public <T> T fetch(Endpoint<T> endpoint) {
      return ask(endpoint).get();
    }

    @Override
    public <T> Map<String, T> sweep(
        Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
      Map<String, T> found = new LinkedHashMap<>();
      for (String symbol : symbolsBiggestFirst) {
        ask(endpoint.with(parameter, symbol)).ifAvailable().ifPresent(a -> found.put(symbol, a));
      }
      return found;
    }

    @Override
    public Instant now() {
      return Instant.parse("2026-06-01T12:00:00Z");
    }
  }
}
