package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Comparator.comparingDouble;

import dev.perps.exporter.exchange.AccountRatios;
import dev.perps.exporter.exchange.AccountRatios.Ratio;
import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.okx.OkxWire.AccountRatio;
import dev.perps.exporter.exchange.okx.OkxWire.Contract;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
import dev.perps.exporter.exchange.okx.OkxWire.FundingRate;
import dev.perps.exporter.exchange.okx.OkxWire.Index;
import dev.perps.exporter.exchange.okx.OkxWire.Interest;
import dev.perps.exporter.exchange.okx.OkxWire.Mark;
import dev.perps.exporter.exchange.okx.OkxWire.Ticker;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** All perpetual swaps, linear and inverse. */
final class SwapFeed implements Feed {
  private static final TypeReference<Envelope<Interest>> INTEREST_ROWS = new TypeReference<>() {};

  private static final Endpoint<Envelope<Contract>> INSTRUMENTS =
      Okx.get(
              "instruments/swap",
              "public/instruments?instType=SWAP",
              new TypeReference<Envelope<Contract>>() {})
          .kept(Freshness.INSTRUMENTS);
  private static final Endpoint<Envelope<Ticker>> TICKERS =
      Okx.get("tickers/swap", "market/tickers?instType=SWAP", new TypeReference<>() {});
  private static final Endpoint<Envelope<Mark>> MARKS =
      Okx.get(
              "mark-price",
              "public/mark-price?instType=SWAP",
              new TypeReference<Envelope<Mark>>() {})
          .weighing(2);
  // The word ANY asks for all: the type of instrument is no parameter here.
  private static final Endpoint<Envelope<FundingRate>> FUNDING =
      Okx.get(
              "funding-rate",
              "public/funding-rate?instId=ANY",
              new TypeReference<Envelope<FundingRate>>() {})
          .weighing(2)
          .kept(Freshness.SLOW);
  private static final Endpoint<Envelope<Interest>> INTEREST =
      Okx.get("open-interest", "public/open-interest?instType=SWAP", INTEREST_ROWS)
          .kept(Freshness.SLOW);
  private static final Endpoint<Envelope<Interest>> INTEREST_OF_ONE =
      Okx.get("open-interest/one", "public/open-interest?instType=SWAP", INTEREST_ROWS)
          .kept(Freshness.SWEPT);
  private static final AccountRatios<Envelope<AccountRatio>> ACCOUNT_RATIOS =
      new AccountRatios<>(
          Okx.get(
                  "long-short-account-ratio-contract",
                  "rubik/stat/contracts/long-short-account-ratio-contract?period=5m&limit=1",
                  new TypeReference<Envelope<AccountRatio>>() {})
              .weighing(4),
          "instId",
          answer -> answer.rows().stream().map(row -> new Ratio(seconds(row.ts()), row.ratio())));

  @Override
  public String name() {
    return "swap";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Envelope<Contract>> instruments = api.ask(INSTRUMENTS);
    Answer<Envelope<Ticker>> tickers = api.ask(TICKERS);
    Answer<Envelope<Mark>> marks = api.ask(MARKS);
    Answer<Envelope<FundingRate>> fundingRates = api.ask(FUNDING);
    Answer<Envelope<Interest>> interests = api.ask(INTEREST);

    Rows<Contract> swapRows = instruments.get().rows();
    Map<String, Contract> live = ContractFigures.live(swapRows, "SWAP", api.now());
    List<Answer<Envelope<Index>>> indexAnswers = Indices.ask(api, live.values());

    Rows<Ticker> tickerRows = tickers.get().rows();
    Rows<Mark> markRows = marks.get().rows();
    Optional<Rows<FundingRate>> fundingRows = fundingRates.ifAvailable().map(Envelope::rows);
    Optional<Rows<Interest>> interestRows = interests.ifAvailable().map(Envelope::rows);
    Indices indices = Indices.of(indexAnswers);

    Map<String, Ticker> tickersById = tickerRows.by(Ticker::instId);
    List<Perp> perps =
        ContractFigures.perps(
            live.values(),
            new ContractFigures.Tables(
                tickersById,
                markRows.by(Mark::instId),
                indices.prices(),
                fundingRows.map(rows -> rows.by(FundingRate::instId)).orElse(Map.of()),
                interestRows
                    .map(rows -> withMissing(api, rows.by(Interest::instId), live, tickersById))
                    .orElse(Map.of())));
    return MarketData.ofPerps(
        ACCOUNT_RATIOS.addTo(perps, api),
        swapRows.malformed()
            + tickerRows.malformed()
            + markRows.malformed()
            + indices.malformed()
            + fundingRows.map(Rows::malformed).orElse(0)
            + interestRows.map(Rows::malformed).orElse(0));
  }

  /**
   * The list of open interest was seen cut at 500 rows of more than 700: what it leaves out is
   * asked for one by one. Of an empty list nothing is missing but the list.
   */
  private static Map<String, Interest> withMissing(
      Api api,
      Map<String, Interest> listed,
      Map<String, Contract> live,
      Map<String, Ticker> tickers) {
    if (listed.isEmpty()) {
      return listed;
    }
    List<String> missing =
        live.values().stream()
            .filter(contract -> !listed.containsKey(contract.instId()))
            .sorted(
                comparingDouble(
                    contract -> -ContractFigures.volume(contract, tickers.get(contract.instId()))))
            .map(Contract::instId)
            .toList();
    Map<String, Interest> all = new HashMap<>(listed);
    api.sweep(INTEREST_OF_ONE, "instId", missing)
        .values()
        .forEach(answer -> answer.rows().by(Interest::instId).forEach(all::putIfAbsent));
    return all;
  }
}
