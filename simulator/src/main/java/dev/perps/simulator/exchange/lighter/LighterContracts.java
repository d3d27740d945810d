package dev.perps.simulator.exchange.lighter;

import static dev.perps.simulator.venue.Contract.Type.LINEAR;
import static dev.perps.simulator.venue.Contract.Type.SPOT;

import dev.perps.simulator.exchange.Coins;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Lighter lists. A perpetual is named by its base alone; its number is what calls want. */
final class LighterContracts {
  private static final int FIRST_SPOT = 2048;
  private static final double SHARE = 0.05;
  private static final Set<String> BUNDLES = Set.of("PEPE", "BONK", "SHIB", "FLOKI", "TOSHI");
  private static final Map<String, String> NAMES =
      Map.of(
          "GOLD",
          "XAU",
          "SILVER",
          "XAG",
          "PLATINUM",
          "XPT",
          "OIL",
          "WTI",
          "EUR",
          "EURUSD",
          "GBP",
          "GBPUSD");
  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> perpetuals = new ArrayList<>();
  private final List<Contract> spot = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  LighterContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    coins.listed(70, 0.05).forEach(coin -> perpetuals.add(oddity(perpetual(coin))));
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i += 2) {
      perpetuals.add(Coins.rotate(perpetual(rotating.get(i)), i));
    }
    for (Asset asset : all.all()) {
      boolean listed = asset.kind().traditional() && factory.lists(asset.ticker(), 0.4);
      if (listed || NAMES.containsKey(asset.ticker())) {
        perpetuals.add(perpetual(asset));
      }
    }
    for (String coin : List.of("ETH", "BTC", "SOL", "LINK", "UNI", "AAVE", "LDO", "ALT")) {
      spot.add(oddity(pair(all.get(coin))));
    }
    number(perpetuals, 0);
    number(spot, FIRST_SPOT);
  }

  List<Contract> perpetuals() {
    return perpetuals;
  }

  List<Contract> spot() {
    return spot;
  }

  /** The {@code market_id}. */
  int number(Contract contract) {
    return numbers.getOrDefault(contract.symbol(), -1);
  }

  private void number(List<Contract> contracts, int first) {
    for (int i = 0; i < contracts.size(); i++) {
      numbers.put(contracts.get(i).symbol(), first + i);
    }
  }

  private Contract perpetual(Asset base) {
    boolean bundle = BUNDLES.contains(base.ticker());
    String name =
        bundle ? "1000" + base.ticker() : NAMES.getOrDefault(base.ticker(), base.ticker());
    return factory.make(name, LINEAR, base, bundle ? 1000 : 1, name, all.get("USDC"), 1, SHARE);
  }

  private Contract pair(Asset base) {
    String symbol = base.ticker() + "/USDC";
    return factory.make(symbol, SPOT, base, 1, base.ticker(), all.get("USDC"), 0, 0.001);
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "DYDX" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "STX" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "KAS" -> Coins.always(contract, Phase.SETTLING);
      case "GALA", "LDO/USDC" -> Coins.always(contract, Phase.DELISTED);
      case "ALT/USDC" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      default -> contract;
    };
  }
}
