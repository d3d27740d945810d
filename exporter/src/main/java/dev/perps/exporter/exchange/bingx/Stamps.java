package dev.perps.exporter.exchange.bingx;

import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bingx.BingXWire.Ticker;
import dev.perps.exporter.market.Figure;
import java.util.Comparator;
import java.util.List;

/** Dates an answer that has no date of its own. Pure. */
final class Stamps {
  private Stamps() {}

  /**
   * When tickers were made, in Unix seconds. The stamps of a row follow its trades and so are old
   * where nobody trades: a tenth of them are newer than the one that counts, which a few rows with
   * a wrong one cannot change.
   */
  static double ofMost(Rows<Ticker> tickers) {
    List<Double> newestFirst =
        tickers.stream()
            .map(row -> newer(Figure.nonZero(row.openTime()), Figure.nonZero(row.closeTime())))
            .filter(Double::isFinite)
            .sorted(Comparator.reverseOrder())
            .toList();
    return newestFirst.isEmpty()
        ? Figure.ABSENT
        : Figure.seconds(newestFirst.get(newestFirst.size() / 10));
  }

  private static double newer(double a, double b) {
    return Double.isNaN(a) || b > a ? b : a;
  }
}
