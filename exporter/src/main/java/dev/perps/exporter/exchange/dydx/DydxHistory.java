package dev.perps.exporter.exchange.dydx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.nonZero;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.PastInterest;
import dev.perps.exporter.exchange.PastWindow;
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
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
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
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    Endpoint<Bars> candles = candles(instrument, size);
    return wanted.gatherSparse(
        MOST_ROWS,
        base(instrument).units(),
        window -> page(api, candles, window, wanted.in(window)).stream().map(Bar::candle));
  }

  private static Endpoint<Bars> candles(Instrument instrument, BarSize size) {
    return Endpoint.get(
            "candles", Dydx.INDEXER, "/v4/candles/perpetualMarkets/" + in(instrument), BARS)
        .checkedBy(Bars::check)
        .with("resolution", RESOLUTIONS.getOrDefault(size, size.label()));
  }

  private static Rows<Bar> page(Api api, Endpoint<Bars> candles, PastWindow window, long rows) {
    return api.fetch(
            candles
                .with("fromISO", Instant.ofEpochSecond(window.first()).toString())
                .with("toISO", Instant.ofEpochSecond(window.last() + 1).toString())
                .with("limit", rows))
        .rows();
  }

  @Override
  public boolean tellsOpenInterest() {
    return true;
  }

  /** What the bars of five minutes that are over began with: a running one may lack its price. */
  @Override
  public List<PastOpenInterest> openInterest(
      Api api, Instrument instrument, Instant from, Instant to) {
    BaseAsset base = base(instrument);
    Endpoint<Bars> candles = candles(instrument, BarSize.M5);
    return PastInterest.of(instrument, from, to, api.now().minusSeconds(PastInterest.STEP))
        .gather(
            MOST_ROWS,
            window ->
                page(api, candles, window, window.rows(PastInterest.STEP)).stream()
                    .map(bar -> interest(bar, base)));
  }

  /**
   * The indexer writes 0 where it does not know. Valued at the first trade of the bar; one without
   * trades repeats an older price, which values nothing.
   */
  private static PastOpenInterest interest(Bar bar, BaseAsset base) {
    double amount = nonZero(bar.startingOpenInterest()) * base.units();
    double price = bar.trades() > 0 ? base.priceOfOne(bar.open()) : ABSENT;
    return new PastOpenInterest(bar.startSeconds(), OpenInterest.ofBase(amount, price));
  }

  private static BaseAsset base(Instrument instrument) {
    return Ticker.of(instrument.symbol())
        .map(Ticker::base)
        .orElseGet(() -> new BaseAsset(instrument.base(), 1));
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
