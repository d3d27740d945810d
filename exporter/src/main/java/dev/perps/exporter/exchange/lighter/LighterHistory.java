package dev.perps.exporter.exchange.lighter;

import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.SpanBars;
import dev.perps.exporter.exchange.SpanPayments;
import dev.perps.exporter.exchange.SpanWindow;
import dev.perps.exporter.exchange.lighter.LighterWire.Bar;
import dev.perps.exporter.exchange.lighter.LighterWire.Bars;
import dev.perps.exporter.exchange.lighter.LighterWire.Market;
import dev.perps.exporter.exchange.lighter.LighterWire.Paid;
import dev.perps.exporter.exchange.lighter.LighterWire.Payments;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
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
      Api api, Instrument instrument, BarSize size, Instant from, Instant to) {
    SpanBars bars = new SpanBars(size, PerpsFeed.base(instrument.symbol()), from, to, api.now());
    List<SpanWindow> windows = bars.windows(MOST_ROWS, "bars of " + instrument.symbol());
    if (windows.isEmpty()) {
      return List.of();
    }
    Endpoint<Bars> candles =
        CANDLES.with("market_id", number(api, instrument)).with("resolution", size.label());
    for (SpanWindow window : windows) {
      Endpoint<Bars> page =
          candles
              .with("start_timestamp", Long.toString(window.startMillis()))
              .with("end_timestamp", Long.toString(window.lastMillis()))
              .with("count_back", Long.toString(window.rows(size.seconds())));
      for (Bar bar : api.fetch(page).rows()) {
        bars.add(
            seconds(bar.start()), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume());
      }
    }
    return bars.oldestFirst();
  }

  /** Paid each full hour. The moments asked for are seconds here, unlike those of bars. */
  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    SpanPayments payments = new SpanPayments(from, to, api.now());
    List<SpanWindow> windows =
        payments.windows(HOUR, MOST_ROWS, "funding of " + instrument.symbol());
    if (windows.isEmpty()) {
      return List.of();
    }
    Endpoint<Payments> fundings = FUNDINGS.with("market_id", number(api, instrument));
    for (SpanWindow window : windows) {
      Endpoint<Payments> page =
          fundings
              .with("start_timestamp", Long.toString(window.start()))
              .with("end_timestamp", Long.toString(window.end() - 1))
              .with("count_back", Long.toString(window.rows(HOUR)));
      for (Paid paid : api.fetch(page).rows()) {
        payments.add(paid.timestamp(), paid.fraction());
      }
    }
    return payments.oldestFirst(HOUR);
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
