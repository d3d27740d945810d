package dev.perps.exporter.exchange.dydx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nextFullHour;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;

import dev.perps.exporter.exchange.dydx.DydxWire.Market;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;

/** What the indexer's rows mean. Pure. */
final class Contracts {
  private static final double HOUR = 3600;
  private static final String MARGIN = "USDC";

  private Contracts() {}

  /** Other markets are not open yet, paused, or settled for good with figures left over. */
  static boolean isLive(Market market) {
    return market.status().equals("ACTIVE");
  }

  /**
   * Converts. Positions are margined at the oracle price, which so is mark and index in one.
   *
   * @param last price of the newest trade, USD
   * @param asOf when the indexer's newest block was made, in Unix seconds
   */
  static Perp perp(Ticker ticker, Market market, double last, double asOf, Instant now) {
    double oracle = ticker.base().priceOfOne(nonZero(market.oraclePrice()));
    return new Perp(
        new Instrument(
            "dydx",
            ticker.symbol(),
            ticker.base().name(),
            ticker.quote(),
            MARGIN,
            ContractKind.LINEAR,
            ticker.assetClass()),
        new PerpTicker(
            oracle,
            oracle,
            ticker.base().priceOfOne(nonZero(last)),
            ABSENT,
            ABSENT,
            change(market),
            market.volume24H(),
            asOf),
        funding(market.nextFundingRate(), now),
        OpenInterest.ofBase(
            firstKnown(market.openInterest(), market.baseOpenInterest()) * ticker.base().units(),
            oracle));
  }

  /** Against the price of 24 hours ago: the one now less the change. */
  private static double change(Market market) {
    double before = market.oraclePrice() - nonZero(market.priceChange24H());
    return nonZero(market.oraclePrice()) / priceToReckonWith(before) - 1;
  }

  /** Funding is paid at each full UTC hour. */
  private static Funding funding(double rate, Instant now) {
    return Double.isNaN(rate) ? Funding.NONE : new Funding(rate, ABSENT, HOUR, nextFullHour(now));
  }
}
