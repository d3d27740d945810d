package dev.perps.exporter.exchange.htx;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.htx.HtxWire.Contract;
import dev.perps.exporter.exchange.htx.HtxWire.FundingRow;
import dev.perps.exporter.exchange.htx.HtxWire.IndexRow;
import dev.perps.exporter.exchange.htx.HtxWire.Interest;
import dev.perps.exporter.exchange.htx.HtxWire.Reply;
import dev.perps.exporter.exchange.htx.HtxWire.Tick;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;

/**
 * The perpetuals of one family: margined in USDT, or in their own coin. Without contracts or prices
 * nothing can be said; funding, open interest and index are told where their lists are there.
 *
 * <p>There is no bulk call for mark prices. Those of the newer version 5 that take one contract or
 * ten stand in for none of these lists.
 */
final class ContractFeed implements Feed {
  private final String name;
  private final ContractKind kind;
  private final Endpoint<Reply<Contract>> contracts;
  private final Endpoint<Reply<Tick>> ticks;
  private final Endpoint<Reply<FundingRow>> funding;
  private final Endpoint<Reply<Interest>> interest;
  private final Endpoint<Reply<IndexRow>> index;

  /**
   * Makes the feed.
   *
   * @param family what the paths of all its calls begin with
   */
  ContractFeed(String name, String family, ContractKind kind) {
    this.name = name;
    this.kind = kind;
    String lists = family + "-api/v1/";
    contracts =
        call(lists + "swap_contract_info", new TypeReference<Reply<Contract>>() {})
            .kept(Freshness.TERMS);
    ticks = call(family + "-ex/market/detail/batch_merged", new TypeReference<Reply<Tick>>() {});
    funding =
        call(lists + "swap_batch_funding_rate", new TypeReference<Reply<FundingRow>>() {})
            .kept(Freshness.SLOW);
    interest =
        call(lists + "swap_open_interest", new TypeReference<Reply<Interest>>() {})
            .kept(Freshness.SLOW);
    index =
        call(lists + "swap_index", new TypeReference<Reply<IndexRow>>() {}).kept(Freshness.SLOW);
  }

  private static <T> Endpoint<Reply<T>> call(String path, TypeReference<Reply<T>> type) {
    return Endpoint.get(path, Htx.CONTRACTS, "/" + path, type).checkedBy(Reply::check);
  }

  @Override
  public String name() {
    return name;
  }

  /** The list of contracts with their sizes. */
  Endpoint<Reply<Contract>> contracts() {
    return contracts;
  }

  @Override
  public int everyCycles() {
    return kind == ContractKind.INVERSE ? 2 : 1;
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Reply<Tick>> tick = api.ask(ticks);
    Answer<Reply<Contract>> contract = api.ask(contracts);
    Answer<Reply<FundingRow>> rate = api.ask(funding);
    Answer<Reply<Interest>> open = api.ask(interest);
    Answer<Reply<IndexRow>> price = api.ask(index);
    Rows<Contract> listed = contract.get().rows();
    Reply<Tick> prices = tick.get();
    Table<FundingRow> rates = Table.of(rate, FundingRow::contractCode);
    Table<Interest> interests = Table.of(open, Interest::contractCode);
    Table<IndexRow> indices = Table.of(price, IndexRow::contractCode);
    ContractPerps perps =
        new ContractPerps(
            kind,
            prices.rows().by(Tick::contractCode),
            rates.rows(),
            interests.rows(),
            indices.rows(),
            prices.ts(),
            api.now());
    List<Perp> live = perps.of(listed.by(Contract::contractCode).values());
    return MarketData.ofPerps(
        live,
        listed.malformed()
            + prices.rows().malformed()
            + rates.malformed()
            + interests.malformed()
            + indices.malformed());
  }

  /** A list that may be missing, by contract code. */
  private record Table<T>(Map<String, T> rows, int malformed) {
    static <T> Table<T> of(Answer<Reply<T>> answer, Function<T, String> key) {
      return answer
          .ifAvailable()
          .map(reply -> new Table<>(reply.rows().by(key), reply.rows().malformed()))
          .orElseGet(() -> new Table<>(Map.of(), 0));
    }
  }
}
