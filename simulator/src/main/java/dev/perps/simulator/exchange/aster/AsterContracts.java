package dev.perps.simulator.exchange.aster;

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

/** What Aster lists: coins and much of the traditional world in USDT, the largest in USD1, too. */
final class AsterContracts {
  private static final Map<String, String> PREFIXES =
      Map.of(
          "PEPE",
          "1000",
          "SHIB",
          "1000",
          "BONK",
          "1000",
          "FLOKI",
          "1000",
          "SATS",
          "1000",
          "LUNC",
          "1000",
          "CHEEMS",
          "1000",
          "MOG",
          "1000000",
          "BABYDOGE",
          "1M");
  private static final Map<String, String> RENAMED =
      Map.of("GOLD", "XAU", "SILVER", "XAG", "PLATINUM", "XPT", "PALLADIUM", "XPD");
  private static final List<String> IN_USD1 =
      List.of("BTC", "ETH", "NVDA", "TSLA", "MU", "HOOD", "GOLD", "OPENAI");
  private static final List<String> CURRENCIES = List.of("EUR", "GBP");
  private static final double SHARE = 0.05;

  private AsterContracts() {}

  static List<Contract> perpetuals(Catalogue all, ContractFactory factory) {
    List<Contract> contracts = new ArrayList<>();
    Coins coins = new Coins(all, factory);
    for (Asset coin : coins.listed(130, 0.4)) {
      contracts.add(perpetual(all, factory, coin, "USDT", SHARE));
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i += 2) {
      contracts.add(Coins.rotate(perpetual(all, factory, rotating.get(i), "USDT", SHARE), i + 5));
    }
    for (Asset asset : all.all()) {
      if (asset.kind().traditional() && factory.lists(asset.ticker(), 0.8)) {
        contracts.add(perpetual(all, factory, asset, "USDT", SHARE));
      }
    }
    CURRENCIES.forEach(
        ticker -> contracts.add(perpetual(all, factory, all.get(ticker), "USDT", SHARE / 1000)));
    IN_USD1.forEach(
        ticker -> contracts.add(perpetual(all, factory, all.get(ticker), "USD1", SHARE / 10)));
    contracts.add(perpetual(all, factory, all.get("币安人生"), "USDT", SHARE));
    contracts.add(
        factory.make("TESTUSDT", LINEAR, all.get("DOGE"), 1, "TEST", all.get("USDT"), 8, 1e-9));
    contracts.replaceAll(AsterContracts::oddity);
    return contracts;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "MANTAUSDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "DYMUSDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "AEVOUSDT" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "BLASTUSDT", "PORTALUSDT" -> Coins.always(contract, Phase.SETTLING);
      case "IOUSDT", "PIXELUSDT" -> Coins.always(contract, Phase.PENDING);
      case "MKRUSDT" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }

  private static Contract perpetual(
      Catalogue all, ContractFactory factory, Asset base, String quote, double share) {
    String prefix = PREFIXES.getOrDefault(base.ticker(), "");
    double multiplier =
        prefix.isEmpty() ? 1 : prefix.equals("1M") ? 1e6 : Double.parseDouble(prefix);
    String name = prefix + RENAMED.getOrDefault(base.ticker(), base.ticker());
    String symbol = name + quote;
    Contract contract =
        factory.make(
            symbol,
            LINEAR,
            base,
            multiplier,
            name,
            all.get(quote),
            hours(factory, base, symbol),
            share);
    return contract.withDecimals(Math.min(8, contract.priceDecimals()), contract.sizeDecimals());
  }

  private static int hours(ContractFactory factory, Asset base, String symbol) {
    if (base.rank() < 12) {
      return 8;
    }
    if (factory.lists(symbol + " hourly", 0.08)) {
      return 1;
    }
    return factory.lists(symbol + " four-hourly", 0.5) ? 4 : 8;
  }

  static List<Contract> pairs(Catalogue all, ContractFactory factory) {
    List<Contract> pairs = new ArrayList<>();
    for (Asset coin : new Coins(all, factory).listed(40, 0.06)) {
      if (coin.basePrice() > 1e-6) {
        pairs.add(pair(all, factory, coin, coin.ticker(), 1, "USDT"));
      }
    }
    pairs.add(pair(all, factory, all.get("CHEEMS"), "1000CHEEMS", 1000, "USDT"));
    pairs.add(pair(all, factory, all.get("USDC"), "USDC", 1, "USDT"));
    pairs.add(pair(all, factory, all.get("USD1"), "USD1", 1, "USDT"));
    pairs.add(pair(all, factory, all.get("BTC"), "BTC", 1, "USD1"));
    pairs.add(pair(all, factory, all.get("DOGE"), "TEST", 1, "USDT"));
    pairs.replaceAll(
        pair ->
            switch (pair.symbol()) {
              case "OPUSDT" -> Coins.always(pair, Phase.SETTLING);
              case "TIAUSDT" -> pair.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
              default -> pair;
            });
    return pairs;
  }

  private static Contract pair(
      Catalogue all,
      ContractFactory factory,
      Asset base,
      String name,
      double multiplier,
      String quote) {
    Contract pair =
        factory.make(name + quote, SPOT, base, multiplier, name, all.get(quote), 0, SHARE / 20);
    return pair.withDecimals(Math.min(8, pair.priceDecimals()), pair.sizeDecimals());
  }
}
