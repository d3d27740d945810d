package dev.perps.exporter.exchange.dydx;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.dydx.DydxWire.Bar;
import dev.perps.exporter.exchange.dydx.DydxWire.Bars;
import dev.perps.exporter.exchange.dydx.DydxWire.Paid;
import dev.perps.exporter.exchange.dydx.DydxWire.Payments;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The past as the indexer tells it: newest first, a thousand rows a page. */
final class DydxHistory implements History {
  private static final Map<BarSize, String> RESOLUTIONS =
      Map.of(
          BarSize.M5, "5MINS",
          BarSize.M15, "15MINS",
          BarSize.H1, "1HOUR",
          BarSize.H4, "4HOURS",
          BarSize.D1, "1DAY");
  private static final int MOST_ROWS = 1000;
  private static final long HOUR = 3600;

  /** Funding is paid by the first block of an hour; one that comes later was late itself. */
  private static final double FIRST_BLOCK = 60;

  private static final TypeReference<Bars> BARS = new TypeReference<>() {};
  private static final TypeReference<Payments> PAYMENTS = new TypeReference<>() {};

  @Override
  public Set<BarSize> barSizes() {
    return RESOLUTIONS.keySet();
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    BaseAsset base =
        Ticker.of(instrument.symbol())
            .map(Ticker::base)
            .orElseGet(() -> new BaseAsset(instrument.base(), 1));
    Endpoint<Bars> candles =
        Endpoint.get(
                "candles", Dydx.INDEXER, "/v4/candles/perpetualMarkets/" + in(instrument), BARS)
            .checkedBy(Bars::check)
            .with("resolution", RESOLUTIONS.getOrDefault(size, size.label()));
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gatherSparse(
        MOST_ROWS,
        base.units(),
        window ->
            api
                .fetch(
                    candles
                        .with("fromISO", Instant.ofEpochSecond(window.first()).toString())
                        .with("toISO", Instant.ofEpochSecond(window.last() + 1).toString())
                        .with("limit", wanted.in(window)))
                .rows()
                .stream()
                .map(Bar::candle));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Payments> funding =
        Endpoint.get(
                "historicalFunding",
                Dydx.INDEXER,
                "/v4/historicalFunding/" + in(instrument),
                PAYMENTS)
            .checkedBy(Payments::check);
    return PastFunding.of(instrument, from, to, api.now())
        .hourly()
        .newestFirst(
            window -> {
              long limit = Math.min(MOST_ROWS, window.rows(HOUR));
              String last = Instant.ofEpochMilli(window.lastMillis()).toString();
              Rows<Paid> rows =
                  api.fetch(funding.with("effectiveBeforeOrAt", last).with("limit", limit)).rows();
              return PastFunding.Page.of(
                  rows,
                  rows.size() < limit,
                  paid -> PastFunding.paid(due(paid.epochSeconds()), paid.rate()));
            });
  }

  /** The full hour of a payment, which is dated by its block, a moment after it. */
  private static double due(double epochSeconds) {
    double hour = Math.floor(epochSeconds / HOUR) * HOUR;
    return epochSeconds - hour < FIRST_BLOCK ? hour : epochSeconds;
  }

  /** Names of markets may hold commas, and any other sign. */
  private static String in(Instrument instrument) {
    return URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
