package dev.perps.simulator;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Carries out faults, and sends answers, broken or whole. */
final class Misbehaviour {
  private static final String PAGE =
      "<!DOCTYPE html><html><head><title>Just a moment...</title></head>"
          + "<body><h1>Checking your browser</h1></body></html>";
  private final CountDownLatch released = new CountDownLatch(1);

  /** Lets go whatever hangs. */
  void release() {
    released.countDown();
  }

  /** What happens before any answer: waiting, or the end of the connection. */
  void before(List<Fault> faults, Duration latency) {
    pause(latency.toMillis());
    for (Fault fault : faults) {
      if (fault.kind() == FaultKind.LATENCY) {
        pause(fault.number());
      } else if (fault.kind() == FaultKind.HANG) {
        pause(Long.MAX_VALUE);
        throw new CloseConnectionException("hung until the simulator closed");
      } else if (fault.kind() == FaultKind.RESET) {
        throw new CloseConnectionException("fault: reset");
      }
    }
  }

  /** The answer that a fault gives in place of the exchange. */
  Optional<ApiResponse> instead(Exchange exchange, List<Fault> faults, ApiRequest request) {
    for (Fault fault : faults) {
      if (fault.kind() == FaultKind.STATUS) {
        ApiResponse refusal = exchange.refusal(fault.number());
        return Optional.of(
            fault.retryAfterSeconds() < 0
                ? refusal
                : refusal.withHeaders(
                    Map.of("Retry-After", Integer.toString(fault.retryAfterSeconds()))));
      } else if (fault.kind() == FaultKind.ENVELOPE_ERROR) {
        return Optional.of(exchange.envelopeError(request));
      } else if (fault.kind() == FaultKind.GARBAGE) {
        return Optional.of(ApiResponse.html(200, PAGE));
      }
    }
    return Optional.empty();
  }

  /** The answer with its data spoiled. */
  ApiResponse spoil(ApiResponse answer, List<Fault> faults) {
    ApiResponse spoiled = answer;
    for (Fault fault : faults) {
      spoiled = spoiled.withBody(Spoiler.spoil(spoiled.body(), fault));
    }
    return spoiled;
  }

  void send(ServerResponse response, ApiResponse answer, List<Fault> faults) {
    response.status(answer.status());
    response.header("Content-Type", answer.isJson() ? "application/json" : answer.contentType());
    answer.headers().forEach((name, value) -> response.header(name, value));
    if (answer.streamed() && faults.stream().noneMatch(Misbehaviour::needsBytes)) {
      Json.MAPPER.writeValue(response.outputStream(), answer.body());
      return;
    }
    byte[] bytes =
        answer.isJson()
            ? Json.MAPPER.writeValueAsBytes(answer.body())
            : answer.body().asString().getBytes(StandardCharsets.UTF_8);
    for (Fault fault : faults) {
      if (fault.kind() == FaultKind.TRUNCATE) {
        response.header(HeaderNames.CONTENT_LENGTH.defaultCase(), Integer.toString(bytes.length));
        write(response, bytes, bytes.length / 2, bytes.length / 2);
        throw new CloseConnectionException("fault: truncate");
      } else if (fault.kind() == FaultKind.SLOW_BODY) {
        write(response, bytes, bytes.length, Math.max(1, fault.number()));
        return;
      }
    }
    response.send(bytes);
  }

  private static boolean needsBytes(Fault fault) {
    return fault.kind() == FaultKind.TRUNCATE || fault.kind() == FaultKind.SLOW_BODY;
  }

  private void write(ServerResponse response, byte[] bytes, int total, int step) {
    try {
      OutputStream out = response.outputStream();
      for (int from = 0; from < total; from += step) {
        out.write(bytes, from, Math.min(step, total - from));
        out.flush();
        if (step < total && pause(100)) {
          throw new CloseConnectionException("the simulator closed");
        }
      }
      if (total == bytes.length) {
        out.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits; true when the simulator closed meanwhile. */
  private boolean pause(long millis) {
    try {
      return millis > 0 && released.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloseConnectionException("interrupted", e);
    }
  }
}
