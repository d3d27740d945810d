package dev.perps.exporter.collect;

import dev.perps.exporter.account.FundingView;
import dev.perps.exporter.account.FundingView.Past;
import dev.perps.exporter.account.figures.FundingPast;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.exchange.kraken.KrakenContracts;
import dev.perps.exporter.exchange.kraken.KrakenRates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Keeps funding in Kraken's own terms: of all contracts as it is, of some as it was. The ticks
 * belong to one thread; they block, and want to be called about once a second.
 */
final class FundingPoll {
  private static final System.Logger logger = System.getLogger(FundingPoll.class.getName());

  /** So long after the hour its rates are told. */
  private static final Duration SETTLED = Duration.ofSeconds(40);

  private static final Duration RETRY = Duration.ofMinutes(2);

  /** After so long without an answer contracts are not known any more. */
  private static final Duration STALE = Duration.ofMinutes(2);

  private record Known(Past past, Instant good, Instant due) {}

  private final Api api;
  private final List<String> symbols;
  private final Duration interval;
  private final Consumer<FundingView> shows;
  private final InstantSource clock;
  private final Map<String, Known> past = new HashMap<>();
  private volatile List<KrakenContract> contracts = List.of();
  private Instant contractsAt = Instant.MIN;
  private Instant due = Instant.MIN;

  FundingPoll(
      Api api,
      List<String> symbols,
      Duration interval,
      Consumer<FundingView> shows,
      InstantSource clock) {
    this.api = api;
    this.symbols = List.copyOf(symbols);
    this.interval = interval;
    this.shows = shows;
    this.clock = clock;
  }

  /** As they were last told; empty when that was too long ago. Any thread may ask. */
  List<KrakenContract> contracts() {
    return contracts;
  }

  /** Asks for what is due and shows what is known. */
  void tick() {
    Instant now = clock.instant();
    if (now.isBefore(due)) {
      return;
    }
    due = now.plus(interval);
    try {
      contracts = KrakenContracts.of(api);
      contractsAt = now;
    } catch (ExchangeException ignored) {
      // The feed of futures asks the same and has said it.
      if (contractsAt.isBefore(now.minus(STALE))) {
        contracts = List.of();
      }
    }
    symbols.forEach(symbol -> renew(symbol, now));
    Map<String, Past> shown = new HashMap<>();
    past.forEach((symbol, known) -> shown.put(symbol, known.past()));
    shows.accept(new FundingView(contracts, shown));
  }

  private void renew(String symbol, Instant now) {
    Known before = past.get(symbol);
    if (before != null && now.isBefore(before.due())) {
      return;
    }
    Instant next = nextHour(now).plus(SETTLED);
    try {
      Past told = FundingPast.of(KrakenRates.of(api, symbol), now);
      boolean complete = !Double.isNaN(told.hours().getFirst().relative());
      past.put(symbol, new Known(told, now, complete ? next : now.plus(RETRY)));
    } catch (ExchangeException e) {
      if (before == null) {
        logger.log(
            System.Logger.Level.WARNING,
            "funding of {0} (kraken-account.funding-symbols) is not told ({1}): {2}",
            symbol,
            e.reason().label(),
            e.getMessage());
        past.put(symbol, new Known(NOTHING, Instant.MIN, now.plus(RETRY)));
      } else {
        // What is of another hour than it says is wrong.
        boolean old = before.good().isBefore(nextHour(now).minus(Duration.ofHours(1)));
        past.put(symbol, new Known(old ? NOTHING : before.past(), before.good(), now.plus(RETRY)));
      }
    }
  }

  private static final Past NOTHING = new Past(List.of(), Map.of());

  private static Instant nextHour(Instant now) {
    long hour = Duration.ofHours(1).toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), hour) * hour + hour);
  }
}
