package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A way to an exchange's servers that is not there yet: whoever asks waits for it. */
record AwaitedApi(CompletableFuture<Api> api) implements Api {
  @Override
  public <T> Answer<T> ask(Endpoint<T> endpoint) {
    return api.join().ask(endpoint);
  }

  @Override
  public <T> T fetch(Endpoint<T> endpoint) {
    return api.join().fetch(endpoint);
  }

  @Override
  public <T> Map<String, T> sweep(
      Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
    return api.join().sweep(endpoint, parameter, symbolsBiggestFirst);
  }

  @Override
  public Instant now() {
    return api.join().now();
  }
}
