package dev.perps.simulator.exchange.bingx;

import static dev.perps.simulator.venue.Contract.Type.INVERSE;
import static dev.perps.simulator.venue.Contract.Type.LINEAR;
import static dev.perps.simulator.venue.Contract.Type.SPOT;

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

/** What BingX lists. There are no dated futures. */
final class BingXContracts {
  private static final Map<String, String> BUNDLES =
      Map.ofEntries(
          Map.entry("PEPE", "1000PEPE"),
          Map.entry("BONK", "1000BONK"),
          Map.entry("FLOKI", "1000FLOKI"),
          Map.entry("SATS", "10000SATS"),
          Map.entry("RATS", "1000RATS"),
          Map.entry("CAT", "1000CAT"),
          Map.entry("MOG", "1000000MOG"),
          Map.entry("CHEEMS", "1000000CHEEMS"),
          Map.entry("BABYDOGE", "1000000BABYDOGE"));

  /** Codes of what is no coin, where they are not made of the ticker. */
  private static final Map<String, String> CODES =
      Map.of(
          "SILVER", "NCCOXAG2USD",
          "OIL", "NCCO1OILWTI2USD",
          "NATGAS", "NCCONATURALGAS2USD",
          "US500", "NCSISP5002USD",
          "XYZ100", "NCSINASDAQ1002USD",
          "SMALL2000", "NCSIRUSSELL20002USD",
          "JP225", "NCSI724NIKKEI2252USD",
          "EUR", "NCFXEUR2USD",
          "GBP", "NCFXGBP2USD");

  private static final double SHARE = 0.03;
  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> linear = new ArrayList<>();
  private final List<Contract> inverse = new ArrayList<>();
  private final List<Contract> spot = new ArrayList<>();

  BingXContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    for (Asset coin : coins.listed(110, 0.38)) {
      linear.add(perpetual(coin, "USDT", SHARE));
      if (coin.rank() < 25) {
        linear.add(perpetual(coin, "USDC", SHARE / 20));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      linear.add(Coins.rotate(perpetual(rotating.get(i), "USDT", SHARE), i + 3));
    }
    for (Asset asset : all.all()) {
      String code = code(asset);
      boolean sure =
          CODES.containsKey(asset.ticker()) || List.of("TSLA", "GOLD").contains(asset.ticker());
      if (!code.isEmpty() && (sure || factory.lists(asset.ticker(), 0.5))) {
        // Listed, but closed for now: ccxt takes the codes for names of coins.
        linear.add(Coins.always(make(code, LINEAR, asset, 1, "USDT", SHARE), Phase.PENDING));
      }
    }
    linear.replaceAll(BingXContracts::oddity);
    for (Asset coin : coins.listed(30, 0)) {
      if (!BUNDLES.containsKey(coin.ticker()) && inverse.size() < 20) {
        inverse.add(make(coin.ticker(), INVERSE, coin, 1, "USD", 0.0008));
      }
    }
    inverse.add(Coins.always(inverse.removeLast(), Phase.SETTLING));
    for (Asset coin : coins.listed(110, 0.35)) {
      spot.add(make(coin.ticker(), SPOT, coin, 1, "USDT", 0.01));
      if (coin.rank() < 20) {
        spot.add(make(coin.ticker(), SPOT, coin, 1, "USDC", 0.001));
      }
    }
    spot.add(Coins.always(spot.removeLast(), Phase.SETTLING));
    spot.add(make("USDC", SPOT, all.get("USDC"), 1, "USDT", 0.003));
  }

  List<Contract> linear() {
    return linear;
  }

  List<Contract> inverse() {
    return inverse;
  }

  List<Contract> spot() {
    return spot;
  }

  private Contract perpetual(Asset coin, String quote, double share) {
    String name = BUNDLES.getOrDefault(coin.ticker(), coin.ticker());
    double units =
        BUNDLES.containsKey(coin.ticker()) ? Double.parseDouble(name.replaceAll("\\D", "")) : 1;
    return make(name, LINEAR, coin, units, quote, share);
  }

  private Contract make(
      String name, Contract.Type type, Asset base, double units, String quote, double share) {
    String symbol = name + "-" + quote;
    int hours = type == SPOT ? 0 : type == INVERSE ? 8 : hours(base, symbol);
    return factory.make(symbol, type, base, units, name, all.get(quote), hours, share);
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 15) {
      return 8;
    }
    if (factory.lists(symbol + " hourly", 0.06)) {
      return 1;
    }
    return factory.lists(symbol + " four-hourly", 0.55) ? 4 : 8;
  }

  /** The code of what is no coin; empty for what is not listed. */
  private static String code(Asset asset) {
    if (CODES.containsKey(asset.ticker())) {
      return CODES.getOrDefault(asset.ticker(), "");
    }
    return switch (asset.kind()) {
      case EQUITY -> "NCSK" + asset.ticker() + "2USD";
      case COMMODITY -> "NCCO" + asset.ticker() + "2USD";
      case COIN, STABLE, CASH, INDEX, PREMARKET -> "";
    };
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "LTC-USDC" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "UNI-USDC" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "TON-USDC" ->
          contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED, Contract.Quirk.NO_VOLUME));
      case "TRX-USDC" -> contract.withQuirks(Set.of(Contract.Quirk.NO_PREDICTION));
      case "ETC-USDT" -> Coins.always(contract, Phase.SETTLING);
      case "OP-USDT" -> Coins.always(contract, Phase.PENDING);
      case "FIL-USDT" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }
}
