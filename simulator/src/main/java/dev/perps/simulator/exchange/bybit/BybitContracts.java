package dev.perps.simulator.exchange.bybit;

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
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What Bybit lists in its categories. */
final class BybitContracts {
  private static final DateTimeFormatter DDMMMYY =
      DateTimeFormatter.ofPattern("ddMMMyy", Locale.ENGLISH);
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("PEPE", "1000PEPE"),
          Map.entry("SHIB", "SHIB1000"),
          Map.entry("BONK", "1000BONK"),
          Map.entry("FLOKI", "1000FLOKI"),
          Map.entry("SATS", "10000SATS"),
          Map.entry("WHY", "10000WHY"),
          Map.entry("LUNC", "1000LUNC"),
          Map.entry("XEC", "1000XEC"),
          Map.entry("RATS", "1000RATS"),
          Map.entry("CAT", "1000CAT"),
          Map.entry("TURBO", "1000TURBO"),
          Map.entry("TOSHI", "1000TOSHI"),
          Map.entry("NEIRO", "1000NEIRO"),
          Map.entry("APU", "1000APU"),
          Map.entry("X", "1000X"),
          Map.entry("MOG", "1000000MOG"),
          Map.entry("CHEEMS", "1000000CHEEMS"),
          Map.entry("BABYDOGE", "1000000BABYDOGE"));
  private static final double SHARE = 0.17;

  private final Catalogue all;
  private final ContractFactory factory;
  private final Coins coins;
  private final List<Contract> linearPerpetuals;
  private final List<Contract> inversePerpetuals = new ArrayList<>();
  private final List<Contract> spot = new ArrayList<>();

  BybitContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    this.coins = new Coins(all, factory);
    this.linearPerpetuals = linearPerpetuals();
    for (Asset coin : coins.listed(30, 0)) {
      if (!NAMES.containsKey(coin.ticker()) && inversePerpetuals.size() < 12) {
        inversePerpetuals.add(
            factory.make(
                coin.ticker() + "USD", INVERSE, coin, 1, coin.ticker(), all.get("USD"), 8, 0.004));
      }
    }
    for (Asset coin : coins.listed(110, 0.4)) {
      if (coin.basePrice() >= 1e-7) {
        addSpot(coin, "USDT", 0.03);
        if (coin.rank() < 30) {
          addSpot(coin, "USDC", 0.004);
        }
      }
    }
    addSpot(all.get("USDC"), "USDT", 0.01);
    addSpot(all.get("ETH"), "BTC", 0.0005);
  }

  List<Contract> linear(long millis) {
    List<Contract> contracts = new ArrayList<>(linearPerpetuals);
    for (long expiry : Expiries.quarters(millis, 3)) {
      String day = DDMMMYY.format(Expiries.day(expiry)).toUpperCase(Locale.ENGLISH);
      for (String coin : List.of("BTC", "ETH")) {
        contracts.add(dated(coin + "USDT-" + day, DATED_LINEAR, coin, "USDT", expiry));
        contracts.add(dated(coin + "-" + day, DATED_LINEAR, coin, "USDC", expiry));
      }
    }
    return contracts;
  }

  List<Contract> inverse(long millis) {
    List<Contract> contracts = new ArrayList<>(inversePerpetuals);
    for (long expiry : Expiries.quarters(millis, 2)) {
      LocalDate day = Expiries.day(expiry);
      String code = "HMUZ".charAt(day.getMonthValue() / 3 - 1) + "" + day.getYear() % 100;
      for (String coin : List.of("BTC", "ETH")) {
        contracts.add(dated(coin + "USD" + code, DATED_INVERSE, coin, "USD", expiry));
      }
    }
    return contracts;
  }

  List<Contract> spot() {
    return spot;
  }

  private void addSpot(Asset coin, String quote, double share) {
    spot.add(
        factory.make(
            coin.ticker() + quote, SPOT, coin, 1, coin.ticker(), all.get(quote), 0, share));
  }

  private Contract dated(
      String symbol, Contract.Type type, String coin, String quote, long expiry) {
    return factory.dated(symbol, type, all.get(coin), 1, coin, all.get(quote), 0, 0.002, expiry);
  }

  private List<Contract> linearPerpetuals() {
    List<Contract> contracts = new ArrayList<>();
    for (Asset coin : coins.listed(120, 0.6)) {
      contracts.add(perpetual(coin, "USDT", "USDT", SHARE));
      if (coin.rank() < 60) {
        contracts.add(perpetual(coin, "PERP", "USDC", SHARE / 15));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      contracts.add(Coins.rotate(perpetual(rotating.get(i), "USDT", "USDT", SHARE), i + 5));
    }
    for (Asset asset : all.all()) {
      if (asset.kind().traditional() && factory.lists(asset.ticker(), 0.4)) {
        contracts.add(perpetual(asset, "USDT", "USDT", SHARE));
      }
    }
    contracts.replaceAll(BybitContracts::oddity);
    return contracts;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALTUSDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MANTAUSDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "BLASTUSDT", "PORTALUSDT" -> Coins.always(contract, Phase.SETTLING);
      case "IOUSDT" -> Coins.always(contract, Phase.PENDING);
      case "MKRUSDT" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }

  private Contract perpetual(Asset base, String suffix, String quote, double share) {
    String name = NAMES.getOrDefault(base.ticker(), base.ticker());
    String digits = NAMES.containsKey(base.ticker()) ? name.replaceAll("\\D", "") : "1";
    String symbol = name + suffix;
    return factory.make(
        symbol,
        LINEAR,
        base,
        Double.parseDouble(digits),
        name,
        all.get(quote),
        hours(base, symbol),
        share);
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 20) {
      return 8;
    }
    if (factory.lists(symbol + " hourly", 0.08)) {
      return 1;
    }
    return factory.lists(symbol + " four-hourly", 0.5) ? 4 : 8;
  }
}
