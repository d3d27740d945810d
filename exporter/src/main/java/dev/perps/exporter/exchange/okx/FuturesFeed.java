package dev.perps.exporter.exchange.okx;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.okx.OkxWire.Contract;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
import dev.perps.exporter.exchange.okx.OkxWire.Index;
import dev.perps.exporter.exchange.okx.OkxWire.Interest;
import dev.perps.exporter.exchange.okx.OkxWire.Mark;
import dev.perps.exporter.exchange.okx.OkxWire.Ticker;
import dev.perps.exporter.market.MarketData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** Futures that expire. They take calls of their own, and are asked once a minute. */
final class FuturesFeed implements Feed {
  private static final String TYPE = "FUTURES";

  private static final Endpoint<Envelope<Contract>> INSTRUMENTS =
      Okx.get(
              "instruments/futures",
              "public/instruments?instType=" + TYPE,
              new TypeReference<Envelope<Contract>>() {})
          .kept(Freshness.INSTRUMENTS);
  private static final Endpoint<Envelope<Ticker>> TICKERS =
      Okx.get("tickers/futures", "market/tickers?instType=" + TYPE, new TypeReference<>() {});
  private static final Endpoint<Envelope<Mark>> MARKS =
      Okx.get(
              "mark-price/futures",
              "public/mark-price?instType=" + TYPE,
              new TypeReference<Envelope<Mark>>() {})
          .weighing(2);
  private static final Endpoint<Envelope<Interest>> INTEREST =
      Okx.get(
          "open-interest/futures",
          "public/open-interest?instType=" + TYPE,
          new TypeReference<>() {});

  @Override
  public String name() {
    return "futures";
  }

  @Override
  public boolean essential() {
    return false;
  }

  @Override
  public int everyCycles() {
    return 6;
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Envelope<Contract>> instruments = api.ask(INSTRUMENTS);
    Answer<Envelope<Ticker>> tickers = api.ask(TICKERS);
    Answer<Envelope<Mark>> marks = api.ask(MARKS);
    Answer<Envelope<Interest>> interests = api.ask(INTEREST);

    Rows<Contract> contractRows = instruments.get().rows();
    Map<String, Contract> live = ContractFigures.live(contractRows, TYPE, api.now());
    List<Answer<Envelope<Index>>> indexAnswers = Indices.ask(api, live.values());

    Rows<Ticker> tickerRows = tickers.get().rows();
    Rows<Mark> markRows = marks.get().rows();
    Optional<Rows<Interest>> interestRows = interests.ifAvailable().map(Envelope::rows);
    Indices indices = Indices.of(indexAnswers);
    return MarketData.ofContracts(
        List.of(),
        ContractFigures.futures(
            live.values(),
            new ContractFigures.Tables(
                tickerRows.by(Ticker::instId),
                markRows.by(Mark::instId),
                indices.prices(),
                Map.of(),
                interestRows.map(rows -> rows.by(Interest::instId)).orElse(Map.of()))),
        contractRows.malformed()
            + tickerRows.malformed()
            + markRows.malformed()
            + indices.malformed()
            + interestRows.map(Rows::malformed).orElse(0));
  }
}
