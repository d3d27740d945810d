package dev.perps.exporter.exchange.okx;

import static dev.perps.exporter.market.Figure.ABSENT;
import static dev.perps.exporter.market.Figure.firstKnown;
import static dev.perps.exporter.market.Figure.nonZero;
import static dev.perps.exporter.market.Figure.priceToReckonWith;
import static dev.perps.exporter.market.Figure.seconds;

import dev.perps.exporter.exchange.okx.OkxWire.FundingRate;
import dev.perps.exporter.exchange.okx.OkxWire.Interest;
import dev.perps.exporter.exchange.okx.OkxWire.Mark;
import dev.perps.exporter.exchange.okx.OkxWire.Swap;
import dev.perps.exporter.exchange.okx.OkxWire.Ticker;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What OKX's swap rows mean. Pure. */
final class SwapPerps {
  private static final String INVERSE = "inverse";
  private static final Set<String> KINDS = Set.of("linear", INVERSE);

  private SwapPerps() {}

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
   * Perpetuals of a known kind that trade now. A delisting is announced by the time of expiry; a
   * contract on something that is not listed anywhere yet trades like any other.
   */
  static Map<String, Swap> live(Iterable<Swap> swaps, Instant now) {
    Map<String, Swap> live = new LinkedHashMap<>();
    for (Swap swap : swaps) {
      if (swap.state().equals("live")
          && swap.instType().equals("SWAP")
          && KINDS.contains(swap.ctType())
          && !"xperp".equals(swap.ruleType())
          && !(seconds(swap.expTime()) <= now.getEpochSecond())) {
        live.putIfAbsent(swap.instId(), swap);
      }
    }
    return live;
  }

  static List<Perp> perps(Collection<Swap> live, Tables tables) {
    return live.stream()
        .map(swap -> perp(swap, tables))
        .filter(perp -> !perp.saysNothing())
        .toList();
  }

  private static Perp perp(Swap swap, Tables tables) {
    String id = swap.instId();
    BaseAsset base = BaseAsset.of(swap.base());
    @Nullable Ticker stated = tables.tickers().get(id);
    Ticker ticker = stated == null ? noTicker(id) : stated;
    Mark marked = tables.marks().getOrDefault(id, new Mark(id, ABSENT, ABSENT));
    double mark = base.priceOfOne(nonZero(marked.markPx()));
    double last = nonZero(ticker.last());
    return new Perp(
        new Instrument(
            "okx",
            id,
            base.name(),
            swap.quote(),
            BaseAsset.plain(swap.settleCcy()),
            kind(swap),
            assetClass(base.name(), swap.instCategory())),
        new PerpTicker(
            mark,
            base.priceOfOne(index(swap, tables)),
            base.priceOfOne(last),
            base.priceOfOne(nonZero(ticker.bidPx())),
            base.priceOfOne(nonZero(ticker.askPx())),
            last / priceToReckonWith(ticker.open24h()) - 1,
            volume(swap, stated),
            firstKnown(seconds(marked.ts()), seconds(ticker.ts()))),
        funding(tables.fundingRates().get(id)),
        openInterest(swap, tables.interests().get(id), base, mark));
  }

  private static Ticker noTicker(String id) {
    return new Ticker(id, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
  }

  private static ContractKind kind(Swap swap) {
    return swap.ctType().equals(INVERSE) ? ContractKind.INVERSE : ContractKind.LINEAR;
  }

  /** Before its base is listed anywhere, the index of a contract is its own last price. */
  private static double index(Swap swap, Tables tables) {
    boolean preMarket =
        "pre_market".equals(swap.ruleType()) || "rebase_contract".equals(swap.ruleType());
    return preMarket ? ABSENT : nonZero(tables.indices().getOrDefault(swap.uly(), ABSENT));
  }

  /**
   * In quote: coins at the last price, or for inverse contracts the dollars that they are made of.
   */
  static double volume(Swap swap, @Nullable Ticker ticker) {
    if (ticker == null) {
      return ABSENT;
    }
    if (kind(swap) == ContractKind.INVERSE) {
      return ticker.vol24h() * sizeIn(swap.quote(), swap);
    }
    double coins = firstKnown(ticker.volCcy24h(), ticker.vol24h() * sizeIn(swap.base(), swap));
    // Where nothing was ever traded, there is no last price, and the volume is known all the same.
    return coins == 0 ? 0 : coins * priceToReckonWith(ticker.last());
  }

  private static OpenInterest openInterest(
      Swap swap, @Nullable Interest interest, BaseAsset base, double mark) {
    if (interest == null) {
      return OpenInterest.NONE;
    }
    double dollars = interest.oi() * sizeIn(swap.quote(), swap);
    if (kind(swap) == ContractKind.INVERSE && !Double.isNaN(dollars)) {
      return OpenInterest.ofQuote(dollars, mark);
    }
    double coins = firstKnown(interest.oiCcy(), interest.oi() * sizeIn(swap.base(), swap));
    return OpenInterest.ofBase(coins * base.units(), mark);
  }

  /** Size of a contract in a currency; absent where it is stated in another one. */
  private static double sizeIn(String currency, Swap swap) {
    return currency.equals(swap.ctValCcy()) ? nonZero(swap.ctVal() * swap.ctMult()) : ABSENT;
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
