package dev.perps.exporter.exchange.bybit;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.PastInterest;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bybit.BybitWire.Envelope;
import dev.perps.exporter.exchange.bybit.HistoryWire.Interest;
import dev.perps.exporter.exchange.bybit.HistoryWire.Kline;
import dev.perps.exporter.exchange.bybit.HistoryWire.Rate;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The past of linear and inverse perpetuals; every answer begins with the newest row. */
final class BybitHistory implements History {
  private static final int BARS_OF_PAGE = 1000;
  private static final int RATES_OF_PAGE = 200;
  private static final int INTEREST_OF_PAGE = 200;
  private final Calls linear;
  private final Calls inverse;

  BybitHistory(Host host) {
    linear = Calls.of(host, "linear");
    inverse = Calls.of(host, "inverse");
  }

  @Override
  public Set<BarSize> barSizes() {
    return EnumSet.allOf(BarSize.class);
  }

  @Override
  public Set<PriceKind> prices() {
    return EnumSet.allOf(PriceKind.class);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    boolean coins = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Envelope<Kline>> kline =
        (kind == PriceKind.MARK ? calls(instrument).markKline : calls(instrument).kline)
            .with("symbol", instrument.symbol())
            .with("interval", word(size));
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gather(
        BARS_OF_PAGE,
        base(instrument).units(),
        window ->
            api
                .fetch(
                    kline
                        .with("start", window.firstMillis())
                        .with("end", window.lastMillis())
                        .with("limit", wanted.in(window)))
                .page()
                .rows()
                .stream()
                .map(row -> row.candle(coins)));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Envelope<Rate>> rates = calls(instrument).funding.with("symbol", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .newestFirst(
            window -> {
              // A start without an end is refused.
              Rows<Rate> rows =
                  api.fetch(
                          rates
                              .with("startTime", window.firstMillis())
                              .with("endTime", window.lastMillis()))
                      .page()
                      .rows();
              return PastFunding.Page.of(rows, rows.size() < RATES_OF_PAGE, Rate::settlement);
            });
  }

  @Override
  public boolean tellsOpenInterest() {
    return true;
  }

  @Override
  public List<PastOpenInterest> openInterest(
      Api api, Instrument instrument, Instant from, Instant to) {
    BaseAsset base = base(instrument);
    boolean dollars = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Envelope<Interest>> call =
        calls(instrument).openInterest.with("symbol", instrument.symbol());
    return PastInterest.of(instrument, from, to, api.now())
        .gather(
            INTEREST_OF_PAGE,
            window ->
                api
                    .fetch(
                        call.with("startTime", window.firstMillis())
                            .with("endTime", window.lastMillis()))
                    .page()
                    .rows()
                    .stream()
                    .map(row -> row.at(dollars ? row.ofDollars() : row.ofCoins(base))));
  }

  private static BaseAsset base(Instrument instrument) {
    return BaseAsset.before(instrument.symbol(), instrument.quote(), "PERP");
  }

  private Calls calls(Instrument instrument) {
    return instrument.kind() == ContractKind.INVERSE ? inverse : linear;
  }

  private static String word(BarSize size) {
    return switch (size) {
      case M5 -> "5";
      case M15 -> "15";
      case H1 -> "60";
      case H4 -> "240";
      case D1 -> "D";
    };
  }

  private record Calls(
      Endpoint<Envelope<Kline>> kline,
      Endpoint<Envelope<Kline>> markKline,
      Endpoint<Envelope<Rate>> funding,
      Endpoint<Envelope<Interest>> openInterest) {
    static Calls of(Host host, String category) {
      return new Calls(
          Endpoint.get(
                  "kline/" + category,
                  host,
                  "/v5/market/kline?category=" + category,
                  new TypeReference<Envelope<Kline>>() {})
              .checkedBy(BybitWire::check),
          Endpoint.get(
                  "mark-price-kline/" + category,
                  host,
                  "/v5/market/mark-price-kline?category=" + category,
                  new TypeReference<Envelope<Kline>>() {})
              .checkedBy(BybitWire::check),
          Endpoint.get(
                  "funding_history/" + category,
                  host,
                  "/v5/market/funding/history?category=" + category + "&limit=" + RATES_OF_PAGE,
                  new TypeReference<Envelope<Rate>>() {})
              .checkedBy(BybitWire::check),
          Endpoint.get(
                  "open-interest/" + category,
                  host,
                  "/v5/market/open-interest?category="
                      + category
                      + "&intervalTime=5min&limit="
                      + INTEREST_OF_PAGE,
                  new TypeReference<Envelope<Interest>>() {})
              .checkedBy(BybitWire::check));
    }
  }
}
