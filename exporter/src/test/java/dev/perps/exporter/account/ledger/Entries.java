package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes rows of the log for tests: {@code entry(7, TRADE).of("pf_xbtusd").fee("0.35").row()}. */
public final class Entries {
  public static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

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

  public static Entries entry(long id, EntryKind kind) {
    return new Entries(id, kind);
  }

  /** The cash leg of a trade, in USD. */
  public static Entries cash(long id, String contract, String execution) {
    return entry(id, EntryKind.TRADE).of(contract).execution(execution);
  }

  /** The position leg of a trade. */
  public static Entries leg(long id, String contract, String execution, String from, String to) {
    return cash(id, contract, execution).asset(contract).balance(from, to);
  }

  public Entries at(String time) {
    at = Instant.parse(time);
    return this;
  }

  public Entries at(Instant time) {
    at = time;
    return this;
  }

  public Entries asset(String name) {
    asset = name;
    return this;
  }

  public Entries of(String name) {
    contract = name;
    return this;
  }

  public Entries execution(String uid) {
    execution = uid;
    return this;
  }

  public Entries fee(String amount) {
    fee = new BigDecimal(amount);
    return this;
  }

  public Entries pnl(String amount) {
    pnl = new BigDecimal(amount);
    return this;
  }

  public Entries funding(String amount) {
    funding = new BigDecimal(amount);
    return this;
  }

  public Entries liquidation(String amount) {
    liquidation = new BigDecimal(amount);
    return this;
  }

  public Entries balance(String from, String to) {
    before = new BigDecimal(from);
    after = new BigDecimal(to);
    return this;
  }

  public Entries price(String amount) {
    price = new BigDecimal(amount);
    return this;
  }

  public Entries mark(String amount) {
    mark = new BigDecimal(amount);
    return this;
  }

  public Entries entryPrice(String amount) {
    entry = new BigDecimal(amount);
    return this;
  }

  public Entries spread(String percent) {
    spread = new BigDecimal(percent);
    return this;
  }

  public Entries usd(String amount) {
    usd = new BigDecimal(amount);
    return this;
  }

  public LedgerRow row() {
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
