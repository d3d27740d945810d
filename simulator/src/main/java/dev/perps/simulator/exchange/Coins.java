package dev.perps.simulator.exchange;

import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Lifecycle;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** Which coins an exchange lists, and which of them come and go. */
public final class Coins {
  private final Catalogue catalogue;
  private final ContractFactory factory;
  private final List<Asset> rotating;

  public Coins(Catalogue catalogue, ContractFactory factory) {
    this.catalogue = catalogue;
    this.factory = factory;
    List<Asset> coins = catalogue.coins();
    this.rotating = coins.subList(coins.size() - Lifecycle.Rotating.SLOTS, coins.size());
  }

  /**
   * Coins that are always listed, biggest first: the {@code sure} biggest ones, and the given part
   * of the rest, times the {@link dev.perps.simulator.world.Listings#breadth() breadth}.
   */
  public List<Asset> listed(int sure, double part) {
    double wider = part * catalogue.listings().breadth();
    List<Asset> listed = new ArrayList<>();
    for (Asset coin : catalogue.coins()) {
      if (!rotating.contains(coin)
          && catalogue.isListed(coin)
          && (coin.rank() < sure || factory.lists(coin.ticker(), wider))) {
        listed.add(coin);
      }
    }
    return listed;
  }

  /** Coins whose contracts are listed and delisted all the time. */
  public List<Asset> rotating() {
    return rotating;
  }

  /** The contract of the {@code slot}-th rotating coin, in its cycle. */
  public static Contract rotate(Contract contract, int slot) {
    return contract.withLife(Lifecycle.rotating(slot));
  }

  /** The contract in the same phase forever. */
  public static Contract always(Contract contract, Phase phase) {
    return contract.withLife(Lifecycle.always(phase, contract.life().listedAt(0)));
  }
}
