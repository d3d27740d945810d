package dev.perps.exporter.collect;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Feed;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Logs an outage of an exchange when it starts, when a new reason comes up, now and then while it
 * goes on, and when it ends: never once per attempt, and not once per feed where all of them fail
 * for the same reason. Thread-safe.
 */
final class OutageLog {
  private static final System.Logger logger = System.getLogger(OutageLog.class.getName());
  private static final Duration REMINDER = Duration.ofMinutes(15);

  /** What an exchange suffers from: its feeds that fail now, and what was said of it. */
  private static final class Outage {
    private final Map<String, Failure> failing = new LinkedHashMap<>();
    private final TreeSet<String> feeds = new TreeSet<>();
    private final Instant since;
    private Instant lastLogged;
    private int attempts;

    Outage(Instant since) {
      this.since = since;
      this.lastLogged = since;
    }

    boolean knows(FailureReason reason) {
      return failing.values().stream().anyMatch(failure -> failure.reason() == reason);
    }
  }

  private final Map<String, Outage> outages = new HashMap<>();

  /** Notes a failed attempt and returns the failure that it belongs to. */
  synchronized Failure failed(
      Exchange exchange, Feed feed, FailureReason reason, String message, Instant now) {
    Outage outage = outages.computeIfAbsent(exchange.id(), id -> new Outage(now));
    Failure before = outage.failing.get(feed.name());
    boolean news = !outage.knows(reason);
    boolean due = Duration.between(outage.lastLogged, now).compareTo(REMINDER) >= 0;
    Failure failure =
        before == null ? new Failure(reason, message, now, 1) : before.again(reason, message);
    outage.failing.put(feed.name(), failure);
    outage.feeds.add(feed.name());
    outage.attempts++;
    if (news || due) {
      boolean first = outage.attempts == 1;
      warn(
          "{0} {1} {2} ({3}){4}: {5}{6}",
          exchange.id(),
          feed.name(),
          first ? "down" : "still down",
          reason.label(),
          first ? "" : progress(outage, now),
          message,
          news ? advice(exchange, reason) : "");
      outage.lastLogged = now;
    }
    return failure;
  }

  private static String progress(Outage outage, Instant now) {
    return ", " + outage.attempts + " failed attempts in " + seconds(outage, now) + " s";
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

  /** Notes a success; the outage is over when no feed fails any more. */
  synchronized void ended(Exchange exchange, Feed feed, Instant now) {
    Outage outage = outages.get(exchange.id());
    if (outage == null || outage.failing.remove(feed.name()) == null || !outage.failing.isEmpty()) {
      return;
    }
    outages.remove(exchange.id());
    logger.log(
        System.Logger.Level.INFO,
        "{0} {1} up again after {2} s and {3} failed attempts",
        exchange.id(),
        String.join(", ", outage.feeds),
        String.valueOf(seconds(outage, now)),
        String.valueOf(outage.attempts));
  }

  private static long seconds(Outage outage, Instant now) {
    return Duration.between(outage.since, now).toSeconds();
  }

  private static void warn(String format, Object... arguments) {
    logger.log(System.Logger.Level.WARNING, format, arguments);
  }
}
