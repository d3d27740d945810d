package dev.perps.simulator.exchange.coinbase;

import dev.perps.simulator.exchange.ApiRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Moments as Coinbase's interfaces take them. */
final class CoinbaseTimes {
  private CoinbaseTimes() {}

  /** Unix milliseconds of a parameter that is Unix seconds or an ISO moment; empty without it. */
  static OptionalLong moment(ApiRequest request, String name) {
    Optional<String> text = request.parameter(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Instant.parse(text.get()).toEpochMilli());
    } catch (DateTimeException e) {
      return OptionalLong.of(request.number(name, 0) * 1000);
    }
  }
}
