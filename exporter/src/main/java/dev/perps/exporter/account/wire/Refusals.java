package dev.perps.exporter.account.wire;

import dev.perps.exporter.account.KeyRefusal;
import dev.perps.exporter.account.KeyRefusal.Problem;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReader;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Wire;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What the errors of Kraken's private APIs mean; most of them come with HTTP 200. */
public final class Refusals {
  /** The window of the derivatives' budget. */
  private static final Duration WINDOW = Duration.ofSeconds(10);

  /** The spot API says neither how long its counter takes nor how long it locks out. */
  private static final Duration SPOT_COUNTER = Duration.ofMinutes(1);

  private static final Duration SPOT_LOCKOUT = Duration.ofMinutes(15);

  /** An answer in which only the error counts: a word, a list of words, or of objects. */
  private record Envelope(@Nullable Object error, @Nullable Object errors) {
    private static final TypeReference<Envelope> TYPE = new TypeReference<>() {};

    /** Empty if there is none. */
    String words() {
      Object found = errors == null || error != null ? error : errors;
      String words = found == null ? "" : String.valueOf(found);
      return words.equals("[]") ? "" : words;
    }
  }

  private Refusals() {}

  /** Reads answers other than 2xx, of both APIs. */
  public static final FailureReader READER =
      (status, body, retryAfter) -> {
        String words = words(body);
        if (status == 429) {
          return new ExchangeException(
              FailureReason.RATE_LIMITED,
              "HTTP 429" + (words.isEmpty() ? "" : ": error " + words),
              retryAfter.orElse(null));
        }
        if (!words.isEmpty()) {
          ExchangeException byWord = ofWord(words);
          if (byWord instanceof KeyRefusal || byWord.reason() != FailureReason.HTTP_ERROR) {
            return byWord;
          }
          if (status == 401 || status == 403) {
            return refusal(
                status == 401 ? Problem.INVALID : Problem.PERMISSION,
                "HTTP " + status + ": error " + words);
          }
        }
        return status == 401
            ? refusal(Problem.INVALID, "HTTP 401")
            : FailureReader.STANDARD.read(status, body, retryAfter);
      };

  private static String words(String body) {
    try {
      return Wire.read(
              new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), Envelope.TYPE)
          .words();
    } catch (ExchangeException notJson) {
      return "";
    }
  }

  /**
   * Refuses an answer of the futures API that is not the one asked for.
   *
   * @param body what the answer is about; null if it is not there
   */
  static void check(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable Object body) {
    if (!"error".equals(result) && body != null) {
      return;
    }
    String words = new Envelope(error, errors).words();
    if (words.isEmpty()) {
      throw Decimals.malformed("neither an answer nor an error");
    }
    throw ofWord(words);
  }

  /** Refuses an answer of the spot API that holds errors; those with a W are warnings. */
  static void check(@Nullable List<@Nullable String> errors, @Nullable Object body) {
    if (errors != null) {
      for (String word : errors) {
        if (word != null && !word.startsWith("W")) {
          throw ofWord(word);
        }
      }
    }
    if (body == null) {
      throw Decimals.malformed("neither an answer nor an error");
    }
  }

  private static ExchangeException ofWord(String word) {
    String line = word.replaceAll("\\s+", " ");
    String message = "error " + (line.length() > 160 ? line.substring(0, 160) + "…" : line);
    String small = word.toLowerCase(Locale.ROOT);
    Optional<Problem> problem = problem(small);
    if (problem.isPresent()) {
      return refusal(problem.get(), message);
    }
    if (small.contains("apilimitexceeded")) {
      return new ExchangeException(FailureReason.RATE_LIMITED, message, WINDOW);
    }
    if (small.contains("rate limit exceeded")) {
      return new ExchangeException(FailureReason.RATE_LIMITED, message, SPOT_COUNTER);
    }
    if (small.contains("temporary lockout")) {
      return new ExchangeException(FailureReason.RATE_LIMITED, message, SPOT_LOCKOUT);
    }
    boolean passes =
        small.contains("server error")
            || small.contains("unavailable")
            || small.contains("eservice:")
            || small.contains("egeneral:internal error");
    return new ExchangeException(
        passes ? FailureReason.UNAVAILABLE : FailureReason.HTTP_ERROR, message);
  }

  private static Optional<Problem> problem(String word) {
    if (word.contains("nonce")) {
      return Optional.of(Problem.NONCE);
    }
    if (word.contains("authenticat")
        || word.contains("invalid key")
        || word.contains("invalid signature")) {
      return Optional.of(Problem.INVALID);
    }
    // An account without a futures wallet is "inactive": nothing of it may be read either.
    return word.contains("permission") || word.contains("accountinactive")
        ? Optional.of(Problem.PERMISSION)
        : Optional.empty();
  }

  private static KeyRefusal refusal(Problem problem, String message) {
    return new KeyRefusal(problem, message);
  }
}
