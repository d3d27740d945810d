package dev.perps.exporter.history;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A clock that is set by hand, as the way to an exchange that nobody goes. */
final class FakeTime implements Api {
  private volatile Instant now;

  FakeTime(String start) {
    now = Instant.parse(start);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public <T> Answer<T> ask(Endpoint<T> endpoint) {
    throw new UnsupportedOperationException(endpoint.path());
  }

  @Override
  public <T> Map<String, T> sweep(Endpoint<T> endpoint, String parameter, List<String> symbols) {
    throw new UnsupportedOperationException(endpoint.path());
  }

  @Override
  public <T> T fetch(Endpoint<T> endpoint) {
    throw new UnsupportedOperationException(endpoint.path());
  }
}
