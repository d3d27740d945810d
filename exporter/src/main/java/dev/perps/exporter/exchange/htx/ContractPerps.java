package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.htx.HtxWire.Contract;
import dev.perps.exporter.exchange.htx.HtxWire.FundingRow;
import dev.perps.exporter.exchange.htx.HtxWire.IndexRow;
import dev.perps.exporter.exchange.htx.HtxWire.Interest;
import dev.perps.exporter.exchange.htx.HtxWire.Level;
import dev.perps.exporter.exchange.htx.HtxWire.Tick;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What HTX's rows mean, joined by contract code. Pure.
 *
 * <p>Turnover adds buyers and sellers up, so that half of it is taken. Open interest does not,
 * whatever the documentation of linear contracts says: it is an odd number of contracts in half of
 * all rows, which no sum of two equal sides is, while the contracts traded are always even.
 *
 * @param madeAt when the prices were made, in milliseconds
 */
record ContractPerps(
    ContractKind kind,
    Map<String, Tick> ticks,
    Map<String, FundingRow> rates,
    Map<String, Interest> interests,
    Map<String, IndexRow> indices,
    double madeAt,
    Instant now) {

  private static final double HOUR = 3600;

  /** Coin-margined swaps settle at 0, 8 and 16 o'clock UTC, and their list does not say so. */
  private static final double INVERSE_INTERVAL = 8 * HOUR;

  /** Indices of contracts that are no more stand still in the list. */
  private static final Duration INDEX_LIFE = Duration.ofMinutes(15);

  /** The live perpetuals among the contracts that have a price row. */
  List<Perp> of(Collection<Contract> contracts) {
    return contracts.stream()
        .filter(contract -> isLive(contract, now))
        .flatMap(contract -> perp(contract).stream())
        .filter(perp -> !perp.saysNothing())
        .toList();
  }

  /**
   * A contract that is being settled at a funding time (5, 7) trades on within seconds; the list
   * may be asked just then.
   */
  static boolean isLive(Contract contract, Instant now) {
    boolean trading =
        contract.contractStatus() == 1
            || contract.contractStatus() == 5
            || contract.contractStatus() == 7;
    return trading
        && isSwapOrUntold(contract.businessType())
        && isSwapOrUntold(contract.contractType())
        && (contract.deliveryDate() == null || contract.deliveryDate().isEmpty())
        && !(seconds(contract.deliveryTime()) <= now.getEpochSecond());
  }

  private static boolean isSwapOrUntold(@Nullable String type) {
    return type == null || type.isEmpty() || type.equals("swap");
  }

  private Optional<Perp> perp(Contract contract) {
    String code = contract.contractCode();
    Tick tick = ticks.get(code);
    String quote = code.substring(code.lastIndexOf('-') + 1);
    if (tick == null || quote.isEmpty() || quote.equals(code)) {
      return Optional.empty();
    }
    AssetClass assetClass = Labels.assetClass(contract);
    BaseAsset base = BaseAsset.of(contract.symbol(), assetClass);
    double last = base.priceOfOne(nonZero(tick.close()));
    String settle = kind == ContractKind.LINEAR ? quote : base.name();
    return Optional.of(
        new Perp(
            new Instrument("htx", code, base.name(), quote, settle, kind, assetClass),
            new PerpTicker(
                ABSENT,
                base.priceOfOne(index(indices.get(code))),
                last,
                best(base, tick.bid()),
                best(base, tick.ask()),
                ABSENT,
                turnover(contract, tick) / 2,
                seconds(firstKnown(nonZero(tick.ts()), madeAt))),
            funding(contract, rates.get(code)),
            interest(contract, interests.get(code), base, last)));
  }

  private static double best(BaseAsset base, @Nullable Level level) {
    return level == null ? ABSENT : base.priceOfOne(nonZero(level.price()));
  }

  private double index(@Nullable IndexRow row) {
    if (row == null || seconds(row.indexTs()) < now.minus(INDEX_LIFE).getEpochSecond()) {
      return ABSENT;
    }
    return nonZero(row.indexPrice());
  }

  /** Quote in 24 hours, both sides, in either version of the call. */
  private double turnover(Contract contract, Tick tick) {
    double told = firstKnown(tick.tradeTurnover(), numbered(tick) ? tick.vol() : ABSENT);
    return kind == ContractKind.LINEAR
        ? told
        : firstKnown(told, tick.vol() * nonZero(contract.contractSize()));
  }

  private static boolean numbered(Tick tick) {
    return !Double.isNaN(tick.numberOf());
  }

  private Funding funding(Contract contract, @Nullable FundingRow row) {
    double gap = row == null ? ABSENT : (row.nextFundingTime() - row.fundingTime()) / 1000;
    double interval =
        firstKnown(
            nonZero(contract.settlementPeriod()) * HOUR,
            gap > 0 ? gap : ABSENT,
            kind == ContractKind.INVERSE ? INVERSE_INTERVAL : ABSENT);
    return row == null
        ? new Funding(ABSENT, ABSENT, interval, ABSENT)
        : Funding.announced(row.fundingRate(), interval, seconds(row.fundingTime()));
  }

  /** Linear: coins, and their worth as stated. Inverse: contracts of some US dollars, and coins. */
  private OpenInterest interest(
      Contract contract, @Nullable Interest row, BaseAsset base, double last) {
    if (row == null) {
      return OpenInterest.NONE;
    }
    double coins = row.amount() * base.units();
    double worth =
        kind == ContractKind.LINEAR ? row.value() : row.volume() * nonZero(contract.contractSize());
    if (Double.isNaN(worth)) {
      return OpenInterest.ofBase(coins, last);
    }
    return Double.isNaN(coins) ? OpenInterest.ofQuote(worth, last) : new OpenInterest(coins, worth);
  }
}
