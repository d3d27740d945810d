package dev.perps.exporter.scenario;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Wire;
import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * An exchange of the simulator, asked without a network: its answers are written and read as ever.
 * What changes seldom is kept as long as the exporter keeps it. Thread-safe.
 */
final class NearApi implements Api {
  private final Exchange exchange;
  private final InstantSource clock;
  private final BooleanSupplier down;
  private final Map<Endpoint<?>, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Instant at, Object answer) {}

  /**
   * Asks one exchange.
   *
   * @param down whether it answers 503 to everything now
   */
  NearApi(Exchange exchange, InstantSource clock, BooleanSupplier down) {
    this.exchange = exchange;
    this.clock = clock;
    this.down = down;
  }

  @Override
  public <T> Answer<T> ask(Endpoint<T> endpoint) {
    return () -> known(endpoint);
  }

  @Override
  public <T> Map<String, T> sweep(Endpoint<T> endpoint, String parameter, List<String> symbols) {
    Map<String, T> found = new LinkedHashMap<>();
    for (String symbol : symbols) {
      ask(endpoint.with(parameter, symbol)).ifAvailable().ifPresent(a -> found.put(symbol, a));
    }
    return found;
  }

  @Override
  public <T> T fetch(Endpoint<T> endpoint) {
    return call(endpoint);
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @SuppressWarnings("unchecked") // the endpoint says of which type its answer is
  private <T> T known(Endpoint<T> endpoint) {
    Kept last = kept.get(endpoint);
    if (last == null || !now().isBefore(last.at().plus(lifetime(endpoint.freshness())))) {
      last = new Kept(now(), call(endpoint));
      kept.put(endpoint, last);
    }
    return (T) last.answer();
  }

  private static Duration lifetime(Freshness freshness) {
    return switch (freshness) {
      case PRICES, SLOW, SWEPT_WHOLE, SWEPT -> Duration.ofSeconds(1);
      case TERMS, SWEPT_RARELY -> Duration.ofMinutes(5);
      case INSTRUMENTS -> Duration.ofHours(1);
      case HISTORY -> Duration.ZERO;
    };
  }

  private <T> T call(Endpoint<T> endpoint) {
    if (down.getAsBoolean()) {
      throw new ExchangeException(FailureReason.HTTP_ERROR, "HTTP 503 " + endpoint.path());
    }
    ApiResponse response = exchange.answer(request(endpoint.sentAt(now())));
    if (response.status() != 200) {
      throw new ExchangeException(
          FailureReason.HTTP_ERROR, "HTTP " + response.status() + " " + endpoint.path());
    }
    byte[] body = Json.MAPPER.writeValueAsBytes(response.body());
    T answer = Wire.read(new ByteArrayInputStream(body), endpoint.type());
    endpoint.check().accept(answer);
    return answer;
  }

  private ApiRequest request(Endpoint<?> endpoint) {
    String[] words = endpoint.path().split("\\?", 2);
    String query = words.length > 1 ? words[1] : "";
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      String[] nameAndValue = pair.split("=", 2);
      if (nameAndValue.length > 1) {
        parameters
            .computeIfAbsent(decoded(nameAndValue[0]), name -> new ArrayList<>())
            .add(decoded(nameAndValue[1]));
      }
    }
    long millis = now().toEpochMilli();
    return new ApiRequest(
        endpoint.body().isEmpty() ? "GET" : "POST",
        decoded(words[0]),
        parameters,
        query,
        Map.of(),
        endpoint.body(),
        millis,
        millis,
        Set.of());
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
