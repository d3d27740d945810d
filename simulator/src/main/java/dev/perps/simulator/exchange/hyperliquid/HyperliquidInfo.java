package dev.perps.simulator.exchange.hyperliquid;

import static dev.perps.simulator.exchange.hyperliquid.Hyperliquid.text;
import static dev.perps.simulator.venue.Contract.Type.LINEAR;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import dev.perps.simulator.exchange.hyperliquid.HyperliquidDexs.Dex;
import dev.perps.simulator.venue.Board;
import dev.perps.simulator.venue.Book;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Decimals;
import dev.perps.simulator.venue.Intervals;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.venue.Quote;
import dev.perps.simulator.venue.Venue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers by the type of the request's body. */
final class HyperliquidInfo {
  private static final int LEVELS = 20;
  private static final int SAME_EVERYWHERE = 16;
  private final Venue venue;
  private final ContractFactory binance;
  private final ContractFactory bybit;
  private final HyperliquidDexs dexs;
  private final HyperliquidSpot spot;
  private final Board spotBoard;
  // The main dex has no name.
  private final Map<String, Board> boards = new LinkedHashMap<>();

  HyperliquidInfo(Venue venue, ContractFactory factory, long startMillis) {
    this.venue = venue;
    long seed = venue.world().seed();
    binance = new ContractFactory(seed, "binance");
    bybit = new ContractFactory(seed, "bybit");
    dexs = new HyperliquidDexs(venue.world().catalogue(), factory);
    spot = new HyperliquidSpot(venue.world().catalogue(), factory);
    spotBoard = new Board(venue, at -> spot.pairs(), startMillis);
    boards.put("", new Board(venue, at -> dexs.main(), startMillis));
    for (Dex dex : dexs.builders()) {
      List<Contract> contracts = dexs.of(dex);
      boards.put(dex.name(), new Board(venue, at -> contracts, startMillis));
    }
  }

  ApiResponse answer(JsonNode body, ApiRequest request) {
    String dex = text(body, "dex");
    if (!boards.containsKey(dex)) {
      return ApiResponse.json(500, NullNode.getInstance());
    }
    return switch (text(body, "type")) {
      case "meta" -> ApiResponse.ok(meta(dex, request));
      case "metaAndAssetCtxs" ->
          ApiResponse.ok(
              Json.array()
                  .add(meta(dex, request))
                  .add(Json.array(perps(dex, request), HyperliquidRows::context)));
      case "spotMeta" -> ApiResponse.ok(spot.meta(pairs(request)));
      case "spotMetaAndAssetCtxs" ->
          ApiResponse.ok(
              Json.array()
                  .add(spot.meta(pairs(request)))
                  .add(Json.array(pairs(request), HyperliquidSpot::context)));
      case "perpDexs" -> ApiResponse.ok(perpDexs());
      case "allPerpMetas" ->
          ApiResponse.ok(Json.array(boards.keySet(), name -> meta(name, request)));
      case "allMids" -> ApiResponse.ok(allMids(dex, request));
      case "predictedFundings" -> ApiResponse.ok(predictedFundings(request));
      case "perpsAtOpenInterestCap" -> ApiResponse.ok(Json.array());
      case "exchangeStatus" ->
          ApiResponse.ok(
              Json.object().put("time", request.wireMillis()).putNull("specialStatuses"));
      case "fundingHistory" -> fundingHistory(body, request);
      case "candleSnapshot" -> candles(body.path("req"), request);
      case "l2Book" -> book(body, request);
      default -> malformed();
    };
  }

  private static ApiResponse malformed() {
    return ApiResponse.text(422, "Failed to deserialize the JSON body into the target type");
  }

  private ObjectNode meta(String dexName, ApiRequest request) {
    ObjectNode meta = Json.object();
    meta.set("universe", Json.array(perps(dexName, request), HyperliquidRows::universe));
    meta.set("marginTables", HyperliquidRows.marginTables());
    int collateral =
        dexs.builders().stream()
            .filter(dex -> dex.name().equals(dexName))
            .mapToInt(Dex::collateral)
            .findFirst()
            .orElse(0);
    return meta.put("collateralToken", collateral);
  }

  private ArrayNode perpDexs() {
    ArrayNode rows = Json.array().addNull();
    for (Dex dex : dexs.builders()) {
      ObjectNode row =
          rows.addObject()
              .put("name", dex.name())
              .put("fullName", dex.fullName())
              .put("deployer", "0x88806a71d74ad0a510b350545c9ae490912f0888")
              .put("oracleUpdater", "0x1234567890545d1df9ee64b35fdd16966e08acec")
              .put("feeRecipient", "0x79c0650064b10f73649b7b64c5ebf0b319606140");
      row.set(
          "assetToStreamingOiCap",
          Json.array(
              dex.tickers(), ticker -> Json.strings(dex.name() + ":" + ticker, "100000000.0")));
    }
    return rows;
  }

  private ObjectNode allMids(String dex, ApiRequest request) {
    ObjectNode mids = Json.object();
    List<Quote> quotes = new ArrayList<>(perps(dex, request));
    if (dex.isEmpty()) {
      quotes.addAll(pairs(request));
    }
    for (Quote quote : quotes) {
      if (quote.live()) {
        double mid = quote.bidden() ? (quote.bid() + quote.ask()) / 2 : quote.last();
        mids.put(
            quote.symbol(), HyperliquidRows.decimal(mid, quote.contract().priceDecimals() + 1));
      }
    }
    return mids;
  }

  private ArrayNode predictedFundings(ApiRequest request) {
    List<Quote> live = perps("", request).stream().filter(Quote::live).toList();
    return Json.array(
        live,
        quote -> {
          Contract contract = quote.contract();
          ArrayNode venues = Json.array();
          venues.add(predicted("BinPerp", elsewhere(binance, contract), request));
          venues.add(predicted("HlPerp", Optional.of(contract), request));
          venues.add(predicted("BybitPerp", elsewhere(bybit, contract), request));
          return Json.array().add(quote.symbol()).add(venues);
        });
  }

  // Only of coins that are called alike and pay every eight hours on both other exchanges.
  private Optional<Contract> elsewhere(ContractFactory factory, Contract contract) {
    if (contract.base().rank() >= SAME_EVERYWHERE || contract.multiplier() > 1) {
      return Optional.empty();
    }
    String name = contract.base().ticker();
    return Optional.of(
        factory.make(
            name + "USDT",
            LINEAR,
            contract.base(),
            1,
            name,
            venue.world().catalogue().get("USDT"),
            8,
            1));
  }

  private ArrayNode predicted(String name, Optional<Contract> contract, ApiRequest request) {
    ArrayNode entry = Json.array().add(name);
    if (contract.isEmpty()) {
      return entry.addNull();
    }
    int hours = contract.get().fundingHours();
    return entry.add(
        Json.object()
            .put(
                "fundingRate",
                Decimals.plain(venue.fundingRate(contract.get(), request.marketMillis()), 10))
            .put("nextFundingTime", Venue.intervalEnd(hours, request.wireMillis()))
            .put("fundingIntervalHours", hours));
  }

  private ApiResponse fundingHistory(JsonNode body, ApiRequest request) {
    if (!body.path("startTime").isNumber()) {
      return malformed();
    }
    long now = request.wireMillis();
    return find(text(body, "coin"), request)
        .filter(quote -> quote.contract().type() == LINEAR)
        .map(
            quote ->
                ApiResponse.ok(
                    HyperliquidHistory.fundingRates(
                        venue,
                        quote.contract(),
                        body.path("startTime").asLong(0),
                        body.path("endTime").asLong(now),
                        now)))
        .orElseGet(() -> ApiResponse.json(500, NullNode.getInstance()));
  }

  private ApiResponse candles(JsonNode query, ApiRequest request) {
    String word = text(query, "interval");
    OptionalLong interval = Intervals.millis(word);
    if (interval.isEmpty() || !query.path("startTime").isNumber()) {
      return malformed();
    }
    long now = request.wireMillis();
    return find(text(query, "coin"), request)
        .map(
            quote ->
                ApiResponse.ok(
                    HyperliquidHistory.candles(
                        venue,
                        quote.contract(),
                        word,
                        interval.getAsLong(),
                        query.path("startTime").asLong(0),
                        query.path("endTime").asLong(now),
                        now)))
        .orElseGet(() -> ApiResponse.json(500, NullNode.getInstance()));
  }

  private ApiResponse book(JsonNode body, ApiRequest request) {
    Optional<Quote> quote = find(text(body, "coin"), request);
    if (quote.isEmpty()) {
      return ApiResponse.json(500, NullNode.getInstance());
    }
    ObjectNode book = Json.object().put("coin", quote.get().symbol());
    ArrayNode levels = book.putArray("levels");
    levels.add(side(quote.get(), Book.bids(quote.get(), LEVELS)));
    levels.add(side(quote.get(), Book.asks(quote.get(), LEVELS)));
    return ApiResponse.ok(book.put("time", request.wireMillis()));
  }

  private static ArrayNode side(Quote quote, List<Book.Level> side) {
    Contract contract = quote.contract();
    return Json.array(
        side,
        level ->
            Json.object()
                .put("px", HyperliquidRows.price(contract, level.price()))
                .put("sz", HyperliquidRows.decimal(level.size(), contract.sizeDecimals()))
                .put("n", 1));
  }

  private Optional<Quote> find(String coin, ApiRequest request) {
    String dex = coin.contains(":") ? coin.substring(0, coin.indexOf(':')) : "";
    List<Quote> quotes = new ArrayList<>(pairs(request));
    if (boards.containsKey(dex)) {
      quotes.addAll(perps(dex, request));
    }
    return quotes.stream().filter(quote -> quote.symbol().equals(coin)).findFirst();
  }

  private List<Quote> perps(String dex, ApiRequest request) {
    Board board = boards.get(dex);
    return board == null
        ? List.of()
        : visible(board, request).stream().filter(quote -> quote.phase() != Phase.PENDING).toList();
  }

  private List<Quote> pairs(ApiRequest request) {
    return visible(spotBoard, request);
  }

  private static List<Quote> visible(Board board, ApiRequest request) {
    return board.at(request.marketMillis()).all().stream()
        .filter(quote -> !request.hidden().contains(quote.symbol()))
        .toList();
  }
}
