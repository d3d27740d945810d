package dev.perps.simulator.exchange.htx;

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
import java.util.Locale;
import java.util.Set;

/** What HTX lists. No base is a bundle: small prices make for contracts of many coins instead. */
final class HtxContracts {
  private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd");
  private static final double SHARE = 0.03;
  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> perpetuals = new ArrayList<>();
  private final List<Contract> inverse = new ArrayList<>();
  private final List<Contract> spot = new ArrayList<>();

  HtxContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    // Its GTC is another coin than everybody's.
    coins.listed(100, 0.33).stream()
        .filter(coin -> !coin.ticker().equals("GTC"))
        .forEach(coin -> perpetuals.add(oddity(perpetual(coin))));
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      perpetuals.add(Coins.rotate(perpetual(rotating.get(i)), i + 3));
    }
    for (Asset asset : all.all()) {
      if (asset.kind().traditional() && factory.lists(asset.ticker(), 0.7)) {
        perpetuals.add(perpetual(asset));
      }
    }
    for (String coin : List.of("BTC", "ETH", "XRP", "TRX", "DOGE", "LTC")) {
      Contract swap =
          factory.make(coin + "-USD", INVERSE, all.get(coin), 1, coin, all.get("USD"), 8, 0.001);
      inverse.add(coin.equals("LTC") ? Coins.always(swap, Phase.SETTLING) : swap);
    }
    for (Asset coin : coins.listed(100, 0.3)) {
      if (coin.ticker().equals("GTC")) {
        continue;
      }
      addSpot(coin, "USDT", 0.02);
      if (coin.rank() < 25) {
        addSpot(coin, "USDC", 0.002);
      }
      if (coin.rank() > 0 && coin.rank() < 15) {
        addSpot(coin, "BTC", 0.0005);
      }
    }
    addSpot(all.get("USDC"), "USDT", 0.01);
  }

  /** Swaps, and futures that expire. */
  List<Contract> linear(long millis) {
    List<Contract> contracts = new ArrayList<>(perpetuals);
    for (long expiry : Expiries.quarters(millis, 2)) {
      for (String coin : List.of("BTC", "ETH")) {
        String code = coin + "-USDT-" + YYMMDD.format(Expiries.day(expiry));
        contracts.add(
            factory.dated(
                code, DATED_LINEAR, all.get(coin), 1, coin, all.get("USDT"), 0, 0.0005, expiry));
      }
    }
    return contracts;
  }

  List<Contract> inverse() {
    return inverse;
  }

  List<Contract> spot() {
    return spot;
  }

  private void addSpot(Asset coin, String quote, double share) {
    String symbol = (coin.ticker() + quote).toLowerCase(Locale.ROOT);
    Contract pair = factory.make(symbol, SPOT, coin, 1, coin.ticker(), all.get(quote), 0, share);
    spot.add(
        switch (symbol) {
          case "altusdt" -> pair.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
          case "blastusdt" -> Coins.always(pair, Phase.SETTLING);
          default -> pair;
        });
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALT-USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MANTA-USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "DYM-USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "BLAST-USDT", "PORTAL-USDT" -> Coins.always(contract, Phase.SETTLING);
      case "IO-USDT" -> Coins.always(contract, Phase.PENDING);
      case "MKR-USDT" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }

  private Contract perpetual(Asset base) {
    String code = base.ticker() + "-USDT";
    return factory.make(
        code, LINEAR, base, 1, base.ticker(), all.get("USDT"), hours(base, code), SHARE);
  }

  private int hours(Asset base, String code) {
    if (base.rank() < 15 || factory.lists(code + " eight-hourly", 0.6)) {
      return 8;
    }
    return factory.lists(code + " hourly", 0.1) ? 1 : 4;
  }

  /** Coins in one linear contract, or US dollars in one inverse contract. */
  static double size(Contract contract) {
    boolean bitcoin = contract.base().ticker().equals("BTC");
    if (contract.type().inverse()) {
      return bitcoin ? 100 : 10;
    }
    // As a power of ten that is exact: one hundred dollars' worth, or ten.
    int magnitude = (int) Math.floor(Math.log10(contract.base().basePrice()));
    int power = bitcoin ? -3 : 1 - magnitude;
    return Double.parseDouble("1e" + power);
  }
}
