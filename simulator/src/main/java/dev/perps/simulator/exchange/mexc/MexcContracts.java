package dev.perps.simulator.exchange.mexc;

import static dev.perps.simulator.venue.Contract.Type.INVERSE;
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

/**
 * What MEXC lists. Its codes for some bases are its own; contracts with such a code are listed, but
 * not open, as ccxt takes the code for the name of the base.
 */
final class MexcContracts {
  private static final double SHARE = 0.12;
  private static final int INVERSE_CONTRACTS = 10;

  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("FIL", "FILECOIN"),
          Map.entry("PUMP", "PUMPFUN"),
          Map.entry("TRUMP", "TRUMPOFFICIAL"),
          Map.entry("BONK", "1000BONK"),
          Map.entry("MOG", "1000000MOG"),
          Map.entry("CHEEMS", "1000000CHEEMS"),
          Map.entry("BABYDOGE", "1000000BABYDOGE"),
          Map.entry("NVDA", "NVIDIA"),
          Map.entry("TSLA", "TESLA"),
          Map.entry("COIN", "COINBASE"),
          Map.entry("SPY", "SPY"),
          Map.entry("GOLD", "XAU"),
          Map.entry("OIL", "USOIL"),
          Map.entry("US500", "SPX500"),
          Map.entry("XYZ100", "NAS100"));

  private static final Set<String> OPAQUE =
      Set.of("FILECOIN", "PUMPFUN", "TRUMPOFFICIAL", "NVIDIA", "TESLA", "COINBASE");

  private final Catalogue all;
  private final ContractFactory factory;
  private final List<Contract> perpetuals = new ArrayList<>();
  private final List<Contract> spot = new ArrayList<>();

  MexcContracts(Catalogue all, ContractFactory factory) {
    this.all = all;
    this.factory = factory;
    Coins coins = new Coins(all, factory);
    for (Asset coin : coins.listed(140, 0.25)) {
      perpetuals.add(linear(coin, "USDT", SHARE));
      if (coin.rank() < 25) {
        perpetuals.add(linear(coin, "USDC", SHARE / 20));
      }
    }
    List<Asset> rotating = coins.rotating();
    for (int i = 0; i < rotating.size(); i++) {
      perpetuals.add(Coins.rotate(linear(rotating.get(i), "USDT", SHARE), i + 8));
    }
    for (Asset asset : all.all()) {
      boolean listed = asset.kind().traditional() || asset.ticker().equals("EUR");
      if (listed && (CODES.containsKey(asset.ticker()) || factory.lists(asset.ticker(), 0.6))) {
        perpetuals.add(linear(asset, "USDT", SHARE));
      }
    }
    perpetuals.replaceAll(MexcContracts::oddity);
    addInverse(coins);
    for (Asset coin : coins.listed(150, 0.5)) {
      addSpot(coin, "USDT", 0.04);
      if (coin.rank() < 15) {
        addSpot(coin, "USDC", 0.004);
      }
    }
    addSpot(all.get("USDC"), "USDT", 0.02);
    addSpot(all.get("ETH"), "BTC", 0.0005);
    spot.replaceAll(
        pair -> pair.symbol().equals("MKRUSDT") ? Coins.always(pair, Phase.SETTLING) : pair);
  }

  List<Contract> perpetuals() {
    return perpetuals;
  }

  List<Contract> spot() {
    return spot;
  }

  private void addInverse(Coins coins) {
    for (Asset coin : coins.listed(INVERSE_CONTRACTS + 5, 0)) {
      if (!CODES.containsKey(coin.ticker()) && coin.basePrice() > 0.01) {
        perpetuals.add(
            factory.make(
                coin.ticker() + "_USD", INVERSE, coin, 1, coin.ticker(), all.get("USD"), 8, 0.002));
      }
    }
  }

  private void addSpot(Asset coin, String quote, double share) {
    spot.add(
        factory.make(
            coin.ticker() + quote, SPOT, coin, 1, coin.ticker(), all.get(quote), 0, share));
  }

  private static Contract oddity(Contract contract) {
    return switch (contract.symbol()) {
      case "ALT_USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_BID));
      case "MANTA_USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NO_VOLUME));
      case "DYM_USDT" -> contract.withQuirks(Set.of(Contract.Quirk.NEVER_TRADED));
      case "BLAST_USDT", "PORTAL_USDT" -> Coins.always(contract, Phase.SETTLING);
      case "IO_USDT" -> Coins.always(contract, Phase.PENDING);
      case "MKR_USDT" -> Coins.always(contract, Phase.DELISTED);
      default -> contract;
    };
  }

  private Contract linear(Asset base, String quote, double share) {
    String code = CODES.getOrDefault(base.ticker(), base.ticker());
    Contract contract = linear(base, code, quote, share);
    return OPAQUE.contains(code) ? Coins.always(contract, Phase.PENDING) : contract;
  }

  private Contract linear(Asset base, String code, String quote, double share) {
    String digits = base.coin() ? code.replaceAll("^(1000+)?.*", "$1") : "";
    String symbol = code + "_" + quote;
    return factory.make(
        symbol,
        LINEAR,
        base,
        digits.isEmpty() ? 1 : Double.parseDouble(digits),
        code,
        all.get(quote),
        hours(base, symbol),
        share);
  }

  private int hours(Asset base, String symbol) {
    if (base.rank() < 20) {
      return 8;
    }
    return factory.lists(symbol + " four-hourly", 0.55) ? 4 : 8;
  }
}
