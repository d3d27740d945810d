package dev.perps.exporter.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An {@link Api} that answers from recorded payloads: what is parsed is what an exchange once sent.
 * A call that was not prepared fails as a 404 would.
 */
public final class CannedApi implements Api {
  private final Map<String, String> answers = new HashMap<>();
  private Instant now;

  public CannedApi(Instant now) {
    this.now = now;
  }

  /**
   * Prepares an answer from a test resource.
   *
   * @param request path and query as sent, and for a POST the body behind it: {@code
   *     /info{"type":"meta"}}
   * @param resource such as {@code /payloads/binance/fapi_openInterest.json}
   */
  public CannedApi file(String request, String resource) {
    try (InputStream in = CannedApi.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + resource);
      }
      return json(request, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Prepares an answer given in place. */
  public CannedApi json(String request, String json) {
    answers.put(request, json);
    return this;
  }

  /** Sets the clock to when a payload was recorded. */
  public CannedApi at(Instant moment) {
    now = moment;
    return this;
  }

  @Override
  public <T> Answer<T> ask(Endpoint<T> endpoint) {
    return () -> answer(endpoint);
  }

  @Override
  public <T> T fetch(Endpoint<T> endpoint) {
    return answer(endpoint);
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
    return now;
  }

  private <T> T answer(Endpoint<T> endpoint) {
    String json = answers.get(endpoint.path() + endpoint.body());
    if (json == null) {
      throw new ExchangeException(FailureReason.HTTP_ERROR, "HTTP 404 " + endpoint.path());
    }
    T answer =
        Wire.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), endpoint.type());
    endpoint.check().accept(answer);
    return answer;
  }
}
