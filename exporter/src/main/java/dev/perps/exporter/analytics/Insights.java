package dev.perps.exporter.analytics;

import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that history tells as of one time. Immutable; what is not known is missing or NaN.
 *
 * @param at when it was put together
 * @param bases what price history tells of each base, the biggest market first
 * @param correlations one for each window
 * @param indicators of the biggest bases
 * @param funding what settled funding tells of each contract
 */
public record Insights(
    Instant at,
    List<OfBase> bases,
    List<Correlations> correlations,
    List<OfBars> indicators,
    List<OfFunding> funding) {

  /** Before any history is known. */
  public static final Insights NONE =
      new Insights(Instant.EPOCH, List.of(), List.of(), List.of(), List.of());

  public Insights {
    bases = List.copyOf(bases);
    correlations = List.copyOf(correlations);
    indicators = List.copyOf(indicators);
    funding = List.copyOf(funding);
  }

  /**
   * What price history tells of a base.
   *
   * @param exchange id of the exchange whose bars these are
   * @param lastClose of its bars of five minutes, quote per base; NaN without one of now
   * @param figures by window
   */
  public record OfBase(
      String base, String exchange, double lastClose, Map<Window, PriceFigures> figures) {
    public OfBase {
      figures = Map.copyOf(figures);
    }
  }

  /**
   * How the returns of the biggest bases go together.
   *
   * @param matrix Pearson's coefficients in the order of the bases; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // held by identity only
  public record Correlations(Window window, List<String> bases, double[][] matrix) {
    public Correlations {
      bases = List.copyOf(bases);
    }
  }

  /** Technical indicators of a base on bars of one size. */
  public record OfBars(String base, BarSize barSize, Indicators indicators) {}

  /**
   * What settled funding tells of a contract.
   *
   * @param windows by window
   */
  public record OfFunding(
      Instrument instrument, Map<FundingWindow, FundingSummary> windows, FundingForecast forecast) {
    public OfFunding {
      windows = Map.copyOf(windows);
    }
  }
}
