package dev.perps.exporter.account.wire;

import dev.perps.exporter.exchange.Wire;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads answers of tests as the program does. */
final class Answers {
  private static final Path PAYLOADS = Path.of("src/test/resources/payloads/kraken");

  private Answers() {}

  static <T> T payload(Reading<?, T> reading, String file) {
    try (InputStream json = Files.newInputStream(PAYLOADS.resolve(file))) {
      return read(reading, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T json(Reading<?, T> reading, String json) {
    return read(reading, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static <A, T> T read(Reading<A, T> reading, InputStream json) {
    A answer = Wire.read(json, reading.type());
    reading.check().accept(answer);
    return reading.meaning().apply(answer);
  }
}
