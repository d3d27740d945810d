package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code TradeVolume} of the spot API. Its fees are those of the futures. */
final class SpotPrivateApi {
  private static final FeeTiers.Tier FIRST = FeeTiers.ALL.getFirst();
  private static final FeeTiers.Tier LAST = FeeTiers.ALL.getLast();

  private SpotPrivateApi() {}

  /**
   * The answer.
   *
   * @param pairs from a name to that under which the pair is answered; empty when there is none
   */
  static ApiResponse volume(
      ApiRequest request, Book book, Function<String, Optional<String>> pairs) {
    ObjectNode body = Json.object();
    body.putArray("error");
    ObjectNode result =
        body.putObject("result").put("currency", "ZUSD").put("volume", fixed(book.volume30dUsd()));
    List<String> asked = SpotBody.of(request).pairs();
    if (asked.isEmpty()) {
      return ApiResponse.ok(body);
    }
    FeeTiers.Tier tier = FeeTiers.of(book.volume30dUsd());
    ObjectNode fees = result.putObject("fees");
    ObjectNode makers = result.putObject("fees_maker");
    for (String name : asked) {
      Optional<String> pair = pairs.apply(name);
      if (pair.isEmpty()) {
        return error("EQuery:Unknown asset pair");
      }
      fees.set(pair.get(), fee(tier, FeeTiers.Tier::taker));
      makers.set(pair.get(), fee(tier, FeeTiers.Tier::maker));
    }
    return ApiResponse.ok(body);
  }

  private static ObjectNode fee(FeeTiers.Tier tier, Function<FeeTiers.Tier, BigDecimal> side) {
    Optional<FeeTiers.Tier> next = FeeTiers.after(tier);
    ObjectNode row =
        Json.object()
            .put("fee", fixed(side.apply(tier)))
            .put("minfee", fixed(side.apply(LAST)))
            .put("maxfee", fixed(side.apply(FIRST)));
    row.set("nextfee", textOrNull(next.map(side)));
    row.set("nextvolume", textOrNull(next.map(FeeTiers.Tier::fromUsd)));
    return row.put("tiervolume", fixed(tier.fromUsd()));
  }

  private static JsonNode textOrNull(Optional<BigDecimal> value) {
    return value.isPresent()
        ? JsonNodeFactory.instance.stringNode(fixed(value.get()))
        : JsonNodeFactory.instance.nullNode();
  }

  private static String fixed(BigDecimal value) {
    return value.setScale(4, RoundingMode.HALF_UP).toPlainString();
  }

  static ApiResponse error(String message) {
    ObjectNode body = Json.object();
    body.set("error", Json.strings(message));
    return ApiResponse.ok(body);
  }
}
