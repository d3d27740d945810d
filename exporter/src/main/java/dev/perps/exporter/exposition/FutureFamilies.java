package dev.perps.exporter.exposition;

import dev.perps.exporter.collect.ExchangeView;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Families of futures that expire, which are kept apart from perpetuals everywhere. */
final class FutureFamilies {

  /** A figure of one contract; NaN where there is none. */
  @FunctionalInterface
  private interface Figure {
    /**
     * Reads it.
     *
     * @param now when the exchange was last collected
     */
    double of(DatedFuture future, Context context, Instant now);
  }

  private FutureFamilies() {}

  static List<Family> all() {
    return List.of(
        family(
            "future_mark_price",
            "quote per base",
            "Mark price.",
            (future, context, now) -> future.ticker().markPrice()),
        family(
            "future_last_price",
            "quote per base",
            "Price of the last trade.",
            (future, context, now) -> future.ticker().lastPrice()),
        family(
            "future_basis_ratio",
            "fraction",
            "Mark price over the price of the index that the contract is settled by, minus 1.",
            (future, context, now) -> future.basisRatio()),
        family(
            "future_basis_annualized_ratio",
            "fraction per year",
            "Basis over 365 days, not compounded: basis * 365 d / time to expiry; absent in the last"
                + " 24 hours.",
            (future, context, now) -> future.annualizedBasisRatio(now)),
        family(
            "future_expiry_timestamp_seconds",
            "Unix seconds",
            "When the contract expires.",
            (future, context, now) -> future.expiryEpochSeconds()),
        family(
            "future_open_interest_usd",
            "USD",
            "Value of all open contracts at the mark price, one side counted once.",
            (future, context, now) -> future.openInterest().quote() * usd(future, context)),
        family(
            "future_volume_24h_usd",
            "USD",
            "Turnover of the last 24 hours.",
            (future, context, now) -> future.ticker().volume24hQuote() * usd(future, context)),
        new Family(
            "future_contract_info",
            Family.Type.INFO,
            "1",
            "Constant facts of a contract: linear or inverse, what it settles in, class of its base,"
                + " day of its expiry in UTC.",
            List.of("exchange", "symbol", "base", "quote", "kind", "settle", "class", "expiry"),
            (Figures.OfExchange) FutureFamilies::info));
  }

  private static Family family(String name, String unit, String help, Figure figure) {
    return new Family(
        name,
        Family.Type.GAUGE,
        unit,
        help,
        Catalogue.CONTRACT,
        (Figures.OfExchange) (view, context, samples) -> write(figure, view, context, samples));
  }

  private static void write(Figure figure, ExchangeView view, Context context, Samples samples) {
    // What is measured from now is measured from then, so that it is the same on each page on which
    // the exchange has not changed.
    Instant now = view.newestSuccess().orElse(Instant.EPOCH);
    for (DatedFuture future : view.selection().futures()) {
      samples.add(labels -> identify(future.instrument(), labels), figure.of(future, context, now));
    }
  }

  private static void info(ExchangeView view, Context context, Samples samples) {
    for (DatedFuture future : view.selection().futures()) {
      Instrument instrument = future.instrument();
      samples.add(
          labels ->
              identify(instrument, labels)
                  .add("kind", instrument.kind().label())
                  .add("settle", instrument.settle())
                  .add("class", instrument.assetClass().label())
                  .add("expiry", day(future.expiryEpochSeconds())),
          1);
    }
  }

  private static Labels identify(Instrument instrument, Labels labels) {
    return labels
        .add("exchange", instrument.exchange())
        .add("symbol", instrument.symbol())
        .add("base", instrument.base())
        .add("quote", instrument.quote());
  }

  private static String day(double epochSeconds) {
    Instant moment = Instant.ofEpochSecond((long) epochSeconds);
    return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
  }

  private static double usd(DatedFuture future, Context context) {
    return context.usdPer(future.instrument().quote());
  }
}
