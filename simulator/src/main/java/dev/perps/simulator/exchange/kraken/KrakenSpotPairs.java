package dev.perps.simulator.exchange.kraken;

import static dev.perps.simulator.venue.Contract.Type.SPOT;

import dev.perps.simulator.exchange.Coins;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What Kraken's spot market lists, and its names, which grew over the years. */
final class KrakenSpotPairs {
  private static final Set<String> OLD_COINS =
      Set.of("XBT", "ETH", "LTC", "XRP", "XLM", "ETC", "XMR", "ZEC", "XDG", "MLN", "REP");
  private static final Set<String> OLD_MONEY = Set.of("USD", "EUR", "GBP", "JPY");
  private static final double SHARE = 0.009;

  private KrakenSpotPairs() {}

  static List<Contract> list(Catalogue all, ContractFactory factory) {
    List<Contract> pairs = new ArrayList<>();
    for (Asset coin : new Coins(all, factory).listed(110, 0.3)) {
      if (coin.basePrice() < 1e-7) {
        continue;
      }
      pairs.add(pair(factory, coin, all.get("USD"), SHARE));
      if (coin.rank() < 70) {
        pairs.add(pair(factory, coin, all.get("EUR"), SHARE / 4));
      }
      if (coin.rank() < 12) {
        pairs.add(pair(factory, coin, all.get("USDT"), SHARE / 10));
        pairs.add(pair(factory, coin, all.get("USDC"), SHARE / 20));
      }
      if (coin.rank() > 0 && coin.rank() < 6) {
        pairs.add(pair(factory, coin, all.get("BTC"), SHARE / 40));
      }
    }
    for (String stable : List.of("USDT", "USDC", "USDE", "DAI", "EUR", "GBP")) {
      pairs.add(pair(factory, all.get(stable), all.get("USD"), 0.004));
    }
    pairs.add(pair(factory, all.get("USDT"), all.get("EUR"), 0.001));
    for (String stock : List.of("AAPL", "TSLA", "NVDA", "MSTR", "SPY", "COIN")) {
      pairs.add(pair(factory, all.get(stock), all.get("USD"), 0.002));
    }
    return pairs;
  }

  private static Contract pair(ContractFactory factory, Asset base, Asset quote, double share) {
    Contract pair = factory.make(key(base, quote), SPOT, base, 1, altName(base), quote, 0, share);
    return pair.withDecimals(pair.priceDecimals(), 8);
  }

  /** Whether it is a tokenised stock, which the lists show only when asked for. */
  static boolean tokenised(Contract pair) {
    return pair.base().kind().traditional();
  }

  /** XBT, XDG, AAPLx: the name as it is spoken. */
  static String altName(Asset asset) {
    return switch (asset.ticker()) {
      case "BTC" -> "XBT";
      case "DOGE" -> "XDG";
      default -> asset.kind().traditional() ? asset.ticker() + "x" : asset.ticker();
    };
  }

  /** XXBT, ZUSD, SOL: the name in the books. */
  static String code(Asset asset) {
    String name = altName(asset);
    if (OLD_COINS.contains(name)) {
      return "X" + name;
    }
    return OLD_MONEY.contains(name) ? "Z" + name : name;
  }

  static String altName(Contract pair) {
    return altName(pair.base()) + altName(pair.quote());
  }

  // Old coins against old money carry both letters; USDT only that of the money; Dogecoin none.
  private static String key(Asset base, Asset quote) {
    boolean old = !code(base).equals(altName(base)) && !code(quote).equals(altName(quote));
    if (base.ticker().equals("USDT") && quote.ticker().equals("USD")) {
      return "USDTZUSD";
    }
    return old && !base.ticker().equals("DOGE")
        ? code(base) + code(quote)
        : altName(base) + altName(quote);
  }
}
