package dev.perps.exporter.exchange.paradex;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.paradex.ParadexWire.Market;
import dev.perps.exporter.exchange.paradex.ParadexWire.Summary;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.TraditionalAssets;
import java.time.Instant;

/** What Paradex's rows mean. Pure. */
final class Contracts {
  private static final double HOUR = 3600;

  /** The period of all markets in the days when the list did not name one. */
  private static final double OLD_PERIOD = 8 * HOUR;

  private Contracts() {}

  static boolean isLive(Market market, Instant now) {
    double moment = now.getEpochSecond();
    return "PERP".equals(market.assetKind())
        && !(seconds(market.openAt()) > moment)
        && !(seconds(market.expiryAt()) <= moment);
  }

  /**
   * Seconds of the period of a market that does not name it: eight hours where no market of the
   * list names one, otherwise unknown.
   */
  static double unnamedPeriod(Iterable<Market> list) {
    for (Market market : list) {
      if (!Double.isNaN(market.fundingPeriodHours())) {
        return ABSENT;
      }
    }
    return OLD_PERIOD;
  }

  /** Seconds that a market's rate is stated for; NaN where that is not known. */
  static double period(Market market, double unnamedPeriod) {
    double hours = market.fundingPeriodHours();
    return Double.isNaN(hours) ? unnamedPeriod : nonZero(hours) * HOUR;
  }

  /**
   * Converts.
   *
   * @param unnamedPeriod as of {@link #unnamedPeriod}
   */
  static Perp perp(Market market, Summary state, double unnamedPeriod) {
    AssetClass assetClass =
        TraditionalAssets.classAmongCoins(BaseAsset.plain(market.baseCurrency()));
    BaseAsset base = BaseAsset.ofThousands(market.baseCurrency(), assetClass);
    double mark = base.priceOfOne(nonZero(state.markPrice()));
    double last = base.priceOfOne(nonZero(state.lastTradedPrice()));
    return new Perp(
        new Instrument(
            "paradex",
            market.symbol(),
            base.name(),
            BaseAsset.plain(market.quoteCurrency()),
            BaseAsset.plain(market.settlementCurrency()),
            ContractKind.LINEAR,
            assetClass),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(state.underlyingPrice())),
            last,
            base.priceOfOne(nonZero(state.bid())),
            base.priceOfOne(nonZero(state.ask())),
            Double.isNaN(last) ? ABSENT : state.priceChangeRate24h(),
            state.volume24h(),
            seconds(state.createdAt())),
        funding(market, state, unnamedPeriod),
        OpenInterest.ofBase(state.openInterest() * base.units(), mark));
  }

  /** What one unit of a contract is of, by its symbol: {@code kPEPE-USD-PERP}. */
  static BaseAsset base(String symbol) {
    String name = symbol.replaceFirst("-[^-]*-PERP$", "");
    return BaseAsset.ofThousands(name, TraditionalAssets.classAmongCoins(BaseAsset.plain(name)));
  }

  /**
   * The rate accrues from second to second, stated for the market's period: there is no next
   * payment.
   */
  private static Funding funding(Market market, Summary state, double unnamedPeriod) {
    double interval = period(market, unnamedPeriod);
    boolean told = !Double.isNaN(state.fundingRate()) && !Double.isNaN(interval);
    return told ? new Funding(state.fundingRate(), ABSENT, interval, ABSENT) : Funding.NONE;
  }
}
