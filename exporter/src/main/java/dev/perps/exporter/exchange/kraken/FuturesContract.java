package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nextFullHour;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;

import dev.perps.exporter.exchange.IsoTime;
import dev.perps.exporter.exchange.kraken.FuturesWire.InstrumentRow;
import dev.perps.exporter.exchange.kraken.FuturesWire.TickerRow;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Kraken's words on one contract, converted.
 *
 * @param exchangeBase the base as Kraken writes it: {@code XBT}, {@code AAPLx}
 */
record FuturesContract(
    String exchangeBase, ContractKind kind, InstrumentRow row, TickerRow ticker) {
  private static final double HOUR = 3600;

  /** Empty if the base is not told, or this is a contract of another type. */
  static Optional<FuturesContract> of(InstrumentRow row, TickerRow ticker) {
    String base = base(row, ticker);
    return base == null
        ? Optional.empty()
        : row.kind().map(kind -> new FuturesContract(base, kind, row, ticker));
  }

  private static @Nullable String base(InstrumentRow row, TickerRow ticker) {
    if (row.base() != null && !row.base().isEmpty()) {
      return row.base();
    }
    String pair = row.pair() == null ? ticker.pair() : row.pair();
    int colon = pair == null ? -1 : pair.indexOf(':');
    return pair == null || colon < 1 ? null : pair.substring(0, colon);
  }

  /** Which has neither been halted nor delisted. */
  static boolean trades(InstrumentRow row, TickerRow ticker) {
    return row.kind().isPresent() && row.tradeable() && !ticker.suspended();
  }

  boolean isPerpetual() {
    return "perpetual".equals(ticker.tag()) && row.lastTradingTime() == null;
  }

  /** A perpetual that has a last trading time is neither: it is being delisted. */
  boolean isDated() {
    return ticker.tag() != null
        && !ticker.tag().equals("perpetual")
        && row.lastTradingTime() != null;
  }

  DatedFuture future(double asOfEpochSeconds) {
    BaseAsset base = BaseAsset.of(exchangeBase);
    return new DatedFuture(
        instrument(base),
        IsoTime.epochSeconds(row.lastTradingTime()),
        ticker(base, asOfEpochSeconds),
        openInterest(base));
  }

  Perp perp(double asOfEpochSeconds, Instant now) {
    BaseAsset base = BaseAsset.of(exchangeBase);
    return new Perp(
        instrument(base), ticker(base, asOfEpochSeconds), funding(now), openInterest(base));
  }

  /** All of Kraken's futures are quoted in US dollars. */
  private Instrument instrument(BaseAsset base) {
    String quote = row.quote() == null ? "USD" : BaseAsset.plain(row.quote());
    return new Instrument(
        "kraken",
        row.symbol(),
        base.name(),
        quote,
        kind == ContractKind.INVERSE ? base.name() : quote,
        kind,
        FuturesAssetClass.of(exchangeBase, row.tradfi()));
  }

  private PerpTicker ticker(BaseAsset base, double asOfEpochSeconds) {
    double last = nonZero(ticker.last());
    return new PerpTicker(
        base.priceOfOne(nonZero(ticker.markPrice())),
        base.priceOfOne(nonZero(ticker.indexPrice())),
        base.priceOfOne(last),
        base.priceOfOne(nonZero(ticker.bid())),
        base.priceOfOne(nonZero(ticker.ask())),
        change(last),
        volume(last),
        asOfEpochSeconds);
  }

  /** Without a last trade there is no change: a 0 is the start value of a new contract. */
  private double change(double last) {
    return Double.isNaN(last)
        ? ABSENT
        : firstKnown(ticker.change24h() / 100, last / priceToReckonWith(ticker.open24h()) - 1);
  }

  /** An inverse contract is a fixed amount of US dollars, so that counting is enough. */
  private double volume(double last) {
    double contracts = ticker.vol24h() * size();
    return kind == ContractKind.INVERSE
        ? firstKnown(contracts, ticker.volumeQuote())
        : firstKnown(ticker.volumeQuote(), contracts * last);
  }

  private OpenInterest openInterest(BaseAsset base) {
    double mark = base.priceOfOne(ticker.markPrice());
    double contracts = ticker.openInterest() * size();
    return kind == ContractKind.INVERSE
        ? OpenInterest.ofQuote(contracts, mark)
        : OpenInterest.ofBase(contracts * base.units(), mark);
  }

  /**
   * The relative rate where the ticker has one, as it does since 2026. Otherwise it is made of the
   * absolute rate, which Kraken fixes with the index price at the start of the hour: with the
   * present index the result is off by what the index has moved since, some tenths of a per cent of
   * the rate. Periods are full UTC hours.
   */
  private Funding funding(Instant now) {
    double rate = rate();
    double predicted = predictedRate();
    if (Double.isNaN(rate) && Double.isNaN(predicted)) {
      return Funding.NONE;
    }
    return new Funding(rate, predicted, HOUR, nextFullHour(now));
  }

  private double rate() {
    return firstKnown(ticker.relativeFundingRate(), relative(ticker.fundingRate()));
  }

  private double predictedRate() {
    return firstKnown(
        ticker.relativeFundingRatePrediction(), relative(ticker.fundingRatePrediction()));
  }

  /** The contract in Kraken's own units, as positions and their funding are counted. */
  KrakenContract inOwnUnits() {
    return new KrakenContract(
        row.symbol(),
        kind,
        BaseAsset.of(exchangeBase).name(),
        priceToReckonWith(ticker.markPrice()),
        priceToReckonWith(ticker.indexPrice()),
        ticker.fundingRate(),
        ticker.fundingRatePrediction(),
        rate(),
        predictedRate(),
        MarginLevels.of(row));
  }

  /** Linear: US dollars per base unit. Inverse: base coin per contract of one US dollar. */
  private double relative(double absolute) {
    double index =
        firstKnown(priceToReckonWith(ticker.indexPrice()), priceToReckonWith(ticker.markPrice()));
    return kind == ContractKind.INVERSE ? absolute * index : absolute / index;
  }

  private double size() {
    return nonZero(row.contractSize());
  }
}
