package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An exchange that answers what was prepared, or fails as was prepared, and writes down what was
 * asked.
 */
final class ScriptedApi implements Api {
  /** Path and query of each call since {@link #asked} was looked at. */
  private final List<String> asked = new ArrayList<>();

  private final InstantSource clock;
  private final CannedApi answers;

  /** By beginning of the path. */
  private final Map<String, ExchangeException> failures = new HashMap<>();

  ScriptedApi(InstantSource clock) {
    this.clock = clock;
    this.answers = new CannedApi(clock.instant());
  }

  ScriptedApi json(String request, String json) {
    answers.json(request, json);
    return this;
  }

  ScriptedApi file(String request, String resource) {
    answers.file(request, resource);
    return this;
  }

  /** From now on what begins so fails; without a failure it does not any more. */
  void fails(String prefix, Optional<ExchangeException> failure) {
    failure.ifPresentOrElse(it -> failures.put(prefix, it), () -> failures.remove(prefix));
  }

  List<String> asked() {
    List<String> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  @Override
  public <T> Answer<T> ask(Endpoint<T> endpoint) {
    return () -> fetch(endpoint);
  }

  @Override
  public <T> T fetch(Endpoint<T> endpoint) {
    asked.add(endpoint.path());
    failures.forEach(
        (prefix, failure) -> {
          if (endpoint.path().startsWith(prefix)) {
            throw failure;
          }
        });
    return answers.fetch(endpoint);
  }

  @Override
  public <T> Map<String, T> sweep(
      Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
    throw new AssertionError("nobody sweeps");
  }

  @Override
  public Instant now() {
    return clock.instant();
  }
}
