package dev.perps.exporter.exchange.kucoin;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.PastWindow;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.kucoin.KucoinWire.Bar;
import dev.perps.exporter.exchange.kucoin.KucoinWire.Contract;
import dev.perps.exporter.exchange.kucoin.KucoinWire.Envelope;
import dev.perps.exporter.exchange.kucoin.KucoinWire.Paid;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** KuCoin's past. Moments are milliseconds; volume is told in contracts. */
final class KucoinHistory implements History {
  private static final int MOST_BARS = 500;

  private static final Endpoint<Envelope<Rows<Bar>>> BARS =
      Endpoint.get(
              "kline/query",
              Kucoin.FUTURES,
              "/api/v1/kline/query",
              new TypeReference<Envelope<Rows<Bar>>>() {})
          .weighing(3)
          .checkedBy(Envelope::check);

  private static final Endpoint<Envelope<Rows<Paid>>> FUNDING =
      Endpoint.get(
              "contract/funding-rates",
              Kucoin.FUTURES,
              "/api/v1/contract/funding-rates",
              new TypeReference<Envelope<Rows<Paid>>>() {})
          .weighing(5)
          .checkedBy(Envelope::check);

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    Rows<Contract> contracts = api.ask(FuturesFeed.CONTRACTS).get().content();
    Contract contract = contracts.by(Contract::symbol).get(instrument.symbol());
    if (contract == null) {
      throw new ExchangeException(
          FailureReason.HTTP_ERROR, "not among the contracts: " + instrument.symbol());
    }
    double contractSize = ContractFigures.size(contract, instrument.kind());
    boolean inverse = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Envelope<Rows<Bar>>> call =
        BARS.with("symbol", instrument.symbol())
            .with("granularity", Long.toString(size.seconds() / 60));
    return PastBars.of(instrument, size, from, to, api.now())
        .gather(
            MOST_BARS,
            BaseAsset.of(contract.baseCurrency()).units(),
            window ->
                ask(api, call, window).stream()
                    .map(bar -> bar.candle(inverse ? contractSize / bar.close() : contractSize)));
  }

  /**
   * How many payments one call tells is not documented, so that no page is known to be the last.
   */
  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Envelope<Rows<Paid>>> call = FUNDING.with("symbol", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .newestFirst(
            window -> PastFunding.Page.of(ask(api, call, window), false, Paid::settlement));
  }

  private static <T> Rows<T> ask(Api api, Endpoint<Envelope<Rows<T>>> call, PastWindow window) {
    return api.fetch(call.with("from", window.firstMillis()).with("to", window.lastMillis()))
        .content();
  }
}
