package dev.perps.exporter.exchange.paradex;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.paradex.ParadexWire.Bar;
import dev.perps.exporter.exchange.paradex.ParadexWire.Page;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/**
 * Paradex's past. The volume of bars is left out: its unit is not documented, and the one recorded
 * bar has far more than that many coins would cost.
 */
final class ParadexHistory implements History {
  private static final Map<BarSize, String> RESOLUTIONS =
      Map.of(BarSize.M5, "5", BarSize.M15, "15", BarSize.H1, "60");

  /** Not documented; few enough for any server. */
  private static final int MOST_BARS = 500;

  private static final Endpoint<Page<Bar>> KLINES =
      Endpoint.get(
              "markets/klines",
              Paradex.API,
              "/v1/markets/klines",
              new TypeReference<Page<Bar>>() {})
          .checkedBy(Page::check);

  @Override
  public Set<BarSize> barSizes() {
    return RESOLUTIONS.keySet();
  }

  @Override
  public Set<PriceKind> prices() {
    return EnumSet.allOf(PriceKind.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    Endpoint<Page<Bar>> klines =
        KLINES
            .with("price_kind", kind == PriceKind.LAST ? "last" : "mark")
            .with("symbol", instrument.symbol())
            .with("resolution", RESOLUTIONS.getOrDefault(size, size.label()));
    return PastBars.of(instrument, size, from, to, api.now())
        .gatherSparse(
            MOST_BARS,
            Contracts.base(instrument.symbol()).units(),
            window ->
                api
                    .fetch(
                        klines
                            .with("start_at", window.firstMillis())
                            .with("end_at", window.lastMillis()))
                    .rows()
                    .stream()
                    .map(Bar::candle));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    return new AccruedFunding(api, instrument.symbol()).between(from, to);
  }
}
