package dev.perps.exporter.account;

import java.util.Locale;

/** What a row of the account log books. */
public enum EntryKind {
  /** A trade of the account's own. */
  TRADE,
  /** Kraken closed a position that had too little margin. */
  LIQUIDATION,
  /** A position passed on to or taken over from another account. */
  ASSIGNMENT,
  /** Funding of a full hour. */
  FUNDING,
  /** One currency became another. */
  CONVERSION,
  INTEREST,
  /** Money came or went. */
  TRANSFER,
  /** A dated future expired. */
  SETTLEMENT,
  /** Anything else, also what Kraken may add: money that the sums know only if it bears a fee. */
  OTHER;

  /** Reads Kraken's {@code info}. */
  public static EntryKind of(String info) {
    return switch (info.toLowerCase(Locale.ROOT)) {
      case "futures trade" -> TRADE;
      case "futures liquidation", "covered liquidation" -> LIQUIDATION;
      case "futures assignor",
          "futures assignee",
          "futures unwind counterparty",
          "futures unwind bankrupt" ->
          ASSIGNMENT;
      case "funding rate change" -> FUNDING;
      case "conversion" -> CONVERSION;
      case "interest payment" -> INTEREST;
      case "transfer", "cross-exchange transfer", "subaccount transfer", "admin transfer" ->
          TRANSFER;
      case "settlement" -> SETTLEMENT;
      default -> OTHER;
    };
  }
}
