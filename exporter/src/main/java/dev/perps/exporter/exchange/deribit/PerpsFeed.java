package dev.perps.exporter.exchange.deribit;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.deribit.DeribitWire.Contract;
import dev.perps.exporter.exchange.deribit.DeribitWire.Envelope;
import dev.perps.exporter.exchange.deribit.DeribitWire.Summary;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * All perpetuals and dated futures: one call for each currency that live ones are settled in, which
 * tells of both.
 */
final class PerpsFeed implements Feed {
  private static final String PATH = "/api/v2/public/";

  /**
   * Costs as much as twenty ordinary calls, and is asked often all the same: it tells that books
   * are halted, and during maintenance all of them are.
   */
  static final Endpoint<Envelope<Contract>> INSTRUMENTS =
      Endpoint.get(
              "get_instruments",
              Deribit.API,
              PATH + "get_instruments?currency=any&kind=future&expired=false",
              new TypeReference<Envelope<Contract>>() {})
          .weighing(20)
          .kept(Freshness.TERMS)
          .checkedBy(DeribitWire::check);

  static final Endpoint<Envelope<Summary>> SUMMARIES =
      Endpoint.get(
              "get_book_summary_by_currency",
              Deribit.API,
              PATH + "get_book_summary_by_currency?kind=future",
              new TypeReference<Envelope<Summary>>() {})
          .checkedBy(DeribitWire::check);

  @Override
  public String name() {
    return "perps";
  }

  @Override
  public MarketData collect(Api api) {
    Rows<Contract> contracts = api.ask(INSTRUMENTS).get().rows();
    List<FuturesContract> live =
        FuturesContract.live(contracts.by(Contract::instrumentName).values(), api.now());
    List<Answer<Envelope<Summary>>> answers =
        live.stream()
            .map(FuturesContract::settle)
            .distinct()
            .map(currency -> api.ask(SUMMARIES.with("currency", currency)))
            .toList();
    Map<String, Summary> summaries = new HashMap<>();
    int malformed = contracts.malformed();
    for (Answer<Envelope<Summary>> answer : answers) {
      Rows<Summary> rows = answer.get().rows();
      rows.by(Summary::instrumentName).forEach(summaries::putIfAbsent);
      malformed += rows.malformed();
    }
    List<Perp> perps = new ArrayList<>();
    List<DatedFuture> futures = new ArrayList<>();
    for (FuturesContract contract : live) {
      Summary summary = summaries.get(contract.symbol());
      if (summary == null) {
        continue;
      }
      if (contract.perpetual()) {
        perps.add(contract.perp(summary));
      } else {
        futures.add(contract.future(summary));
      }
    }
    perps.removeIf(Perp::saysNothing);
    futures.removeIf(DatedFuture::saysNothing);
    return MarketData.ofContracts(perps, futures, malformed);
  }
}
