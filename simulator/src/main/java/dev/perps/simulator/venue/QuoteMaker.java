package dev.perps.simulator.venue;

import dev.perps.simulator.world.Hash;

/** Puts one contract's figures of one instant together, so that they agree with each other. */
final class QuoteMaker {
  private QuoteMaker() {}

  static Quote quote(Venue venue, Contract contract, Phase phase, Snapshot.Prices prices) {
    long at = prices.millis();
    int base = contract.base().index();
    int quote = contract.quote().index();
    double quoteUsd = prices.now()[quote];
    double index = venue.index(contract, at, prices.now()[base], quoteUsd);
    double premium = venue.lastPremium(contract, at);
    double last = Venue.round(contract, index * (1 + premium));
    boolean traded = !contract.has(Contract.Quirk.NEVER_TRADED);
    double open =
        then(venue, contract, at - Venue.DAY, prices.dayAgo()[base], prices.dayAgo()[quote]);
    double hourAgo =
        then(venue, contract, at - Venue.HOUR, prices.hourAgo()[base], prices.hourAgo()[quote]);
    double ends = Math.max(last, Math.max(open, hourAgo));
    double high =
        Math.max(
            ends,
            Venue.round(
                contract,
                venue.index(contract, at, prices.range().high()[base], quoteUsd) * (1 + premium)));
    double low =
        Math.min(
            Math.min(last, Math.min(open, hourAgo)),
            Venue.round(
                contract,
                venue.index(contract, at, prices.range().low()[base], quoteUsd) * (1 + premium)));
    double average = (high + low + last + open) / 4;
    double turnover = venue.volumeUsd(contract, at - Venue.DAY, at) / quoteUsd;
    double volume = size(contract, turnover / average);
    double spread = Math.max(1, Math.round(last * Venue.roughness(contract) / contract.tick()));
    double unit = sizeUnit(contract, last, quoteUsd);
    double rate = contract.fundingHours() == 0 ? Double.NaN : venue.fundingRate(contract, at);
    double missing = Double.NaN;
    return new Quote(
        contract,
        phase,
        at,
        index,
        index * (1 + venue.markPremium(contract, at)),
        traded ? last : missing,
        contract.has(Contract.Quirk.NO_BID)
            ? missing
            : Venue.round(
                contract, last - Math.ceil(spread * share(contract, at, 1)) * contract.tick()),
        Venue.round(contract, last + Math.ceil(spread * share(contract, at, 2)) * contract.tick()),
        contract.has(Contract.Quirk.NO_BID)
            ? missing
            : size(contract, unit * (1 + 40 * share(contract, at, 3))),
        size(contract, unit * (1 + 40 * share(contract, at, 4))),
        traded ? size(contract, unit * (1 + 9 * share(contract, at, 5))) : missing,
        traded ? open : missing,
        traded ? high : missing,
        traded ? low : missing,
        traded ? hourAgo : missing,
        volume,
        volume * average,
        size(contract, venue.openInterest(contract, at)),
        rate,
        contract.has(Contract.Quirk.NO_PREDICTION) ? missing : rate,
        Math.round(turnover * quoteUsd / 900),
        quoteUsd);
  }

  private static double then(
      Venue venue, Contract contract, long at, double baseUsd, double quoteUsd) {
    return Venue.round(
        contract,
        venue.index(contract, at, baseUsd, quoteUsd) * (1 + venue.lastPremium(contract, at)));
  }

  // Uniform on (0, 1], new each second.
  private static double share(Contract contract, long at, int what) {
    return 1 - Hash.uniform(Hash.of(contract.key() + what, at / 1000));
  }

  // About a hundred dollars' worth, at least the smallest size.
  private static double sizeUnit(Contract contract, double price, double quoteUsd) {
    return Math.max(Math.pow(10, -contract.sizeDecimals()), 100 / (price * quoteUsd));
  }

  private static double size(Contract contract, double value) {
    return Decimals.round(value, contract.sizeDecimals());
  }
}
