package dev.perps.exporter.collect;

import dev.perps.exporter.account.PriceSource;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.kraken.MarkPrices;
import dev.perps.exporter.exchange.kraken.MarkPrices.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What currencies of the account log were worth: the mark price of the coin's inverse contract, or
 * else of its linear one, at the row's full hour, as funding is booked, or else at its minute. What
 * has been asked once is remembered. Thread-safe; blocks.
 */
final class KrakenPrices implements PriceSource {
  /** A bar of so many seconds ago may still come. */
  private static final long JUST_NOW = 600;

  private record Question(String symbol, Step step) {}

  private final Api api;
  private final Map<Question, Map<Long, Double>> known = new HashMap<>();
  private final Set<String> missing = new HashSet<>();

  KrakenPrices(Api api) {
    this.api = api;
  }

  @Override
  public synchronized Optional<BigDecimal> usd(String asset, Instant at) {
    if (asset.equals("usd")) {
      return Optional.of(BigDecimal.ONE);
    }
    long second = at.getEpochSecond();
    Step step = second % Step.HOUR.seconds() == 0 ? Step.HOUR : Step.MINUTE;
    long start = second - second % step.seconds();
    String name = asset.toUpperCase(Locale.ROOT);
    for (String symbol : List.of("PI_" + name + "USD", "PF_" + name + "USD")) {
      Double price = missing.contains(symbol) ? null : price(new Question(symbol, step), start);
      if (price != null) {
        // The shortest decimal of the number is the one that Kraken wrote.
        return Optional.of(BigDecimal.valueOf(price));
      }
    }
    return Optional.empty();
  }

  private @Nullable Double price(Question question, long start) {
    Map<Long, Double> prices = known.computeIfAbsent(question, key -> new HashMap<>());
    Double price = prices.get(start);
    if (price == null) {
      long most = start + (MarkPrices.BARS - 1) * question.step().seconds();
      long last = Math.min(most, api.now().getEpochSecond());
      MarkPrices.opens(api, question.symbol(), question.step(), start, last)
          .ifPresentOrElse(prices::putAll, () -> missing.add(question.symbol()));
      price = prices.get(start);
      if (price == null && !missing.contains(question.symbol()) && last - start < JUST_NOW) {
        throw new ExchangeException(
            FailureReason.UNAVAILABLE, "no mark price yet of " + question.symbol());
      }
    }
    return price;
  }
}
