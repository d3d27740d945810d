package dev.perps.exporter.exchange.mexc;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.mexc.ContractWire.Columns;
import dev.perps.exporter.exchange.mexc.ContractWire.Contract;
import dev.perps.exporter.exchange.mexc.ContractWire.Envelope;
import dev.perps.exporter.exchange.mexc.ContractWire.Paid;
import dev.perps.exporter.exchange.mexc.ContractWire.PaidPage;
import dev.perps.exporter.exchange.mexc.ContractWire.Single;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Figure;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.core.type.TypeReference;

/** MEXC's past. Bars come in columns, with seconds; payments in numbered pages. */
final class MexcHistory implements History {
  private static final int MOST_BARS = 2000;
  private static final int MOST_PAYMENTS = 1000;

  /** There are bars of days; that they begin at midnight UTC is not documented. */
  private static final Map<BarSize, String> WORDS =
      Map.of(
          BarSize.M5, "Min5",
          BarSize.M15, "Min15",
          BarSize.H1, "Min60",
          BarSize.H4, "Hour4");

  private static final TypeReference<Single<Columns>> COLUMNS = new TypeReference<>() {};

  private static final Endpoint<Single<PaidPage>> FUNDING =
      Endpoint.get(
              "contract/funding_rate/history",
              Mexc.CONTRACT,
              "/api/v1/contract/funding_rate/history",
              new TypeReference<Single<PaidPage>>() {})
          .checkedBy(PaidPage::check);

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
    Envelope<Contract> contracts = api.ask(PerpsFeed.CONTRACTS).get();
    Contract contract = contracts.rows().by(Contract::symbol).get(instrument.symbol());
    if (contract == null) {
      throw new ExchangeException(
          FailureReason.HTTP_ERROR, "not among the contracts: " + instrument.symbol());
    }
    boolean last = kind == PriceKind.LAST;
    // marks have no volume, whatever stands in its column
    double contractSize = last ? Figure.priceToReckonWith(contract.contractSize()) : Figure.ABSENT;
    boolean inverse = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Single<Columns>> call =
        (last ? kline("kline/", instrument) : kline("kline/fair_price/", instrument))
            .with("interval", word(size));
    return PastBars.of(instrument, size, from, to, api.now())
        .gather(
            MOST_BARS,
            Bases.of(contract).units(),
            window -> {
              Columns columns =
                  api.fetch(call.with("start", window.first()).with("end", window.last()))
                      .content();
              return IntStream.range(0, columns.size())
                  .mapToObj(columns::at)
                  .map(bar -> sized(bar, inverse ? contractSize / bar.close() : contractSize));
            });
  }

  private static Endpoint<Single<Columns>> kline(String call, Instrument instrument) {
    String name = "contract/" + call.substring(0, call.length() - 1);
    return Endpoint.get(
            name, Mexc.CONTRACT, "/api/v1/contract/" + call + instrument.symbol(), COLUMNS)
        .checkedBy(Columns::check);
  }

  private static String word(BarSize size) {
    String word = WORDS.get(size);
    if (word == null) {
      throw new IllegalArgumentException("no bars of " + size.label());
    }
    return word;
  }

  /** With its volume, told in contracts, in coins. */
  private static Candle sized(Candle bar, double coins) {
    return new Candle(
        bar.startEpochSeconds(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volumeBase() * coins);
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    PastFunding payments = PastFunding.of(instrument, from, to, api.now());
    Endpoint<Single<PaidPage>> call = FUNDING.with("symbol", instrument.symbol());
    int rows = payments.rows(MOST_PAYMENTS);
    return payments.numbered(
        number -> {
          PaidPage page =
              api.fetch(call.with("page_num", number).with("page_size", rows)).content();
          return PastFunding.Page.of(page.rows(), number >= page.totalPage(), Paid::settlement);
        });
  }
}
