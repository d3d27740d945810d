package dev.perps.exporter.backfill;

import dev.perps.exporter.analytics.BasePrices;
import dev.perps.exporter.analytics.Indicators;
import dev.perps.exporter.analytics.PriceSeries;
import dev.perps.exporter.analytics.Window;
import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.PriceKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Reads what was kept of the past, and makes it what is replayed. */
final class Past {
  /** Bars of references beside those of prices: of windows of days, and of indicators. */
  static final List<BarSize> CHARTS = List.of(BarSize.H1, BarSize.H4, BarSize.D1);

  /** Sums of 30 days at the first moment, and a settlement more. */
  static final long FUNDING_BEFORE = 32 * Plan.DAY;

  private final Plan plan;
  private final Folder folder;

  Past(Plan plan, Folder folder) {
    this.plan = plan;
    this.folder = folder;
  }

  /** So many bars before the first moment are needed. */
  static int barsBefore(BarSize size) {
    return size == BarSize.H1 ? Window.closesToKeep(BarSize.H1) + 1 : Indicators.MOST_BARS + 1;
  }

  /** File name of one kind of past of a contract. */
  static String name(Plan plan, int place, String what) {
    return "%04d-%s-%s".formatted(place, plan.contracts().get(place).instrument().exchange(), what);
  }

  /** Everything that was kept, ready to be replayed. */
  Replay replay(List<Exchange> exchanges) {
    List<Replay.Past> contracts =
        IntStream.range(0, plan.contracts().size()).mapToObj(this::contract).toList();
    List<PastFundingFigures> funding =
        IntStream.range(0, plan.contracts().size())
            .filter(place -> plan.contracts().get(place).settled())
            .mapToObj(
                place ->
                    new PastFundingFigures(
                        plan.contracts().get(place).instrument(), settlements(place)))
            .toList();
    List<PastInsights.Chart> charts = new ArrayList<>();
    plan.bases().stream()
        .limit(plan.charted())
        .forEach(base -> CHARTS.forEach(size -> charts.add(chart(base, size))));
    return new Replay(
        plan,
        exchanges.stream().filter(one -> !plan.contractsOf(one.id()).isEmpty()).toList(),
        contracts,
        new PastInsights(
            plan.bases().stream().map(this::prices).toList(), plan.correlated(), charts, funding));
  }

  private Replay.Past contract(int place) {
    Plan.Contract contract = plan.contracts().get(place);
    return new Replay.Past(
        contract,
        prices(place, PriceKind.LAST),
        prices(place, PriceKind.MARK),
        new Paid(settlements(place), contract.now()),
        new Interest(rows(place, "interest")));
  }

  private Prices prices(int place, PriceKind kind) {
    List<Prices.Closes> coarseFirst = new ArrayList<>();
    for (BarSize size : List.of(BarSize.H1, BarSize.M15, BarSize.M5)) {
      double[][] bars = rows(place, kind + "-" + size);
      if (bars.length > 0) {
        coarseFirst.add(new Prices.Closes(size, bars));
      }
    }
    return coarseFirst.isEmpty() ? Prices.NONE : Prices.of(plan, coarseFirst);
  }

  private List<FundingSettlement> settlements(int place) {
    return Arrays.stream(rows(place, "funding"))
        .map(row -> new FundingSettlement(row[0], row[1], row[2]))
        .toList();
  }

  private BasePrices prices(Plan.Base base) {
    String exchange = plan.contracts().get(base.contract()).instrument().exchange();
    List<Candle> minutes =
        Arrays.stream(rows(base.contract(), PriceKind.LAST + "-" + BarSize.M5))
            .map(row -> candle(row[0], row[1], row[1], row[1], row[1]))
            .toList();
    return new BasePrices(
        base.name(),
        exchange,
        PriceSeries.of(BarSize.M5, minutes, Integer.MAX_VALUE),
        PriceSeries.of(BarSize.H1, chart(base, BarSize.H1).candles().values(), Integer.MAX_VALUE));
  }

  private PastInsights.Chart chart(Plan.Base base, BarSize size) {
    TreeMap<Long, Candle> candles = new TreeMap<>();
    for (double[] row : rows(base.contract(), "chart-" + size)) {
      candles.put((long) row[0], candle(row[0], row[1], row[2], row[3], row[4]));
    }
    return new PastInsights.Chart(base.name(), size, candles);
  }

  private static Candle candle(double start, double open, double high, double low, double close) {
    return new Candle((long) start, open, high, low, close, Double.NaN);
  }

  private double[][] rows(int place, String what) {
    return folder.table(name(plan, place, what)).orElse(new double[0][]);
  }
}
