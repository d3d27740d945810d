package dev.perps.simulator.exchange.gateio;

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

/** What Gate.io lists: cheap coins one by one, since contracts may be of many coins. */
final class GateioContracts {
  private static final double SHARE = 0.06;
  // As the exchange calls what others call otherwise.
  private static final Map<String, String> NAMES =
      Map.of(
          "GOLD", "XAU",
          "SILVER", "XAG",
          "PLATINUM", "XPT",
          "PALLADIUM", "XPD",
          "US500", "SPX500",
          "XYZ100", "NAS100");

  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> usdt = new ArrayList<>();
  private final List<Contract> btc = new ArrayList<>();
  private final List<Contract> spot = new ArrayList<>();

  GateioContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    coins.listed(140, 0.45).forEach(coin -> usdt.add(perpetual(coin)));
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      usdt.add(Coins.rotate(perpetual(rotating.get(i)), i + 3));
    }
    for (Asset asset : all.all()) {
      boolean listed = asset.kind().traditional() || List.of("EUR", "JPY").contains(asset.ticker());
      if (listed && (asset.ticker().equals("GOLD") || factory.lists(asset.ticker(), 0.6))) {
        usdt.add(perpetual(asset));
      }
    }
    usdt.add(perpetual(all.get("币安人生")));
    usdt.replaceAll(GateioContracts::oddity);
    btc.add(factory.make("BTC_USD", INVERSE, all.get("BTC"), 1, "BTC", all.get("USD"), 8, 0.002));
    for (Asset coin : coins.listed(150, 0.5)) {
      addSpot(coin, "USDT", 0.03);
      if (coin.rank() < 12) {
        addSpot(coin, "USDC", 0.002);
      }
    }
    addSpot(all.get("USDC"), "USDT", 0.01);
    addSpot(all.get("ETH"), "BTC", 0.0005);
    spot.replaceAll(GateioContracts::closed);
  }

  List<Contract> usdt() {
    return usdt;
  }

  List<Contract> btc() {
    return btc;
  }

  List<Contract> spot() {
    return spot;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALT_USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MANTA_USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "DYM_USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "BLAST_USDT", "PORTAL_USDT" -> Coins.always(contract, Phase.SETTLING);
      case "IO_USDT" -> Coins.always(contract, Phase.PENDING);
      case "MKR_USDT" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }

  private static Contract closed(Contract pair) {
    return switch (pair.symbol()) {
      case "PORTAL_USDT", "MKR_USDT" -> Coins.always(pair, Phase.SETTLING);
      case "IO_USDT" -> Coins.always(pair, Phase.PENDING);
      default -> pair;
    };
  }

  private Contract perpetual(Asset base) {
    String name = NAMES.getOrDefault(base.ticker(), base.ticker());
    String symbol = name + "_USDT";
    return factory.make(symbol, LINEAR, base, 1, name, all.get("USDT"), hours(base, symbol), SHARE);
  }

  private void addSpot(Asset coin, String quote, double share) {
    spot.add(
        factory.make(
            coin.ticker() + "_" + quote, SPOT, coin, 1, coin.ticker(), all.get(quote), 0, share));
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 20) {
      return 8;
    }
    if (factory.lists(symbol + " hourly", 0.02)) {
      return 1;
    }
    return factory.lists(symbol + " four-hourly", 0.4) ? 4 : 8;
  }
}
