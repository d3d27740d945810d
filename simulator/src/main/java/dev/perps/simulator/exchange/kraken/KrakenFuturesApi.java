package dev.perps.simulator.exchange.kraken;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.kraken.account.Answers;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import dev.perps.simulator.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Public paths of {@code futures.kraken.com}. */
final class KrakenFuturesApi {
  private static final String PREFIX = "/derivatives/api/v3/";
  private static final String CHARTS = "/api/charts/v1/";
  private static final long HOUR = 3_600_000L;
  private static final long HISTORY = 400 * 24 * HOUR;
  private static final List<String> INDEX_COINS = List.of("BTC", "ETH", "LTC", "BCH", "XRP");
  private final Board board;

  KrakenFuturesApi(Board board) {
    this.board = board;
  }

  ApiResponse answer(ApiRequest request) {
    String path = request.path();
    if (!request.method().equals("GET")) {
      return Answers.error(request, 404, "notFound");
    }
    if (path.startsWith(CHARTS)) {
      return charts(request, path.substring(CHARTS.length()).split("/", -1));
    }
    if (path.equals("/derivatives/api/v4/historicalfundingrates")) {
      return fundingRates(request);
    }
    if (!path.startsWith(PREFIX)) {
      return Answers.error(request, 404, "notFound");
    }
    String name = path.substring(PREFIX.length());
    if (name.startsWith("tickers/")) {
      return ticker(request, name.substring("tickers/".length()));
    }
    return switch (name) {
      case "instruments" -> instruments(request);
      case "instruments/status" -> statuses(request);
      case "tickers" -> tickers(request);
      case "orderbook" -> orderBook(request);
      case "historical-funding-rates", "historicalfundingrates" -> fundingRates(request);
      default -> Answers.error(request, 404, "notFound");
    };
  }

  private ApiResponse instruments(ApiRequest request) {
    ObjectNode body = Json.object().put("result", "success");
    ArrayNode rows = body.putArray("instruments");
    for (Quote quote : quotes(request)) {
      if (quote.phase() != Phase.DELISTED) {
        rows.add(KrakenInstruments.row(quote, request));
      }
    }
    indexPrices(request).keySet().forEach(symbol -> rows.add(KrakenInstruments.index(symbol)));
    return ApiResponse.ok(body.put("serverTime", Json.iso(request.wireMillis())));
  }

  private ApiResponse statuses(ApiRequest request) {
    ObjectNode body = Answers.success(request);
    body.set(
        "instrumentStatus",
        Json.array(
            quotes(request).stream().filter(Quote::live).toList(), KrakenInstruments::status));
    return ApiResponse.ok(body);
  }

  private ApiResponse tickers(ApiRequest request) {
    List<String> symbols =
        request.query().getOrDefault("symbol", List.of()).stream()
            .map(symbol -> symbol.toUpperCase(Locale.ROOT))
            .toList();
    String type = request.parameter("contractType", "all");
    ObjectNode body = Json.object().put("result", "success");
    ArrayNode rows = body.putArray("tickers");
    for (Quote quote : quotes(request)) {
      boolean asked =
          symbols.isEmpty() || symbols.contains(quote.symbol().toUpperCase(Locale.ROOT));
      if (asked && (type.equals("all") || type.equals(KrakenInstruments.type(quote.contract())))) {
        rows.add(KrakenTickers.row(board.venue(), quote, request));
      }
    }
    if (symbols.isEmpty() && type.equals("all")) {
      indexPrices(request)
          .forEach(
              (symbol, price) ->
                  rows.add(KrakenTickers.index(symbol, price, request.wireMillis())));
    }
    return ApiResponse.ok(body.put("serverTime", Json.iso(request.wireMillis())));
  }

  private Map<String, Double> indexPrices(ApiRequest request) {
    Map<String, Double> prices = new TreeMap<>();
    World world = board.venue().world();
    for (String coin : INDEX_COINS) {
      String name = KrakenFuturesContracts.code(coin).toLowerCase(Locale.ROOT) + "usd";
      double price = world.price(world.catalogue().get(coin), request.marketMillis());
      prices.put("in_" + name, price);
      prices.put("rr_" + name, price * 0.999);
    }
    return prices;
  }

  private ApiResponse ticker(ApiRequest request, String symbol) {
    Optional<Quote> quote = find(request, symbol);
    if (quote.isEmpty()) {
      return Answers.error(request, 404, "notFound");
    }
    ObjectNode body = Answers.success(request);
    body.set("ticker", KrakenTickers.row(board.venue(), quote.get(), request));
    return ApiResponse.ok(body);
  }

  private ApiResponse orderBook(ApiRequest request) {
    Optional<Quote> quote = find(request, request.parameter("symbol", ""));
    if (quote.isEmpty()) {
      return Answers.error(request, 200, "invalidArgument");
    }
    ObjectNode body = Answers.success(request);
    ObjectNode book = body.putObject("orderBook");
    book.set("bids", levels(quote.get(), Book.bids(quote.get(), 25)));
    book.set("asks", levels(quote.get(), Book.asks(quote.get(), 25)));
    return ApiResponse.ok(body);
  }

  private static ArrayNode levels(Quote quote, List<Book.Level> levels) {
    Contract contract = quote.contract();
    boolean inverse = contract.type().inverse();
    return Json.array(
        levels,
        level ->
            Json.array()
                .add(level.price())
                .add(
                    inverse
                        ? Math.max(1, Math.floor(level.size() * level.price()))
                        : level.size()));
  }

  /** All of the last 400 days and the running period, ascending; there are no other parameters. */
  private ApiResponse fundingRates(ApiRequest request) {
    Optional<Quote> quote = find(request, request.parameter("symbol", ""));
    if (quote.isEmpty() || !quote.get().contract().type().perpetual()) {
      return Answers.error(request, 400, "invalidArgument");
    }
    Contract contract = quote.get().contract();
    Venue venue = board.venue();
    long now = request.wireMillis();
    long first = Math.max(contract.life().listedAt(request.marketMillis()), now - HISTORY);
    ObjectNode body = Answers.success(request);
    body.set(
        "rates",
        Json.array(
            Intervals.grid(HOUR, first, now, Integer.MAX_VALUE, true),
            start -> {
              long at = Venue.intervalStart(1, venue.world().marketTime(start));
              return Json.object()
                  .put("timestamp", Json.iso(start))
                  .put("fundingRate", KrakenTickers.absolute(venue, contract, at))
                  .put("relativeFundingRate", venue.fundingRate(contract, at));
            }));
    return ApiResponse.ok(body);
  }

  private ApiResponse charts(ApiRequest request, String[] words) {
    if (words.length != 3) {
      return Answers.error(request, 404, "notFound");
    }
    boolean analytics = words[0].equals("analytics");
    Optional<Quote> quote = find(request, words[1]);
    OptionalLong interval =
        analytics
            ? OptionalLong.of(request.number("interval", 0) * 1000)
            : Intervals.millis(words[2]);
    if (interval.isEmpty() || quote.isEmpty()) {
      return ApiResponse.json(404, Json.object().put("error", "Not Found").put("status", 404));
    }
    KrakenCharts charts =
        new KrakenCharts(board.venue(), quote.get().contract(), interval.getAsLong(), request);
    return analytics ? charts.analytics(words[2]) : charts.candles(words[0]);
  }

  private Optional<Quote> find(ApiRequest request, String symbol) {
    return quotes(request).stream()
        .filter(quote -> quote.symbol().equalsIgnoreCase(symbol))
        .filter(quote -> quote.phase() != Phase.DELISTED)
        .findFirst();
  }

  private List<Quote> quotes(ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }
}
