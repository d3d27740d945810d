package dev.perps.exporter.account.wire;

import dev.perps.exporter.account.AccountApi.LogPage;
import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.util.StdConverter;

/** The account log. */
final class LogWire {
  static final TypeReference<Page> PAGE = new TypeReference<>() {};

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private LogWire() {}

  /** A page; each row is made a row of the ledger as it arrives. */
  record Page(
      @Nullable String result,
      @Nullable String error,
      @Nullable Object errors,
      @Nullable String accountUid,
      @JsonDeserialize(contentConverter = ToLedger.class) @Nullable List<LedgerRow> logs) {

    void check() {
      Refusals.check(result, error, errors, logs);
    }

    LogPage page() {
      if (accountUid == null || accountUid.isBlank()) {
        throw Decimals.malformed("the account log does not say whose it is: no accountUid");
      }
      if (logs == null || logs.contains(null)) {
        throw Decimals.malformed("the account log holds an empty row");
      }
      return new LogPage(accountUid, logs);
    }
  }

  /** A row, as it is written. */
  @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
  record Row(
      @Nullable String id,
      @Nullable String date,
      @Nullable String asset,
      @Nullable String contract,
      @Nullable String marginAccount,
      @Nullable String info,
      @Nullable String execution,
      @Nullable String fee,
      @Nullable String realizedPnl,
      @Nullable String realizedFunding,
      @Nullable String liquidationFee,
      @Nullable String oldBalance,
      @Nullable String newBalance,
      @Nullable String tradePrice,
      @Nullable String markPrice,
      @Nullable String newAverageEntryPrice,
      @Nullable String conversionSpreadPercentage,
      @Nullable String exchangeRate,
      @Nullable String exchangeRateFrom) {}

  private static final class ToLedger extends StdConverter<Row, LedgerRow> {
    @Override
    public LedgerRow convert(Row row) {
      return ledgerRow(row);
    }
  }

  private static LedgerRow ledgerRow(Row row) {
    long id = id(row.id());
    String where = "row " + id + " of the account log: ";
    String asset = Decimals.word(row.asset());
    String contract = Decimals.word(row.contract());
    BigDecimal tradePrice = Decimals.price(row.tradePrice(), where + "trade_price");
    BigDecimal markPrice = Decimals.price(row.markPrice(), where + "mark_price");
    String execution = Decimals.word(row.execution());
    return new LedgerRow(
        id,
        at(row.date(), where),
        EntryKind.of(Decimals.word(row.info())),
        asset,
        contract,
        Decimals.word(row.marginAccount()),
        execution.equals(NOBODY) ? "" : execution,
        Decimals.exact(row.fee(), where + "fee"),
        Decimals.exact(row.realizedPnl(), where + "realized_pnl"),
        Decimals.exact(row.realizedFunding(), where + "realized_funding"),
        Decimals.exact(row.liquidationFee(), where + "liquidation_fee"),
        Decimals.exact(row.oldBalance(), where + "old_balance"),
        Decimals.exact(row.newBalance(), where + "new_balance"),
        tradePrice,
        markPrice,
        Decimals.price(row.newAverageEntryPrice(), where + "new_average_entry_price"),
        Decimals.exact(row.conversionSpreadPercentage(), where + "conversion_spread_percentage"),
        usdPerAsset(
            asset,
            contract,
            markPrice == null ? tradePrice : markPrice,
            Decimals.word(row.exchangeRateFrom()),
            Decimals.price(row.exchangeRate(), where + "exchange_rate")));
  }

  private static long id(@Nullable String text) {
    if (text == null || !text.matches("[1-9]\\d{0,17}")) {
      throw Decimals.malformed(
          "a row of the account log has no id that can be read: "
              + Decimals.shown(String.valueOf(text)));
    }
    return Long.parseLong(text);
  }

  private static Instant at(@Nullable String date, String where) {
    try {
      return Instant.parse(String.valueOf(date));
    } catch (DateTimeException e) {
      throw Decimals.malformed(
          where + "date cannot be read: " + Decimals.shown(String.valueOf(date)));
    }
  }

  /**
   * What the row itself tells. A conversion tells the USD price of the currency that it names in
   * {@code exchange_rate_from}; both of its legs name the same.
   */
  private static @Nullable BigDecimal usdPerAsset(
      String asset,
      String contract,
      @Nullable BigDecimal contractPrice,
      String converted,
      @Nullable BigDecimal conversionRate) {
    if (asset.equals("usd")) {
      return BigDecimal.ONE;
    }
    if (Worth.isSettledIn(contract, asset)) {
      return contractPrice;
    }
    return !converted.isEmpty() && Worth.isSame(converted, asset) ? conversionRate : null;
  }
}
