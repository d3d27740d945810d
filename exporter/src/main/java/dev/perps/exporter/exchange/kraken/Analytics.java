package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.market.Figure.ABSENT;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.market.BaseAsset;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.PastOpenInterest;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code analytics} of open interest.
 *
 * @param errors a list, empty when all is well
 */
record Analytics(@Nullable Object errors, @Nullable Series result) {

  void check() {
    boolean failed = errors instanceof Collection<?> list && !list.isEmpty();
    FuturesWire.check(failed ? "error" : null, null, failed ? errors : null, result);
    if (moments().size() != amounts().size()) {
      throw new ExchangeException(
          FailureReason.MALFORMED,
          "%d moments of %d rows".formatted(moments().size(), amounts().size()));
    }
  }

  /** What was open, of an answer that {@link #check} let pass. */
  Stream<PastOpenInterest> openInterest(BaseAsset base, boolean dollars) {
    return IntStream.range(0, moments().size())
        .boxed()
        .flatMap(place -> at(place, base, dollars).stream());
  }

  private Optional<PastOpenInterest> at(int place, BaseAsset base, boolean dollars) {
    return moments()
        .at(place)
        .flatMap(
            moment ->
                amounts()
                    .at(place)
                    .map(amount -> new PastOpenInterest(moment, amount.atFirst(base, dollars))));
  }

  private Rows<Double> moments() {
    return told(result == null ? null : result.timestamp);
  }

  private Rows<Amount> amounts() {
    return told(result == null ? null : result.data);
  }

  private static <T> Rows<T> told(@Nullable Rows<T> rows) {
    if (rows == null) {
      throw new ExchangeException(FailureReason.MALFORMED, "no timestamp or no data");
    }
    return rows;
  }

  /**
   * Rows and, place by place, their moments.
   *
   * @param timestamp when the time that a row is of began, in Unix seconds
   */
  record Series(@Nullable Rows<Double> timestamp, @Nullable Rows<Amount> data) {}

  /**
   * What was open during a time: base units (linear) or contracts of one US dollar (inverse), one
   * side.
   *
   * @param open when the time began
   */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"open", "high", "low", "close"})
  record Amount(double open, double high, double low, double close) {
    OpenInterest atFirst(BaseAsset base, boolean dollars) {
      return dollars
          ? new OpenInterest(ABSENT, open)
          : new OpenInterest(open * base.units(), ABSENT);
    }
  }
}
