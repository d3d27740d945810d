package dev.perps.exporter.exchange.deribit;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.deribit.DeribitWire.ChartEnvelope;
import dev.perps.exporter.exchange.deribit.DeribitWire.Envelope;
import dev.perps.exporter.exchange.deribit.DeribitWire.Interest;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/**
 * Deribit's past. Funding accrues all the time; what it came to is told for each full hour, and
 * stands for a payment.
 */
final class DeribitHistory implements History {
  private static final String PATH = "/api/v2/public/";
  private static final Map<BarSize, String> RESOLUTIONS =
      Map.of(BarSize.M5, "5", BarSize.M15, "15", BarSize.H1, "60", BarSize.D1, "1D");
  private static final int MOST_BARS = 5000;
  private static final int MOST_RATES = 744;

  private static final Endpoint<ChartEnvelope> CHART =
      Endpoint.get(
              "get_tradingview_chart_data",
              Deribit.API,
              PATH + "get_tradingview_chart_data",
              new TypeReference<ChartEnvelope>() {})
          .checkedBy(ChartEnvelope::check);

  private static final Endpoint<Envelope<Interest>> INTEREST =
      Endpoint.get(
              "get_funding_rate_history",
              Deribit.API,
              PATH + "get_funding_rate_history",
              new TypeReference<Envelope<Interest>>() {})
          .checkedBy(DeribitWire::check);

  @Override
  public Set<BarSize> barSizes() {
    return RESOLUTIONS.keySet();
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    String resolution = RESOLUTIONS.getOrDefault(size, size.label());
    return PastBars.of(instrument, size, from, to, api.now())
        .gatherSparse(
            MOST_BARS,
            base(instrument).units(),
            window ->
                api.fetch(
                        CHART
                            .with("instrument_name", instrument.symbol())
                            .with("start_timestamp", window.firstMillis())
                            .with("end_timestamp", window.lastMillis())
                            .with("resolution", resolution))
                    .chart()
                    .candles());
  }

  /** The name begins with the base: {@code BTC-PERPETUAL}, {@code 1000PEPE_USDC-PERPETUAL}. */
  private static BaseAsset base(Instrument instrument) {
    return BaseAsset.of(instrument.symbol().split("[_-]", 2)[0]);
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    return PastFunding.of(instrument, from, to, api.now())
        .hourly()
        .windows(
            MOST_RATES,
            window ->
                PastFunding.Page.of(
                    api.fetch(
                            INTEREST
                                .with("instrument_name", instrument.symbol())
                                // Whether the start itself belongs to the answer is not documented.
                                .with("start_timestamp", window.firstMillis() - 1)
                                .with("end_timestamp", window.lastMillis()))
                        .rows(),
                    false,
                    row -> PastFunding.paid(seconds(row.timestamp()), row.hour())));
  }
}
