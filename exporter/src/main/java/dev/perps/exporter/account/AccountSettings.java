package dev.perps.exporter.account;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What steers the account part. No key and no secret is told by {@code toString}.
 *
 * @param enabled whether accounts are asked for; without any the part is off too
 * @param accounts the keys of each, ascending by name
 * @param warnings about the keys, one line each, for the log
 * @param interval from one look at positions and margin to the next
 * @param ledgerInterval from one look at the log and executions to the next
 * @param dataDirectory where the ledger is kept
 * @param roundTripSymbol the contract of the round trip, whose fees stand for those of the account
 * @param roundTripSize base units
 * @param roundTripGainUsd USD per unit of base
 * @param fundingSymbols whose settled funding is shown
 * @param closedPositions how many of an account are shown
 */
public record AccountSettings(
    boolean enabled,
    List<Credentials> accounts,
    List<String> warnings,
    Duration interval,
    Duration ledgerInterval,
    Path dataDirectory,
    String roundTripSymbol,
    double roundTripSize,
    double roundTripGainUsd,
    List<String> fundingSymbols,
    int closedPositions) {

  /** Without keys. */
  public static final AccountSettings OFF =
      new AccountSettings(
          false,
          List.of(),
          List.of(),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Path.of("data", "kraken-account"),
          "PF_XBTUSD",
          10,
          100,
          List.of(),
          50);

  public AccountSettings {
    accounts = List.copyOf(accounts);
    warnings = List.copyOf(warnings);
    fundingSymbols = List.copyOf(fundingSymbols);
  }

  /** One line for the log at the start, with what to do if there are no keys. */
  public String summary() {
    if (!enabled) {
      return "Kraken accounts are off (kraken-account.enabled)";
    }
    if (accounts.isEmpty()) {
      return "no Kraken Futures key: set KRAKEN_FUTURES_API_KEY and KRAKEN_FUTURES_API_SECRET to"
          + " have figures of your own account";
    }
    return "Kraken accounts: "
        + String.join(", ", accounts.stream().map(Credentials::account).toList());
  }
}
