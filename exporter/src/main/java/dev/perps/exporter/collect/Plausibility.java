package dev.perps.exporter.collect;

import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import dev.perps.exporter.market.SpotTicker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lets only believable figures pass: the rest becomes absent and is counted. One use per batch; not
 * thread-safe.
 */
final class Plausibility {
  private static final double MAX_FUNDING_RATE = 0.10;
  private static final double MAX_FUNDING_INTERVAL = 48 * 3600;
  private static final double MAX_CHANGE = 1000;
  private static final double MAX_PRICE_FACTOR = 10;

  /** Nothing is listed for longer; later ones stand for perpetuals that never expire. */
  private static final double MAX_TIME_TO_EXPIRY = 10 * 365 * 86_400.0;

  /** A boundary just passed may still be announced as the next one. */
  private static final double NEXT_FUNDING_GRACE = 600;

  /** What passed, and how much did not, by reason. */
  record Checked(MarketData data, Map<DropReason, Integer> dropped) {}

  private final double now;
  private final double maxDataAge;
  private final Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);

  private Plausibility(Instant now, Duration maxDataAge) {
    this.now = now.toEpochMilli() / 1000.0;
    this.maxDataAge = maxDataAge.toMillis() / 1000.0;
  }

  static Checked check(MarketData data, Instant now, Duration maxDataAge) {
    return new Plausibility(now, maxDataAge).check(data);
  }

  private Checked check(MarketData data) {
    if (data.malformedRows() > 0) {
      dropped.put(DropReason.MALFORMED_ROW, data.malformedRows());
    }
    List<Perp> perps = new ArrayList<>(data.perps().size());
    for (Perp perp : data.perps()) {
      if (isDatedWrong(perp.ticker().asOfEpochSeconds())) {
        drop(DropReason.TIMESTAMP);
        continue;
      }
      Perp checked =
          new Perp(
              perp.instrument(),
              ticker(perp.ticker()),
              funding(perp.funding()),
              openInterest(perp.openInterest()),
              positive(perp.longShortAccountRatio()));
      if (checked.saysNothing()) {
        drop(DropReason.EMPTY);
      } else {
        perps.add(checked);
      }
    }
    List<SpotTicker> spots = new ArrayList<>(data.spots().size());
    for (SpotTicker spot : data.spots()) {
      if (isDatedWrong(spot.asOfEpochSeconds())) {
        drop(DropReason.TIMESTAMP);
        continue;
      }
      double price = positive(spot.price());
      double volume = notNegative(spot.volume24hQuote());
      if (!Double.isNaN(price)) {
        spots.add(
            new SpotTicker(
                spot.exchange(),
                spot.symbol(),
                spot.base(),
                spot.quote(),
                price,
                volume,
                spot.asOfEpochSeconds()));
      }
    }
    List<DatedFuture> futures = new ArrayList<>(data.futures().size());
    data.futures().forEach(future -> check(future, futures));
    return new Checked(new MarketData(perps, spots, futures, data.malformedRows()), dropped);
  }

  /** What has expired is gone, though an exchange may list it for a while: nothing is wrong. */
  private void check(DatedFuture future, List<DatedFuture> passed) {
    double expiry = future.expiryEpochSeconds();
    if (expiry <= now) {
      return;
    }
    boolean expires = expiry <= now + MAX_TIME_TO_EXPIRY;
    if (!expires || isDatedWrong(future.ticker().asOfEpochSeconds())) {
      drop(DropReason.TIMESTAMP);
      return;
    }
    DatedFuture checked =
        new DatedFuture(
            future.instrument(),
            expiry,
            ticker(future.ticker()),
            openInterest(future.openInterest()));
    if (checked.saysNothing()) {
      drop(DropReason.EMPTY);
    } else {
      passed.add(checked);
    }
  }

  private PerpTicker ticker(PerpTicker t) {
    double[] prices = {
      positive(t.markPrice()),
      positive(t.indexPrice()),
      positive(t.lastPrice()),
      positive(t.bidPrice()),
      positive(t.askPrice())
    };
    dropIncoherent(prices);
    double change = finite(t.change24hRatio());
    if (change <= -1 || change > MAX_CHANGE) {
      drop(DropReason.CHANGE_IMPLAUSIBLE);
      change = Double.NaN;
    }
    return new PerpTicker(
        prices[0],
        prices[1],
        prices[2],
        prices[3],
        prices[4],
        change,
        notNegative(t.volume24hQuote()),
        t.asOfEpochSeconds());
  }

  /**
   * Of at least three prices, one that is ten times off their median is not a price of this asset.
   */
  private void dropIncoherent(double[] prices) {
    double[] known = Arrays.stream(prices).filter(price -> !Double.isNaN(price)).sorted().toArray();
    if (known.length < 3) {
      return;
    }
    double median = known[known.length / 2];
    for (int i = 0; i < prices.length; i++) {
      if (prices[i] > median * MAX_PRICE_FACTOR || prices[i] < median / MAX_PRICE_FACTOR) {
        drop(DropReason.PRICE_INCOHERENT);
        prices[i] = Double.NaN;
      }
    }
  }

  private Funding funding(Funding f) {
    double rate = believableRate(f.rate());
    double predicted = believableRate(f.predictedRate());
    double interval = finite(f.intervalSeconds());
    if (interval <= 0 || interval > MAX_FUNDING_INTERVAL) {
      drop(DropReason.FUNDING_IMPLAUSIBLE);
      interval = Double.NaN;
    }
    double next = finite(f.nextEpochSeconds());
    if (next < now - NEXT_FUNDING_GRACE || next > now + MAX_FUNDING_INTERVAL) {
      drop(DropReason.TIMESTAMP);
      next = Double.NaN;
    }
    // A rate means nothing without its interval.
    return Double.isNaN(interval)
        ? new Funding(Double.NaN, Double.NaN, Double.NaN, next)
        : new Funding(rate, predicted, interval, next);
  }

  private double believableRate(double rate) {
    double finite = finite(rate);
    if (Math.abs(finite) > MAX_FUNDING_RATE) {
      drop(DropReason.FUNDING_IMPLAUSIBLE);
      return Double.NaN;
    }
    return finite;
  }

  private OpenInterest openInterest(OpenInterest oi) {
    return new OpenInterest(notNegative(oi.base()), notNegative(oi.quote()));
  }

  private boolean isDatedWrong(double asOf) {
    return Math.abs(asOf - now) > maxDataAge;
  }

  private double positive(double value) {
    double finite = finite(value);
    if (finite <= 0) {
      drop(DropReason.NOT_POSITIVE);
      return Double.NaN;
    }
    return finite;
  }

  private double notNegative(double value) {
    double finite = finite(value);
    if (finite < 0) {
      drop(DropReason.NOT_POSITIVE);
      return Double.NaN;
    }
    return finite;
  }

  private double finite(double value) {
    if (Double.isInfinite(value)) {
      drop(DropReason.NOT_FINITE);
      return Double.NaN;
    }
    return value;
  }

  private void drop(DropReason reason) {
    dropped.merge(reason, 1, Integer::sum);
  }
}
