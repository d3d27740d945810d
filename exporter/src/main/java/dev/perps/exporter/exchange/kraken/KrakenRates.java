package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.kraken.HistoryWire.FundingRates;
import dev.perps.exporter.exchange.kraken.HistoryWire.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** All funding that a contract ever had. */
public final class KrakenRates {
  private static final long HOUR = 3600;

  private static final Endpoint<FundingRates> FUNDING =
      Endpoint.get(
              "derivatives/historical-funding-rates",
              Kraken.FUTURES,
              "/derivatives/api/v3/historical-funding-rates",
              new TypeReference<FundingRates>() {})
          .checkedBy(FundingRates::check);

  private KrakenRates() {}

  /**
   * Rates, oldest first, the running period's among them: one call tells of all that ever was.
   * Blocks.
   *
   * @param symbol of the contract, in any case
   * @throws ExchangeException when there is no good answer
   */
  public static List<KrakenRate> of(Api api, String symbol) {
    TreeMap<Long, Rate> rows = new TreeMap<>();
    for (Rate row : api.fetch(FUNDING.with("symbol", symbol)).rows()) {
      rows.putIfAbsent(row.start(), row);
    }
    List<KrakenRate> rates = new ArrayList<>(rows.size());
    rows.forEach(
        (start, row) ->
            rates.add(
                new KrakenRate(
                    start, period(rows, start), row.relativeFundingRate(), row.fundingRate())));
    return rates;
  }

  /**
   * How long a period is. Beside a row that is missing the gap to one neighbour is too long, so
   * that the shorter one counts; a row without neighbours is of an hour, as all are now.
   */
  private static long period(NavigableMap<Long, Rate> rows, long start) {
    Long before = rows.lowerKey(start);
    Long after = rows.higherKey(start);
    if (before == null && after == null) {
      return HOUR;
    }
    return Math.min(
        before == null ? Long.MAX_VALUE : start - before,
        after == null ? Long.MAX_VALUE : after - start);
  }
}
