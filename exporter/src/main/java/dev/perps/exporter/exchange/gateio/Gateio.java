package dev.perps.exporter.exchange.gateio;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gate.io: perpetuals margined in USDT and in Bitcoin, and spot. */
public final class Gateio {
  // gate.com/docs/developers/apiv4/en: 200 requests in 10 seconds for each endpoint and address;
  // kept to as if all endpoints shared it.
  static final Host API =
      Host.of("api", "https://api.gateio.ws", new RateLimit(200, Duration.ofSeconds(10)));

  private static final ContractFeed USDT = new ContractFeed("usdt");
  private static final ContractFeed BTC = new ContractFeed("btc");

  public static final Exchange EXCHANGE =
      new Exchange(
              "gateio",
              "Gate.io",
              Exchange.Kind.CEX,
              0.0005,
              "https://www.gate.com/fee (futures, taker, VIP 0), as ccxt 4.5.84 has it",
              List.of(API),
              List.of(USDT, BTC, new SpotFeed()),
              Gateio::failure)
          .with(new GateioHistory(USDT, BTC));

  private Gateio() {}

  /** Some labels say more than the status that they come with. */
  static ExchangeException failure(int status, String body, Optional<Duration> retryAfter) {
    ExchangeException standard = FailureReader.STANDARD.read(status, body, retryAfter);
    FailureReason reason =
        body.contains("TOO_MANY_REQUESTS")
            ? FailureReason.RATE_LIMITED
            : body.contains("TOO_BUSY") || body.contains("SERVER_ERROR")
                ? FailureReason.UNAVAILABLE
                : standard.reason();
    return new ExchangeException(
        reason, "HTTP " + status + FailureReader.summary(body), standard.retryAfter().orElse(null));
  }
}
