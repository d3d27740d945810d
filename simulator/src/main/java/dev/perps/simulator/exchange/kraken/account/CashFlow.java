package dev.perps.simulator.exchange.kraken.account;

import java.math.BigDecimal;

/**
 * Money that came or went without a trade.
 *
 * @param time Unix milliseconds
 * @param amount in the wallet's asset, negative when it went
 */
public record CashFlow(long time, Kind kind, Wallet wallet, BigDecimal amount) implements Event {
  /** Why money came or went. */
  public enum Kind {
    /** From or to Kraken's spot side. */
    CROSS_EXCHANGE_TRANSFER("cross-exchange transfer"),
    /** Between wallets of the account; there is always a second one. */
    TRANSFER("transfer"),
    ADMIN_TRANSFER("admin transfer"),
    INTEREST("interest payment"),
    KFEE("kfee applied");

    private final String info;

    Kind(String info) {
      this.info = info;
    }

    /** The account log's word. */
    public String info() {
      return info;
    }
  }
}
