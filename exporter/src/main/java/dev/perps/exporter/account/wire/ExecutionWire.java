package dev.perps.exporter.account.wire;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.perps.exporter.account.AccountApi.EventPage;
import dev.perps.exporter.account.Execution;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The history of executions: what they are written like now, with the account's own {@code order},
 * and what they were written like before, with the orders of both sides.
 */
final class ExecutionWire {
  static final TypeReference<Page> PAGE = new TypeReference<>() {};

  private ExecutionWire() {}

  record Page(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable String accountUid,
      @Nullable List<@Nullable Element> elements,
      @Nullable String continuationToken) {

    void check() {
      Refusals.check(result, error, errors, elements);
    }

    EventPage<Execution> page() {
      return new EventPage<>(
          requireNonNullElse(elements, List.<@Nullable Element>of()).stream()
              .map(element -> element == null ? null : element.body())
              .filter(Objects::nonNull)
              .flatMap(body -> body.execution(Decimals.word(accountUid)).stream())
              .toList(),
          requireNonNullElse(continuationToken, ""));
    }
  }

  /** An event; one of another kind is no execution. */
  record Element(@Nullable Event event) {
    @Nullable Body body() {
      return event == null || event.execution == null ? null : event.execution.execution;
    }
  }

  record Event(@JsonAlias("Execution") @Nullable Holder execution) {}

  record Holder(@Nullable Body execution) {}

  record Order(@Nullable String accountUid, @Nullable String tradeable) {}

  /**
   * What was charged.
   *
   * @param fee in the currency in which the contract is settled
   */
  record OrderData(
      @Nullable String fee,
      @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
          @Nullable List<@Nullable FeeInfo> feeCalculationInfo) {

    @Nullable String percentageFee() {
      return feeCalculationInfo == null
          ? null
          : feeCalculationInfo.stream()
              .filter(Objects::nonNull)
              .map(FeeInfo::percentageFee)
              .filter(Objects::nonNull)
              .findFirst()
              .orElse(null);
    }
  }

  record FeeInfo(@Nullable String percentageFee) {}

  record Body(
      @Nullable String uid,
      @Nullable String timestamp,
      @Nullable String quantity,
      @Nullable String price,
      @Nullable String usdValue,
      @Nullable String executionType,
      @Nullable Order order,
      @Nullable OrderData orderData,
      @Nullable Order makerOrder,
      @Nullable OrderData makerOrderData,
      @Nullable Order takerOrder,
      @Nullable OrderData takerOrderData) {

    /** Empty if Kraken does not say which side was the account's. */
    Optional<Execution> execution(String accountUid) {
      String word = Decimals.word(uid);
      if (word.isEmpty()) {
        throw Decimals.malformed("an execution has no uid");
      }
      return side(accountUid).map(side -> execution(word, side));
    }

    private Execution execution(String word, Side side) {
      String where = "execution " + word + ": ";
      String contract = Decimals.word(side.order.tradeable);
      if (contract.isEmpty()) {
        throw Decimals.malformed(where + "tradeable is missing");
      }
      BigDecimal value = usdValue(contract, where);
      return new Execution(
          word,
          Times.of(timestamp, where + "timestamp"),
          contract,
          side.isMaker,
          value,
          FeeRates.charged(contract, value, Decimals.price(price, where + "price"), side.data));
    }

    /** Older rows write 0 where Kraken did not work it out. */
    private BigDecimal usdValue(String contract, String where) {
      BigDecimal told = Decimals.exact(usdValue, where + "usdValue");
      if (told != null && told.signum() != 0) {
        return told.abs();
      }
      BigDecimal worked =
          Worth.traded(
              contract,
              Decimals.required(quantity, where + "quantity"),
              Decimals.required(price, where + "price"));
      if (worked == null) {
        throw Decimals.malformed(where + "usdValue is missing");
      }
      return worked;
    }

    private Optional<Side> side(String accountUid) {
      if (order != null) {
        return switch (Decimals.word(executionType)) {
          case "maker" -> Optional.of(new Side(order, orderData, true));
          case "taker" -> Optional.of(new Side(order, orderData, false));
          default -> Optional.empty();
        };
      }
      // Of an order of the other side Kraken may tell nothing, or all but whose it is. Who trades
      // with himself counts as taker, which costs more.
      if (isOurs(takerOrder, makerOrder, accountUid)) {
        return Optional.of(new Side(Objects.requireNonNull(takerOrder), takerOrderData, false));
      }
      return isOurs(makerOrder, takerOrder, accountUid)
          ? Optional.of(new Side(Objects.requireNonNull(makerOrder), makerOrderData, true))
          : Optional.empty();
    }

    private static boolean isOurs(@Nullable Order one, @Nullable Order other, String accountUid) {
      return one != null
          && (other == null
              ? Decimals.word(one.accountUid).isEmpty()
                  || Decimals.word(one.accountUid).equals(accountUid)
              : Decimals.word(one.accountUid).equals(accountUid));
    }
  }

  private record Side(Order order, @Nullable OrderData data, boolean isMaker) {}
}
