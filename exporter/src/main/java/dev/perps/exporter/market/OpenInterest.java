package dev.perps.exporter.market;

/**
 * Contracts outstanding, one side counted once; NaN where the exchange does not say.
 *
 * @param base in units of the plain base asset
 * @param quote in units of quote
 */
public record OpenInterest(double base, double quote) {

  /** No word on open interest. */
  public static final OpenInterest NONE = new OpenInterest(Double.NaN, Double.NaN);

  /**
   * Open interest counted in base units, valued at a price in quote per base.
   *
   * <p>A price that is not finite or not positive gives no value: times 0 it would be a silent 0.
   * That the price is wrong is counted where the price itself is checked. An amount that is not
   * finite is handed on in both figures, to be dropped and counted there.
   */
  public static OpenInterest ofBase(double base, double price) {
    return new OpenInterest(base, base * Figure.priceToReckonWith(price));
  }

  /**
   * Open interest counted in quote, as inverse contracts do, with the base units it stands for at a
   * price in quote per base. What is not finite is treated as in {@link #ofBase}: divided by
   * infinity it would be a silent 0.
   */
  public static OpenInterest ofQuote(double quote, double price) {
    return new OpenInterest(quote / Figure.priceToReckonWith(price), quote);
  }
}
