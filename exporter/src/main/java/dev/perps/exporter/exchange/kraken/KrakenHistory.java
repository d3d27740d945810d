package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastInterest;
import dev.perps.exporter.exchange.kraken.HistoryWire.Chart;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PastOpenInterest;
import dev.perps.exporter.market.PriceKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.type.TypeReference;

/** The past of perpetuals of Kraken Futures. */
final class KrakenHistory implements History {
  private static final int BARS_OF_PAGE = 2000;
  private static final int INTEREST_OF_PAGE = 2000;
  private static final TypeReference<Chart> CHART = new TypeReference<>() {};
  private static final TypeReference<Analytics> ANALYTICS = new TypeReference<>() {};

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
    boolean marks = kind == PriceKind.MARK;
    boolean dollars = instrument.kind() == ContractKind.INVERSE;
    String tick = marks ? "mark" : "trade";
    Endpoint<Chart> chart =
        Endpoint.get(
                "charts/" + tick,
                Kraken.FUTURES,
                "/api/charts/v1/%s/%s/%s".formatted(tick, encoded(instrument), size.label()),
                CHART)
            .checkedBy(Chart::check);
    return PastBars.of(instrument, size, from, to, api.now())
        .gather(
            BARS_OF_PAGE,
            base(instrument).units(),
            window ->
                api
                    .fetch(chart.with("from", window.first()).with("to", window.last()))
                    .rows()
                    .stream()
                    .map(bar -> marks ? bar.mark() : bar.candle(dollars)));
  }

  /** PF_XBTUSD. */
  private static BaseAsset base(Instrument instrument) {
    String symbol = instrument.symbol();
    return BaseAsset.before(symbol.substring(symbol.indexOf('_') + 1), "USD");
  }

  private static String encoded(Instrument instrument) {
    return URLEncoder.encode(instrument.symbol(), StandardCharsets.UTF_8);
  }

  /**
   * One call tells of all that ever was, each rate under the start of its period; it is paid up to
   * the period's end.
   */
  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    long first = from.getEpochSecond();
    Instant now = api.now();
    Instant end = to.isBefore(now) ? to : now.plusSeconds(1);
    if (!from.isBefore(end)) {
      return List.of();
    }
    List<FundingSettlement> payments = new ArrayList<>();
    for (KrakenRate rate : KrakenRates.of(api, instrument.symbol())) {
      long paid = rate.endEpochSeconds();
      if (Double.isFinite(rate.relative()) && paid >= first && paid < end.getEpochSecond()) {
        payments.add(new FundingSettlement(paid, rate.relative(), rate.periodSeconds()));
      }
    }
    return List.copyOf(payments);
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
    Endpoint<Analytics> call =
        Endpoint.get(
                "charts/open-interest",
                Kraken.FUTURES,
                "/api/charts/v1/analytics/%s/open-interest?interval=%d"
                    .formatted(encoded(instrument), PastInterest.STEP),
                ANALYTICS)
            .checkedBy(Analytics::check);
    return PastInterest.of(instrument, from, to, api.now())
        .gather(
            INTEREST_OF_PAGE,
            window ->
                api.fetch(call.with("since", window.first()).with("to", window.last()))
                    .openInterest(base, dollars));
  }
}
