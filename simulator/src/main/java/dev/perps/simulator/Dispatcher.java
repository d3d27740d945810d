package dev.perps.simulator;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Usage;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** Takes each request to its exchange, past the call log, the limits and the faults. */
final class Dispatcher {
  private static final long WEEK_MILLIS = 7 * 86_400_000L;
  private final SimulatorOptions options;
  private final LongUnaryOperator marketTime;
  private final Map<String, Exchange> exchanges;
  private final Faults faults;
  private final CallLog calls;
  private final Limiter limiter = new Limiter();
  private final Misbehaviour misbehaviour = new Misbehaviour();
  private final Control control;

  /**
   * Makes a dispatcher.
   *
   * @param marketTime the instant of the market that is shown at an instant, Unix milliseconds
   */
  Dispatcher(
      SimulatorOptions options,
      LongUnaryOperator marketTime,
      Map<String, Exchange> exchanges,
      Faults faults,
      Shocks shocks,
      CallLog calls) {
    this.options = options;
    this.marketTime = marketTime;
    this.exchanges = exchanges;
    this.faults = faults;
    this.calls = calls;
    this.control = new Control(options, exchanges, faults, shocks, calls);
  }

  Faults faults() {
    return faults;
  }

  CallLog calls() {
    return calls;
  }

  void close() {
    misbehaviour.release();
  }

  void handle(ServerRequest request, ServerResponse response) {
    HttpPrologue prologue = request.prologue();
    String path = prologue.uriPath().path();
    String body = request.content().hasEntity() ? request.content().as(String.class) : "";
    Map<String, List<String>> query = query(prologue.query());
    if (path.equals("/") || path.equals("/control") || path.startsWith("/control/")) {
      ApiRequest asked = request(request, path, query, body);
      misbehaviour.send(response, control.answer(asked), List.of());
      return;
    }
    int slash = path.indexOf('/', 1);
    String name = path.substring(1, slash < 0 ? path.length() : slash);
    Exchange exchange = exchanges.get(name);
    if (exchange == null) {
      misbehaviour.send(response, unknown(name), List.of());
      return;
    }
    String rest = slash < 0 ? "/" : path.substring(slash);
    serve(exchange, request(request, rest, query, body), response);
  }

  private ApiRequest request(
      ServerRequest request, String path, Map<String, List<String>> query, String body) {
    Map<String, String> headers = new TreeMap<>();
    request.headers().forEach(h -> headers.put(h.name().toLowerCase(Locale.ROOT), h.get()));
    long millis = options.clock().millis();
    return new ApiRequest(
        request.prologue().method().text(),
        path,
        query,
        request.prologue().query().rawValue(),
        headers,
        body,
        millis,
        marketTime.applyAsLong(millis),
        Set.of());
  }

  /** The instant of the market that is shown now, Unix milliseconds. */
  long marketMillis() {
    return marketTime.applyAsLong(options.clock().millis());
  }

  private void serve(Exchange exchange, ApiRequest plain, ServerResponse response) {
    long millis = plain.wireMillis();
    String logPath = exchange.logPath(plain);
    List<Charge> cost = exchange.cost(plain);
    String rawQuery = plain.rawQuery();
    calls.add(
        exchange.name(),
        new CallLog.Call(
            Instant.ofEpochMilli(millis),
            logPath,
            rawQuery.isEmpty() ? logPath : logPath + "?" + rawQuery,
            cost.isEmpty() ? 1 : cost.getFirst().weight()));
    List<Usage> usages = limiter.charge(exchange.name(), cost, millis);
    List<Fault> active =
        faults.of(exchange.name()).stream().filter(f -> logPath.startsWith(f.path())).toList();
    misbehaviour.before(active, options.latency());
    ApiResponse answer =
        misbehaviour
            .instead(exchange, active, plain)
            .or(() -> refusal(exchange, usages))
            .orElseGet(() -> misbehaviour.spoil(exchange.answer(seen(plain, active)), active));
    misbehaviour.send(response, answer.withHeaders(exchange.limitHeaders(usages, millis)), active);
  }

  private Optional<ApiResponse> refusal(Exchange exchange, List<Usage> usages) {
    return options.enforceLimits()
        ? usages.stream().filter(Usage::passed).findFirst().map(exchange::limitPassed)
        : Optional.empty();
  }

  /** The request as the exchange gets it while these faults shift its clock or hide symbols. */
  private static ApiRequest seen(ApiRequest request, List<Fault> active) {
    long wire = request.wireMillis();
    for (Fault fault : active) {
      if (fault.kind() == FaultKind.STALE) {
        wire -= WEEK_MILLIS;
      } else if (fault.kind() == FaultKind.CLOCK_SKEW) {
        wire += fault.number() * 1000L;
      }
    }
    Set<String> hidden =
        active.stream()
            .filter(f -> f.kind() == FaultKind.VANISH)
            .map(Fault::text)
            .collect(Collectors.toUnmodifiableSet());
    return request.seen(wire, hidden);
  }

  private static Map<String, List<String>> query(UriQuery query) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String name : query.names()) {
      values.put(name, query.all(name));
    }
    return values;
  }

  private ApiResponse unknown(String name) {
    return ApiResponse.json(
        404,
        Json.object()
            .put(
                "error",
                "no exchange '"
                    + name
                    + "' here; there is "
                    + String.join(", ", exchanges.keySet())));
  }
}
