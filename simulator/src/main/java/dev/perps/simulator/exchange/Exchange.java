package dev.perps.simulator.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One exchange's API. Implementations are thread-safe and answer from the shared world. */
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

  /**
   * The answer to a request that is none to the exchange but to the simulator that plays it; the
   * path is what follows {@code /control/NAME}. Empty when there is no such thing.
   *
   * @throws IllegalArgumentException with one line for the user
   */
  default Optional<ApiResponse> control(ApiRequest request) {
    return Optional.empty();
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
