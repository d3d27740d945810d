package dev.perps.exporter.exchange.lighter;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.lighter.LighterWire.Bar;
import dev.perps.exporter.exchange.lighter.LighterWire.Bars;
import dev.perps.exporter.exchange.lighter.LighterWire.Market;
import dev.perps.exporter.exchange.lighter.LighterWire.Payments;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** Lighter's past. Markets go by their number there, which the list of markets tells. */
final class LighterHistory implements History {
  private static final int MOST_ROWS = 500;
  private static final long HOUR = 3600;

  private static final Endpoint<Bars> CANDLES =
      Endpoint.get("candles", Lighter.API, "/api/v1/candles", new TypeReference<Bars>() {})
          .checkedBy(Bars::check);

  private static final Endpoint<Payments> FUNDINGS =
      Endpoint.get("fundings", Lighter.API, "/api/v1/fundings", new TypeReference<Payments>() {})
          .checkedBy(Payments::check)
          .with("resolution", "1h");

  @Override
  public Set<BarSize> barSizes() {
    return Set.of(BarSize.values());
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gatherSparse(
        MOST_ROWS,
        PerpsFeed.base(instrument.symbol()).units(),
        window ->
            api
                .fetch(
                    CANDLES
                        .with("market_id", number(api, instrument))
                        .with("resolution", size.label())
                        .with("start_timestamp", window.firstMillis())
                        .with("end_timestamp", window.lastMillis())
                        .with("count_back", wanted.in(window)))
                .rows()
                .stream()
                .map(Bar::candle));
  }

  /** Paid each full hour. The moments asked for are seconds here, unlike those of bars. */
  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    return PastFunding.of(instrument, from, to, api.now())
        .hourly()
        .windows(
            MOST_ROWS,
            window ->
                PastFunding.Page.of(
                    api.fetch(
                            FUNDINGS
                                .with("market_id", number(api, instrument))
                                .with("start_timestamp", window.first())
                                .with("end_timestamp", window.last())
                                .with("count_back", window.rows(HOUR)))
                        .rows(),
                    false,
                    paid -> PastFunding.paid(paid.timestamp(), paid.fraction())));
  }

  private static String number(Api api, Instrument instrument) {
    Market market =
        api.ask(Lighter.DETAILS).get().perps().by(Market::symbol).get(instrument.symbol());
    if (market == null || !Double.isFinite(market.marketId())) {
      throw new ExchangeException(
          FailureReason.MALFORMED, "no number of the market " + instrument.symbol());
    }
    return Long.toString((long) market.marketId());
  }
}
