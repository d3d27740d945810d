package dev.perps.simulator.exchange.deribit;

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
import java.util.Locale;
import java.util.Set;

/** What Deribit lists: few contracts, of which the inverse ones are by far the largest. */
final class DeribitContracts {
  private static final DateTimeFormatter DMMMYY =
      DateTimeFormatter.ofPattern("dMMMyy", Locale.ENGLISH);
  private static final Set<String> THOUSANDS = Set.of("PEPE", "SHIB", "BONK", "MOG");
  private static final double SHARE = 0.006;
  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> perpetuals = new ArrayList<>();

  DeribitContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    for (String coin : List.of("BTC", "ETH")) {
      perpetuals.add(
          factory.make(
              coin + "-PERPETUAL", INVERSE, all.get(coin), 1, coin, all.get("USD"), 8, 0.02));
    }
    for (Asset coin : coins.listed(30, 0.03)) {
      if (!THOUSANDS.contains(coin.ticker()) && coin.basePrice() > 1e-4) {
        perpetuals.add(linear(coin));
      }
    }
    THOUSANDS.stream().sorted().forEach(coin -> perpetuals.add(linear(all.get(coin))));
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i += 2) {
      perpetuals.add(Coins.rotate(linear(rotating.get(i)), i + 7));
    }
    for (Asset asset : all.all()) {
      boolean sure = asset.ticker().equals("NVDA") || asset.ticker().equals("GOLD");
      if (asset.kind().traditional() && (sure || factory.lists(asset.ticker(), 0.3))) {
        perpetuals.add(linear(asset));
      }
    }
    perpetuals.replaceAll(DeribitContracts::oddity);
  }

  /** Perpetuals and the futures of the next months and quarters. */
  List<Contract> at(long millis) {
    List<Contract> contracts = new ArrayList<>(perpetuals);
    for (long expiry : Expiries.monthsAndQuarters(millis, 2)) {
      String day = "-" + DMMMYY.format(Expiries.day(expiry)).toUpperCase(Locale.ENGLISH);
      for (String coin : List.of("BTC", "ETH")) {
        contracts.add(dated(coin + day, DATED_INVERSE, coin, "USD", expiry));
        contracts.add(dated(coin + "_USDC" + day, DATED_LINEAR, coin, "USDC", expiry));
      }
    }
    return contracts;
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "DOT_USDC-PERPETUAL" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "ETC_USDC-PERPETUAL" ->
          contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED, Contract.Quirk.NO_VOLUME));
      case "FIL_USDC-PERPETUAL" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "OP_USDC-PERPETUAL" -> Coins.always(contract, Phase.SETTLING);
      case "APT_USDC-PERPETUAL" -> Coins.always(contract, Phase.PENDING);
      default -> contract;
    };
  }

  private Contract dated(
      String symbol, Contract.Type type, String coin, String quote, long expiry) {
    return factory.dated(symbol, type, all.get(coin), 1, coin, all.get(quote), 0, 0.001, expiry);
  }

  private Contract linear(Asset base) {
    boolean thousands = THOUSANDS.contains(base.ticker());
    String name = (thousands ? "1000" : "") + base.ticker();
    return factory.make(
        name + "_USDC-PERPETUAL",
        LINEAR,
        base,
        thousands ? 1000 : 1,
        name,
        all.get("USDC"),
        8,
        SHARE);
  }
}
