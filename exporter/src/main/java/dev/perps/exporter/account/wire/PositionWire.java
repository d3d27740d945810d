package dev.perps.exporter.account.wire;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.perps.exporter.account.AccountApi.EventPage;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.PositionEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Open positions, and the history of positions. */
final class PositionWire {
  static final TypeReference<Open> OPEN = new TypeReference<>() {};
  static final TypeReference<Page> PAGE = new TypeReference<>() {};

  private PositionWire() {}

  record Open(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable List<@Nullable Held> openPositions) {

    void check() {
      Refusals.check(result, error, errors, openPositions);
    }

    List<HeldPosition> positions() {
      return requireNonNullElse(openPositions, List.<@Nullable Held>of()).stream()
          .filter(Objects::nonNull)
          .map(Held::position)
          .filter(position -> position.size().signum() != 0)
          .toList();
    }
  }

  /**
   * An open position.
   *
   * @param size never negative, whatever the side
   * @param price average entry
   * @param maxFixedLeverage of isolated margin only
   */
  record Held(
      @Nullable String symbol,
      @Nullable String side,
      @Nullable String size,
      @Nullable String price,
      @Nullable String maxFixedLeverage) {

    HeldPosition position() {
      if (symbol == null || symbol.isBlank()) {
        throw Decimals.malformed("an open position has no symbol");
      }
      String where = "position in " + symbol + ": ";
      boolean isLong =
          switch (Decimals.word(side)) {
            case "long" -> true;
            case "short" -> false;
            default ->
                throw Decimals.malformed(where + "side is " + Decimals.shown(String.valueOf(side)));
          };
      return new HeldPosition(
          symbol,
          isLong,
          Decimals.required(size, where + "size").abs(),
          Decimals.required(price, where + "price"),
          !Decimals.word(maxFixedLeverage).isEmpty());
    }
  }

  record Page(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable List<@Nullable Element> elements,
      @Nullable String continuationToken) {

    void check() {
      Refusals.check(result, error, errors, elements);
    }

    EventPage<PositionEvent> page() {
      return new EventPage<>(
          requireNonNullElse(elements, List.<@Nullable Element>of()).stream()
              .filter(Objects::nonNull)
              .map(Element::change)
              .toList(),
          requireNonNullElse(continuationToken, ""));
    }
  }

  /** An event: what changed stands in it, or in an object inside. */
  record Element(
      @Nullable String uid,
      @Nullable String timestamp,
      @Nullable String fillTime,
      @Nullable String tradeable,
      @Nullable String oldPosition,
      @Nullable String newPosition,
      @Nullable Event event) {

    PositionEvent change() {
      Element inner = event == null ? null : event.positionUpdate;
      return inner == null ? change(timestamp) : inner.change(requireNonNullElse(timestamp, ""));
    }

    private PositionEvent change(@Nullable String eventTime) {
      String contract = Decimals.word(tradeable);
      String where = "position event " + requireNonNullElse(uid, contract) + ": ";
      if (contract.isEmpty()) {
        throw Decimals.malformed(where + "tradeable is missing");
      }
      String filled = Decimals.word(fillTime);
      boolean hasFill = !filled.isEmpty() && !filled.equals("0");
      return new PositionEvent(
          Times.of(hasFill ? fillTime : eventTime, where + "timestamp"),
          contract,
          Decimals.required(oldPosition, where + "oldPosition"),
          Decimals.required(newPosition, where + "newPosition"));
    }
  }

  record Event(@JsonAlias("PositionUpdate") @Nullable Element positionUpdate) {}
}
