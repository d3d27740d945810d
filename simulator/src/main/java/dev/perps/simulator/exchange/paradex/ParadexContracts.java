package dev.perps.simulator.exchange.paradex;

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

/** The perpetuals that Paradex lists. */
final class ParadexContracts {
  private static final Set<String> BUNDLES = Set.of("PEPE", "BONK", "SHIB", "FLOKI");
  private static final Map<String, String> NAMES = Map.of("GOLD", "XAU", "SILVER", "XAG");
  private static final double SHARE = 0.004;
  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> perpetuals = new ArrayList<>();

  ParadexContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    coins.listed(75, 0.05).forEach(coin -> perpetuals.add(oddity(perpetual(coin))));
    List<Asset> rotating = coins.rotating();
    for (int i = 1; i < rotating.size(); i += 2) {
      perpetuals.add(Coins.rotate(perpetual(rotating.get(i)), i));
    }
    for (Asset asset : all.all()) {
      boolean listed = asset.kind().traditional() && factory.lists(asset.ticker(), 0.15);
      if (listed || NAMES.containsKey(asset.ticker())) {
        perpetuals.add(perpetual(asset));
      }
    }
  }

  List<Contract> perpetuals() {
    return perpetuals;
  }

  private Contract perpetual(Asset base) {
    boolean bundle = BUNDLES.contains(base.ticker());
    String name = bundle ? "k" + base.ticker() : NAMES.getOrDefault(base.ticker(), base.ticker());
    String symbol = name + "-USD-PERP";
    return factory.make(
        symbol, LINEAR, base, bundle ? 1000 : 1, name, all.get("USD"), hours(base, symbol), SHARE);
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 20 || factory.lists(symbol + " eight-hourly", 0.6)) {
      return 8;
    }
    return factory.lists(symbol + " hourly", 0.3) ? 1 : 4;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "DYDX-USD-PERP" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "STX-USD-PERP" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "FET-USD-PERP" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "KAS-USD-PERP" -> Coins.always(contract, Phase.SETTLING);
      case "ORDI-USD-PERP" -> Coins.always(contract, Phase.PENDING);
      default -> contract;
    };
  }
}
