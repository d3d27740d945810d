package dev.perps.exporter.exchange.coinbase;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.SpanBars;
import dev.perps.exporter.exchange.SpanPayments;
import dev.perps.exporter.exchange.SpanWindow;
import dev.perps.exporter.exchange.coinbase.IntxWire.Aggregations;
import dev.perps.exporter.exchange.coinbase.IntxWire.Bar;
import dev.perps.exporter.exchange.coinbase.IntxWire.InstrumentRow;
import dev.perps.exporter.exchange.coinbase.IntxWire.Paid;
import dev.perps.exporter.exchange.coinbase.IntxWire.Payments;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The past of Coinbase International. */
final class CoinbaseHistory implements History {
  private static final Map<BarSize, String> GRANULARITIES =
      Map.of(
          BarSize.M5, "FIVE_MINUTE",
          BarSize.M15, "FIFTEEN_MINUTE",
          BarSize.H1, "ONE_HOUR",
          BarSize.D1, "ONE_DAY");

  /** What ccxt asks for at once; the documentation names no limit. */
  private static final long MOST_BARS = 10_000;

  private static final int MOST_PAYMENTS = 100;
  private static final double HOUR = 3600;
  private static final TypeReference<Aggregations> BARS = new TypeReference<>() {};
  private static final TypeReference<Payments> PAYMENTS = new TypeReference<>() {};

  @Override
  public Set<BarSize> barSizes() {
    return GRANULARITIES.keySet();
  }

  /**
   * Backwards: should a page hold fewer bars than asked for, the next one ends where it begins. A
   * page without any says that its span has none.
   */
  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, BarSize size, Instant from, Instant to) {
    BaseAsset base = new BaseAsset(instrument.base(), units(api, instrument));
    SpanBars bars = new SpanBars(size, base, from, to, api.now());
    Endpoint<Aggregations> candles =
        Endpoint.get("candles", Coinbase.INTERNATIONAL, path(instrument) + "/candles", BARS)
            .checkedBy(Aggregations::check)
            .with("granularity", GRANULARITIES.getOrDefault(size, size.label()));
    long end = bars.end();
    for (int page = 1; end > bars.first(); page++) {
      SpanWindow.checkPages(page, "bars of " + instrument.symbol());
      long start = Math.max(bars.first(), end - MOST_BARS * size.seconds());
      Endpoint<Aggregations> asked =
          candles
              .with("start", Instant.ofEpochSecond(start).toString())
              .with("end", Instant.ofEpochSecond(end - 1).toString());
      long oldest = end;
      for (Bar bar : api.fetch(asked).rows()) {
        if (bars.add(
            bar.startSeconds(), bar.open(), bar.high(), bar.low(), bar.close(), bar.volume())) {
          oldest = Math.min(oldest, (long) bar.startSeconds());
        }
      }
      end = oldest < end ? oldest : start;
    }
    return bars.oldestFirst();
  }

  /** As the feed knows them: the symbol alone need not tell. The list is seldom asked for this. */
  private static double units(Api api, Instrument instrument) {
    InstrumentRow row =
        api.ask(PerpsFeed.INSTRUMENTS).get().by(InstrumentRow::symbol).get(instrument.symbol());
    OptionalDouble units = row == null ? OptionalDouble.empty() : InstrumentPerps.units(row);
    return units.orElseThrow(
        () ->
            new ExchangeException(
                FailureReason.MALFORMED, "not known what one " + instrument.symbol() + " is"));
  }

  /** Newest first, and there is no asking for a moment: from now back to the start of the span. */
  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Instant now = api.now();
    SpanPayments payments = new SpanPayments(from, to, now);
    if (payments.from() >= payments.end()) {
      return List.of();
    }
    // One more tells how long the interval of the first one was.
    double hours = Math.ceil((now.getEpochSecond() - payments.from()) / HOUR) + 1;
    int limit = (int) Math.min(MOST_PAYMENTS, hours);
    Endpoint<Payments> funding =
        Endpoint.get("funding", Coinbase.INTERNATIONAL, path(instrument) + "/funding", PAYMENTS)
            .checkedBy(Payments::check)
            .with("result_limit", Integer.toString(limit));
    double before = Double.POSITIVE_INFINITY;
    int offset = 0;
    for (int page = 1; ; page++) {
      SpanWindow.checkPages(page, "funding of " + instrument.symbol());
      Rows<Paid> rows = api.fetch(funding.with("result_offset", Integer.toString(offset))).rows();
      double oldest = before;
      for (Paid paid : rows) {
        double at = paid.epochSeconds();
        payments.add(at, paid.rate());
        oldest = at < oldest ? at : oldest;
      }
      if (rows.size() < limit || oldest < payments.from() || oldest >= before) {
        return payments.oldestFirstWithGaps();
      }
      before = oldest;
      offset += rows.size();
    }
  }

  private static String path(Instrument instrument) {
    return "/api/v1/instruments/" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8);
  }
}
