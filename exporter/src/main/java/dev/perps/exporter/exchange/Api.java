package dev.perps.exporter.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How an exchange's feeds reach its servers. Caching, rate limits, retries and circuit breakers are
 * behind it: a feed says what it wants to know, not when it may be asked. Thread-safe.
 */
public interface Api {

  /**
   * Starts a call and returns at once, so that several calls are under way together. An answer that
   * is still fresh enough comes from the cache; askers of the same endpoint share one call.
   */
  <T> Answer<T> ask(Endpoint<T> endpoint);

  /**
   * Latest known answers of an endpoint that tells about one symbol at a time. The calls are spread
   * in the background within a share of the rate limit, in the order given: the biggest market
   * first. A symbol not asked yet, or whose answer has become too old, is missing from the result.
   *
   * @param parameter what takes the symbol, as in {@link Endpoint#with}
   */
  <T> Map<String, T> sweep(
      Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst);

  /**
   * Makes a call whose answer nobody asks for twice, as a page of history: it is not kept, and
   * waits behind the calls of the cycle for its share of the limit. Blocks.
   *
   * @throws ExchangeException when there is no good answer
   */
  <T> T fetch(Endpoint<T> endpoint);

  /** Now, by the exporter's injected clock. */
  Instant now();
}
