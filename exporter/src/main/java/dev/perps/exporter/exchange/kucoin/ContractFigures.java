package dev.perps.exporter.exchange.kucoin;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.kucoin.KucoinWire.BookTop;
import dev.perps.exporter.exchange.kucoin.KucoinWire.Contract;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.TraditionalAssets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What KuCoin's contract rows mean. Pure. */
final class ContractFigures {
  private ContractFigures() {}

  static boolean isPerpetual(Contract contract) {
    return contract.type().equals("FFWCSX");
  }

  static boolean isDated(Contract contract) {
    return contract.type().equals("FFICSX");
  }

  /** Whether it trades now: the delisting of a perpetual is announced by its date. */
  static boolean isLive(Contract contract, Instant now) {
    return contract.status().equals("Open")
        && !"PRE_MARKET".equals(contract.marketStage())
        && !(seconds(contract.expireDate()) <= now.getEpochSecond());
  }

  /**
   * Converts a perpetual.
   *
   * @param book best bid and ask, null where they are not known
   */
  static Perp perp(Contract contract, @Nullable BookTop book) {
    BaseAsset base = BaseAsset.of(contract.baseCurrency());
    return new Perp(
        instrument(contract, base),
        ticker(contract, base, book, asOf(contract)),
        funding(contract),
        openInterest(contract, base));
  }

  /**
   * Converts a dated future.
   *
   * @param book best bid and ask, null where they are not known
   * @param asOf when the answer was made, in Unix seconds: a row without funding does not tell
   */
  static DatedFuture future(Contract contract, @Nullable BookTop book, double asOf) {
    BaseAsset base = BaseAsset.of(contract.baseCurrency());
    return new DatedFuture(
        instrument(contract, base),
        seconds(contract.expireDate()),
        ticker(contract, base, book, asOf),
        openInterest(contract, base));
  }

  private static Instrument instrument(Contract contract, BaseAsset base) {
    return new Instrument(
        "kucoin",
        contract.symbol(),
        base.name(),
        BaseAsset.plain(contract.quoteCurrency()),
        BaseAsset.plain(contract.settleCurrency()),
        kind(contract),
        assetClass(contract.assetClass(), base.name()));
  }

  private static PerpTicker ticker(
      Contract contract, BaseAsset base, @Nullable BookTop book, double asOf) {
    double last = nonZero(contract.lastTradePrice());
    return new PerpTicker(
        base.priceOfOne(nonZero(contract.markPrice())),
        base.priceOfOne(nonZero(contract.indexPrice())),
        base.priceOfOne(last),
        base.priceOfOne(book == null ? ABSENT : nonZero(book.bestBidPrice())),
        base.priceOfOne(book == null ? ABSENT : nonZero(book.bestAskPrice())),
        change(contract, last),
        volume(contract, kind(contract)),
        asOf);
  }

  /** As stated; a row without the word is inverse where it is margined in its base. */
  private static ContractKind kind(Contract contract) {
    boolean inverse =
        contract.isInverse() == null
            ? contract.settleCurrency().equals(contract.baseCurrency())
            : contract.isInverse();
    return inverse ? ContractKind.INVERSE : ContractKind.LINEAR;
  }

  /**
   * From the price difference, as the stated fraction is cut to four decimals. Without a last trade
   * there is no change: the 0 is the start value of a new contract.
   */
  private static double change(Contract contract, double last) {
    double change = contract.priceChg();
    return last > 0
        ? firstKnown(change / priceToReckonWith(last - change), contract.priceChgPct())
        : ABSENT;
  }

  private static double volume(Contract contract, ContractKind kind) {
    return kind == ContractKind.INVERSE
        ? contract.volumeOf24h() * size(contract, kind)
        : contract.turnoverOf24h();
  }

  private static OpenInterest openInterest(Contract contract, BaseAsset base) {
    ContractKind kind = kind(contract);
    double mark = base.priceOfOne(nonZero(contract.markPrice()));
    double amount = contract.openInterest() * size(contract, kind);
    return kind == ContractKind.INVERSE
        ? OpenInterest.ofQuote(amount, mark)
        : OpenInterest.ofBase(amount * base.units(), mark);
  }

  /** Base units of one contract, or US dollars, which KuCoin writes with a minus. */
  static double size(Contract contract, ContractKind kind) {
    double multiplier = contract.multiplier();
    return priceToReckonWith(kind == ContractKind.INVERSE ? Math.abs(multiplier) : multiplier);
  }

  private static Funding funding(Contract contract) {
    double interval =
        firstKnown(
            seconds(contract.currentFundingRateGranularity()),
            seconds(contract.fundingRateGranularity()));
    return Funding.announced(
        contract.fundingFeeRate(), interval, seconds(contract.nextFundingRateDateTime()));
  }

  /** The answer bears no time, but tells when the interval ends, and how long that is from then. */
  private static double asOf(Contract contract) {
    return seconds(contract.nextFundingRateDateTime() - contract.nextFundingRateTime());
  }

  /** Indices and funds stand among the stocks; older rows do not say what they are of. */
  private static AssetClass assetClass(@Nullable String stated, String base) {
    if (stated == null) {
      return TraditionalAssets.classAmongCoins(base);
    }
    return switch (stated) {
      case "CRYPTO" -> AssetClass.CRYPTO;
      case "METAL", "COMMODITY" -> AssetClass.COMMODITY;
      case "STOCK" ->
          TraditionalAssets.classOf(base) == AssetClass.INDEX
              ? AssetClass.INDEX
              : AssetClass.EQUITY;
      default -> TraditionalAssets.classOf(base);
    };
  }
}
