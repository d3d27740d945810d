package dev.perps.exporter.backfill;

import dev.perps.exporter.account.KrakenDesk;
import dev.perps.exporter.analytics.SpotVolumes;
import dev.perps.exporter.analytics.UsdRates;
import dev.perps.exporter.collect.ContractFilter;
import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.collect.MarketContext;
import dev.perps.exporter.collect.Snapshot;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Snapshots as collecting would have made them, as far as the past is known: prices, funding, open
 * interest, and what history told. Bid, ask, index, volume and spot markets are not known. Steps
 * have to be asked for in order. Not thread-safe.
 */
final class Replay {
  /** What is known of the past of a contract. */
  record Past(Plan.Contract contract, Prices last, Prices mark, Paid funding, Interest interest) {}

  private final Plan plan;
  private final List<Exchange> exchanges;
  private final List<Past> contracts;
  private final PastInsights insights;
  private final UsdRates rates;

  /**
   * Takes all that is known.
   *
   * @param exchanges those of the contracts, and no others
   */
  Replay(Plan plan, List<Exchange> exchanges, List<Past> contracts, PastInsights insights) {
    this.plan = plan;
    this.exchanges = List.copyOf(exchanges);
    this.contracts = List.copyOf(contracts);
    this.insights = insights;
    this.rates = plan.rates();
  }

  Snapshot at(int step) {
    long moment = plan.at(step);
    List<ExchangeView> views = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      List<Perp> perps = new ArrayList<>();
      List<Perp> detailed = new ArrayList<>();
      for (Past past : contracts) {
        if (past.contract().instrument().exchange().equals(exchange.id())) {
          Perp perp = perp(past, step, moment);
          if (!perp.saysNothing()) {
            perps.add(perp);
            if (past.contract().detailed()) {
              detailed.add(perp);
            }
          }
        }
      }
      views.add(
          new ExchangeView(
              exchange,
              List.of(),
              perps,
              List.of(),
              new ContractFilter.Selection(perps, detailed, List.of(), Map.of())));
    }
    return new Snapshot(
        Instant.ofEpochSecond(moment),
        views,
        rates,
        SpotVolumes.NONE,
        insights.at(moment),
        MarketContext.NONE,
        KrakenDesk.NONE);
  }

  private static Perp perp(Past past, int step, long moment) {
    double mark = past.mark().at(step);
    return new Perp(
        past.contract().instrument(),
        new PerpTicker(
            mark,
            Figure.ABSENT,
            past.last().at(step),
            Figure.ABSENT,
            Figure.ABSENT,
            Figure.ABSENT,
            Figure.ABSENT,
            moment),
        past.funding().at(moment),
        past.interest().at(moment, mark));
  }
}
