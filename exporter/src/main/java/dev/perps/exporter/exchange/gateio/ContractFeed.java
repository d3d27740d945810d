package dev.perps.exporter.exchange.gateio;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.gateio.GateioWire.Contract;
import dev.perps.exporter.exchange.gateio.GateioWire.Ticker;
import dev.perps.exporter.market.MarketData;
import tools.jackson.core.type.TypeReference;

/**
 * The perpetuals margined in one currency. Prices come from the tickers; open interest, funding
 * terms and how accounts are positioned from the contract list.
 */
final class ContractFeed implements Feed {
  private final String settle;
  private final Endpoint<Rows<Contract>> contracts;
  private final Endpoint<Rows<Ticker>> tickers;

  /**
   * Makes a feed.
   *
   * @param settle what margin is paid in, as the exchange writes it in paths: {@code usdt}
   */
  ContractFeed(String settle) {
    this.settle = settle;
    // A limit would cut the list at 100 without a word.
    contracts =
        Endpoint.get(
                "contracts/" + settle,
                Gateio.API,
                "/api/v4/futures/" + settle + "/contracts",
                new TypeReference<Rows<Contract>>() {})
            .kept(Freshness.SLOW);
    tickers =
        Endpoint.get(
            "tickers/" + settle,
            Gateio.API,
            "/api/v4/futures/" + settle + "/tickers",
            new TypeReference<Rows<Ticker>>() {});
  }

  @Override
  public String name() {
    return settle;
  }

  /** The list of contracts with their sizes. */
  Endpoint<Rows<Contract>> contracts() {
    return contracts;
  }

  /** In Bitcoin there is a single contract: one bad row of it is no outage of the exchange. */
  @Override
  public boolean essential() {
    return main();
  }

  @Override
  public int everyCycles() {
    return main() ? 1 : 2;
  }

  private boolean main() {
    return settle.equals("usdt");
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Rows<Ticker>> ticker = api.ask(tickers);
    Answer<Rows<Contract>> list = api.ask(contracts);
    Rows<Ticker> rows = ticker.get();
    Rows<Contract> listed = list.get();
    return MarketData.ofPerps(
        ContractPerps.perps(
            settle,
            ContractPerps.live(listed.by(Contract::name).values(), api.now()),
            rows.by(Ticker::contract),
            api.now()),
        listed.malformed() + rows.malformed());
  }
}
