package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.bingx.BingXWire.Contract;
import dev.perps.exporter.exchange.bingx.BingXWire.Envelope;
import dev.perps.exporter.exchange.bingx.BingXWire.Interest;
import dev.perps.exporter.exchange.bingx.BingXWire.Premium;
import dev.perps.exporter.exchange.bingx.BingXWire.Ticker;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What BingX's rows of one kind of contract mean. Pure.
 *
 * @param tickers by symbol
 * @param premiums by symbol
 * @param intervalsTold whether any row tells its funding interval
 * @param interest by symbol
 * @param asOf when the tickers were made, in Unix seconds
 */
record ContractPerps(
    ContractKind kind,
    Map<String, Ticker> tickers,
    Map<String, Premium> premiums,
    boolean intervalsTold,
    Map<String, Envelope<Rows<Interest>>> interest,
    double asOf) {
  private static final Ticker NO_TICKER =
      new Ticker("-", ABSENT, ABSENT, ABSENT, ABSENT, null, ABSENT, ABSENT, ABSENT, ABSENT);
  private static final Premium NO_PREMIUM =
      new Premium("-", ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
  private static final double HOUR = 3600;
  private static final double EIGHT_HOURS = 8 * HOUR;

  /** Contracts in which positions can be opened now. */
  static List<Contract> live(Collection<Contract> contracts, Instant now) {
    double moment = now.toEpochMilli();
    return contracts.stream()
        .filter(contract -> contract.status() == 1)
        .filter(contract -> !(contract.launchTime() > moment || contract.timeOnline() > moment))
        .filter(contract -> !(nonZero(contract.maintainTime()) <= moment))
        .filter(contract -> !(nonZero(contract.offTime()) <= moment))
        .toList();
  }

  /** Symbols in the order of their turnover, which inverse contracts state in coins. */
  static List<String> biggestFirst(
      ContractKind kind, List<Contract> live, Map<String, Ticker> tickers) {
    Map<String, Double> turnover = new HashMap<>();
    for (Contract contract : live) {
      Ticker ticker = tickers.getOrDefault(contract.symbol(), NO_TICKER);
      double price = kind == ContractKind.INVERSE ? ticker.lastPrice() : 1;
      double quote = ticker.quoteVolume() * price;
      turnover.put(contract.symbol(), Double.isFinite(quote) ? quote : 0);
    }
    return live.stream()
        .map(Contract::symbol)
        .sorted(Comparator.comparingDouble(symbol -> -turnover.getOrDefault(symbol, 0.0)))
        .toList();
  }

  /** These contracts with their figures; one that nothing is told of is left out. */
  List<Perp> of(List<Contract> live) {
    return live.stream().map(this::perp).filter(perp -> !perp.saysNothing()).toList();
  }

  private Perp perp(Contract contract) {
    Ticker ticker = tickers.getOrDefault(contract.symbol(), NO_TICKER);
    Premium premium = premiums.getOrDefault(contract.symbol(), NO_PREMIUM);
    Underlying underlying = Underlying.of(contract.base());
    BaseAsset base = underlying.base();
    double mark = base.priceOfOne(nonZero(premium.markPrice()));
    boolean linear = kind == ContractKind.LINEAR;
    String quote = BaseAsset.plain(contract.quote());
    return new Perp(
        new Instrument(
            "bingx",
            contract.symbol(),
            base.name(),
            quote,
            linear ? settle(contract, quote) : base.name(),
            kind,
            underlying.assetClass()),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(premium.indexPrice())),
            base.priceOfOne(nonZero(ticker.lastPrice())),
            base.priceOfOne(nonZero(ticker.bidPrice())),
            base.priceOfOne(nonZero(ticker.askPrice())),
            change(ticker),
            linear ? ticker.quoteVolume() : ticker.volume() * face(contract),
            asOf),
        funding(premium),
        linear
            ? OpenInterest.ofQuote(interest(contract), mark)
            : OpenInterest.ofBase(interest(contract) * base.units(), mark));
  }

  private static String settle(Contract contract, String quote) {
    String currency = contract.currency();
    return currency == null || currency.isEmpty() ? quote : BaseAsset.plain(currency);
  }

  /**
   * Without a last trade there is no change. Of a percentage that its two decimals make 0 the
   * prices tell more.
   */
  private static double change(Ticker ticker) {
    double last = nonZero(ticker.lastPrice());
    double ofPrices = last / priceToReckonWith(ticker.openPrice()) - 1;
    return Double.isNaN(last)
        ? ABSENT
        : firstKnown(nonZero(ticker.change()), ofPrices, ticker.change());
  }

  /** US dollars of one inverse contract, which two fields tell: absent if they disagree. */
  static double face(Contract contract) {
    double value = nonZero(firstKnown(contract.minTradeValue(), contract.minTickSize()));
    double size = nonZero(firstKnown(contract.minTickSize(), contract.minTradeValue()));
    return value == size ? value : ABSENT;
  }

  private double interest(Contract contract) {
    Envelope<Rows<Interest>> answer = interest.get(contract.symbol());
    return answer == null
        ? ABSENT
        : answer
            .content()
            .at(0)
            .filter(row -> !isOld(row))
            .map(Interest::openInterest)
            .orElse(ABSENT);
  }

  /** That of inverse contracts is made at midnight, and is no open interest of now at noon. */
  private boolean isOld(Interest row) {
    return asOf - seconds(row.timestamp()) > HOUR;
  }

  private Funding funding(Premium premium) {
    double next = premium.nextFundingTime();
    double interval = firstKnown(nonZero(premium.fundingIntervalHours()) * HOUR, untold(next));
    return Funding.announced(premium.lastFundingRate(), interval, seconds(next));
  }

  /**
   * Where no contract tells its interval, all are paid each eight hours from midnight on, unless
   * the next payment is due at another time.
   */
  private double untold(double next) {
    return !intervalsTold && seconds(next) % EIGHT_HOURS == 0 ? EIGHT_HOURS : ABSENT;
  }
}
