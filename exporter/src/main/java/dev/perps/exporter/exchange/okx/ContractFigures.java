package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.okx.OkxWire.Contract;
import dev.perps.exporter.exchange.okx.OkxWire.FundingRate;
import dev.perps.exporter.exchange.okx.OkxWire.Interest;
import dev.perps.exporter.exchange.okx.OkxWire.Mark;
import dev.perps.exporter.exchange.okx.OkxWire.Ticker;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What OKX's rows of swaps and futures mean. Pure. */
final class ContractFigures {
  private static final String INVERSE = "inverse";
  private static final Set<String> KINDS = Set.of("linear", INVERSE);

  private ContractFigures() {}

  /**
   * The rows of one collection by instrument; those of indices by base and quote, {@code BTC-USDT}.
   */
  record Tables(
      Map<String, Ticker> tickers,
      Map<String, Mark> marks,
      Map<String, Double> indices,
      Map<String, FundingRate> fundingRates,
      Map<String, Interest> interests) {}

  /**
   * Contracts of a known kind that trade now; not those that expire and pay funding all the same,
   * which are neither perpetuals nor futures. The delisting of a swap is announced by the time of
   * expiry; a contract on something that is not listed anywhere yet trades like any other.
   *
   * @param instType {@code SWAP} or {@code FUTURES}
   */
  static Map<String, Contract> live(Iterable<Contract> contracts, String instType, Instant now) {
    Map<String, Contract> live = new LinkedHashMap<>();
    for (Contract contract : contracts) {
      if (contract.state().equals("live")
          && contract.instType().equals(instType)
          && KINDS.contains(contract.ctType())
          && !"xperp".equals(contract.ruleType())
          && !(seconds(contract.expTime()) <= now.getEpochSecond())) {
        live.putIfAbsent(contract.instId(), contract);
      }
    }
    return live;
  }

  static List<Perp> perps(Collection<Contract> live, Tables tables) {
    return live.stream()
        .map(contract -> perp(contract, tables))
        .filter(perp -> !perp.saysNothing())
        .toList();
  }

  static List<DatedFuture> futures(Collection<Contract> live, Tables tables) {
    return live.stream()
        .map(contract -> future(contract, tables))
        .filter(future -> !future.saysNothing())
        .toList();
  }

  private static Perp perp(Contract contract, Tables tables) {
    BaseAsset base = BaseAsset.of(contract.base());
    return new Perp(
        instrument(contract, base),
        perpTicker(contract, base, tables),
        funding(tables.fundingRates().get(contract.instId())),
        openInterest(contract, base, tables));
  }

  private static DatedFuture future(Contract contract, Tables tables) {
    BaseAsset base = BaseAsset.of(contract.base());
    return new DatedFuture(
        instrument(contract, base),
        seconds(contract.expTime()),
        perpTicker(contract, base, tables),
        openInterest(contract, base, tables));
  }

  private static Instrument instrument(Contract contract, BaseAsset base) {
    return new Instrument(
        "okx",
        contract.instId(),
        base.name(),
        contract.quote(),
        BaseAsset.plain(contract.settleCcy()),
        kind(contract),
        assetClass(base.name(), contract.instCategory()));
  }

  private static PerpTicker perpTicker(Contract contract, BaseAsset base, Tables tables) {
    @Nullable Ticker stated = tables.tickers().get(contract.instId());
    Ticker ticker = stated == null ? noTicker(contract.instId()) : stated;
    Mark mark = mark(contract, tables);
    double last = nonZero(ticker.last());
    return new PerpTicker(
        base.priceOfOne(nonZero(mark.markPx())),
        base.priceOfOne(index(contract, tables)),
        base.priceOfOne(last),
        base.priceOfOne(nonZero(ticker.bidPx())),
        base.priceOfOne(nonZero(ticker.askPx())),
        last / priceToReckonWith(ticker.open24h()) - 1,
        volume(contract, stated),
        firstKnown(seconds(mark.ts()), seconds(ticker.ts())));
  }

  private static Mark mark(Contract contract, Tables tables) {
    String id = contract.instId();
    return tables.marks().getOrDefault(id, new Mark(id, ABSENT, ABSENT));
  }

  private static Ticker noTicker(String id) {
    return new Ticker(id, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
  }

  private static ContractKind kind(Contract contract) {
    return contract.ctType().equals(INVERSE) ? ContractKind.INVERSE : ContractKind.LINEAR;
  }

  /** Before its base is listed anywhere, the index of a contract is its own last price. */
  private static double index(Contract contract, Tables tables) {
    boolean preMarket =
        "pre_market".equals(contract.ruleType()) || "rebase_contract".equals(contract.ruleType());
    return preMarket ? ABSENT : nonZero(tables.indices().getOrDefault(contract.uly(), ABSENT));
  }

  /**
   * In quote: coins at the last price, or for inverse contracts the dollars that they are made of.
   */
  static double volume(Contract contract, @Nullable Ticker ticker) {
    if (ticker == null) {
      return ABSENT;
    }
    if (kind(contract) == ContractKind.INVERSE) {
      return ticker.vol24h() * sizeIn(contract.quote(), contract);
    }
    double coins =
        firstKnown(ticker.volCcy24h(), ticker.vol24h() * sizeIn(contract.base(), contract));
    // Where nothing was ever traded, there is no last price, and the volume is known all the same.
    return coins == 0 ? 0 : coins * priceToReckonWith(ticker.last());
  }

  private static OpenInterest openInterest(Contract contract, BaseAsset base, Tables tables) {
    @Nullable Interest interest = tables.interests().get(contract.instId());
    if (interest == null) {
      return OpenInterest.NONE;
    }
    double mark = base.priceOfOne(nonZero(mark(contract, tables).markPx()));
    double dollars = interest.oi() * sizeIn(contract.quote(), contract);
    if (kind(contract) == ContractKind.INVERSE && !Double.isNaN(dollars)) {
      return OpenInterest.ofQuote(dollars, mark);
    }
    double coins = firstKnown(interest.oiCcy(), interest.oi() * sizeIn(contract.base(), contract));
    return OpenInterest.ofBase(coins * base.units(), mark);
  }

  /** Size of a contract in a currency; absent where it is stated in another one. */
  private static double sizeIn(String currency, Contract contract) {
    return currency.equals(contract.ctValCcy())
        ? nonZero(contract.ctVal() * contract.ctMult())
        : ABSENT;
  }

  /**
   * The payment after the next is one interval later; just after a payment it may not be told yet,
   * but the one before is.
   */
  private static Funding funding(@Nullable FundingRate row) {
    if (row == null) {
      return Funding.NONE;
    }
    double next = seconds(row.fundingTime());
    double interval =
        firstKnown(
            nonZero(seconds(row.nextFundingTime()) - next),
            nonZero(next - seconds(row.prevFundingTime())));
    Funding running = Funding.announced(row.fundingRate(), interval, next);
    return new Funding(running.rate(), row.nextFundingRate(), interval, next);
  }

  /**
   * Official numbers are 1 coins, 3 stocks, 4 commodities, 5 currencies and 6 bonds; a program of
   * the exchange's own has metals, commodities, currencies and bonds from 4 on. So names decide
   * from 5 on.
   */
  private static AssetClass assetClass(String base, @Nullable String category) {
    return switch (category == null ? "" : category) {
      case "" -> TraditionalAssets.classAmongCoins(base);
      case "1" -> AssetClass.CRYPTO;
      case "3" -> AssetClass.EQUITY;
      case "4" -> AssetClass.COMMODITY;
      default -> TraditionalAssets.classOf(base);
    };
  }
}
