package dev.perps.simulator.exchange.kucoin;

import static dev.perps.simulator.venue.Contract.Type.SPOT;

import dev.perps.simulator.exchange.Coins;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.util.ArrayList;
import java.util.List;

/** What KuCoin's spot market lists. */
final class KucoinSpotPairs {
  private static final double SHARE = 0.015;

  private KucoinSpotPairs() {}

  static List<Contract> list(Catalogue all, ContractFactory factory) {
    List<Contract> pairs = new ArrayList<>();
    for (Asset coin : new Coins(all, factory).listed(120, 0.5)) {
      if (coin.basePrice() < 1e-7) {
        continue;
      }
      pairs.add(pair(factory, coin, all.get("USDT"), SHARE));
      if (coin.rank() < 25) {
        pairs.add(pair(factory, coin, all.get("USDC"), SHARE / 10));
      }
      if (coin.rank() > 0 && coin.rank() < 8) {
        pairs.add(pair(factory, coin, all.get("BTC"), SHARE / 40));
      }
    }
    pairs.add(pair(factory, all.get("USDC"), all.get("USDT"), 0.01));
    pairs.replaceAll(KucoinSpotPairs::oddity);
    return pairs;
  }

  private static Contract pair(ContractFactory factory, Asset base, Asset quote, double share) {
    String symbol = base.ticker() + "-" + quote.ticker();
    return factory.make(symbol, SPOT, base, 1, base.ticker(), quote, 0, share);
  }

  // A pair that is halted stays in the lists.
  private static Contract oddity(Contract pair) {
    return pair.symbol().equals("MKR-USDT") ? Coins.always(pair, Phase.SETTLING) : pair;
  }
}
