package dev.perps.exporter.exchange.coinbase;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.nextFullHour;
import static dev.perps.exporter.market.Figure.nonZero;

import dev.perps.exporter.exchange.coinbase.AdvancedWire.Product;
import dev.perps.exporter.exchange.coinbase.IntxWire.InstrumentRow;
import dev.perps.exporter.exchange.coinbase.IntxWire.Quote;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.TraditionalAssets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** What the instrument rows of Coinbase International mean. Pure. */
final class InstrumentPerps {
  private static final String SUFFIX = "-PERP";
  private static final double HOUR = 3600;
  private static final double NANOSECONDS = 1e9;

  private InstrumentPerps() {}

  static boolean isLive(InstrumentRow row) {
    return row.type().equals("PERP")
        && row.tradingState().equals("TRADING")
        && !"PRE_LAUNCH".equals(row.mode());
  }

  /**
   * Plain coins in one unit of what is traded. Three fields may tell of a bundle: symbol, base and
   * multiplier; whether all of them do is not documented. Empty if they contradict each other.
   */
  static OptionalDouble units(InstrumentRow row) {
    double stated = Double.isNaN(nonZero(row.multiplier())) ? 1 : row.multiplier();
    String symbol = row.symbol();
    String root =
        symbol.endsWith(SUFFIX) ? symbol.substring(0, symbol.length() - SUFFIX.length()) : "";
    double[] told =
        DoubleStream.of(stated, BaseAsset.of(row.baseName()).units(), BaseAsset.of(root).units())
            .filter(units -> units != 1)
            .distinct()
            .toArray();
    boolean credible = told.length == 0 || (told.length == 1 && told[0] > 0);
    return credible && Double.isFinite(stated)
        ? OptionalDouble.of(told.length == 0 ? 1 : told[0])
        : OptionalDouble.empty();
  }

  /**
   * Converts.
   *
   * @param units as of {@link #units}
   * @param product the contract on Advanced Trade
   */
  static Perp perp(InstrumentRow row, double units, Optional<Product> product, Instant now) {
    BaseAsset base = new BaseAsset(BaseAsset.of(row.baseName()).name(), units);
    Quote quote = row.quote() == null ? Quote.NONE : row.quote();
    double mark = base.priceOfOne(nonZero(quote.mark()));
    double last = base.priceOfOne(nonZero(quote.trade()));
    String currency = BaseAsset.plain(row.quoteName());
    Optional<Instant> madeAt = moment(quote.timestamp());
    return new Perp(
        new Instrument(
            "coinbase",
            row.symbol(),
            base.name(),
            currency,
            currency,
            ContractKind.LINEAR,
            assetClass(row.underlyingType(), base.name())),
        new PerpTicker(
            mark,
            base.priceOfOne(nonZero(quote.index())),
            last,
            base.priceOfOne(nonZero(quote.bid())),
            base.priceOfOne(nonZero(quote.ask())),
            Double.isNaN(last) ? ABSENT : product.map(Product::change24h).orElse(ABSENT) / 100,
            row.notional24h(),
            madeAt.map(at -> at.toEpochMilli() / 1000.0).orElse(ABSENT)),
        funding(row, quote, madeAt.orElse(now)),
        OpenInterest.ofBase(row.openInterest() * units, mark));
  }

  /**
   * Hours are full UTC hours, as the history of rates has them. A quote made just before one is of
   * the hour that ends there, though it be read after.
   */
  private static Funding funding(InstrumentRow row, Quote quote, Instant madeAt) {
    double interval = nonZero(row.fundingInterval()) / NANOSECONDS;
    double next = interval == HOUR ? nextFullHour(madeAt) : ABSENT;
    return Double.isNaN(quote.predictedFunding())
        ? Funding.NONE
        : Funding.announced(quote.predictedFunding(), interval, next);
  }

  private static AssetClass assetClass(@Nullable String underlyingType, String base) {
    return switch (underlyingType == null ? "" : underlyingType) {
      case "SPOT" -> AssetClass.CRYPTO;
      case "EQUITY", "EQUITY_ETF", "FOREIGN_EQUITY", "ADR", "PREIPO", "COMMOD_ETF" ->
          AssetClass.EQUITY;
      case "EQUITY_INDEX", "INDEX" -> AssetClass.INDEX;
      case "COMMOD", "COMMOD_INDEX" -> AssetClass.COMMODITY;
      default -> TraditionalAssets.classAmongCoins(base);
    };
  }

  private static Optional<Instant> moment(@Nullable String timestamp) {
    if (timestamp == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.ofEpochMilli(Instant.parse(timestamp).toEpochMilli()));
    } catch (DateTimeException | ArithmeticException ignored) {
      return Optional.empty();
    }
  }
}
