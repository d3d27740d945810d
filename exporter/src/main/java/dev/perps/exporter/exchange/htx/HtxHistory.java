package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.nonZero;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.htx.HtxWire.Bar;
import dev.perps.exporter.exchange.htx.HtxWire.Contract;
import dev.perps.exporter.exchange.htx.HtxWire.Paid;
import dev.perps.exporter.exchange.htx.HtxWire.PaidPage;
import dev.perps.exporter.exchange.htx.HtxWire.PaidReply;
import dev.perps.exporter.exchange.htx.HtxWire.Reply;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** HTX's past. Bars bear seconds, oldest first; payments milliseconds, in numbered pages. */
final class HtxHistory implements History {
  private static final int MOST_BARS = 2000;
  private static final int MOST_PAYMENTS = 50;

  /** There are bars of days, but those begin at midnight in Singapore. */
  private static final Map<BarSize, String> WORDS =
      Map.of(
          BarSize.M5, "5min",
          BarSize.M15, "15min",
          BarSize.H1, "60min",
          BarSize.H4, "4hour");

  private static final Calls LINEAR = Calls.of("linear-swap");
  private static final Calls INVERSE = Calls.of("swap");

  private final ContractFeed inverse;

  /**
   * Makes the history.
   *
   * @param inverse what lists the inverse contracts with their sizes
   */
  HtxHistory(ContractFeed inverse) {
    this.inverse = inverse;
  }

  /** The calls of one family of contracts. */
  private record Calls(
      Endpoint<Reply<Bar>> bars, Endpoint<Reply<Bar>> marks, Endpoint<PaidReply> funding) {
    static Calls of(String family) {
      String rates = family + "-api/v1/swap_historical_funding_rate";
      return new Calls(
          bars(family + "-ex/market/history/kline"),
          bars("index/market/history/" + family.replace('-', '_') + "_mark_price_kline"),
          Endpoint.get(rates, Htx.CONTRACTS, "/" + rates, new TypeReference<PaidReply>() {})
              .checkedBy(PaidReply::check));
    }

    private static Endpoint<Reply<Bar>> bars(String path) {
      return Endpoint.get(path, Htx.CONTRACTS, "/" + path, new TypeReference<Reply<Bar>>() {})
          .checkedBy(Reply::check);
    }

    static Calls of(Instrument instrument) {
      return instrument.kind() == ContractKind.LINEAR ? LINEAR : INVERSE;
    }
  }

  @Override
  public Set<BarSize> barSizes() {
    return WORDS.keySet();
  }

  @Override
  public Set<PriceKind> prices() {
    return EnumSet.allOf(PriceKind.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return kind == PriceKind.LAST
        ? bars(api, instrument, size, wanted)
        : marks(api, instrument, size, wanted);
  }

  private static List<Candle> bars(Api api, Instrument instrument, BarSize size, PastBars wanted) {
    Endpoint<Reply<Bar>> call = of(Calls.of(instrument).bars(), instrument, size);
    return wanted.gather(
        MOST_BARS,
        units(instrument),
        window ->
            api.fetch(call.with("from", window.first()).with("to", window.last())).rows().stream()
                // buyers and sellers are added up in the amount, as in that of 24 hours
                .map(bar -> bar.candle(bar.amount() / 2)));
  }

  /** There are the newest marks only, the running bar among them: no moment can be asked for. */
  private static List<Candle> marks(Api api, Instrument instrument, BarSize size, PastBars wanted) {
    long running = size.startOf(api.now().getEpochSecond());
    PastBars kept = wanted.notBefore(running - (MOST_BARS - 1) * size.seconds());
    Endpoint<Reply<Bar>> call =
        of(Calls.of(instrument).marks(), instrument, size)
            .with("size", (running - kept.first()) / size.seconds() + 1);
    return kept.gather(
        MOST_BARS,
        units(instrument),
        window -> api.fetch(call).rows().stream().map(bar -> bar.candle(ABSENT)));
  }

  private static Endpoint<Reply<Bar>> of(
      Endpoint<Reply<Bar>> call, Instrument instrument, BarSize size) {
    return call.with("contract_code", instrument.symbol()).with("period", word(size));
  }

  private static String word(BarSize size) {
    String word = WORDS.get(size);
    if (word == null) {
      throw new IllegalArgumentException("no bars of " + size.label());
    }
    return word;
  }

  /** Of the plain base in one of the exchange's own. */
  static double units(Instrument instrument) {
    String base = instrument.symbol().substring(0, instrument.symbol().lastIndexOf('-'));
    return BaseAsset.of(base, instrument.assetClass()).units();
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    PastFunding payments = PastFunding.of(instrument, from, to, api.now());
    Endpoint<PaidReply> call =
        Calls.of(instrument).funding().with("contract_code", instrument.symbol());
    int rows = payments.rows(MOST_PAYMENTS);
    return payments.numbered(
        number -> {
          PaidPage page = api.fetch(call.with("page_index", number).with("page_size", rows)).page();
          return PastFunding.Page.of(page.rows(), number >= page.totalPage(), Paid::settlement);
        });
  }

  @Override
  public boolean tellsOpenInterest() {
    return true;
  }

  @Override
  public List<PastOpenInterest> openInterest(
      Api api, Instrument instrument, Instant from, Instant to) {
    return instrument.kind() == ContractKind.LINEAR
        ? InterestHistory.linear(api, instrument, from, to)
        : InterestHistory.inverse(api, instrument, face(api, instrument), from, to);
  }

  /** US dollars of one inverse contract; absent for one that is no longer listed. */
  private double face(Api api, Instrument instrument) {
    Contract contract =
        api.ask(inverse.contracts())
            .get()
            .rows()
            .by(Contract::contractCode)
            .get(instrument.symbol());
    return contract == null ? ABSENT : nonZero(contract.contractSize());
  }
}
