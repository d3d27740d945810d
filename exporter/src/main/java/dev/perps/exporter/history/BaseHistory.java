package dev.perps.exporter.history;

import dev.perps.exporter.analytics.BasePrices;
import dev.perps.exporter.analytics.Indicators;
import dev.perps.exporter.analytics.PriceSeries;
import dev.perps.exporter.analytics.Window;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of one base: bars of its reference contract. Immutable.
 *
 * <p>After the first load one call per five minutes keeps it up to date: an hour's bar is put
 * together of its twelve, larger ones of hours. Only where a part is missing the exchange is asked
 * for the whole.
 *
 * @param reference the contract whose bars these are
 * @param m5 closes of five minutes
 * @param h1 closes of hours
 * @param recent the latest bars of five minutes
 * @param charts bars for indicators by size; empty where none are wanted
 */
record BaseHistory(
    Instrument reference,
    PriceSeries m5,
    PriceSeries h1,
    CandleSeries recent,
    Map<BarSize, CandleSeries> charts) {

  /** Sizes of bars that indicators are made of. */
  static final List<BarSize> TIMEFRAMES = List.of(BarSize.H1, BarSize.H4, BarSize.D1);

  /** A day and some, so that a day can be put together, and an outage bridged. */
  private static final int RECENT_BARS = 300;

  /** No figure looks further back. */
  private static final int MOST_BARS = 750;

  /** An exchange whose newest bar is older has stopped to make any. */
  private static final int OLDEST_BARS = 4;

  BaseHistory {
    charts = Map.copyOf(charts);
  }

  /**
   * Asks for everything: two calls as a rule, four with charts.
   *
   * @throws ExchangeException when a call fails, or there are no bars of now
   */
  static BaseHistory load(History history, Api api, Instrument reference, boolean charted) {
    List<Candle> minutes = bars(history, api, reference, BarSize.M5);
    CandleSeries recent = new CandleSeries(BarSize.M5, List.of()).with(minutes, RECENT_BARS);
    requireCurrent(recent, reference, api.now());
    List<Candle> hours = bars(history, api, reference, BarSize.H1);
    BaseHistory loaded =
        new BaseHistory(
            reference,
            PriceSeries.of(BarSize.M5, minutes, Window.closesToKeep(BarSize.M5)),
            PriceSeries.of(BarSize.H1, hours, Window.closesToKeep(BarSize.H1)),
            recent,
            Map.of());
    return charted ? loaded.charted(history, api, hours) : loaded;
  }

  private static List<Candle> bars(History history, Api api, Instrument contract, BarSize size) {
    long end = size.startOf(api.now().getEpochSecond());
    return since(history, api, contract, size, end - Window.closesToKeep(size) * size.seconds());
  }

  private static List<Candle> since(
      History history, Api api, Instrument contract, BarSize size, long fromEpochSeconds) {
    Instant now = api.now();
    long from = Math.max(fromEpochSeconds, now.getEpochSecond() - MOST_BARS * size.seconds());
    return history.barSizes().contains(size)
        ? history.candles(api, contract, PriceKind.LAST, size, Instant.ofEpochSecond(from), now)
        : List.of();
  }

  private static void requireCurrent(CandleSeries recent, Instrument reference, Instant now) {
    if (recent.end() < now.getEpochSecond() - OLDEST_BARS * BarSize.M5.seconds()) {
      throw new ExchangeException(
          FailureReason.STALE, reference.symbol() + " has no bars of the last twenty minutes");
    }
  }

  /** The same with bars for indicators. */
  BaseHistory charted(History history, Api api) {
    return charts.isEmpty()
        ? charted(history, api, bars(history, api, reference, BarSize.H1))
        : this;
  }

  private BaseHistory charted(History history, Api api, List<Candle> hours) {
    Map<BarSize, CandleSeries> loaded = new EnumMap<>(BarSize.class);
    CandleSeries hourly = new CandleSeries(BarSize.H1, List.of()).with(hours, hours.size());
    loaded.put(BarSize.H1, hourly.with(List.of(), Indicators.MOST_BARS));
    for (BarSize size : List.of(BarSize.H4, BarSize.D1)) {
      long span = Indicators.MOST_BARS * size.seconds();
      long end = size.startOf(api.now().getEpochSecond());
      List<Candle> told = since(history, api, reference, size, end - span);
      loaded.put(
          size,
          new CandleSeries(size, List.of())
              .with(told.isEmpty() ? hourly.in(size, 0) : told, Indicators.MOST_BARS));
    }
    return new BaseHistory(reference, m5, h1, recent, loaded);
  }

  /**
   * The same with the bars that have ended since.
   *
   * @throws ExchangeException as {@link #load}
   */
  BaseHistory extended(History history, Api api) {
    List<Candle> fresh = since(history, api, reference, BarSize.M5, recent.end());
    CandleSeries newer = recent.with(fresh, RECENT_BARS);
    requireCurrent(newer, reference, api.now());
    long known = h1.isEmpty() ? 0 : h1.endEpochSeconds();
    List<Candle> hours = whole(history, api, newer, recent.end(), BarSize.H1, known);
    return new BaseHistory(
        reference,
        m5.append(fresh, Window.closesToKeep(BarSize.M5)),
        h1.append(hours, Window.closesToKeep(BarSize.H1)),
        newer,
        charts.isEmpty() || hours.isEmpty() ? charts : chartsWith(hours, history, api));
  }

  private Map<BarSize, CandleSeries> chartsWith(List<Candle> hours, History history, Api api) {
    Map<BarSize, CandleSeries> all = new EnumMap<>(charts);
    CandleSeries before = chart(BarSize.H1);
    CandleSeries hourly = before.with(hours, Indicators.MOST_BARS);
    all.put(BarSize.H1, hourly);
    for (BarSize size : List.of(BarSize.H4, BarSize.D1)) {
      CandleSeries chart = chart(size);
      long known =
          chart.candles().isEmpty()
              ? size.startOf(hourly.candles().getFirst().startEpochSeconds())
              : chart.end();
      List<Candle> whole = whole(history, api, hourly, before.end(), size, known);
      all.put(size, chart.with(whole, Indicators.MOST_BARS));
    }
    return all;
  }

  /**
   * Bars of a larger size from a moment on, put together of parts. Where one cannot be, and only
   * when another one has just ended, the exchange is asked.
   *
   * @param before up to when the parts were known until now
   */
  private List<Candle> whole(
      History history, Api api, CandleSeries parts, long before, BarSize size, long from) {
    List<Candle> all = new ArrayList<>(parts.in(size, from));
    long end = size.startOf(parts.end());
    if (end > size.startOf(before) && all.size() * size.seconds() < end - from) {
      all.addAll(since(history, api, reference, size, from));
    }
    return all;
  }

  private CandleSeries chart(BarSize size) {
    return charts.getOrDefault(size, new CandleSeries(size, List.of()));
  }

  /** Closes, under the name that the base is known by. */
  BasePrices prices(String base) {
    return new BasePrices(base, reference.exchange(), m5, h1);
  }
}
