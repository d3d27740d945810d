package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.exchange.PastInterest.STEP;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.PastFunding;
import dev.perps.exporter.exchange.PastInterest;
import dev.perps.exporter.exchange.PastWindow;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.okx.HistoryWire.Bar;
import dev.perps.exporter.exchange.okx.HistoryWire.Interest;
import dev.perps.exporter.exchange.okx.HistoryWire.Rate;
import dev.perps.exporter.exchange.okx.OkxWire.Envelope;
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

/**
 * The past of swaps. Every answer begins with the newest row and has those between {@code before}
 * and {@code after}, which in spite of their names are the older and the newer end, neither
 * included.
 */
final class OkxHistory implements History {
  private static final int BARS_OF_PAGE = 300;
  private static final int MARKS_OF_PAGE = 100;
  private static final int INTEREST_OF_PAGE = 100;
  private static final int RATES_OF_PAGE = 400;

  /** How many bars, the newest, the calls without history have: 1440, less the running one. */
  private static final long NEWEST = 1439;

  private static final TypeReference<Envelope<Bar>> BARS = new TypeReference<>() {};
  private static final Endpoint<Envelope<Bar>> CANDLES = Okx.get("candles", "market/candles", BARS);
  private static final Endpoint<Envelope<Bar>> HISTORY_CANDLES =
      Okx.get("history-candles", "market/history-candles", BARS);
  private static final Endpoint<Envelope<Bar>> MARK_CANDLES =
      Okx.get("mark-price-candles", "market/mark-price-candles", BARS);
  private static final Endpoint<Envelope<Bar>> HISTORY_MARK_CANDLES =
      Okx.get("history-mark-price-candles", "market/history-mark-price-candles", BARS).weighing(2);
  private static final Endpoint<Envelope<Rate>> FUNDING =
      Okx.get(
              "funding-rate-history",
              "public/funding-rate-history?limit=" + RATES_OF_PAGE,
              new TypeReference<Envelope<Rate>>() {})
          .weighing(2);
  private static final Endpoint<Envelope<Interest>> OPEN_INTEREST =
      Okx.get(
              "open-interest-history",
              "rubik/stat/contracts/open-interest-history?period=5m&limit=" + INTEREST_OF_PAGE,
              new TypeReference<Envelope<Interest>>() {})
          .weighing(4);

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
    String id = instrument.symbol();
    boolean marks = kind == PriceKind.MARK;
    Endpoint<Envelope<Bar>> newest = marks ? MARK_CANDLES : CANDLES;
    Endpoint<Envelope<Bar>> older = marks ? HISTORY_MARK_CANDLES : HISTORY_CANDLES;
    long oldest = api.now().getEpochSecond() - NEWEST * size.seconds();
    PastBars wanted = PastBars.of(instrument, size, from, to, api.now());
    return wanted.gather(
        marks ? MARKS_OF_PAGE : BARS_OF_PAGE,
        base(instrument).units(),
        window ->
            api
                .fetch(
                    between(
                            window,
                            (window.first() > oldest ? newest : older)
                                .with("instId", id)
                                .with("bar", word(size)))
                        .with("limit", wanted.in(window)))
                .rows()
                .stream()
                .map(Bar::candle));
  }

  @Override
  public List<FundingSettlement> funding(Api api, Instrument instrument, Instant from, Instant to) {
    Endpoint<Envelope<Rate>> rates = FUNDING.with("instId", instrument.symbol());
    return PastFunding.of(instrument, from, to, api.now())
        .newestFirst(
            window -> {
              Rows<Rate> rows = api.fetch(between(window, rates)).rows();
              return PastFunding.Page.of(rows, rows.size() < RATES_OF_PAGE, Rate::settlement);
            });
  }

  /** No moment before 1970 may be asked for. */
  private static <T> Endpoint<T> between(PastWindow window, Endpoint<T> call) {
    return call.with("before", Math.max(0, window.firstMillis() - 1))
        .with("after", window.lastMillis() + 1);
  }

  @Override
  public boolean tellsOpenInterest() {
    return true;
  }

  /** A row is told under the start of its five minutes and holds what was open at their end. */
  @Override
  public List<PastOpenInterest> openInterest(
      Api api, Instrument instrument, Instant from, Instant to) {
    BaseAsset base = base(instrument);
    boolean inverse = instrument.kind() == ContractKind.INVERSE;
    Endpoint<Envelope<Interest>> call = OPEN_INTEREST.with("instId", instrument.symbol());
    return PastInterest.of(instrument, from, to, api.now())
        .gather(
            INTEREST_OF_PAGE,
            window ->
                api
                    .fetch(
                        call.with("begin", window.firstMillis() - STEP * 1000 - 1)
                            .with("end", window.lastMillis() - STEP * 1000))
                    .rows()
                    .stream()
                    .map(row -> row.amount(base, inverse)));
  }

  private static BaseAsset base(Instrument instrument) {
    String id = instrument.symbol();
    return BaseAsset.of(id.contains("-") ? id.substring(0, id.indexOf('-')) : id);
  }

  /** A plain {@code 1D} begins at midnight in Hong Kong. */
  private static String word(BarSize size) {
    return switch (size) {
      case M5 -> "5m";
      case M15 -> "15m";
      case H1 -> "1H";
      case H4 -> "4H";
      case D1 -> "1Dutc";
    };
  }
}
