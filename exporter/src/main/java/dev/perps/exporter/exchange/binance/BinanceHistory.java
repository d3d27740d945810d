package dev.perps.exporter.exchange.binance;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Host;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.PastInterest;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.binance.HistoryWire.Interest;
import dev.perps.exporter.exchange.binance.HistoryWire.Kline;
import dev.perps.exporter.exchange.binance.HistoryWire.Rate;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The past of both kinds of perpetuals: the same calls on {@code fapi} and {@code dapi}. */
final class BinanceHistory implements History {
  private static final int BARS_OF_PAGE = 1500;
  private static final int RATES_OF_PAGE = 1000;
  private static final int INTEREST_OF_PAGE = 500;

  /** No longer may the span of a call for bars be on dapi. */
  private static final long LONGEST_ON_DAPI = 200 * 86_400L;

  // 500 calls in 5 minutes for each address, whatever they weigh: 100 of the 2400 of a minute.
  private static final int WEIGHT_OF_FUNDING = 24;

  // 1000 calls in 5 minutes for each address.
  private static final int WEIGHT_OF_INTEREST = 12;

  /** Thirty days are kept; an hour less, as a start before them is refused. */
  private static final Duration KEPT_INTEREST = Duration.ofHours(30 * 24 - 1);

  /** Open interest of a longer time is asked for by the hour. */
  private static final Duration LONG = Duration.ofDays(3);

  private static final String PERPETUAL = "_PERP";

  private final Calls linear;
  private final Calls inverse;

  BinanceHistory(Host fapi, Host dapi) {
    linear = Calls.of(fapi);
    inverse = Calls.of(dapi);
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
    Endpoint<Rows<Kline>> klines =
        (kind == PriceKind.MARK ? calls(instrument).markKlines : calls(instrument).klines)
            .with("symbol", instrument.symbol())
            .with("interval", size.label());
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gather(
        coins ? (int) Math.min(BARS_OF_PAGE, LONGEST_ON_DAPI / size.seconds()) : BARS_OF_PAGE,
        base(instrument).units(),
        window ->
            api
                .fetch(
                    klines
                        .with("startTime", window.firstMillis())
                        .with("endTime", window.lastMillis())
                        .with("limit", wanted.in(window))
                        .weighing(weight(wanted.in(window))))
                .stream()
                .map(row -> kind == PriceKind.MARK ? row.mark() : row.candle(coins)));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Rows<Rate>> rates = calls(instrument).fundingRate.with("symbol", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .oldestFirst(
            window -> {
              Rows<Rate> rows =
                  api.fetch(
                      rates
                          .with("startTime", window.firstMillis())
                          .with("endTime", window.lastMillis())
                          .with("limit", RATES_OF_PAGE));
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
    boolean contracts = instrument.kind() == ContractKind.INVERSE;
    String symbol = instrument.symbol();
    // A month of five minutes takes 18 calls, and each of them a hundredth of the limit.
    boolean hourly = Duration.between(from, to).compareTo(LONG) > 0;
    Calls calls = calls(instrument);
    Endpoint<Rows<Interest>> past = hourly ? calls.openInterestByHour : calls.openInterest;
    Endpoint<Rows<Interest>> call =
        contracts
            ? past.with("pair", symbol.replace(PERPETUAL, "")).with("contractType", "PERPETUAL")
            : past.with("symbol", symbol);
    PastInterest interest =
        hourly
            ? PastInterest.hourly(instrument, from, to, api.now())
            : PastInterest.of(instrument, from, to, api.now());
    return interest
        .notBefore(api.now().minus(KEPT_INTEREST))
        .gather(
            INTEREST_OF_PAGE,
            window ->
                api
                    .fetch(
                        call.with("startTime", window.firstMillis())
                            .with("endTime", window.lastMillis()))
                    .stream()
                    .map(row -> row.at(contracts ? row.ofContracts() : row.ofCoins(base))));
  }

  private static BaseAsset base(Instrument instrument) {
    return BaseAsset.before(instrument.symbol(), instrument.quote(), "USD" + PERPETUAL);
  }

  private Calls calls(Instrument instrument) {
    return instrument.kind() == ContractKind.INVERSE ? inverse : linear;
  }

  private static int weight(long bars) {
    if (bars < 100) {
      return 1;
    }
    if (bars < 500) {
      return 2;
    }
    return bars <= 1000 ? 5 : 10;
  }

  private record Calls(
      Endpoint<Rows<Kline>> klines,
      Endpoint<Rows<Kline>> markKlines,
      Endpoint<Rows<Rate>> fundingRate,
      Endpoint<Rows<Interest>> openInterest,
      Endpoint<Rows<Interest>> openInterestByHour) {
    static Calls of(Host host) {
      return new Calls(
          FuturesFeed.get(host, "klines", new TypeReference<Rows<Kline>>() {}),
          FuturesFeed.get(host, "markPriceKlines", new TypeReference<Rows<Kline>>() {}),
          FuturesFeed.get(host, "fundingRate", new TypeReference<Rows<Rate>>() {})
              .weighing(WEIGHT_OF_FUNDING),
          interest(host, "5m"),
          interest(host, "1h"));
    }

    private static Endpoint<Rows<Interest>> interest(Host host, String period) {
      return Endpoint.get(
              host.name() + "/openInterestHist",
              host,
              "/futures/data/openInterestHist?period=" + period + "&limit=" + INTEREST_OF_PAGE,
              new TypeReference<Rows<Interest>>() {})
          .weighing(WEIGHT_OF_INTEREST);
    }
  }
}
