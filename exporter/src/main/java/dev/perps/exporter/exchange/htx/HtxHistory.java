package dev.perps.exporter.exchange.htx;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.htx.HtxWire.Bar;
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
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
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

  /** The calls of one family of contracts. */
  private record Calls(Endpoint<Reply<Bar>> bars, Endpoint<PaidReply> funding) {
    static Calls of(String family) {
      String kline = family + "-ex/market/history/kline";
      String rates = family + "-api/v1/swap_historical_funding_rate";
      return new Calls(
          Endpoint.get(kline, Htx.CONTRACTS, "/" + kline, new TypeReference<Reply<Bar>>() {})
              .checkedBy(Reply::check),
          Endpoint.get(rates, Htx.CONTRACTS, "/" + rates, new TypeReference<PaidReply>() {})
              .checkedBy(PaidReply::check));
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
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    Endpoint<Reply<Bar>> call =
        Calls.of(instrument)
            .bars()
            .with("contract_code", instrument.symbol())
            .with("period", word(size));
    return PastBars.of(instrument, size, from, to, api.now())
        .gather(
            MOST_BARS,
            units(instrument),
            window ->
                api
                    .fetch(call.with("from", window.first()).with("to", window.last()))
                    .rows()
                    .stream()
                    .map(Bar::candle));
  }

  private static String word(BarSize size) {
    String word = WORDS.get(size);
    if (word == null) {
      throw new IllegalArgumentException("no bars of " + size.label());
    }
    return word;
  }

  private static double units(Instrument instrument) {
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
}
