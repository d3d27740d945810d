package dev.perps.exporter.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An {@link Api} that asks a simulator at once, without limits, caches or retries. */
public final class SimulatorApi implements Api {
  private final HttpClient client = HttpClient.newHttpClient();
  private final String address;
  private final InstantSource clock;

  /**
   * Asks about one exchange.
   *
   * @param simulator its address
   */
  public SimulatorApi(URI simulator, String exchange) {
    this(simulator, exchange, InstantSource.system());
  }

  /** The same at the time of a simulator that has a clock of its own. */
  public SimulatorApi(URI simulator, String exchange, InstantSource clock) {
    this.address = simulator + "/" + exchange;
    this.clock = clock;
  }

  @Override
  public <T> Answer<T> ask(Endpoint<T> endpoint) {
    return () -> call(endpoint);
  }

  @Override
  public <T> T fetch(Endpoint<T> endpoint) {
    return call(endpoint);
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
    return clock.instant();
  }

  private <T> T call(Endpoint<T> endpoint) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + endpoint.sentAt(now()).path()));
    if (!endpoint.body().isEmpty()) {
      request
          .header("Content-Type", "application/json")
          .POST(HttpRequest.BodyPublishers.ofString(endpoint.body()));
    }
    try {
      HttpResponse<InputStream> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != 200) {
          throw new ExchangeException(
              FailureReason.HTTP_ERROR, "HTTP " + response.statusCode() + " " + endpoint.path());
        }
        T answer = Wire.read(body, endpoint.type());
        endpoint.check().accept(answer);
        return answer;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExchangeException(FailureReason.CANCELLED, "interrupted");
    }
  }
}
