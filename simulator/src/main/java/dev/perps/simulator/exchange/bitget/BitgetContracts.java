package dev.perps.simulator.exchange.bitget;

import static dev.perps.simulator.venue.Contract.Type.DATED_INVERSE;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Bitget lists in its product types. */
final class BitgetContracts {
  private static final Map<String, String> BUNDLES =
      Map.of(
          "BONK", "1000BONK",
          "SATS", "1000SATS",
          "RATS", "1000RATS",
          "CAT", "1000CAT",
          "XEC", "1000XEC",
          "CHEEMS", "1000CHEEMS",
          "MOG", "1000000MOG",
          "BABYDOGE", "1MBABYDOGE");
  private static final Map<String, String> NAMES = Map.of("GOLD", "XAU", "SILVER", "XAG");
  private static final double SHARE = 0.1;

  private final Catalogue all;
  private final ContractFactory factory;
  private final Coins coins;
  private final List<Contract> usdt = new ArrayList<>();
  private final List<Contract> usdc = new ArrayList<>();
  private final List<Contract> coin = new ArrayList<>();
  private final List<Contract> spot = new ArrayList<>();

  BitgetContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    this.coins = new Coins(all, factory);
    addPerpetuals();
    usdt.replaceAll(BitgetContracts::oddity);
    for (Asset asset : coins.listed(110, 0.4)) {
      addSpot(asset, "USDT", 0.02);
      if (asset.rank() < 30) {
        addSpot(asset, "USDC", 0.002);
      }
    }
    addSpot(all.get("USDC"), "USDT", 0.01);
    addSpot(all.get("ETH"), "BTC", 0.0003);
    spot.replaceAll(
        pair -> pair.symbol().equals("PORTALUSDT") ? Coins.always(pair, Phase.SETTLING) : pair);
  }

  List<Contract> usdt() {
    return usdt;
  }

  List<Contract> usdc() {
    return usdc;
  }

  List<Contract> spot() {
    return spot;
  }

  List<Contract> coin(long millis) {
    List<Contract> contracts = new ArrayList<>(coin);
    for (long expiry : Expiries.quarters(millis, 2)) {
      LocalDate day = Expiries.day(expiry);
      String code = "HMUZ".charAt(day.getMonthValue() / 3 - 1) + "" + day.getYear() % 100;
      for (String base : List.of("BTC", "ETH")) {
        contracts.add(
            factory.dated(
                base + "USD" + code,
                DATED_INVERSE,
                all.get(base),
                1,
                base,
                all.get("USD"),
                0,
                SHARE / 100,
                expiry));
      }
    }
    return contracts;
  }

  private void addPerpetuals() {
    for (Asset asset : coins.listed(120, 0.3)) {
      usdt.add(linear(asset, "USDT", "USDT", SHARE));
      if (asset.rank() < 45) {
        usdc.add(linear(asset, "PERP", "USDC", SHARE / 15));
      }
      if (asset.rank() < 12) {
        String symbol = asset.ticker() + "USD";
        coin.add(
            factory.make(symbol, INVERSE, asset, 1, asset.ticker(), all.get("USD"), 8, SHARE / 25));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      usdt.add(Coins.rotate(linear(rotating.get(i), "USDT", "USDT", SHARE), i + 8));
    }
    for (Asset asset : all.all()) {
      if (asset.kind().traditional() && factory.lists(asset.ticker(), 0.7)) {
        usdt.add(linear(asset, "USDT", "USDT", SHARE));
      }
    }
    usdt.add(linear(all.get("币安人生"), "USDT", "USDT", SHARE));
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALTUSDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MANTAUSDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "AEVOUSDT" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "BLASTUSDT" -> Coins.always(contract, Phase.SETTLING);
      case "PORTALUSDT" -> Coins.always(contract, Phase.PENDING);
      case "MKRUSDT" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }

  private Contract linear(Asset base, String suffix, String quote, double share) {
    String name = name(base);
    String symbol = name + suffix;
    return factory.make(
        symbol, LINEAR, base, units(base, name), name, all.get(quote), hours(base, symbol), share);
  }

  private static String name(Asset base) {
    return BUNDLES.getOrDefault(base.ticker(), NAMES.getOrDefault(base.ticker(), base.ticker()));
  }

  private static double units(Asset base, String name) {
    if (!BUNDLES.containsKey(base.ticker())) {
      return 1;
    }
    return name.startsWith("1M") ? 1e6 : Double.parseDouble(name.replaceAll("\\D", ""));
  }

  private void addSpot(Asset base, String quote, double share) {
    spot.add(
        factory.make(
            base.ticker() + quote, SPOT, base, 1, base.ticker(), all.get(quote), 0, share));
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 20) {
      return 8;
    }
    if (factory.lists(symbol + " hourly", 0.04)) {
      return 1;
    }
    return factory.lists(symbol + " four-hourly", 0.5) ? 4 : 8;
  }
}
