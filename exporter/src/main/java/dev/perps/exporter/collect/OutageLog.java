package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Logs an outage when it starts, when its reason changes, now and then while it goes on, and when
 * it ends: never once per attempt. Thread-safe.
 */
final class OutageLog {
  private static final System.Logger logger = System.getLogger(OutageLog.class.getName());
  private static final Duration REMINDER = Duration.ofMinutes(15);

  private record Outage(Failure failure, Instant lastLogged) {}

  private final Map<Feed, Outage> outages = new ConcurrentHashMap<>();

  /** Notes a failed attempt and returns the outage that it belongs to. */
  Failure failed(Exchange exchange, Feed feed, FailureReason reason, String message, Instant now) {
    Outage updated =
        outages.compute(
            feed,
            (key, outage) -> {
              if (outage == null) {
                log(
                    "{0} {1} down ({2}): {3}",
                    exchange, feed, reason, message + advice(exchange, reason));
                return new Outage(new Failure(reason, message, now, 1), now);
              }
              Failure failure = outage.failure().again(reason, message);
              boolean changed = reason != outage.failure().reason();
              boolean due = Duration.between(outage.lastLogged(), now).compareTo(REMINDER) >= 0;
              if (changed || due) {
                log(
                    "{0} {1} still down ({2}), {3} attempts in {4} s: {5}",
                    exchange,
                    feed,
                    reason,
                    failure.attempts(),
                    Duration.between(failure.since(), now).toSeconds(),
                    message + (changed ? advice(exchange, reason) : ""));
                return new Outage(failure, now);
              }
              return new Outage(failure, outage.lastLogged());
            });
    return updated.failure();
  }

  /** What helps, where it is not waiting. */
  private static String advice(Exchange exchange, FailureReason reason) {
    return reason == FailureReason.GEO_BLOCKED
        ? MessageFormat.format(
            "; it may not serve this country: set exchanges.{0}.proxy or exchanges.{0}.base-url, or"
                + " exchanges.{0}.enabled to false",
            exchange.id())
        : "";
  }

  /** Notes a success. */
  void ended(Exchange exchange, Feed feed, Instant now) {
    Outage outage = outages.remove(feed);
    if (outage != null) {
      logger.log(
          System.Logger.Level.INFO,
          "{0} {1} up again after {2} s and {3} failed attempts",
          exchange.id(),
          feed.name(),
          Duration.between(outage.failure().since(), now).toSeconds(),
          outage.failure().attempts());
    }
  }

  private static void log(
      String format, Exchange exchange, Feed feed, FailureReason reason, Object... rest) {
    Object[] arguments = new Object[rest.length + 3];
    arguments[0] = exchange.id();
    arguments[1] = feed.name();
    arguments[2] = reason.label();
    System.arraycopy(rest, 0, arguments, 3, rest.length);
    logger.log(System.Logger.Level.WARNING, format, arguments);
  }
}
