package dev.perps.simulator.exchange.dydx;

import static dev.perps.simulator.venue.Contract.Type.LINEAR;

import dev.perps.simulator.exchange.Coins;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is listed on dYdX: coins in USD without multipliers, however small their price. */
final class DydxContracts {
  /** A token of a decentralised exchange, listed by someone and never started. */
  static final String TOKEN = "BUFFI,UNISWAP_V3,0X4C1B1302220D7DE5C22B495E78B72F2DD2457D45-USD";

  private static final double SHARE = 0.004;
  private static final double SMALLEST_PRICE = 1e-8;

  private DydxContracts() {}

  static List<Contract> perpetuals(Catalogue all, ContractFactory factory) {
    List<Contract> contracts = new ArrayList<>();
    Coins coins = new Coins(all, factory);
    for (Asset coin : coins.listed(100, 0.06)) {
      if (coin.basePrice() > SMALLEST_PRICE) {
        contracts.add(perpetual(all, factory, coin, coin.ticker() + "-USD"));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i += 3) {
      Asset coin = rotating.get(i);
      contracts.add(Coins.rotate(perpetual(all, factory, coin, coin.ticker() + "-USD"), i + 2));
    }
    contracts.add(Coins.always(perpetual(all, factory, all.get("PURR"), TOKEN), Phase.PENDING));
    contracts.replaceAll(DydxContracts::oddity);
    return contracts;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "MANTA-USD" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "AEVO-USD" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "DYM-USD" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MKR-USD", "BLAST-USD" -> Coins.always(contract, Phase.SETTLING);
      default -> contract;
    };
  }

  private static Contract perpetual(
      Catalogue all, ContractFactory factory, Asset base, String symbol) {
    return factory.make(symbol, LINEAR, base, 1, base.ticker(), all.get("USD"), 1, SHARE);
  }
}
