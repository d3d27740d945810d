package dev.perps.exporter.market;

import java.util.Set;

/**
 * What the names of stocks, indices, commodities and currencies tell, for exchanges that do not say
 * themselves what a contract is on.
 */
public final class TraditionalAssets {
  /** Names that no coin has. */
  private static final Set<String> SURE_COMMODITIES =
      Set.of(
          "XAU",
          "XAG",
          "XPT",
          "XPD",
          "XCU",
          "XAUUSD",
          "XAGUSD",
          "SILVER",
          "COPPER",
          "PLATINUM",
          "PALLADIUM",
          "ALUMINIUM",
          "WTI",
          "WTIOIL",
          "USOIL",
          "UKOIL",
          "BRENT",
          "BRENTOIL",
          "NATGAS");

  private static final Set<String> MORE_COMMODITIES =
      Set.of("GOLD", "OIL", "CL", "NG", "HG", "URANIUM", "CORN", "WHEAT");

  private static final Set<String> SURE_INDICES =
      Set.of(
          "SPX500", "SP500", "US500", "USA500", "NDX", "NAS100", "US100", "USA100", "USTECH", "DJI",
          "US30", "US2000", "JP225", "KR200", "HK50", "GER40", "UK100", "VIX", "DXY");

  private static final Set<String> MORE_INDICES =
      Set.of(
          "SPX",
          "XYZ100",
          "SMALL2000",
          "MAG7",
          "SEMIS",
          "SEMI",
          "ROBOT",
          "INFOTECH",
          "NUCLEAR",
          "DEFENSE",
          "ENERGY",
          "BIOTECH");

  private static final Set<String> CURRENCIES =
      Set.of(
          "EUR", "GBP", "JPY", "CHF", "AUD", "CAD", "NZD", "KRW", "CNH", "MXN", "TRY", "BRL", "SGD",
          "EURUSD", "GBPUSD", "USDJPY", "USDCHF", "AUDUSD", "USDCAD", "NZDUSD", "USDKRW");

  /** Stocks and funds whose ticker is no coin's. */
  private static final Set<String> SURE_EQUITIES =
      Set.of(
          "AAPL", "TSLA", "NVDA", "GOOGL", "GOOG", "AMZN", "MSFT", "META", "MSTR", "HOOD", "CRCL",
          "PLTR", "AMD", "INTC", "NFLX", "BABA", "ORCL", "TSM", "AVGO", "MU", "SPY", "QQQ", "GLD",
          "SLV", "IWM", "COIN", "GME", "AMC", "RDDT", "SMCI", "ASML", "ARM", "UNH", "JPM", "WMT",
          "CRWV", "SNDK", "RIVN", "DELL", "IBM", "CSCO", "PYPL", "UBER", "ABNB", "SHOP", "TQQQ",
          "SQQQ", "SOXL");

  private TraditionalAssets() {}

  /**
   * The class of something that is known to be no coin; a name that says nothing is a stock, by far
   * the most of what is listed.
   *
   * @param name plain, in upper case, without what an exchange adds
   */
  public static AssetClass classOf(String name) {
    if (SURE_COMMODITIES.contains(name) || MORE_COMMODITIES.contains(name)) {
      return AssetClass.COMMODITY;
    }
    if (SURE_INDICES.contains(name) || MORE_INDICES.contains(name)) {
      return AssetClass.INDEX;
    }
    return CURRENCIES.contains(name) ? AssetClass.FX : AssetClass.EQUITY;
  }

  /**
   * The class of a contract whose exchange does not tell coins from the rest: a coin, unless the
   * name is surely none.
   *
   * @param name plain, in upper case
   */
  public static AssetClass classAmongCoins(String name) {
    boolean sure =
        SURE_COMMODITIES.contains(name)
            || SURE_INDICES.contains(name)
            || CURRENCIES.contains(name)
            || SURE_EQUITIES.contains(name);
    return sure ? classOf(name) : AssetClass.CRYPTO;
  }
}
