package dev.perps.exporter.exchange;

import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Perp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How many accounts are long for each one that is short, where an exchange tells it contract by
 * contract: asked of the biggest, and believed while it is of now. Immutable and thread-safe.
 *
 * @param <T> the exchange's answer
 */
public final class AccountRatios<T> {
  /** Of how many contracts, the biggest, it is asked. */
  private static final int BIGGEST = 10;

  /**
   * Exchanges publish a row every five minutes, and an answer is kept for half an hour. What is
   * further from now, before or after, is of another time.
   */
  private static final Duration OF_NOW = Duration.ofHours(1);

  private final Endpoint<T> endpoint;
  private final String parameter;
  private final Function<T, Stream<Ratio>> rows;

  /**
   * A row of an answer.
   *
   * @param epochSeconds Unix seconds of the moment it is of
   * @param ratio accounts that are long over accounts that are short
   */
  public record Ratio(double epochSeconds, double ratio) {

    /** A row that tells parts of all accounts, or numbers of them, at a moment in milliseconds. */
    public static Ratio of(double epochMillis, double longOnes, double shortOnes) {
      return new Ratio(Figure.seconds(epochMillis), longOnes / shortOnes);
    }
  }

  /**
   * The ratios that an endpoint tells.
   *
   * @param endpoint answers for one contract; made once, as every endpoint
   * @param parameter what takes the contract, as in {@link Endpoint#with}
   * @param rows the rows of an answer, in any order
   */
  public AccountRatios(Endpoint<T> endpoint, String parameter, Function<T, Stream<Ratio>> rows) {
    this.endpoint = endpoint.kept(Freshness.SWEPT_RARELY);
    this.parameter = parameter;
    this.rows = rows;
  }

  /** The same contracts, with the ratio where it is known; asked by symbol. */
  public List<Perp> addTo(List<Perp> perps, Api api) {
    return addTo(perps, perp -> Optional.of(perp.instrument().symbol()), api);
  }

  /**
   * The same contracts, with the ratio where it is known.
   *
   * @param key what a contract is asked by; empty where the exchange does not tell the ratio
   */
  public List<Perp> addTo(List<Perp> perps, Function<Perp, Optional<String>> key, Api api) {
    List<String> biggest =
        perps.stream()
            .filter(perp -> key.apply(perp).isPresent())
            .sorted(comparingDouble(perp -> -perp.ticker().volume24hQuote()))
            .limit(BIGGEST)
            .flatMap(perp -> key.apply(perp).stream())
            .distinct()
            .toList();
    Map<String, T> answers = api.sweep(endpoint, parameter, biggest);
    Instant now = api.now();
    return perps.stream()
        .map(
            perp ->
                key.apply(perp)
                    .flatMap(asked -> Optional.ofNullable(answers.get(asked)))
                    .map(answer -> perp.withLongShortAccountRatio(newest(answer, now)))
                    .orElse(perp))
        .toList();
  }

  private double newest(T answer, Instant now) {
    return rows.apply(answer)
        .filter(row -> isOfNow(row, now))
        .max(comparingDouble(Ratio::epochSeconds))
        .map(Ratio::ratio)
        .orElse(Figure.ABSENT);
  }

  /** A row without a moment is not. */
  private static boolean isOfNow(Ratio row, Instant now) {
    return Math.abs(row.epochSeconds() - now.toEpochMilli() / 1000.0) <= OF_NOW.toSeconds();
  }
}
