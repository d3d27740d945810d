package dev.perps.simulator.exchange.kucoin;

import static dev.perps.simulator.venue.Contract.Type.DATED_INVERSE;
import static dev.perps.simulator.venue.Contract.Type.INVERSE;
import static dev.perps.simulator.venue.Contract.Type.LINEAR;

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

/** What KuCoin Futures lists: …USDTM and …USDCM linear, …USDM inverse, XBTM… dated. */
final class KucoinContracts {
  private static final Map<String, String> BUNDLES =
      Map.ofEntries(
          Map.entry("BONK", "1000BONK"),
          Map.entry("CAT", "10000CAT"),
          Map.entry("SATS", "10000SATS"),
          Map.entry("WHY", "10000WHY"),
          Map.entry("RATS", "1000RATS"),
          Map.entry("X", "1000X"),
          Map.entry("CHEEMS", "1000CHEEMS"),
          Map.entry("MOG", "1000000MOG"),
          Map.entry("BABYDOGE", "1MBABYDOGE"));
  private static final double SHARE = 0.04;
  private static final int SMALLEST_LOT = 4; // decimals

  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> perpetuals = new ArrayList<>();

  KucoinContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    for (Asset coin : coins.listed(0, 1)) {
      if (!listed(coin)) {
        continue;
      }
      perpetuals.add(linear(coin, "USDT", SHARE));
      if (coin.rank() < 12) {
        perpetuals.add(linear(coin, "USDC", SHARE / 20));
      }
      if (coin.rank() < 5) {
        perpetuals.add(make(code(coin) + "USDM", INVERSE, coin, code(coin), "USD", 8, SHARE / 40));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      perpetuals.add(Coins.rotate(linear(rotating.get(i), "USDT", SHARE), i + 3));
    }
    for (Asset asset : all.all()) {
      boolean listed = asset.ticker().equals("AAPL") || factory.lists(asset.ticker(), 0.6);
      if (asset.kind().traditional() && listed) {
        perpetuals.add(linear(asset, "USDT", SHARE));
      }
    }
    perpetuals.replaceAll(KucoinContracts::oddity);
  }

  private boolean listed(Asset coin) {
    return coin.rank() < 110
        || BUNDLES.containsKey(coin.ticker())
        || factory.lists(coin.ticker(), 0.4);
  }

  List<Contract> at(long millis) {
    List<Contract> contracts = new ArrayList<>(perpetuals);
    for (long expiry : Expiries.quarters(millis, 2)) {
      LocalDate day = Expiries.day(expiry);
      String symbol = "XBTM" + "HMUZ".charAt(day.getMonthValue() / 3 - 1) + day.getYear() % 100;
      contracts.add(
          factory.dated(
              symbol, DATED_INVERSE, all.get("BTC"), 1, "XBT", all.get("USD"), 0, 0.0001, expiry));
    }
    return contracts;
  }

  /** Bitcoin is XBT among the futures. */
  private static String code(Asset base) {
    return base.ticker().equals("BTC") ? "XBT" : base.ticker();
  }

  private Contract linear(Asset base, String quote, double share) {
    String name = BUNDLES.getOrDefault(base.ticker(), code(base));
    String symbol = name + quote + "M";
    Contract contract = make(symbol, LINEAR, base, name, quote, hours(base, symbol), share);
    return contract.withDecimals(contract.priceDecimals(), lotDecimals(contract));
  }

  private Contract make(
      String symbol,
      Contract.Type type,
      Asset base,
      String name,
      String quote,
      int hours,
      double share) {
    double units = BUNDLES.containsKey(base.ticker()) ? units(name) : 1;
    return factory.make(symbol, type, base, units, name, all.get(quote), hours, share);
  }

  private static double units(String name) {
    return name.startsWith("1M") ? 1e6 : Double.parseDouble(name.replaceAll("\\D", ""));
  }

  // A contract is a power of ten of the base that is worth some tens of dollars.
  private static int lotDecimals(Contract contract) {
    double price = contract.base().basePrice() * contract.multiplier();
    return Math.min(SMALLEST_LOT, (int) Math.floor(Math.log10(price)) - 1);
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 20) {
      return 8;
    }
    if (factory.lists(symbol + " hourly", 0.05)) {
      return 1;
    }
    return factory.lists(symbol + " four-hourly", 0.5) ? 4 : 8;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALTUSDTM" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MANTAUSDTM" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "AEVOUSDTM" ->
          contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED, Contract.Quirk.NO_VOLUME));
      // Stands for contracts that do not tell the length of the running interval.
      case "DYMUSDTM" -> contract.withQuirks(Set.of(Contract.Quirk.NO_PREDICTION));
      case "BLASTUSDTM", "PORTALUSDTM" -> Coins.always(contract, Phase.SETTLING);
      case "IOUSDTM" -> Coins.always(contract, Phase.PENDING);
      case "MKRUSDTM" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }
}
