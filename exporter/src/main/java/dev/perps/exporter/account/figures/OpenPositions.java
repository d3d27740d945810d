package dev.perps.exporter.account.figures;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.account.AccountFigures.OpenPosition;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.exchange.kraken.KrakenContract;
import java.util.List;
import java.util.Optional;

/**
 * Makes figures of what is held, with whatever else is known; what is not known makes its figures
 * absent. Immutable.
 *
 * @param reading of the ledger, once all of it has been read
 * @param openings of positions that the ledger cannot account for
 */
public record OpenPositions(
    List<KrakenContract> contracts,
    FeeRates rates,
    Optional<Margin> margin,
    Optional<LedgerReading> reading,
    Openings openings) {

  public OpenPositions {
    contracts = List.copyOf(contracts);
  }

  /**
   * Figures of all positions of an account, in their order.
   *
   * @param held all of them: they share margin
   */
  public List<OpenPosition> of(List<HeldPosition> held) {
    Optional<HourlyFunding> hours = reading.map(HourlyFunding::of);
    return held.stream().map(position -> of(position, held, hours)).toList();
  }

  private OpenPosition of(
      HeldPosition position, List<HeldPosition> all, Optional<HourlyFunding> hours) {
    Optional<KrakenContract> contract =
        contracts.stream()
            .filter(it -> it.symbol().equalsIgnoreCase(position.symbol()))
            .findFirst();
    double distance =
        contract
            .flatMap(in -> margin.map(known -> LiquidationDistance.of(position, in, all, known)))
            .orElse(ABSENT);
    return PositionFigures.of(
        position,
        new PositionFigures.Known(
            contract,
            reading.flatMap(it -> openings.of(position, it)),
            rates,
            distance,
            hours.map(it -> it.of(position.symbol())).orElse(List.of())));
  }
}
