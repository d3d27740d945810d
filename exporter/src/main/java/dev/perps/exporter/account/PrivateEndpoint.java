package dev.perps.exporter.account;

import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.kraken.Kraken;
import java.time.Duration;

/**
 * Every call that is ever signed. All of them read; what is not in this list cannot be signed, so
 * that no mistake elsewhere can trade, transfer or withdraw.
 */
public enum PrivateEndpoint {
  OPEN_POSITIONS(Budget.DERIVATIVES, "/derivatives/api/v3/openpositions", 2),
  ACCOUNTS(Budget.DERIVATIVES, "/derivatives/api/v3/accounts", 2),
  /** What it costs is not published; as much as its neighbours. */
  FEE_VOLUMES(Budget.DERIVATIVES, "/derivatives/api/v3/feeschedules/volumes", 2),
  /** Costs by the number of rows asked for: {@link #costOfLog}. */
  ACCOUNT_LOG(Budget.HISTORY, "/api/history/v3/account-log", 10),
  EXECUTIONS(Budget.HISTORY, "/api/history/v3/executions", 1),
  /** What it costs is not published; as much as its neighbours. */
  POSITION_EVENTS(Budget.HISTORY, "/api/history/v3/positions", 1),
  TRADE_VOLUME(Budget.SPOT, "/0/private/TradeVolume", 1);

  /**
   * What private calls may use: a bucket of tokens that fills again.
   *
   * <p>Kraken allows 500 in 10 s for {@code /derivatives}; a tenth of it is enough here and leaves
   * the rest to whatever trades with the account. The history's 100 tokens, one back each 6 s, are
   * Kraken's own measure. Of the spot counter's 15 (the smallest account, one back each 3 s) a
   * third.
   */
  public enum Budget {
    DERIVATIVES(50, Duration.ofMillis(200)),
    HISTORY(100, Duration.ofSeconds(6)),
    SPOT(5, Duration.ofSeconds(3));

    private final int tokens;
    private final Duration perToken;

    Budget(int tokens, Duration perToken) {
      this.tokens = tokens;
      this.perToken = perToken;
    }

    /** When full. */
    public int tokens() {
      return tokens;
    }

    /** In which time one comes back. */
    public Duration perToken() {
      return perToken;
    }
  }

  private final Budget budget;
  private final String path;
  private final int cost;

  PrivateEndpoint(Budget budget, String path, int cost) {
    this.budget = budget;
    this.path = path;
    this.cost = cost;
  }

  /** What a page of the log costs, in tokens of the history. */
  public static int costOfLog(int rows) {
    if (rows <= 25) {
      return 1;
    }
    if (rows <= 50) {
      return 2;
    }
    if (rows <= 1_000) {
      return 3;
    }
    return rows <= 5_000 ? 6 : ACCOUNT_LOG.cost;
  }

  public Budget budget() {
    return budget;
  }

  /** Who answers. */
  public Host host() {
    return budget == Budget.SPOT ? Kraken.SPOT : Kraken.FUTURES;
  }

  /** {@code GET} or {@code POST}; the spot API wants the latter even of what only reads. */
  public String method() {
    return budget == Budget.SPOT ? "POST" : "GET";
  }

  public String path() {
    return path;
  }

  /** At most so many tokens of the budget. */
  public int cost() {
    return cost;
  }

  /** For metrics and log: {@code private/account-log}. */
  public String label() {
    return "private/" + path.replaceFirst("^(.*/v3|/0/private)/", "");
  }
}
