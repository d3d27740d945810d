package dev.perps.exporter.context;

import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.RateLimit;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Service;
import dev.perps.exporter.market.FearGreed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * alternative.me, which publishes the Fear &amp; Greed Index once a day, at midnight UTC.
 * Immutable.
 */
public final class AlternativeMe implements Service {
  public static final AlternativeMe SERVICE = new AlternativeMe();

  // No limit is published for this call, of which the exporter makes one an hour.
  public static final Host API =
      Host.of("api", "https://api.alternative.me", RateLimit.perMinute(10));

  /** The index of today, or of yesterday until there is one. */
  public static final Endpoint<Answer> FEAR_GREED =
      Endpoint.get("fng", API, "/fng/?limit=1", new TypeReference<Answer>() {})
          .checkedBy(Answer::check);

  private static final Duration OLDEST = Duration.ofDays(2);

  /** A day may have begun there that has not begun by this machine's clock. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private AlternativeMe() {}

  @Override
  public String id() {
    return "alternative";
  }

  @Override
  public List<Host> hosts() {
    return List.of(API);
  }

  @Override
  public FailureReader failureReader() {
    return FailureReader.STANDARD;
  }

  /** Whether an index still says something of now. */
  public static boolean isOfNow(FearGreed fearGreed, Instant now) {
    double age = now.getEpochSecond() - fearGreed.epochSeconds();
    return age <= OLDEST.toSeconds() && age >= -AHEAD.toSeconds();
  }

  /**
   * An answer; figures come as strings.
   *
   * @param data a row for each day
   */
  public record Answer(@Nullable Rows<Day> data, @Nullable Metadata metadata) {

    /** Throws when this is an error. */
    void check() {
      if (metadata != null && metadata.error() != null) {
        throw new ExchangeException(FailureReason.HTTP_ERROR, "error: " + metadata.error());
      }
    }

    /**
     * The index of the newest day.
     *
     * @throws ExchangeException when there is none, or none that can be believed
     */
    public FearGreed newest(Instant now) {
      if (data == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "the answer has no data");
      }
      Day day =
          data.stream()
              .filter(row -> Double.isFinite(row.timestamp()))
              .max(comparingDouble(Day::timestamp))
              .orElseThrow(
                  () -> new ExchangeException(FailureReason.MALFORMED, "no index has a date"));
      FearGreed newest = new FearGreed(day.value(), day.timestamp());
      if (!isOfNow(newest, now)) {
        throw new ExchangeException(
            FailureReason.STALE, "the newest index is of " + days(newest, now) + " days ago");
      }
      if (!(day.value() >= 0 && day.value() <= 100)) {
        throw new ExchangeException(
            FailureReason.MALFORMED, "an index of " + day.value() + " is not from 0 to 100");
      }
      return newest;
    }

    private static long days(FearGreed newest, Instant now) {
      return Math.round((now.getEpochSecond() - newest.epochSeconds()) / 86_400);
    }
  }

  /**
   * A day.
   *
   * @param value 0 to 100
   * @param timestamp Unix seconds of its beginning
   */
  record Day(double value, double timestamp) {}

  record Metadata(@Nullable String error) {}
}
