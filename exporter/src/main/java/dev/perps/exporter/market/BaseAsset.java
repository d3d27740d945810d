package dev.perps.exporter.market;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The plain asset behind an exchange's name for it, and how many units of it one such name means:
 * {@code 1000PEPE} is 1000 units of {@code PEPE}.
 *
 * @param name the plain asset in upper case, {@code BTC} for {@code XBT}
 * @param units units of the plain asset in one unit of the exchange's own; prices are divided by
 *     it, quantities multiplied
 */
public record BaseAsset(String name, double units) {

  private static final Map<String, String> ALIASES = Map.of("XBT", "BTC", "XDG", "DOGE");

  // "1INCH" and "1000X" are coins: a factor has at least three zeros and a name of two letters
  // behind it.
  private static final Pattern PREFIX =
      Pattern.compile(
          "(10000000|1000000|100000|10000|1000)([A-Z][A-Z0-9]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern THOUSAND = Pattern.compile("k([A-Z][A-Z0-9]+)");
  private static final Pattern MILLION = Pattern.compile("1M([A-Z]{4,})", Pattern.CASE_INSENSITIVE);
  private static final Pattern SUFFIX =
      Pattern.compile("([A-Z]{2,}?)(1000000|100000|10000|1000)", Pattern.CASE_INSENSITIVE);

  /**
   * Reads the names that exchanges give to bundles of a cheap coin: {@code 1000PEPE}, {@code
   * 1MBABYDOGE}, {@code SHIB1000}; and the old codes {@code XBT} and {@code XDG}. Any other name is
   * itself, once.
   */
  public static BaseAsset of(String exchangeName) {
    Matcher prefix = PREFIX.matcher(exchangeName);
    if (prefix.matches()) {
      return new BaseAsset(plain(prefix.group(2)), Double.parseDouble(prefix.group(1)));
    }
    Matcher million = MILLION.matcher(exchangeName);
    if (million.matches()) {
      return new BaseAsset(plain(million.group(1)), 1e6);
    }
    Matcher suffix = SUFFIX.matcher(exchangeName);
    if (suffix.matches()) {
      return new BaseAsset(plain(suffix.group(1)), Double.parseDouble(suffix.group(2)));
    }
    return new BaseAsset(plain(exchangeName), 1);
  }

  /**
   * As {@link #of(String)} for coins. A number in the name of anything else, as a stock index, is
   * part of its name.
   */
  public static BaseAsset of(String exchangeName, AssetClass assetClass) {
    return assetClass == AssetClass.CRYPTO
        ? of(exchangeName)
        : new BaseAsset(plain(exchangeName), 1);
  }

  /**
   * As {@link #of(String, AssetClass)}, for exchanges that write a thousand as a small k: {@code
   * kPEPE} is a thousand PEPE; {@code KAVA} is a coin.
   */
  public static BaseAsset ofThousands(String exchangeName, AssetClass assetClass) {
    Matcher thousand = THOUSAND.matcher(exchangeName);
    return thousand.matches()
        ? new BaseAsset(plain(thousand.group(1)), 1000)
        : of(exchangeName, assetClass);
  }

  /** Of a symbol that begins with the name, without the first of the endings that it has. */
  public static BaseAsset before(String symbol, String... endings) {
    for (String ending : endings) {
      if (symbol.endsWith(ending)) {
        return of(symbol.substring(0, symbol.length() - ending.length()));
      }
    }
    return of(symbol);
  }

  /** Price of one unit of the plain asset, from the price of one unit of the exchange's own. */
  public double priceOfOne(double exchangePrice) {
    return exchangePrice / units;
  }

  /** The name without bundle: upper case, aliases resolved. */
  public static String plain(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return ALIASES.getOrDefault(upper, upper);
  }
}
