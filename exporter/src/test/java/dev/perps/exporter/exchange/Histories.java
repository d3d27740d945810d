package dev.perps.exporter.exchange;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What tests of histories have in common. */
public final class Histories {
  /** 2026-09-20T00:00:00Z in Unix seconds. */
  public static final long DAY = 1_789_862_400;

  public static final long HOUR = 3600;

  private Histories() {}

  public static Instant at(long epochSeconds) {
    return Instant.ofEpochSecond(epochSeconds);
  }

  public static History of(Exchange exchange) {
    return exchange.history().orElseThrow();
  }

  public static Instrument linear(String exchange, String symbol, String base) {
    return new Instrument(
        exchange, symbol, base, "USDT", "USDT", ContractKind.LINEAR, AssetClass.CRYPTO);
  }

  public static Instrument inverse(String exchange, String symbol, String base) {
    return new Instrument(
        exchange, symbol, base, "USD", base, ContractKind.INVERSE, AssetClass.CRYPTO);
  }

  /** JSON, written with single quotes. */
  public static String json(String text) {
    return text.replace('\'', '"');
  }

  /** An array of one row for each moment, newest first. */
  public static String rows(long newest, long step, int count, LongFunction<String> row) {
    return LongStream.range(0, count)
        .mapToObj(i -> row.apply(newest - i * step))
        .collect(Collectors.joining(",", "[", "]"));
  }

  /** Moments from the first to the last. */
  public static List<Double> moments(long first, long last, long step) {
    return LongStream.rangeClosed(0, (last - first) / step)
        .mapToObj(i -> (double) (first + i * step))
        .toList();
  }
}
