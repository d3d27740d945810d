package dev.perps.simulator.exchange.kraken;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Charge;
import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.RateLimit;
import dev.perps.simulator.exchange.Usage;
import dev.perps.simulator.exchange.kraken.account.Answers;
import dev.perps.simulator.exchange.kraken.account.Book;
import dev.perps.simulator.exchange.kraken.account.PrivateApi;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Kraken Futures and Kraken spot, which share nothing but the name. */
public final class Kraken implements Exchange {
  // Published as about one request a second; short bursts are let through.
  private static final RateLimit SPOT = new RateLimit("spot", 20, Duration.ofSeconds(20));
  private static final double RATE_CAP = 0.005;
  private final KrakenFuturesApi futures;
  private final KrakenSpotApi spot;
  private final PrivateApi accounts;

  /**
   * Makes the exchange.
   *
   * @param accountRows least length of the large demo account's log at the start
   */
  public Kraken(World world, long startMillis, int accountRows) {
    Venue venue = new Venue(world, name(), RATE_CAP);
    ContractFactory factory = new ContractFactory(world.seed(), name());
    KrakenFuturesContracts contracts = new KrakenFuturesContracts(world.catalogue(), factory);
    List<Contract> pairs = KrakenSpotPairs.list(world.catalogue(), factory);
    futures = new KrakenFuturesApi(new Board(venue, contracts::at, startMillis));
    spot = new KrakenSpotApi(new Board(venue, at -> pairs, startMillis));
    List<Contract> listed = contracts.at(startMillis);
    accounts =
        new PrivateApi(
            venue,
            listed,
            KrakenTickers::absolute,
            name -> answerName(pairs, listed, name),
            startMillis,
            accountRows);
  }

  @Override
  public String name() {
    return "kraken";
  }

  private static Optional<String> answerName(
      List<Contract> pairs, List<Contract> contracts, String asked) {
    return Stream.concat(
            pairs.stream().filter(pair -> KrakenSpotApi.isNamed(pair, asked)),
            contracts.stream().filter(contract -> contract.symbol().equalsIgnoreCase(asked)))
        .map(Contract::symbol)
        .findFirst();
  }

  /**
   * What has been done with a demo account.
   *
   * @param marketMillis up to when, Unix milliseconds
   */
  public Book book(String account, long marketMillis) {
    return accounts.account(account).book(marketMillis);
  }

  @Override
  public Optional<ApiResponse> control(ApiRequest request) {
    return accounts.control(request);
  }

  // Public requests of the futures side cost nothing.
  @Override
  public List<Charge> cost(ApiRequest request) {
    if (PrivateApi.serves(request)) {
      return PrivateApi.cost(request);
    }
    return isSpot(request) ? List.of(SPOT.charge(1)) : List.of();
  }

  private static boolean isSpot(ApiRequest request) {
    return request.path().startsWith("/0/");
  }

  @Override
  public ApiResponse answer(ApiRequest request) {
    try {
      if (PrivateApi.serves(request)) {
        return accounts.answer(request);
      }
      return isSpot(request) ? spot.answer(request) : futures.answer(request);
    } catch (ApiRequest.BadParameterException e) {
      return isSpot(request)
          ? KrakenSpotApi.error("EGeneral:Invalid arguments")
          : Answers.error(request, 400, "invalidArgument");
    }
  }

  @Override
  public ApiResponse limitPassed(Usage usage) {
    return PrivateApi.refusal(usage)
        .orElseGet(() -> KrakenSpotApi.error("EAPI:Rate limit exceeded"));
  }

  @Override
  public ApiResponse refusal(int status) {
    return status == 429
        ? ApiResponse.json(
            429, Json.object().put("result", "error").put("error", "apiLimitExceeded"))
        : ApiResponse.html(
            status, "<html><head><title>" + status + "</title></head><body></body></html>");
  }

  @Override
  public ApiResponse envelopeError(ApiRequest request) {
    return isSpot(request)
        ? KrakenSpotApi.error("EAPI:Rate limit exceeded")
        : Answers.error(request, 200, "apiLimitExceeded");
  }
}
