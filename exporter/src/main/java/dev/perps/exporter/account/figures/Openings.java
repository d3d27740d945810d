package dev.perps.exporter.account.figures;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.Ledger;
import dev.perps.exporter.account.PositionEvent;
import dev.perps.exporter.account.PositionLife;
import dev.perps.exporter.account.Totals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When positions were opened that the ledger cannot account for, as when the log lacks the legs
 * that moved them: by Kraken's history of positions, asked for once for each size. Thread-safe.
 */
public final class Openings {
  /** The last turn of a position stands on the first page, unless other events are mixed in. */
  private static final int PAGES = 5;

  private static final Duration KNOWN_SPAN = Duration.ofDays(92);

  /** By contract. */
  private final Map<String, Opening> asked = new ConcurrentHashMap<>();

  /**
   * What was learnt.
   *
   * @param size signed, of the position that was asked about: of another size it is of another
   *     moment, for which the ledger may lack rows, or another position
   * @param at empty where Kraken's history does not tell either
   */
  private record Opening(BigDecimal size, Optional<Instant> at) {
    boolean isOf(HeldPosition position) {
      return size.compareTo(position.signedSize()) == 0;
    }
  }

  /** Asks about positions that the ledger, read to its end, tells of otherwise; blocks. */
  public void ask(AccountApi api, List<HeldPosition> held, Ledger ledger) {
    Map<String, HeldPosition> unknown = new HashMap<>();
    for (HeldPosition position : held) {
      if (life(position, ledger).isEmpty()) {
        unknown.put(contract(position), position);
      }
    }
    asked.keySet().retainAll(unknown.keySet());
    unknown.forEach(
        (contract, position) -> {
          Opening known = asked.get(contract);
          if (known == null || !known.isOf(position)) {
            asked.put(contract, new Opening(position.signedSize(), opened(api, position)));
          }
        });
  }

  private static Optional<Instant> opened(AccountApi api, HeldPosition position) {
    String next = "";
    for (int page = 0; page < PAGES; page++) {
      AccountApi.EventPage<PositionEvent> events = api.turningPoints(position.symbol(), next);
      Optional<PositionEvent> turn =
          events.events().stream()
              .filter(it -> it.contract().equals(contract(position)) && it.opens())
              .findFirst();
      // A position that has been turned since is not the one that is held.
      if (turn.isPresent() || events.next().isEmpty()) {
        return turn.filter(it -> it.newPosition().signum() > 0 == position.isLong())
            .map(PositionEvent::at);
      }
      next = events.next();
    }
    return Optional.empty();
  }

  /**
   * The life of a position: as the ledger tells it if it knows all of it, or else as Kraken's
   * history of positions begins it, with the contract's rows since.
   */
  public Optional<PositionLife> of(HeldPosition position, LedgerReading reading) {
    Optional<PositionLife> whole = life(position, reading.ledger());
    return whole.isPresent()
        ? whole
        : Optional.ofNullable(asked.get(contract(position)))
            .filter(it -> it.isOf(position))
            .flatMap(Opening::at)
            .filter(at -> at.isAfter(reading.at().minus(KNOWN_SPAN)))
            .map(at -> since(at, position, reading));
  }

  private static PositionLife since(Instant at, HeldPosition position, LedgerReading reading) {
    Map<String, Totals> sums = reading.ledger().between(at, reading.at().plusMillis(1));
    return new PositionLife(
        contract(position),
        at,
        position.signedSize(),
        position.entryPrice(),
        sums.getOrDefault(contract(position), Totals.ZERO));
  }

  /**
   * By the ledger; of another size than what is held it is of another moment and does not count.
   */
  private static Optional<PositionLife> life(HeldPosition position, Ledger ledger) {
    return ledger
        .open(contract(position))
        .filter(it -> it.signedSize().compareTo(position.signedSize()) == 0);
  }

  private static String contract(HeldPosition position) {
    return position.symbol().toLowerCase(Locale.ROOT);
  }
}
