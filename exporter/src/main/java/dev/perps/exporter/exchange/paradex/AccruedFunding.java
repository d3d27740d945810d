package dev.perps.exporter.exchange.paradex;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.PastPages;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.paradex.ParadexWire.Accrued;
import dev.perps.exporter.exchange.paradex.ParadexWire.Market;
import dev.perps.exporter.exchange.paradex.ParadexWire.Page;
import dev.perps.exporter.market.FundingSettlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * What funding came to in each period of a market, which stands for a payment at its end. Nothing
 * is ever paid out at once: an index of what one unit has been charged, in US dollars, is observed
 * every few seconds. The difference between the ends of a period, over the price, is its rate. So
 * one observation is asked for at each end, instead of the thousands between. Not thread-safe.
 */
final class AccruedFunding {
  private static final long HOUR = 3600;
  private static final long DAY = 24 * HOUR;

  /** An observation so many seconds before a moment is as good as one at it. */
  private static final long NEAR = 60;

  private static final Endpoint<Page<Accrued>> DATA =
      Endpoint.get(
              "funding/data",
              Paradex.API,
              "/v1/funding/data?page_size=1",
              new TypeReference<Page<Accrued>>() {})
          .checkedBy(Page::check);

  private final Api api;
  private final String symbol;
  private final Map<Long, Optional<Accrued>> known = new HashMap<>();

  AccruedFunding(Api api, String symbol) {
    this.api = api;
    this.symbol = symbol;
  }

  /**
   * All of the span is told in periods of the length that the market has now, whichever it had at
   * the time: the index is as true of any.
   */
  List<FundingSettlement> between(Instant from, Instant to) {
    long period = period();
    if (period == 0) {
      return List.of();
    }
    Instant now = api.now();
    long end = (to.isBefore(now) ? to : now).toEpochMilli();
    List<FundingSettlement> periods = new ArrayList<>();
    long first = Math.ceilDiv(from.toEpochMilli(), period * 1000) * period;
    PastPages.check(Math.ceilDiv(end - first * 1000, period * 1000) + 1, "funding of " + symbol);
    for (long at = first; at * 1000 < end; at += period) {
      double rate = rate(observed(at - period), observed(at));
      if (Double.isFinite(rate)) {
        periods.add(new FundingSettlement(at, rate, period));
      }
    }
    return periods;
  }

  /** Seconds of the market's period, from the list that the feed keeps; 0 where it is not told. */
  private long period() {
    Rows<Market> markets = api.ask(PerpsFeed.MARKETS).get().rows();
    Market market = markets.by(Market::symbol).get(symbol);
    double seconds =
        market == null ? Double.NaN : Contracts.period(market, Contracts.unnamedPeriod(markets));
    return seconds >= HOUR && seconds <= DAY ? Math.round(seconds) : 0;
  }

  private static double rate(Optional<Accrued> before, Optional<Accrued> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return Double.NaN;
    }
    double charged = after.get().fundingIndex() - before.get().fundingIndex();
    double price = after.get().price();
    return charged == 0 ? 0 : charged / (Double.isNaN(price) ? before.get().price() : price);
  }

  /** The observation at a moment; empty where there is none. */
  private Optional<Accrued> observed(long moment) {
    Optional<Accrued> before = known.get(moment);
    if (before != null) {
      return before;
    }
    Endpoint<Page<Accrued>> asked =
        DATA.with("market", symbol)
            .with("start_at", (moment - NEAR) * 1000)
            .with("end_at", moment * 1000);
    Optional<Accrued> found =
        api.fetch(asked).rows().stream()
            .filter(row -> Math.abs(seconds(row.createdAt()) - moment) <= NEAR)
            .findFirst();
    known.put(moment, found);
    return found;
  }
}
