package dev.perps.simulator.exchange.okx;

import static dev.perps.simulator.venue.Contract.Type.DATED_INVERSE;
import static dev.perps.simulator.venue.Contract.Type.DATED_LINEAR;
import static dev.perps.simulator.venue.Contract.Type.INVERSE;
import static dev.perps.simulator.venue.Contract.Type.LINEAR;
import static dev.perps.simulator.venue.Contract.Type.SPOT;

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
import java.util.Map;
import java.util.Set;

/** What OKX lists. Cheap coins have no multiplier in their names: their contracts are big. */
final class OkxContracts {
  private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd");
  private static final Map<String, String> NAMES =
      Map.of("GOLD", "XAU", "SILVER", "XAG", "OIL", "CL", "NATGAS", "NG");
  private static final double SHARE = 0.14;

  private final Catalogue all;
  private final ContractFactory factory;
  private final Coins coins;
  private final List<Contract> swaps = new ArrayList<>();
  private final List<Contract> spot = new ArrayList<>();

  OkxContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    this.coins = new Coins(all, factory);
    addCoins();
    addOthers();
    swaps.replaceAll(OkxContracts::oddity);
    for (Asset coin : coins.listed(100, 0.35)) {
      addSpot(coin, "USDT", 0.025);
      if (coin.rank() < 25) {
        addSpot(coin, "USDC", 0.002);
        addSpot(coin, "USD", 0.002);
      }
    }
    addSpot(all.get("USDT"), "USD", 0.005);
    addSpot(all.get("USDC"), "USDT", 0.01);
    addSpot(all.get("ETH"), "BTC", 0.0004);
  }

  List<Contract> swaps() {
    return swaps;
  }

  List<Contract> spot() {
    return spot;
  }

  /** Dated futures, and those that are meant to be held for years and pay funding. */
  List<Contract> futures(long millis) {
    List<Contract> futures = new ArrayList<>();
    List<Long> quarters = Expiries.quarters(millis, 20);
    for (long expiry : Expiries.monthsAndQuarters(millis, 3)) {
      String day = YYMMDD.format(Expiries.day(expiry));
      for (String coin : List.of("BTC", "ETH")) {
        futures.add(dated(coin + "-USD-" + day, DATED_INVERSE, coin, "USD", 0, expiry));
        futures.add(dated(coin + "-USD_UM-" + day, DATED_LINEAR, coin, "USD", 0, expiry));
      }
    }
    String far = YYMMDD.format(Expiries.day(quarters.getLast()));
    for (String base : List.of("BTC", "ETH", "GOLD")) {
      futures.add(
          dated(
              name(all.get(base)) + "-USD_UM_XPERP-" + far,
              DATED_LINEAR,
              base,
              "USD",
              8,
              quarters.getLast()));
    }
    return futures;
  }

  private void addCoins() {
    for (Asset coin : coins.listed(120, 0.3)) {
      swaps.add(linear(coin, "USDT", "", SHARE));
      if (coin.rank() < 12) {
        swaps.add(inverse(coin));
      }
      if (coin.rank() < 8) {
        swaps.add(linear(coin, "USD", "_UM", SHARE / 20));
      }
      if (coin.rank() < 3) {
        swaps.add(linear(coin, "USDC", "", SHARE / 20));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      swaps.add(Coins.rotate(linear(rotating.get(i), "USDT", "", SHARE), i + 2));
    }
  }

  private void addOthers() {
    for (Asset asset : all.all()) {
      boolean listed = asset.kind() == Asset.Kind.PREMARKET || factory.lists(asset.ticker(), 0.6);
      if (asset.kind().traditional() && listed) {
        swaps.add(linear(asset, "USDT", "", SHARE));
      }
    }
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALT-USDT-SWAP" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MANTA-USDT-SWAP" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "AEVO-USDT-SWAP" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "BLAST-USDT-SWAP" -> Coins.always(contract, Phase.SETTLING);
      case "PORTAL-USDT-SWAP" -> Coins.always(contract, Phase.PENDING);
      case "MKR-USDT-SWAP" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }

  private Contract linear(Asset base, String quote, String family, double share) {
    String symbol = name(base) + "-" + quote + family + "-SWAP";
    return factory.make(
        symbol, LINEAR, base, 1, name(base), all.get(quote), hours(base, symbol), share);
  }

  private Contract inverse(Asset coin) {
    String symbol = coin.ticker() + "-USD-SWAP";
    return factory.make(symbol, INVERSE, coin, 1, coin.ticker(), all.get("USD"), 8, SHARE / 30);
  }

  private Contract dated(
      String symbol, Contract.Type type, String base, String quote, int hours, long expiry) {
    Asset asset = all.get(base);
    return factory.dated(
        symbol, type, asset, 1, name(asset), all.get(quote), hours, SHARE / 50, expiry);
  }

  private void addSpot(Asset base, String quote, double share) {
    String symbol = base.ticker() + "-" + quote;
    spot.add(factory.make(symbol, SPOT, base, 1, base.ticker(), all.get(quote), 0, share));
  }

  private static String name(Asset asset) {
    return NAMES.getOrDefault(asset.ticker(), asset.ticker());
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 20) {
      return 8;
    }
    if (factory.lists(symbol + " hourly", 0.03)) {
      return 1;
    }
    return factory.lists(symbol + " four-hourly", 0.45) ? 4 : 8;
  }
}
