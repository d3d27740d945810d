package dev.perps.simulator.exchange.binance;

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
import dev.perps.simulator.world.World;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which futures Binance lists. */
final class BinanceFutures {
  private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd");
  private static final Map<String, String> PREFIXES =
      Map.ofEntries(
          Map.entry("PEPE", "1000"),
          Map.entry("SHIB", "1000"),
          Map.entry("BONK", "1000"),
          Map.entry("FLOKI", "1000"),
          Map.entry("SATS", "1000"),
          Map.entry("LUNC", "1000"),
          Map.entry("XEC", "1000"),
          Map.entry("RATS", "1000"),
          Map.entry("CAT", "1000"),
          Map.entry("CHEEMS", "1000"),
          Map.entry("WHY", "1000"),
          Map.entry("X", "1000"),
          Map.entry("BABYDOGE", "1M"),
          Map.entry("MOG", "1000000"));
  private static final Map<String, String> RENAMED =
      Map.of("GOLD", "XAU", "SILVER", "XAG", "PLATINUM", "XPT", "PALLADIUM", "XPD");
  private static final double SHARE = 0.34;

  private final World world;
  private final ContractFactory factory;
  private final Coins coins;
  private final List<Contract> usdPerpetuals;
  private final List<Contract> coinPerpetuals;

  BinanceFutures(World world, ContractFactory factory) {
    this.world = world;
    this.factory = factory;
    this.coins = new Coins(world.catalogue(), factory);
    this.usdPerpetuals = usdPerpetuals();
    this.coinPerpetuals = coinPerpetuals();
  }

  /** The name with the multiplier that Binance writes before it, and the multiplier itself. */
  record Name(String text, double multiplier) {
    static Name of(Asset asset, Map<String, String> prefixes) {
      String plain = RENAMED.getOrDefault(asset.ticker(), asset.ticker());
      String prefix = prefixes.getOrDefault(asset.ticker(), "");
      double multiplier =
          prefix.isEmpty() ? 1 : prefix.equals("1M") ? 1e6 : Double.parseDouble(prefix);
      return new Name(prefix + plain, multiplier);
    }
  }

  List<Contract> usdMargined(long millis) {
    List<Contract> contracts = new ArrayList<>(usdPerpetuals);
    for (long expiry : Expiries.quarters(millis, 2)) {
      for (String coin : List.of("BTC", "ETH")) {
        contracts.add(dated(coin + "USDT_", DATED_LINEAR, coin, "USDT", expiry));
      }
    }
    return contracts;
  }

  List<Contract> coinMargined(long millis) {
    List<Contract> contracts = new ArrayList<>(coinPerpetuals);
    for (long expiry : Expiries.quarters(millis, 2)) {
      for (String coin : List.of("BTC", "ETH", "XRP", "SOL", "ADA")) {
        contracts.add(dated(coin + "USD_", DATED_INVERSE, coin, "USD", expiry));
      }
    }
    return contracts;
  }

  private Contract dated(
      String prefix, Contract.Type type, String coin, String quote, long expiry) {
    Catalogue all = world.catalogue();
    String symbol = prefix + YYMMDD.format(Expiries.day(expiry));
    return factory.dated(symbol, type, all.get(coin), 1, coin, all.get(quote), 0, 0.004, expiry);
  }

  private List<Contract> usdPerpetuals() {
    Catalogue all = world.catalogue();
    List<Contract> contracts = new ArrayList<>();
    for (Asset coin : coins.listed(120, 0.7)) {
      contracts.add(perpetual(coin, "USDT", SHARE));
      if (coin.rank() < 36) {
        contracts.add(perpetual(coin, "USDC", SHARE / 9));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      contracts.add(Coins.rotate(perpetual(rotating.get(i), "USDT", SHARE), i));
    }
    for (Asset asset : all.all()) {
      if (asset.kind().traditional() && factory.lists(asset.ticker(), 0.7)) {
        contracts.add(perpetual(asset, "USDT", SHARE));
      }
    }
    contracts.add(perpetual(all.get("币安人生"), "USDT", SHARE));
    contracts.add(
        factory.make("ETHBTC", LINEAR, all.get("ETH"), 1, "ETH", all.get("BTC"), 8, 0.001));
    contracts.replaceAll(BinanceFutures::oddity);
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

  private Contract perpetual(Asset base, String quote, double share) {
    Name name = Name.of(base, PREFIXES);
    String symbol = name.text() + quote;
    Contract contract =
        factory.make(
            symbol,
            LINEAR,
            base,
            name.multiplier(),
            name.text(),
            world.catalogue().get(quote),
            hours(base, symbol),
            share);
    return contract.withDecimals(Math.min(7, contract.priceDecimals()), contract.sizeDecimals());
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 16) {
      return 8;
    }
    if (factory.lists(symbol + " hourly", 0.06)) {
      return 1;
    }
    return factory.lists(symbol + " four-hourly", 0.6) ? 4 : 8;
  }

  private List<Contract> coinPerpetuals() {
    List<Contract> contracts = new ArrayList<>();
    Asset usd = world.catalogue().get("USD");
    for (Asset coin : coins.listed(40, 0)) {
      if (PREFIXES.containsKey(coin.ticker()) || contracts.size() == 30) {
        continue;
      }
      String symbol = coin.ticker() + "USD_PERP";
      contracts.add(factory.make(symbol, INVERSE, coin, 1, coin.ticker(), usd, 8, SHARE / 25));
    }
    contracts.add(Coins.always(contracts.removeLast(), Phase.SETTLING));
    return contracts;
  }
}
