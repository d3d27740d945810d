package dev.perps.exporter.exchange.deribit;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.seconds;
import static java.util.Objects.requireNonNullElse;

import dev.perps.exporter.exchange.deribit.DeribitWire.Contract;
import dev.perps.exporter.exchange.deribit.DeribitWire.Summary;
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
import java.util.Collection;
import java.util.List;

/**
 * A live contract of Deribit's list: a perpetual or a dated future. Pure.
 *
 * @param settle the currency it is settled in, which its summary is listed under
 * @param expiryEpochSeconds in Unix seconds; of a perpetual the year 3000, or when it is delisted
 */
record FuturesContract(
    String symbol,
    boolean perpetual,
    BaseAsset base,
    String quote,
    String settle,
    ContractKind kind,
    AssetClass assetClass,
    double expiryEpochSeconds) {

  /** The rate of a moment is stated as if it lasted eight hours. */
  private static final double RATE_SECONDS = 8 * 3600;

  /**
   * A dated future is settled by the mean of the index over so many seconds before expiry, and the
   * estimate of that price is no longer the index then: deribit.com/docs/expiration-price.
   */
  private static final double SETTLING_SECONDS = 1800;

  /** Those of a list of futures that trade now, in its order. */
  static List<FuturesContract> live(Collection<Contract> contracts, Instant now) {
    return contracts.stream()
        .filter(contract -> contract.settlementPeriod() != null)
        .filter(contract -> "future".equals(contract.kind()) && isOpen(contract))
        .filter(contract -> !(seconds(contract.expirationTimestamp()) <= now.getEpochSecond()))
        .map(FuturesContract::of)
        .toList();
  }

  /** The daily settlement takes a moment, and the list is kept for longer. */
  private static boolean isOpen(Contract contract) {
    return Boolean.TRUE.equals(contract.isActive())
        && switch (requireNonNullElse(contract.state(), "open")) {
          case "open", "settlement" -> true;
          default -> false;
        };
  }

  private static FuturesContract of(Contract contract) {
    BaseAsset base = BaseAsset.of(requireNonNullElse(contract.baseCurrency(), ""));
    String quote =
        requireNonNullElse(
            contract.counterCurrency(), requireNonNullElse(contract.quoteCurrency(), ""));
    String settle = requireNonNullElse(contract.settlementCurrency(), "");
    return new FuturesContract(
        contract.instrumentName(),
        "perpetual".equals(contract.settlementPeriod()),
        base,
        quote,
        settle,
        kind(contract, quote, settle),
        assetClass(requireNonNullElse(contract.underlyingType(), ""), base.name()),
        seconds(contract.expirationTimestamp()));
  }

  private static ContractKind kind(Contract contract, String quote, String settle) {
    String stated =
        requireNonNullElse(
            contract.instrumentType(), requireNonNullElse(contract.futureType(), ""));
    return switch (stated) {
      case "reversed" -> ContractKind.INVERSE;
      case "linear" -> ContractKind.LINEAR;
      default -> quote.equals(settle) ? ContractKind.LINEAR : ContractKind.INVERSE;
    };
  }

  private static AssetClass assetClass(String underlyingType, String base) {
    return switch (underlyingType) {
      case "crypto" -> AssetClass.CRYPTO;
      case "equity", "equity_etf", "preipo" -> AssetClass.EQUITY;
      case "commodity" -> AssetClass.COMMODITY;
      case "crypto_index", "index", "equity_index" -> AssetClass.INDEX;
      case "fx", "currency" -> AssetClass.FX;
      default -> TraditionalAssets.classAmongCoins(base);
    };
  }

  /** This perpetual with its figures. */
  Perp perp(Summary summary) {
    return new Perp(
        instrument(),
        ticker(summary, summary.estimatedDeliveryPrice()),
        funding(summary.currentFunding()),
        openInterest(summary));
  }

  /** This dated future with its figures. */
  DatedFuture future(Summary summary) {
    boolean settling =
        seconds(summary.creationTimestamp()) >= expiryEpochSeconds - SETTLING_SECONDS;
    return new DatedFuture(
        instrument(),
        expiryEpochSeconds,
        ticker(summary, settling ? ABSENT : summary.estimatedDeliveryPrice()),
        openInterest(summary));
  }

  private Instrument instrument() {
    return new Instrument("deribit", symbol, base.name(), quote, settle, kind, assetClass);
  }

  private PerpTicker ticker(Summary summary, double index) {
    double last = base.priceOfOne(nonZero(summary.last()));
    return new PerpTicker(
        base.priceOfOne(nonZero(summary.markPrice())),
        base.priceOfOne(nonZero(index)),
        last,
        base.priceOfOne(nonZero(summary.bidPrice())),
        base.priceOfOne(nonZero(summary.askPrice())),
        Double.isNaN(last) ? ABSENT : summary.priceChange() / 100,
        firstKnown(summary.volumeNotional(), summary.volumeUsd()),
        seconds(summary.creationTimestamp()));
  }

  private OpenInterest openInterest(Summary summary) {
    double mark = base.priceOfOne(nonZero(summary.markPrice()));
    return kind == ContractKind.INVERSE
        ? OpenInterest.ofQuote(summary.openInterest(), mark)
        : OpenInterest.ofBase(summary.openInterest() * base.units(), mark);
  }

  /** A rate of 0 is one: it is charged while the mark price is next to the index. */
  private static Funding funding(double rate) {
    return Double.isNaN(rate) ? Funding.NONE : new Funding(rate, ABSENT, RATE_SECONDS, ABSENT);
  }
}
