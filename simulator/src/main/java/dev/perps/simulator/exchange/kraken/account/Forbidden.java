package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Calls that tried to trade, to move money or to change settings. Thread-safe. */
final class Forbidden {
  private static final System.Logger LOG = System.getLogger(Forbidden.class.getName());
  private static final Set<String> FUTURES =
      Set.of(
          "sendorder",
          "editorder",
          "cancelorder",
          "cancelallorders",
          "cancelallordersafter",
          "batchorder",
          "transfer",
          "transfer/subaccount",
          "withdrawal",
          "withdrawaltospotwallet",
          "initiatewallettransfer");
  private static final Set<String> SPOT_READS =
      Set.of("TradeVolume", "Balance", "BalanceEx", "TradeBalance", "Ledgers", "TradesHistory");
  private final List<String> calls = new ArrayList<>();

  /** Whether a request tries such a thing; on the futures side everything that is no GET does. */
  static boolean is(ApiRequest request) {
    String path = request.path();
    if (path.startsWith("/0/private/")) {
      return !SPOT_READS.contains(path.substring("/0/private/".length()));
    }
    return path.startsWith("/derivatives/")
        && (!request.method().equals("GET")
            || FUTURES.contains(path.substring(path.indexOf("/v3/") + 4)));
  }

  synchronized void count(ApiRequest request) {
    String call = request.method() + ' ' + request.path();
    calls.add(call);
    LOG.log(System.Logger.Level.WARNING, "kraken: somebody tried to act on an account: {0}", call);
  }

  synchronized JsonNode json() {
    return Json.object()
        .put("count", calls.size())
        .set("calls", Json.strings(calls.toArray(String[]::new)));
  }
}
