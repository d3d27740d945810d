package dev.perps.exporter.exchange.coinbase;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.coinbase.IntxWire.Aggregations;
import dev.perps.exporter.exchange.coinbase.IntxWire.Bar;
import dev.perps.exporter.exchange.coinbase.IntxWire.InstrumentRow;
import dev.perps.exporter.exchange.coinbase.IntxWire.Paid;
import dev.perps.exporter.exchange.coinbase.IntxWire.Payments;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
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
  private static final int MOST_BARS = 10_000;

  private static final int MOST_PAYMENTS = 100;
  private static final TypeReference<Aggregations> BARS = new TypeReference<>() {};
  private static final TypeReference<Payments> PAYMENTS = new TypeReference<>() {};

  @Override
  public Set<BarSize> barSizes() {
    return GRANULARITIES.keySet();
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    Endpoint<Aggregations> candles =
        Endpoint.get("candles", Coinbase.INTERNATIONAL, path(instrument) + "/candles", BARS)
            .checkedBy(Aggregations::check)
            .with("granularity", GRANULARITIES.getOrDefault(size, size.label()));
    return PastBars.of(instrument, size, from, to, api.now())
        .gatherSparse(
            MOST_BARS,
            units(api, instrument),
            window ->
                api
                    .fetch(
                        candles
                            .with("start", Instant.ofEpochSecond(window.first()).toString())
                            .with("end", Instant.ofEpochSecond(window.last()).toString()))
                    .rows()
                    .stream()
                    .map(Bar::candle));
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
    PastFunding payments = PastFunding.of(instrument, from, to, api.now());
    int limit = payments.rows(MOST_PAYMENTS);
    Endpoint<Payments> funding =
        Endpoint.get("funding", Coinbase.INTERNATIONAL, path(instrument) + "/funding", PAYMENTS)
            .checkedBy(Payments::check)
            .with("result_limit", limit);
    return payments.numbered(
        number -> {
          Rows<Paid> rows = api.fetch(funding.with("result_offset", (number - 1L) * limit)).rows();
          return PastFunding.Page.of(rows, rows.size() < limit, Paid::settlement);
        });
  }

  private static String path(Instrument instrument) {
    return "/api/v1/instruments/" + URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8);
  }
}
