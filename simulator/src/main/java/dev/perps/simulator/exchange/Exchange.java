package dev.perps.simulator.exchange;

import java.util.List;
import java.util.Map;

/** One exchange's public API. Implementations are thread-safe and answer from the shared world. */
public interface Exchange {
  /** Name in URLs, flags and labels: lower case. */
  String name();

  /**
   * What the call log calls a request: its path, or what selects the datum where that is not the
   * path.
   */
  default String logPath(ApiRequest request) {
    return request.path();
  }

  /** What a request costs; the first charge is the weight that the call log shows. */
  List<Charge> cost(ApiRequest request);

  /** The answer to a request, errors of the exchange's own kind included. */
  ApiResponse answer(ApiRequest request);

  /** Headers that tell the client how much of its limits is used. */
  default Map<String, String> limitHeaders(List<Usage> usages, long nowMillis) {
    return Map.of();
  }

  /** What a client gets that has passed a limit. */
  ApiResponse limitPassed(Usage usage);

  /** The body that comes with an HTTP error status. */
  ApiResponse refusal(int status);

  /**
   * "Too many requests" inside an answer with status 200, or the nearest thing that the exchange
   * has.
   */
  ApiResponse envelopeError(ApiRequest request);
}
