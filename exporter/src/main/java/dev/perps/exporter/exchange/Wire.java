package dev.perps.exporter.exchange;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads exchanges' JSON straight into records. Unknown fields are ignored. A {@code double} may be
 * a JSON number or a string; {@code null}, {@code ""} and a missing field are NaN, while "NaN" and
 * infinities become {@link Double#POSITIVE_INFINITY}, which no check lets pass, so that they are
 * counted. A row of a wrong type spoils that row only ({@link Rows}, {@link RowMap}). Thread-safe.
 */
public final class Wire {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule("wire")
                  .addDeserializer(double.class, new FigureReader())
                  .addDeserializer(Rows.class, new RowsReader(null))
                  .addDeserializer(RowMap.class, new RowMapReader(null)))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private Wire() {}

  /**
   * Parses an answer.
   *
   * @throws ExchangeException {@code malformed} when it is not JSON, is cut short, or the whole is
   *     of another shape
   * @throws JacksonIOException when the stream itself fails, as a network stream may
   */
  public static <T> T read(InputStream json, TypeReference<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "the answer is null");
      }
      return value;
    } catch (JacksonIOException e) {
      throw e;
    } catch (JacksonException e) {
      throw new ExchangeException(FailureReason.MALFORMED, "not as documented: " + oneLine(e));
    }
  }

  /**
   * A name without which a row says nothing, for the constructor of its record: one that is missing
   * or empty makes the row an unreadable one, which is left out and counted.
   */
  public static String required(@Nullable String text, String member) {
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("no " + member);
    }
    return text;
  }

  private static String oneLine(JacksonException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("").strip();
  }
}
