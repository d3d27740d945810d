package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Bars;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Payments;
import dev.perps.exporter.exchange.htx.HtxWire.Bar;
import dev.perps.exporter.exchange.htx.HtxWire.PaidPage;
import dev.perps.exporter.exchange.htx.HtxWire.PaidReply;
import dev.perps.exporter.exchange.htx.HtxWire.Reply;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
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
      Api api, Instrument instrument, BarSize size, Instant from, Instant to) {
    Endpoint<Reply<Bar>> call =
        Calls.of(instrument)
            .bars()
            .with("contract_code", instrument.symbol())
            .with("period", word(size));
    return Bars.between(size, from, to, api.now())
        .gather(
            MOST_BARS,
            units(instrument),
            (first, last) ->
                api
                    .fetch(call.with("from", Long.toString(first)).with("to", Long.toString(last)))
                    .rows()
                    .stream()
                    .map(HtxHistory::candle));
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

  /** Buyers and sellers are added up in the amount, as in that of 24 hours. */
  private static Candle candle(Bar bar) {
    return new Candle(
        (long) bar.id(), bar.open(), bar.high(), bar.low(), bar.close(), bar.amount() / 2);
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Payments payments = new Payments(from, to, api.now());
    Endpoint<PaidReply> call =
        Calls.of(instrument).funding().with("contract_code", instrument.symbol());
    String rows = Integer.toString(payments.rows(MOST_PAYMENTS));
    return payments.numbered(
        number -> {
          PaidPage page =
              api.fetch(call.with("page_index", Integer.toString(number)).with("page_size", rows))
                  .page();
          return new Payments.Page(
              page.rows().stream()
                  .map(
                      row ->
                          new FundingSettlement(
                              seconds(row.fundingTime()), row.fundingRate(), ABSENT)),
              number >= page.totalPage());
        });
  }
}
