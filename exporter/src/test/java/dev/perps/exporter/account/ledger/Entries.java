package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes rows of the log for tests: {@code entry(7, TRADE).of("pf_xbtusd").fee("0.35").row()}. */
final class Entries {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final long id;
  private final EntryKind kind;
  private Instant at = NOON;
  private String asset = "usd";
  private String contract = "";
  private String execution = "";
  private BigDecimal fee;
  private BigDecimal pnl;
  private BigDecimal funding;
  private BigDecimal liquidation;
  private BigDecimal before;
  private BigDecimal after;
  private BigDecimal price;
  private BigDecimal mark;
  private BigDecimal entry;
  private BigDecimal spread;
  private BigDecimal usd;

  private Entries(long id, EntryKind kind) {
    this.id = id;
    this.kind = kind;
  }

  static Entries entry(long id, EntryKind kind) {
    return new Entries(id, kind);
  }

  /** The cash leg of a trade, in USD. */
  static Entries cash(long id, String contract, String execution) {
    return entry(id, EntryKind.TRADE).of(contract).execution(execution);
  }

  /** The position leg of a trade. */
  static Entries leg(long id, String contract, String execution, String from, String to) {
    return cash(id, contract, execution).asset(contract).balance(from, to);
  }

  Entries at(String time) {
    at = Instant.parse(time);
    return this;
  }

  Entries at(Instant time) {
    at = time;
    return this;
  }

  Entries asset(String name) {
    asset = name;
    return this;
  }

  Entries of(String name) {
    contract = name;
    return this;
  }

  Entries execution(String uid) {
    execution = uid;
    return this;
  }

  Entries fee(String amount) {
    fee = new BigDecimal(amount);
    return this;
  }

  Entries pnl(String amount) {
    pnl = new BigDecimal(amount);
    return this;
  }

  Entries funding(String amount) {
    funding = new BigDecimal(amount);
    return this;
  }

  Entries liquidation(String amount) {
    liquidation = new BigDecimal(amount);
    return this;
  }

  Entries balance(String from, String to) {
    before = new BigDecimal(from);
    after = new BigDecimal(to);
    return this;
  }

  Entries price(String amount) {
    price = new BigDecimal(amount);
    return this;
  }

  Entries mark(String amount) {
    mark = new BigDecimal(amount);
    return this;
  }

  Entries entryPrice(String amount) {
    entry = new BigDecimal(amount);
    return this;
  }

  Entries spread(String percent) {
    spread = new BigDecimal(percent);
    return this;
  }

  Entries usd(String amount) {
    usd = new BigDecimal(amount);
    return this;
  }

  LedgerRow row() {
    return new LedgerRow(
        id,
        at,
        kind,
        asset,
        contract,
        "flex",
        execution,
        fee,
        pnl,
        funding,
        liquidation,
        before,
        after,
        price,
        mark,
        entry,
        spread,
        usd);
  }
}
