package dev.perps.exporter.exchange.gateio;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.PastInterest;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.gateio.GateioWire.Stat;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import java.time.Instant;
import java.util.List;

/**
 * Open interest as the statistics of a contract tell it. A row bears the start of its five minutes
 * and tells how they ended, for which it is written anew within three minutes of that: so one that
 * ended less than five minutes ago is left out.
 *
 * @param contractSize base units of the exchange's own, or US dollars of an inverse contract
 */
record ContractStats(Instrument instrument, double contractSize) {
  private static final int MOST_ROWS = 2000;

  List<PastOpenInterest> openInterest(
      Api api, Endpoint<Rows<Stat>> stats, Instant from, Instant to) {
    Endpoint<Rows<Stat>> call = stats.with("contract", instrument.symbol()).with("interval", "5m");
    return PastInterest.of(instrument, from, to, api.now().minusSeconds(PastInterest.STEP))
        .gather(
            MOST_ROWS,
            window ->
                api
                    .fetch(
                        call.with("from", window.first() - PastInterest.STEP)
                            .with("limit", window.rows(PastInterest.STEP)))
                    .stream()
                    .map(this::interest));
  }

  /** Rows add both sides up. */
  private PastOpenInterest interest(Stat row) {
    BaseAsset base = ContractPerps.base(instrument.symbol());
    double mark = base.priceOfOne(row.markPrice());
    double amount = row.openInterest() / 2 * contractSize;
    return new PastOpenInterest(
        row.time() + PastInterest.STEP,
        instrument.kind() == ContractKind.INVERSE
            ? OpenInterest.ofQuote(amount, mark)
            : OpenInterest.ofBase(amount * base.units(), mark));
  }
}
