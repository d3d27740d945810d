package dev.perps.simulator.exchange.coinbase;

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

/** What Coinbase International and Coinbase's spot market list. */
final class CoinbaseListings {
  private static final Map<String, String> BUNDLES =
      Map.of("PEPE", "1000PEPE", "SHIB", "1000SHIB", "BONK", "1000BONK", "FLOKI", "1000FLOKI");
  private static final double PERP_SHARE = 0.006;
  private static final double SPOT_SHARE = 0.02;

  private final Catalogue all;
  private final ContractFactory factory;
  private final Coins coins;

  CoinbaseListings(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    this.coins = new Coins(all, factory);
  }

  List<Contract> perpetuals() {
    List<Contract> contracts = new ArrayList<>();
    for (Asset coin : coins.listed(70, 0.09)) {
      contracts.add(perpetual(coin));
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      contracts.add(Coins.rotate(perpetual(rotating.get(i)), i + 7));
    }
    for (Asset asset : all.all()) {
      boolean listed = asset.ticker().equals("AAPL") || factory.lists(asset.ticker(), 0.3);
      if (asset.kind().traditional() && listed) {
        contracts.add(perpetual(asset));
      }
    }
    contracts.replaceAll(CoinbaseListings::oddity);
    return contracts;
  }

  private Contract perpetual(Asset base) {
    String name = BUNDLES.getOrDefault(base.ticker(), base.ticker());
    double units = BUNDLES.containsKey(base.ticker()) ? 1000 : 1;
    return factory.make(name + "-PERP", LINEAR, base, units, name, all.get("USDC"), 1, PERP_SHARE);
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALT-PERP", "LTC-PERP" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "BCH-PERP" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "ZEC-PERP" ->
          contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED, Contract.Quirk.NO_VOLUME));
      // Stands for contracts without a rate.
      case "TON-PERP" -> contract.withQuirks(Set.of(Contract.Quirk.NO_PREDICTION));
      case "ENA-PERP" -> Coins.always(contract, Phase.SETTLING);
      case "TRX-PERP" -> Coins.always(contract, Phase.PENDING);
      case "UNI-PERP" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }

  /** Pairs with a book of their own. */
  List<Contract> pairs() {
    List<Contract> pairs = new ArrayList<>();
    for (Asset coin : coins.listed(90, 0.25)) {
      if (coin.basePrice() < 1e-7) {
        continue;
      }
      pairs.add(pair(coin, "USD", SPOT_SHARE));
      if (coin.rank() < 8) {
        pairs.add(pair(coin, "EUR", SPOT_SHARE / 5));
        pairs.add(pair(coin, "USDT", SPOT_SHARE / 10));
      }
      if (coin.rank() > 0 && coin.rank() < 6) {
        pairs.add(pair(coin, "BTC", SPOT_SHARE / 40));
      }
    }
    pairs.add(pair(all.get("USDT"), "USD", 0.003));
    pairs.add(pair(all.get("USDT"), "USDC", 0.002));
    pairs.replaceAll(
        pair -> pair.symbol().equals("MKR-USD") ? Coins.always(pair, Phase.SETTLING) : pair);
    return pairs;
  }

  private Contract pair(Asset base, String quote, double share) {
    Contract pair =
        factory.make(
            base.ticker() + "-" + quote, SPOT, base, 1, base.ticker(), all.get(quote), 0, share);
    return pair.withDecimals(pair.priceDecimals(), 8);
  }
}
