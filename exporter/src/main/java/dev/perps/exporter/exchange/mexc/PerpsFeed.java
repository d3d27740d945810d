package dev.perps.exporter.exchange.mexc;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.TradeTimes;
import dev.perps.exporter.exchange.mexc.ContractWire.Contract;
import dev.perps.exporter.exchange.mexc.ContractWire.Envelope;
import dev.perps.exporter.exchange.mexc.ContractWire.FundingRow;
import dev.perps.exporter.exchange.mexc.ContractWire.Ticker;
import dev.perps.exporter.market.MarketData;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** All perpetuals. Without the funding list, their prices are known all the same. */
final class PerpsFeed implements Feed {
  private static final String API = "/api/v1/contract/";

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
            // The stamps are times of trades.
            TradeTimes.of(tickers.stream().mapToDouble(row -> seconds(row.timestamp())), api.now())
                .newest()),
        tickers.malformed() + contracts.malformed() + rates.map(Rows::malformed).orElse(0));
  }
}
