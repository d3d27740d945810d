package dev.perps.exporter.collect;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.AccountFigures;
import dev.perps.exporter.account.AccountFigures.ChargedRates;
import dev.perps.exporter.account.AccountFigures.History;
import dev.perps.exporter.account.AccountSettings;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.KeyCheck;
import dev.perps.exporter.account.KeyVerdict;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.figures.FeeRates;
import dev.perps.exporter.account.figures.HistoryFigures;
import dev.perps.exporter.account.figures.LedgerReading;
import dev.perps.exporter.account.figures.OpenPositions;
import dev.perps.exporter.account.figures.Openings;
import dev.perps.exporter.account.figures.RoundTripFigures;
import dev.perps.exporter.account.figures.Spelling;
import dev.perps.exporter.account.figures.TierFigures;
import dev.perps.exporter.account.ledger.LedgerException;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks about one account, each thing in its own rhythm, and shows what it all amounts to. Its three
 * ticks belong to three threads, so that a long reading of the ledger holds nothing else up; each
 * blocks, and wants to be called about once a second.
 */
final class AccountPoll {
  private static final System.Logger logger = System.getLogger(AccountPoll.class.getName());
  private static final String VALID = "valid";
  private static final Duration VERDICT = Duration.ofMinutes(10);
  private static final Duration VERDICT_RETRY = Duration.ofMinutes(1);
  private static final Duration FEES = Duration.ofHours(1);
  private static final int EXECUTION_INTERVALS = 5;

  /** After so many intervals without success a part's figures are gone. */
  private static final int STALE = 10;

  private final Credentials credentials;
  private final AccountSettings settings;
  private final AccountApi api;
  private final AccountLedger ledger;
  private final Supplier<List<KrakenContract>> contracts;
  private final Consumer<AccountFigures> shows;
  private final InstantSource clock;
  private final AccountPart positions;
  private final AccountPart margins;
  private final AccountPart log;
  private final AccountPart executions;
  private final AccountPart fees;

  private final Openings openings = new Openings();

  private volatile String verdict = "unknown";

  /** A key that is not accepted is not tried on with other calls. */
  private volatile boolean refused;

  private volatile List<HeldPosition> held = List.of();
  private volatile Optional<Margin> margin = Optional.empty();
  private volatile Optional<FeeTiers> tiers = Optional.empty();
  private volatile Optional<ChargedRates> charged = Optional.empty();
  private volatile Optional<LedgerReading> reading = Optional.empty();

  /** Grows with each attempt to learn of the past, in the one thread that does. */
  private final AtomicInteger past = new AtomicInteger();

  private String said = "";
  private Instant verdictDue = Instant.MIN;
  private Instant shownAt = Instant.EPOCH;
  private int shownPast;
  private boolean shownPriced;
  private Optional<LedgerReading> addedUp = Optional.empty();
  private Optional<History> history = Optional.empty();
  private Spelling spelling = new Spelling(List.of());
  private boolean isSpellingKnown;

  /**
   * Prepares to ask.
   *
   * @param contracts Kraken's contracts as they are now; empty while unknown
   * @param shows takes what is known, again and again
   */
  AccountPoll(
      Credentials credentials,
      AccountSettings settings,
      AccountApi api,
      AccountLedger ledger,
      Supplier<List<KrakenContract>> contracts,
      Consumer<AccountFigures> shows,
      InstantSource clock) {
    this.credentials = credentials;
    this.settings = settings;
    this.api = api;
    this.ledger = ledger;
    this.contracts = contracts;
    this.shows = shows;
    this.clock = clock;
    String account = credentials.account();
    positions = new AccountPart(account, "positions", settings.interval(), clock);
    margins = new AccountPart(account, "margin", settings.interval(), clock);
    log = new AccountPart(account, "ledger", settings.ledgerInterval(), clock);
    executions =
        new AccountPart(
            account,
            "executions",
            settings.ledgerInterval().multipliedBy(EXECUTION_INTERVALS),
            clock);
    fees = new AccountPart(account, "fees", FEES, clock);
  }

  /**
   * Finds out what the keys are good for, and says so whenever that is another thing than before.
   */
  void tickKeys() {
    Instant now = clock.instant();
    // Keys that are good are asked about once, and again when one is refused.
    boolean good = verdict.equals(VALID) && parts().stream().noneMatch(AccountPart::isKeyRefused);
    if (good || now.isBefore(verdictDue)) {
      return;
    }
    KeyVerdict found = KeyCheck.of(credentials, api, clock);
    boolean unknown = found instanceof KeyVerdict.Unknown;
    if (!found.label().equals(said)) {
      logger.log(
          found instanceof KeyVerdict.Valid
              ? System.Logger.Level.INFO
              : System.Logger.Level.WARNING,
          "{0}",
          found.line());
    }
    said = found.label();
    // What is known of the keys stays known while Kraken cannot be asked.
    verdict = unknown ? verdict : found.label();
    refused = unknown ? refused : found.allowsNothing();
    verdictDue = now.plus(unknown ? VERDICT_RETRY : VERDICT);
  }

  /** What is now: positions and margin. Shows everything that is known, when any of it is new. */
  void tickPresent() {
    boolean news = clock.instant().isAfter(shownAt.plus(settings.interval()));
    if (!refused) {
      news |= positions.attempt(this::askPositions);
      news |= margins.attempt(() -> margin = Optional.of(api.margin()));
    }
    int pastNow = past.get();
    boolean isPriced = !contracts.get().isEmpty();
    if (news || pastNow != shownPast || isPriced != shownPriced) {
      shownPast = pastNow;
      shownPriced = isPriced;
      shownAt = clock.instant();
      shows.accept(figures());
    }
  }

  private void askPositions() {
    List<HeldPosition> now = api.positions();
    if (!now.equals(held)) {
      log.wanted(); // which tells what made the difference
    }
    held = now;
  }

  /** What was: the ledger, executions, fees. */
  void tickPast() {
    if (refused) {
      return;
    }
    tell(log.attempt(this::readLedger));
    tell(executions.attempt(this::readExecutions));
    tell(fees.attempt(() -> tiers = Optional.of(api.feeTiers())));
  }

  /** Shows at once what was learnt, and what could not be. */
  private void tell(boolean attempted) {
    if (attempted) {
      past.incrementAndGet();
    }
  }

  private void readLedger() {
    long before = ledger.rows();
    reading = Optional.of(ledger.readOn(api));
    if (ledger.rows() != before) {
      executions.wanted();
    }
  }

  private void readExecutions() {
    charged = ledger.readExecutions(api);
    reading.ifPresent(whole -> openings.ask(api, held, whole.ledger()));
  }

  private List<AccountPart> parts() {
    return List.of(positions, margins, log, executions, fees);
  }

  private AccountFigures figures() {
    try {
      return figures(reading.filter(it -> log.isFresh(STALE) && ledger.isWhole()));
    } catch (LedgerException e) {
      // The next reading says what is the matter, and mends what can be.
      return figures(Optional.empty());
    }
  }

  private AccountFigures figures(Optional<LedgerReading> read) {
    List<KrakenContract> known = contracts.get();
    Optional<Margin> wallet = margin.filter(it -> margins.isFresh(STALE));
    Optional<FeeTiers> tier = tiers.filter(it -> fees.isFresh(STALE));
    Optional<ChargedRates> rates = charged.filter(it -> executions.isFresh(STALE));
    FeeRates reckoned = FeeRates.of(rates, tier);
    OpenPositions open = new OpenPositions(known, reckoned, wallet, read, openings);
    return new AccountFigures(
        credentials.account(),
        clock.instant(),
        verdict,
        List.of(positions.state(), margins.state(), log.state(), executions.state(), fees.state()),
        history(read, known),
        positions.isFresh(STALE) ? Optional.of(open.of(held)) : Optional.empty(),
        wallet,
        rates,
        tier.map(it -> TierFigures.of(it, rates)),
        RoundTripFigures.of(
            known,
            settings.roundTripSymbol(),
            settings.roundTripSize(),
            settings.roundTripGainUsd(),
            reckoned));
  }

  /** As of the last look at the ledger: windows end there, and are added up once for each. */
  private Optional<History> history(Optional<LedgerReading> read, List<KrakenContract> known) {
    boolean isSpelledAnew = !isSpellingKnown && !known.isEmpty();
    if (!known.isEmpty()) {
      // Kept for when contracts are not known: a name must not change while nothing else does.
      spelling = new Spelling(known);
      isSpellingKnown = true;
    }
    if (isSpelledAnew || !read.equals(addedUp)) {
      history =
          read.flatMap(it -> HistoryFigures.of(it, it.at(), spelling, settings.closedPositions()));
      addedUp = read;
    }
    return history;
  }
}
