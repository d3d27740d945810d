package dev.perps.exporter.history;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An exchange of made-up contracts: their past by rule, and what was asked about it. */
final class FakeHistory implements History {
  /**
   * One question.
   *
   * @param what {@code 5m}, {@code 1h} ... or {@code funding}
   */
  record Call(String symbol, String what, Instant from, Instant to) {}

  final List<Call> calls = new CopyOnWriteArrayList<>();
  final EnumSet<BarSize> sizes = EnumSet.allOf(BarSize.class);

  /** What calls about a symbol fail with. */
  final Map<String, RuntimeException> failures = new HashMap<>();

  /** More funding than of this is too much to ask for. */
  volatile Duration mostFunding = Duration.ofDays(1000);

  private final Map<String, FakePast> pasts = new HashMap<>();
  private volatile boolean down;
  private volatile String hanging = "";
  private volatile CountDownLatch open = new CountDownLatch(0);

  /** From now on a symbol has this past. */
  FakeHistory with(String symbol, FakePast past) {
    pasts.put(symbol, past);
    return this;
  }

  void down(boolean isDown) {
    down = isDown;
  }

  /** No call about a symbol, or about any if it is empty, ends until this is counted down. */
  CountDownLatch hang(String symbol) {
    open = new CountDownLatch(1);
    hanging = symbol;
    return open;
  }

  /** How often was asked for something, {@code 1h} or {@code funding}, since the last time. */
  List<String> asked() {
    List<String> asked = calls.stream().map(Call::what).toList();
    calls.clear();
    return asked;
  }

  @Override
  public Set<BarSize> barSizes() {
    return sizes;
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    FakePast past = ask(instrument, size.label(), from, to);
    TreeMap<Long, List<Candle>> parts = new TreeMap<>();
    long end = Math.min(to.getEpochSecond(), size.startOf(api.now().getEpochSecond()));
    long first = size.startOf(from.getEpochSecond() + size.seconds() - 1);
    long known = Math.max(first, size.startOf(past.listed()));
    for (long start = known; start < size.startOf(end + size.seconds() - 1); start += 300) {
      if (BarSize.M5.isFinished(start, api.now().getEpochSecond())) {
        long bar = size.startOf(start);
        past.bar(start)
            .ifPresent(part -> parts.computeIfAbsent(bar, key -> new ArrayList<>()).add(part));
      }
    }
    return parts.entrySet().stream().map(e -> merged(e.getKey(), e.getValue())).toList();
  }

  private static Candle merged(long start, List<Candle> parts) {
    double high = 0;
    double low = Double.MAX_VALUE;
    double volume = 0;
    for (Candle part : parts) {
      high = Math.max(high, part.high());
      low = Math.min(low, part.low());
      volume += part.volumeBase();
    }
    return new Candle(start, parts.getFirst().open(), high, low, parts.getLast().close(), volume);
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    FakePast past = ask(instrument, "funding", from, to);
    if (Duration.between(from, to).compareTo(mostFunding) > 0) {
      throw new ExchangeException(FailureReason.TOO_LARGE, "over 1000 pages");
    }
    long last = Math.min(to.getEpochSecond() - 1, api.now().getEpochSecond() - past.tellsAfter());
    return past.settlements(from.getEpochSecond(), last);
  }

  private FakePast ask(Instrument instrument, String what, Instant from, Instant to) {
    calls.add(new Call(instrument.symbol(), what, from, to));
    try {
      if (instrument.symbol().startsWith(hanging)) {
        open.await();
      }
    } catch (InterruptedException e) {
      throw new ExchangeException(FailureReason.CANCELLED, "stopping");
    }
    if (failures.containsKey(instrument.symbol())) {
      throw failures.get(instrument.symbol());
    }
    if (down || !pasts.containsKey(instrument.symbol())) {
      throw new ExchangeException(
          FailureReason.UNAVAILABLE, down ? "HTTP 503" : "no such symbol " + instrument.symbol());
    }
    return pasts.get(instrument.symbol());
  }
}
