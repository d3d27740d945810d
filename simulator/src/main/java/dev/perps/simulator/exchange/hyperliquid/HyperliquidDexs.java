package dev.perps.simulator.exchange.hyperliquid;

import static dev.perps.simulator.venue.Contract.Type.LINEAR;

import dev.perps.simulator.exchange.Coins;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Perpetuals of the main dex and of the dexs that builders deployed (HIP-3). */
final class HyperliquidDexs {
  private static final Set<String> THOUSANDS =
      Set.of("PEPE", "SHIB", "BONK", "FLOKI", "LUNC", "NEIRO", "DOGS");
  private static final int USDC = 0;
  private static final int USDH = 360;
  private static final int USDE = 235;
  private static final List<String> STOCKS =
      List.of(
          "TSLA", "NVDA", "AAPL", "MSFT", "GOOGL", "AMZN", "META", "COIN", "MSTR", "HOOD", "CRCL",
          "PLTR", "AMD", "INTC", "NFLX", "BABA", "ORCL", "MU");

  /**
   * A dex of a builder.
   *
   * @param collateral token index of the margin currency
   */
  record Dex(String name, String fullName, int collateral, List<String> tickers) {}

  private static final List<Dex> DEXS =
      List.of(
          new Dex(
              "xyz",
              "XYZ",
              USDC,
              with(STOCKS, "XYZ100", "GOLD", "SILVER", "COPPER", "NATGAS", "JP225", "EUR")),
          new Dex(
              "flx",
              "Felix Exchange",
              USDH,
              with(STOCKS.subList(0, 12), "GOLD", "SILVER", "OIL", "PLATINUM", "PALLADIUM", "XMR")),
          new Dex(
              "vntl",
              "Ventuals",
              USDH,
              with(STOCKS.subList(0, 13), "ANTHROPIC", "OPENAI", "SPACEX", "MAG7", "SEMIS")),
          new Dex(
              "hyna",
              "HyENA",
              USDE,
              List.of(
                  "BTC",
                  "ETH",
                  "SOL",
                  "HYPE",
                  "XRP",
                  "BNB",
                  "DOGE",
                  "SUI",
                  "ADA",
                  "LINK",
                  "ZEC",
                  "PUMP",
                  "ENA",
                  "AAVE",
                  "LTC",
                  "BCH",
                  "FARTCOIN",
                  "XPL",
                  "ASTER",
                  "VIRTUAL")),
          new Dex(
              "km",
              "Markets by Kinetiq",
              USDH,
              with(STOCKS.subList(0, 14), "US500", "SMALL2000", "GOLD", "SILVER", "OIL", "MAG7")));

  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> main = new ArrayList<>();

  HyperliquidDexs(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    for (Asset coin : coins.listed(110, 0.25)) {
      if (coin.basePrice() > 1e-5 || THOUSANDS.contains(coin.ticker())) {
        main.add(make("", coin, 0.08));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i += 3) {
      main.add(Coins.rotate(make("", rotating.get(i), 0.08), i + 7));
    }
    main.replaceAll(HyperliquidDexs::oddity);
  }

  private static List<String> with(List<String> some, String... more) {
    List<String> tickers = new ArrayList<>(some);
    tickers.addAll(List.of(more));
    return tickers;
  }

  List<Dex> builders() {
    return DEXS;
  }

  List<Contract> main() {
    return main;
  }

  List<Contract> of(Dex dex) {
    List<Contract> contracts = new ArrayList<>();
    for (String ticker : dex.tickers()) {
      Asset asset = all.get(ticker);
      contracts.add(make(dex.name() + ":", asset, asset.coin() ? 0.002 : 0.15));
    }
    int last = contracts.size() - 1;
    contracts.set(last, Coins.always(contracts.get(last), Phase.SETTLING));
    contracts.set(last - 1, contracts.get(last - 1).withQuirks(Set.of(Contract.Quirk.NO_BID)));
    return contracts;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MANTA" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID, Contract.Quirk.NO_VOLUME));
      case "BLAST", "PORTAL", "PIXEL", "MKR" -> Coins.always(contract, Phase.SETTLING);
      default -> contract;
    };
  }

  private Contract make(String prefix, Asset asset, double share) {
    boolean thousand = prefix.isEmpty() && THOUSANDS.contains(asset.ticker());
    String name = prefix + (thousand ? "k" : "") + asset.ticker();
    double multiplier = thousand ? 1000 : 1;
    Contract contract =
        factory.make(name, LINEAR, asset, multiplier, asset.ticker(), all.get("USDC"), 1, share);
    // Prices have five significant digits and at most six decimals less those of the size.
    int magnitude = (int) Math.floor(Math.log10(asset.basePrice() * multiplier));
    int size = Math.min(5, contract.sizeDecimals());
    return contract.withDecimals(Math.clamp(4 - magnitude, 0, 6 - size), size);
  }

  /** Tokens that are used for margin, by their index. */
  static Map<Integer, String> collaterals() {
    return Map.of(USDC, "USDC", USDH, "USDH", USDE, "USDE");
  }
}
