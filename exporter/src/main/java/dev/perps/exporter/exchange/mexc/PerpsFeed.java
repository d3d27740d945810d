package dev.perps.exporter.exchange.mexc;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.mexc.ContractWire.Contract;
import dev.perps.exporter.exchange.mexc.ContractWire.Envelope;
import dev.perps.exporter.exchange.mexc.ContractWire.FundingRow;
import dev.perps.exporter.exchange.mexc.ContractWire.Ticker;
import dev.perps.exporter.market.MarketData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** All perpetuals. Without the funding list, their prices are known all the same. */
final class PerpsFeed implements Feed {
  private static final String API = "/api/v1/contract/";

  /** How far the exchange's clock may be ahead of this one. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(1);

  static final Endpoint<Envelope<Contract>> CONTRACTS =
      Endpoint.get(
              "contract/detail",
              Mexc.CONTRACT,
              API + "detail",
              new TypeReference<Envelope<Contract>>() {})
          .kept(Freshness.INSTRUMENTS)
          .checkedBy(Envelope::check);

  static final Endpoint<Envelope<Ticker>> TICKERS =
      Endpoint.get(
              "contract/ticker",
              Mexc.CONTRACT,
              API + "ticker",
              new TypeReference<Envelope<Ticker>>() {})
          .checkedBy(Envelope::check);

  static final Endpoint<Envelope<FundingRow>> FUNDING =
      Endpoint.get(
              "contract/funding_rate",
              Mexc.CONTRACT,
              API + "funding_rate",
              new TypeReference<Envelope<FundingRow>>() {})
          .kept(Freshness.SLOW)
          .checkedBy(Envelope::check);

  @Override
  public String name() {
    return "perps";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Envelope<Ticker>> ticker = api.ask(TICKERS);
    Answer<Envelope<FundingRow>> funding = api.ask(FUNDING);
    Answer<Envelope<Contract>> contract = api.ask(CONTRACTS);
    Rows<Ticker> tickers = ticker.get().rows();
    Rows<Contract> contracts = contract.get().rows();
    Optional<Rows<FundingRow>> rates = funding.ifAvailable().map(Envelope::rows);
    List<Contract> live = ContractPerps.live(contracts.by(Contract::symbol).values(), api.now());
    return MarketData.ofPerps(
        ContractPerps.perps(
            live,
            tickers.by(Ticker::symbol),
            rates.map(rows -> rows.by(FundingRow::symbol)).orElse(Map.of()),
            newest(tickers, api.now())),
        tickers.malformed() + contracts.malformed() + rates.map(Rows::malformed).orElse(0));
  }

  /**
   * When the list was made, in Unix seconds: the newest of its stamps, since the exchange calls
   * them times of trades, and a quiet contract must not pass for an old figure. One that lies ahead
   * counts only where all do, lest a single wrong stamp pass for that of the list.
   */
  private static double newest(Rows<Ticker> tickers, Instant now) {
    double soon = now.plus(CLOCKS_APART).getEpochSecond();
    double newest = ABSENT;
    for (Ticker row : tickers) {
      double stamp = seconds(row.timestamp());
      boolean better = newest > soon ? stamp < newest : stamp > newest && stamp <= soon;
      if (Double.isFinite(stamp) && (Double.isNaN(newest) || better)) {
        newest = stamp;
      }
    }
    return newest;
  }
}
