package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.PastInterest;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.htx.HtxWire.Held;
import dev.perps.exporter.exchange.htx.HtxWire.HeldReply;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;

/**
 * Open interest of the past: of each full hour, one side, as in the list of now. There are the
 * newest hours only; no moment can be asked for.
 */
final class InterestHistory {
  private static final int MOST_HOURS = 200;
  private static final long HOUR = 3600;

  private static final String CONTRACTS = "1";
  private static final String COINS = "2";

  private static final Endpoint<HeldReply> LINEAR = call("linear-swap");
  private static final Endpoint<HeldReply> INVERSE = call("swap");

  private InterestHistory() {}

  private static Endpoint<HeldReply> call(String family) {
    String path = family + "-api/v1/swap_his_open_interest";
    return Endpoint.get(path, Htx.CONTRACTS, "/" + path, new TypeReference<HeldReply>() {})
        .checkedBy(HeldReply::check);
  }

  /** A row tells coins and their worth. */
  static List<PastOpenInterest> linear(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<HeldReply> call = LINEAR.with("contract_code", instrument.symbol());
    double units = HtxHistory.units(instrument);
    return Span.of(api, instrument, from, to)
        .ask(
            hours ->
                ask(api, call, COINS, hours).stream()
                    .map(
                        row ->
                            new PastOpenInterest(
                                seconds(row.ts()),
                                new OpenInterest(row.volume() * units, row.value()))));
  }

  /**
   * One call tells coins, another contracts.
   *
   * @param face US dollars of a contract
   */
  static List<PastOpenInterest> inverse(
      Api api, Instrument instrument, double face, Instant from, Instant to) {
    Endpoint<HeldReply> call = INVERSE.with("contract_code", instrument.symbol());
    double units = HtxHistory.units(instrument);
    return Span.of(api, instrument, from, to)
        .ask(
            hours -> {
              Map<Double, Double> contracts = new HashMap<>();
              ask(api, call, CONTRACTS, hours)
                  .forEach(row -> contracts.put(row.ts(), row.volume()));
              return ask(api, call, COINS, hours).stream()
                  .map(
                      row ->
                          new PastOpenInterest(
                              seconds(row.ts()),
                              new OpenInterest(
                                  row.volume() * units,
                                  contracts.getOrDefault(row.ts(), ABSENT) * face)));
            });
  }

  private static Rows<Held> ask(Api api, Endpoint<HeldReply> call, String unit, int hours) {
    return api.fetch(call.with("period", "60min").with("size", hours).with("amount_type", unit))
        .rows();
  }

  /**
   * What is wanted of what there is.
   *
   * @param hours that reach from now back to the first moment of it
   */
  private record Span(PastInterest moments, int hours) {

    static Span of(Api api, Instrument instrument, Instant from, Instant to) {
      long now = api.now().getEpochSecond();
      long oldest = Math.floorDiv(now, HOUR) * HOUR - (MOST_HOURS - 1) * HOUR;
      PastInterest moments =
          PastInterest.of(instrument, from, to, api.now()).notBefore(Instant.ofEpochSecond(oldest));
      return new Span(moments, (int) ((now - moments.first()) / HOUR) + 1);
    }

    /**
     * All of it fits into one answer.
     *
     * @param newest so many rows, in any order
     */
    List<PastOpenInterest> ask(IntFunction<Stream<PastOpenInterest>> newest) {
      int most = (int) (MOST_HOURS * HOUR / PastInterest.STEP);
      return moments.gather(most, window -> newest.apply(hours));
    }
  }
}
