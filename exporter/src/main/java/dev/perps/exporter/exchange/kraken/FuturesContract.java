package dev.perps.exporter.exchange.kraken;

import dev.perps.exporter.exchange.kraken.FuturesWire.InstrumentRow;
import dev.perps.exporter.exchange.kraken.FuturesWire.TickerRow;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
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
 * @param symbol the contract's name
 * @param exchangeBase the base as Kraken writes it: {@code XBT}, {@code AAPLx}
 */
record FuturesContract(
    String symbol, String exchangeBase, ContractKind kind, InstrumentRow row, TickerRow ticker) {
  private static final double HOUR = 3600;

  /** Empty if the base is not told, or this is no contract that can be a perpetual. */
  static Optional<FuturesContract> of(InstrumentRow row, TickerRow ticker) {
    String symbol = row.symbol();
    String base = base(row, ticker);
    if (symbol == null || base == null) {
      return Optional.empty();
    }
    return row.kind().map(kind -> new FuturesContract(symbol, base, kind, row, ticker));
  }

  private static @Nullable String base(InstrumentRow row, TickerRow ticker) {
    if (row.base() != null) {
      return row.base();
    }
    String pair = row.pair() == null ? ticker.pair() : row.pair();
    int colon = pair == null ? -1 : pair.indexOf(':');
    return pair == null || colon < 1 ? null : pair.substring(0, colon);
  }

  /** Empty if nothing is known but that the contract exists. */
  Optional<Perp> perp(double asOfEpochSeconds, Instant now) {
    BaseAsset base = BaseAsset.of(exchangeBase);
    PerpTicker figures = ticker(base, asOfEpochSeconds);
    Funding funding = funding(now);
    OpenInterest openInterest = openInterest(base);
    double anything =
        firstKnown(
            figures.markPrice(),
            figures.indexPrice(),
            figures.lastPrice(),
            figures.bidPrice(),
            figures.askPrice(),
            figures.volume24hQuote(),
            funding.rate(),
            openInterest.base(),
            openInterest.quote());
    if (Double.isNaN(anything)) {
      return Optional.empty();
    }
    return Optional.of(new Perp(instrument(base), figures, funding, openInterest));
  }

  /** All of Kraken's futures are quoted in US dollars. */
  private Instrument instrument(BaseAsset base) {
    String quote = row.quote() == null ? "USD" : BaseAsset.plain(row.quote());
    return new Instrument(
        "kraken",
        symbol,
        base.name(),
        quote,
        kind == ContractKind.INVERSE ? base.name() : quote,
        kind,
        FuturesAssetClass.of(exchangeBase, row.tradfi()));
  }

  private PerpTicker ticker(BaseAsset base, double asOfEpochSeconds) {
    double last = price(ticker.last());
    return new PerpTicker(
        base.priceOfOne(price(ticker.markPrice())),
        base.priceOfOne(price(ticker.indexPrice())),
        base.priceOfOne(last),
        base.priceOfOne(price(ticker.bid())),
        base.priceOfOne(price(ticker.ask())),
        firstKnown(ticker.change24h() / 100, last / price(ticker.open24h()) - 1),
        volume(last),
        asOfEpochSeconds);
  }

  /** An inverse contract is a fixed amount of US dollars, so that counting is enough. */
  private double volume(double last) {
    double contracts = ticker.vol24h() * size();
    return kind == ContractKind.INVERSE
        ? firstKnown(contracts, ticker.volumeQuote())
        : firstKnown(ticker.volumeQuote(), contracts * last);
  }

  private OpenInterest openInterest(BaseAsset base) {
    double mark = base.priceOfOne(divisor(ticker.markPrice()));
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
    double rate = firstKnown(ticker.relativeFundingRate(), relative(ticker.fundingRate()));
    double predicted =
        firstKnown(
            ticker.relativeFundingRatePrediction(), relative(ticker.fundingRatePrediction()));
    if (Double.isNaN(rate) && Double.isNaN(predicted)) {
      return Funding.NONE;
    }
    double next = (Math.floorDiv(now.getEpochSecond(), 3600L) + 1) * HOUR;
    return new Funding(rate, predicted, HOUR, next);
  }

  /** Linear: US dollars per base unit. Inverse: base coin per contract of one US dollar. */
  private double relative(double absolute) {
    double index = firstKnown(divisor(ticker.indexPrice()), divisor(ticker.markPrice()));
    return kind == ContractKind.INVERSE ? absolute * index : absolute / index;
  }

  private double size() {
    return price(row.contractSize());
  }

  /** Nothing has a price, or a size, of 0: it stands for absence. */
  private static double price(double stated) {
    return stated == 0 ? Double.NaN : stated;
  }

  /** A price to reckon with. By an infinite one, which is no price, a rate would become 0. */
  private static double divisor(double stated) {
    return Double.isFinite(stated) ? price(stated) : Double.NaN;
  }

  private static double firstKnown(double... figures) {
    for (double figure : figures) {
      if (!Double.isNaN(figure)) {
        return figure;
      }
    }
    return Double.NaN;
  }
}
