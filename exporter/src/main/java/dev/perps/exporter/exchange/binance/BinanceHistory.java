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
      Api api, Instrument instrument, BarSize size, Instant from, Instant to) {
    return candles(api, instrument, PriceKind.LAST, size, from, to);
  }

  @Override
  public List<Candle> candles(
      Api api, Instrument instrument, PriceKind kind, BarSize size, Instant from, Instant to) {
    BaseAsset base = base(instrument);
    boolean coins = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Rows<Kline>> klines =
        (kind == PriceKind.MARK ? calls(instrument).markKlines : calls(instrument).klines)
            .with("symbol", instrument.symbol())
            .with("interval", size.label());
    return PastBars.of(size, from, to, api.now())
        .ask(
            coins ? (int) Math.min(BARS_OF_PAGE, LONGEST_ON_DAPI / size.seconds()) : BARS_OF_PAGE,
            window ->
                api
                    .fetch(
                        klines
                            .with("startTime", window.firstMillis())
                            .with("endTime", window.lastMillis())
                            .with("limit", Integer.toString(window.bars()))
                            .weighing(weight(window.bars())))
                    .stream()
                    .map(row -> kind == PriceKind.MARK ? row.mark(base) : row.candle(base, coins)));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    PastFunding past = new PastFunding(from, to, api.now());
    boolean more = past.isToBeAsked();
    while (more) {
      Rows<Rate> page =
          api.fetch(
              calls(instrument)
                  .fundingRate
                  .with("symbol", instrument.symbol())
                  .with("startTime", Long.toString(past.newerFrom()))
                  .with("endTime", Long.toString(past.end()))
                  .with("limit", Integer.toString(RATES_OF_PAGE)));
      more = past.takeNewer(page, RATES_OF_PAGE, Rate::fundingTime, Rate::fundingRate);
    }
    return past.payments();
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
    Endpoint<Rows<Interest>> past = calls(instrument).openInterest;
    Endpoint<Rows<Interest>> call =
        contracts
            ? past.with("pair", symbol.replace(PERPETUAL, "")).with("contractType", "PERPETUAL")
            : past.with("symbol", symbol);
    return PastInterest.of(from, to, api.now())
        .notBefore(api.now().minus(KEPT_INTEREST))
        .ask(
            INTEREST_OF_PAGE,
            window ->
                api
                    .fetch(
                        call.with("startTime", window.firstMillis())
                            .with("endTime", window.endMillis()))
                    .stream()
                    .map(row -> row.at(contracts ? row.ofContracts() : row.ofCoins(base))));
  }

  private static BaseAsset base(Instrument instrument) {
    return PastBars.base(instrument.symbol(), instrument.quote(), "USD" + PERPETUAL);
  }

  private Calls calls(Instrument instrument) {
    return instrument.kind() == ContractKind.INVERSE ? inverse : linear;
  }

  private static int weight(int bars) {
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
      Endpoint<Rows<Interest>> openInterest) {
    static Calls of(Host host) {
      return new Calls(
          FuturesFeed.get(host, "klines", new TypeReference<Rows<Kline>>() {}),
          FuturesFeed.get(host, "markPriceKlines", new TypeReference<Rows<Kline>>() {}),
          FuturesFeed.get(host, "fundingRate", new TypeReference<Rows<Rate>>() {})
              .weighing(WEIGHT_OF_FUNDING),
          Endpoint.get(
                  host.name() + "/openInterestHist",
                  host,
                  "/futures/data/openInterestHist?period=5m&limit=" + INTEREST_OF_PAGE,
                  new TypeReference<Rows<Interest>>() {})
              .weighing(WEIGHT_OF_INTEREST));
    }
  }
}
