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

  /** Open interest counted in base units, valued at a price in quote per base. */
  public static OpenInterest ofBase(double base, double price) {
    return new OpenInterest(base, base * price);
  }

  /** Open interest counted in quote, as inverse contracts do, with the base units it stands for. */
  public static OpenInterest ofQuote(double quote, double price) {
    return new OpenInterest(quote / price, quote);
  }
}
