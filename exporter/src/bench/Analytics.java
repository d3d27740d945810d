import dev.perps.exporter.analytics.Correlation;
import dev.perps.exporter.analytics.FundingForecast;
import dev.perps.exporter.analytics.FundingHistory;
import dev.perps.exporter.analytics.FundingWindow;
import dev.perps.exporter.analytics.Indicators;
import dev.perps.exporter.analytics.LogReturns;
import dev.perps.exporter.analytics.PriceFigures;
import dev.perps.exporter.analytics.PriceSeries;
import dev.perps.exporter.analytics.Window;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Prints the processor time of recomputing what is made of price history and funding, all of it at
 * once: the first time, and the median of twenty later ones.
 */
public class Analytics {
  static final int BASES = 150;
  static final int TOP = 20;
  static final int CONTRACTS = 100;
  static final long END = 1_790_000_000L / 86_400 * 86_400;

  public static void main(String[] args) {
    Map<BarSize, List<PriceSeries>> series = new EnumMap<>(BarSize.class);
    for (BarSize size : List.of(BarSize.M5, BarSize.H1)) {
      int bars = Window.closesToKeep(size);
      List<PriceSeries> all = new ArrayList<>();
      for (int base = 0; base < BASES; base++) {
        all.add(PriceSeries.of(size, candles(size, bars, base), bars));
      }
      series.put(size, all);
    }
    print(
        BASES + " bases x 4 windows: beta, R2, correlation, volatility, return",
        () -> figures(series));
    print("correlation matrix of " + TOP + " x 4 windows", () -> matrices(series));

    List<List<Candle>> candles = new ArrayList<>();
    for (int base = 0; base < TOP; base++) {
      candles.add(candles(BarSize.H1, Indicators.MOST_BARS, base));
    }
    print("indicators of " + TOP + " bases on one timeframe", () -> indicators(candles));

    for (int hours : new int[] {8, 1}) {
      List<FundingHistory> histories = new ArrayList<>();
      for (int i = 0; i < CONTRACTS; i++) {
        histories.add(FundingHistory.of(settlements(hours, i)));
      }
      String what = CONTRACTS + " contracts, a year of funding every " + hours + " h: ";
      print(what + "sums", () -> sums(histories));
      print(what + "forecasts", () -> forecasts(histories));
    }
  }

  static double figures(Map<BarSize, List<PriceSeries>> series) {
    double sum = 0;
    for (Window window : Window.values()) {
      List<PriceSeries> all = series.get(window.barSize());
      LogReturns bitcoin = LogReturns.of(all.getFirst(), window, END);
      for (PriceSeries base : all) {
        PriceFigures figures = PriceFigures.of(base, bitcoin);
        sum += figures.onBitcoin().beta() + figures.returnRatio();
      }
    }
    return sum;
  }

  static double matrices(Map<BarSize, List<PriceSeries>> series) {
    double sum = 0;
    for (Window window : Window.values()) {
      List<LogReturns> returns = new ArrayList<>();
      for (PriceSeries base : series.get(window.barSize()).subList(0, TOP)) {
        returns.add(LogReturns.of(base, window, END));
      }
      sum += Correlation.matrix(returns)[1][2];
    }
    return sum;
  }

  static double indicators(List<List<Candle>> candles) {
    double sum = 0;
    for (List<Candle> base : candles) {
      sum += Indicators.of(base, BarSize.H1).rsi14();
    }
    return sum;
  }

  static double sums(List<FundingHistory> histories) {
    double sum = 0;
    for (FundingHistory history : histories) {
      for (FundingWindow window : FundingWindow.values()) {
        sum += history.over(window, END).accumulatedRatio();
      }
    }
    return sum;
  }

  static double forecasts(List<FundingHistory> histories) {
    double sum = 0;
    for (FundingHistory history : histories) {
      sum += FundingForecast.of(history, END).next7d();
    }
    return sum;
  }

  static List<Candle> candles(BarSize size, int count, long seed) {
    Random random = new Random(seed);
    List<Candle> candles = new ArrayList<>();
    double close = 100;
    for (int i = 0; i < count; i++) {
      double open = close;
      close *= Math.exp(0.003 * random.nextGaussian());
      double high = Math.max(open, close) * 1.001;
      double low = Math.min(open, close) * 0.999;
      long start = END - (count - i) * size.seconds();
      candles.add(new Candle(start, open, high, low, close, 1));
    }
    return candles;
  }

  static List<FundingSettlement> settlements(int hours, long seed) {
    Random random = new Random(seed);
    List<FundingSettlement> settlements = new ArrayList<>();
    for (long at = END - 365 * 86_400L + hours * 3600L; at <= END; at += hours * 3600L) {
      settlements.add(new FundingSettlement(at, 1e-4 * random.nextGaussian(), hours * 3600));
    }
    return settlements;
  }

  interface Work {
    double run();
  }

  static void print(String what, Work work) {
    double first = milliseconds(work);
    for (int i = 0; i < 20; i++) {
      milliseconds(work);
    }
    double[] times = new double[20];
    Arrays.setAll(times, i -> milliseconds(work));
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT, "%-75s first %7.1f ms, then %6.2f ms CPU%n", what, first, times[10]);
  }

  static double milliseconds(Work work) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    if (Double.isNaN(work.run())) {
      throw new IllegalStateException("something is absent");
    }
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
  }
}
