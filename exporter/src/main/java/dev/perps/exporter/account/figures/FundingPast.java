package dev.perps.exporter.account.figures;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.account.FundingView.Hour;
import dev.perps.exporter.account.FundingView.Past;
import dev.perps.exporter.account.FundingView.Sums;
import dev.perps.exporter.exchange.kraken.KrakenRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settled funding of a contract: the last hours, and sums up to the last full hour. */
public final class FundingPast {
  private static final long HOUR = 3600;
  private static final long DAY = 86_400;
  private static final int HOURS = 8;
  private static final List<Integer> DAYS = List.of(7, 30, 365);

  /**
   * Least share of a window that the rates must cover; as of other exchanges' settlements. A sum
   * over less is too small and would be believed.
   */
  private static final double LEAST_COVERAGE = 0.98;

  private FundingPast() {}

  /**
   * As of the full hour before a moment; good until the next one.
   *
   * @param rates all of the contract, oldest first
   */
  public static Past of(List<KrakenRate> rates, Instant now) {
    long end = Math.floorDiv(now.getEpochSecond(), HOUR) * HOUR;
    List<Hour> hours = new ArrayList<>();
    for (int ago = 0; ago < HOURS; ago++) {
      hours.add(hour(rates, end - ago * HOUR));
    }
    Map<String, Sums> sums = new HashMap<>();
    for (int days : DAYS) {
      long from = end - days * DAY;
      List<KrakenRate> within =
          rates.stream()
              .filter(it -> it.startEpochSeconds() >= from && it.endEpochSeconds() <= end)
              .toList();
      if (reaches(rates, from) && covers(within, end - from)) {
        sums.put(days + "d", sums(within));
      }
    }
    return new Past(hours, sums);
  }

  private static Hour hour(List<KrakenRate> rates, long end) {
    return rates.stream()
        .filter(it -> it.periodSeconds() == HOUR && it.endEpochSeconds() == end)
        .findFirst()
        .map(it -> new Hour(end, it.relative(), it.absolute()))
        .orElse(new Hour(end, ABSENT, ABSENT));
  }

  private static boolean reaches(List<KrakenRate> rates, long from) {
    return !rates.isEmpty() && rates.getFirst().startEpochSeconds() <= from;
  }

  private static boolean covers(List<KrakenRate> within, long seconds) {
    return within.stream().mapToLong(KrakenRate::periodSeconds).sum() >= LEAST_COVERAGE * seconds;
  }

  /** A rate that is not told makes the sums of its kind NaN. */
  private static Sums sums(List<KrakenRate> rates) {
    return new Sums(
        rates.stream().mapToDouble(KrakenRate::relative).sum(),
        rates.stream().mapToDouble(it -> Math.abs(it.relative())).sum(),
        rates.stream().mapToDouble(KrakenRate::absolute).sum(),
        rates.stream().mapToDouble(it -> Math.abs(it.absolute())).sum());
  }
}
