package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.Usage;
import dev.perps.simulator.exchange.kraken.account.Doorkeeper.Admission;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Venue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Everything of Kraken that wants a key, and the accounts behind it. Thread-safe. */
public final class PrivateApi {
  private static final String DERIVATIVES = "/derivatives/api/v3/";
  private static final String SPOT = "/0/private/";
  private final Doorkeeper door = new Doorkeeper();
  private final Forbidden forbidden = new Forbidden();
  private final HistoryApi history = new HistoryApi();
  private final Map<String, KrakenAccount> accounts = new LinkedHashMap<>();
  private final Function<String, Optional<String>> pairs;
  private final Map<String, Market> markets = new LinkedHashMap<>();

  /**
   * Opens the demo accounts; they trade nothing before somebody asks.
   *
   * @param contracts what the futures side lists
   * @param pairs from a name to the spot pair's or contract's name in answers
   * @param logRows at least so many rows of the main account's log at the start
   */
  public PrivateApi(
      Venue venue,
      List<Contract> contracts,
      FundingRates rates,
      Function<String, Optional<String>> pairs,
      long startMillis,
      int logRows) {
    this.pairs = pairs;
    for (Contract contract : contracts) {
      markets.put(contract.symbol(), new Market(venue, contract, rates));
    }
    for (Script script : List.of(Scripts.main(logRows), Scripts.desk())) {
      accounts.put(
          script.account(), new KrakenAccount(script, markets, startMillis, venue.world().seed()));
    }
  }

  /** Whether a request is for this side of the exchange. */
  public static boolean serves(ApiRequest request) {
    String path = request.path();
    if (path.startsWith(DERIVATIVES)
        && FuturesPrivateApi.READS.contains(path.substring(DERIVATIVES.length()))) {
      return true;
    }
    return open(request)
        || Forbidden.is(request)
        || path.startsWith(SPOT)
        || (path.startsWith("/api/history/") && !path.contains("/market/"));
  }

  /** What a request costs; nothing where no key is asked for. */
  public static List<Charge> cost(ApiRequest request) {
    return open(request) ? List.of() : Pools.cost(request);
  }

  private static boolean open(ApiRequest request) {
    return request.path().equals(DERIVATIVES + "feeschedules");
  }

  /** What a key gets that has spent its budget; empty when it is not one of these budgets. */
  public static Optional<ApiResponse> refusal(Usage usage) {
    return Pools.refusal(usage);
  }

  /** The answer to a request that {@link #serves} says yes to. */
  public ApiResponse answer(ApiRequest request) {
    if (Forbidden.is(request)) {
      forbidden.count(request);
    }
    return request.path().startsWith(SPOT) ? spot(request) : futures(request);
  }

  private ApiResponse futures(ApiRequest request) {
    if (open(request)) {
      return FuturesPrivateApi.feeSchedules(request);
    }
    return switch (door.futures(request)) {
      case Admission.Denied denied -> Answers.error(request, 200, denied.error());
      case Admission.Granted granted -> futures(request, granted.key());
    };
  }

  private ApiResponse futures(ApiRequest request, DemoKeys.Key key) {
    if (Forbidden.is(request)) {
      return Answers.noPermission(request);
    }
    KrakenAccount account = account(key.account());
    if (request.path().startsWith(DERIVATIVES)) {
      return FuturesPrivateApi.answer(
          request,
          account,
          request.path().substring(DERIVATIVES.length()),
          bitcoinUsd(request.marketMillis()));
    }
    return key.history() ? history.answer(request, account) : Answers.noPermission(request);
  }

  // Of the second, like everything that the public side tells.
  private double bitcoinUsd(long marketMillis) {
    Market market = markets.get("PI_XBTUSD");
    return market == null ? 0 : market.index(marketMillis / 1000 * 1000).doubleValue();
  }

  private ApiResponse spot(ApiRequest request) {
    return switch (door.spot(request)) {
      case Admission.Denied denied -> SpotPrivateApi.error(denied.error());
      case Admission.Granted granted ->
          granted.key().history() && request.path().equals(SPOT + "TradeVolume")
              ? SpotPrivateApi.volume(request, book(granted.key().account(), request), pairs)
              : SpotPrivateApi.error("EGeneral:Permission denied");
    };
  }

  private Book book(String account, ApiRequest request) {
    return account(account).book(request.marketMillis());
  }

  /**
   * A demo account.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public KrakenAccount account(String name) {
    KrakenAccount account = accounts.get(name);
    if (account == null) {
      throw new IllegalArgumentException(
          "no account '" + name + "'; there is " + String.join(", ", accounts.keySet()));
    }
    return account;
  }

  /** What the simulator itself tells and sets, see its README; empty for an unknown request. */
  public Optional<ApiResponse> control(ApiRequest request) {
    return switch (request.method() + ' ' + request.path()) {
      case "GET /book" ->
          Optional.of(
              ApiResponse.ok(BookJson.of(book(request.parameter("account", "main"), request))));
      case "GET /credentials" -> Optional.of(ApiResponse.ok(credentials()));
      case "GET /forbidden" -> Optional.of(ApiResponse.ok(forbidden.json()));
      case "POST /executions" -> {
        String shape = request.parameter("shape", "");
        if (!shape.equals("old") && !shape.equals("current")) {
          throw new IllegalArgumentException("shape is old or current, not '" + shape + "'");
        }
        history.oldExecutions(shape.equals("old"));
        yield Optional.of(ApiResponse.ok(Json.object().put("shape", shape)));
      }
      default -> Optional.empty();
    };
  }

  private static ObjectNode credentials() {
    ObjectNode all = Json.object();
    for (DemoKeys.Key key : DemoKeys.ALL) {
      all.putObject(key.name())
          .put("account", key.account())
          .put("history", key.history())
          .put("futuresKey", key.futuresKey())
          .put("futuresSecret", key.futuresSecret())
          .put("spotKey", key.spotKey())
          .put("spotSecret", key.spotSecret());
    }
    return all;
  }
}
