package dev.perps.exporter.account.figures;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.account.AccountFigures.RoundTrip;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import dev.perps.exporter.market.ContractKind;
import java.util.List;
import java.util.Optional;

/** What it costs to buy at the mark price and sell higher. */
public final class RoundTripFigures {
  private RoundTripFigures() {}

  /**
   * A round trip. Fees are of the value at the price of each side; the break-even is the gain that
   * just earns them.
   *
   * @param symbol of a linear contract, in any case
   * @param size base units
   * @param gainUsd how much higher it is sold, USD per unit
   * @return empty if the contract, its mark price or both rates are not known
   */
  public static Optional<RoundTrip> of(
      List<KrakenContract> contracts, String symbol, double size, double gainUsd, FeeRates rates) {
    return contracts.stream()
        .filter(it -> it.symbol().equalsIgnoreCase(symbol) && it.kind() == ContractKind.LINEAR)
        .filter(it -> !Double.isNaN(it.markPrice()))
        .filter(it -> !Double.isNaN(rates.maker()) || !Double.isNaN(rates.taker()))
        .findFirst()
        .map(it -> of(it.symbol(), it.markPrice(), size, gainUsd, rates));
  }

  private static RoundTrip of(
      String symbol, double price, double size, double gainUsd, FeeRates rates) {
    double value = size * (price + price + gainUsd);
    double makerFees = value * rates.maker();
    double takerFees = value * rates.taker();
    return new RoundTrip(
        symbol,
        size,
        gainUsd,
        makerFees,
        takerFees,
        size * gainUsd - makerFees,
        size * gainUsd - takerFees,
        breakEven(price, rates.maker()),
        breakEven(price, rates.taker()));
  }

  /** The gain for which {@code gain = rate * (price + price + gain)}. */
  private static double breakEven(double price, double rate) {
    return rate < 1 ? 2 * price * rate / (1 - rate) : ABSENT;
  }
}
