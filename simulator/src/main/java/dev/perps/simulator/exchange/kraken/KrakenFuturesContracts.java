package dev.perps.simulator.exchange.kraken;

import static dev.perps.simulator.venue.Contract.Type.DATED_INVERSE;
import static dev.perps.simulator.venue.Contract.Type.DATED_LINEAR;
import static dev.perps.simulator.venue.Contract.Type.INVERSE;
import static dev.perps.simulator.venue.Contract.Type.LINEAR;

import dev.perps.simulator.exchange.Coins;
import dev.perps.simulator.venue.Contract;
import dev.perps.simulator.venue.ContractFactory;
import dev.perps.simulator.venue.Expiries;
import dev.perps.simulator.venue.Phase;
import dev.perps.simulator.world.Asset;
import dev.perps.simulator.world.Catalogue;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What Kraken Futures lists: PF_ linear, PI_ inverse, FI_ and FF_ dated. Everything is quoted in
 * USD.
 */
final class KrakenFuturesContracts {
  private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd");
  private static final double SHARE = 0.012;
  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> perpetuals = new ArrayList<>();

  KrakenFuturesContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    for (String coin : List.of("BTC", "ETH", "LTC", "BCH", "XRP")) {
      perpetuals.add(make("PI_", INVERSE, all.get(coin), coin, 0.0006));
    }
    Coins coins = new Coins(all, factory);
    for (Asset coin : coins.listed(120, 0.46)) {
      if (coin.basePrice() > 1e-6) {
        perpetuals.add(make("PF_", LINEAR, coin, coin.ticker(), SHARE));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      Asset coin = rotating.get(i);
      perpetuals.add(Coins.rotate(make("PF_", LINEAR, coin, coin.ticker(), SHARE), i + 2));
    }
    for (Asset asset : all.all()) {
      boolean listed = asset.ticker().equals("AAPL") || factory.lists(asset.ticker(), 0.6);
      if (asset.kind() == Asset.Kind.EQUITY && listed) {
        perpetuals.add(make("PF_", LINEAR, asset, asset.ticker() + "x", SHARE));
      }
    }
    perpetuals.replaceAll(KrakenFuturesContracts::oddity);
  }

  /** Bitcoin is XBT in symbols. */
  static String code(String name) {
    return name.equals("BTC") ? "XBT" : name;
  }

  List<Contract> at(long millis) {
    List<Contract> contracts = new ArrayList<>(perpetuals);
    for (long expiry : Expiries.monthsAndQuarters(millis, 2)) {
      String day = "_" + YYMMDD.format(Expiries.day(expiry));
      for (String coin : List.of("BTC", "ETH")) {
        contracts.add(dated("FI_" + code(coin) + "USD" + day, DATED_INVERSE, coin, expiry));
        contracts.add(dated("FF_" + code(coin) + "USD" + day, DATED_LINEAR, coin, expiry));
      }
    }
    return contracts;
  }

  private Contract dated(String symbol, Contract.Type type, String coin, long expiry) {
    return factory.dated(symbol, type, all.get(coin), 1, coin, all.get("USD"), 0, 0.0002, expiry);
  }

  private Contract make(String prefix, Contract.Type type, Asset base, String name, double share) {
    Contract contract =
        factory.make(prefix + code(name) + "USD", type, base, 1, name, all.get("USD"), 1, share);
    // Coins that cost next to nothing trade in thousands.
    return base.basePrice() < 0.0005
        ? contract.withDecimals(contract.priceDecimals(), -3)
        : contract;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "PF_ALTUSD" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "PF_DYMUSD" -> contract.withQuirks(Set.of(Contract.Quirk.NO_PREDICTION));
      case "PF_AEVOUSD" ->
          contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED, Contract.Quirk.NO_VOLUME));
      case "PF_MANTAUSD" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "PF_BLASTUSD", "PF_PORTALUSD" -> Coins.always(contract, Phase.SETTLING);
      case "PF_IOUSD" -> Coins.always(contract, Phase.PENDING);
      case "PF_MKRUSD" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }
}
