package dev.perps.exporter.account.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.account.AccountApi.LogPage;
import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.exchange.ExchangeException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogWireTest {

  private static BigDecimal of(String text) {
    return new BigDecimal(text);
  }

  private static LogPage page(String... rows) {
    return Answers.json(
        Readings.ACCOUNT_LOG, "{\"accountUid\":\"A-1\",\"logs\":[" + String.join(",", rows) + "]}");
  }

  private static LedgerRow row(String members) {
    return page("{\"id\":7,\"date\":\"2026-08-11T19:55:24.251Z\"," + members + "}")
        .rows()
        .getFirst();
  }

  @Test
  void fundingOfRealAccount() {
    LogPage page = Answers.payload(Readings.ACCOUNT_LOG, "futures_private_accountlog_funding.json");

    assertThat(page.accountUid()).isEqualTo("f92fc7de-2fce-4265-b806-4f3c1efb37ee");
    assertThat(page.rows())
        .containsExactly(
            new LedgerRow(
                16,
                Instant.parse("2026-09-17T12:00:00Z"),
                EntryKind.FUNDING,
                "usd",
                "pf_dogeusd",
                "flex",
                "",
                of("0"),
                null,
                of("-0.0002"),
                null,
                of("0.0002"),
                of("0"),
                null,
                null,
                null,
                null,
                BigDecimal.ONE));
  }

  @Test
  void cashLegOfRealTrade() {
    LedgerRow row =
        Answers.payload(Readings.ACCOUNT_LOG, "futures_private_accountlog_trade.json")
            .rows()
            .getFirst();

    assertThat(row)
        .isEqualTo(
            new LedgerRow(
                9,
                Instant.parse("2026-08-11T19:55:24.251Z"),
                EntryKind.TRADE,
                "usd",
                "pf_dogeusd",
                "flex",
                "a59b8e24-89d8-4553-a084-b2de96dba5d3",
                of("0.0035"),
                of("-0.0042"),
                null,
                null,
                of("0.0077"),
                of("0"),
                of("0.070914"),
                of("0.07091471613"),
                null,
                null,
                BigDecimal.ONE));
    assertThat(row.isPositionLeg()).isFalse();
  }

  /** A double holds 17 digits at most, and none of 0.1 exactly. */
  @ParameterizedTest
  @CsvSource({
    "0.1,0.1",
    "9.288451412e-7,9.288451412E-7",
    "123456789012345678.123456789012345678,123456789012345678.123456789012345678",
    "'\"0.30\"',0.30",
    "'\" -1e-10 \"',-1E-10",
    "-0,0"
  })
  void amountsAreWhatIsWritten(String written, String exact) {
    assertThat(row("\"asset\":\"eur\",\"fee\":" + written).fee()).isEqualTo(of(exact));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\" \"", "\"null\""})
  void absentAmountsAreNull(String written) {
    LedgerRow row = row("\"asset\":\"usd\",\"realized_pnl\":" + written);

    assertThat(row.realizedPnl()).isNull();
    assertThat(row.fee()).isNull();
  }

  @Test
  void placeholdersOfOlderRowsAreNoPricesAndNoExecution() {
    LedgerRow row =
        row(
            "\"asset\":\"pi_xbtusd\",\"contract\":\"PI_XBTUSD\",\"trade_price\":\"0.0\","
                + "\"mark_price\":0,\"new_average_entry_price\":\"0.0\",\"fee\":\"0.0\","
                + "\"execution\":\"00000000-0000-0000-0000-000000000000\",\"margin_account\":\"\","
                + "\"old_balance\":-250,\"new_balance\":0");

    assertThat(row.isPositionLeg()).isTrue();
    assertThat(row.tradePrice()).isNull();
    assertThat(row.markPrice()).isNull();
    assertThat(row.entryPrice()).isNull();
    assertThat(row.execution()).isEmpty();
    assertThat(row.marginAccount()).isEmpty();
    assertThat(row.fee()).isEqualTo(of("0.0"));
    assertThat(row.oldBalance()).isEqualTo(of("-250"));
    assertThat(row.newBalance()).isEqualTo(of("0"));
    assertThat(row.usdPerAsset()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "usd,pf_xbtusd,60000,59000,1",
        "xbt,pi_xbtusd,60000,59000,60000",
        "XBT,PI_XBTUSD,60000,59000,60000",
        "xbt,fi_xbtusd_261225,60000,59000,60000",
        "xbt,pi_xbtusd,null,59000,59000",
        "xbt,pi_xbtusd,0.0,59000,59000",
        "xbt,pi_xbtusd,null,null,-",
        "btc,pi_xbtusd,60000,59000,60000",
        "eth,pi_ethusd,3000,null,3000",
        // the price of a contract says nothing of another coin, nor of a linear one's collateral
        "eth,pi_xbtusd,60000,59000,-",
        "eur,pf_xbtusd,60000,59000,-",
        "xbt,pf_xbtusd,60000,59000,-",
        "pi_xbtusd,pi_xbtusd,60000,59000,-",
        "pf_xbtusd,pf_xbtusd,60000,59000,-"
      })
  void worthIsTakenFromTheRowOnlyWhereItTells(
      String asset, String contract, String mark, String trade, String worth) {
    LedgerRow row =
        row(
            "\"asset\":\"%s\",\"contract\":\"%s\",\"mark_price\":%s,\"trade_price\":%s"
                .formatted(asset, contract, mark, trade));

    assertThat(row.usdPerAsset()).isEqualTo(worth == null ? null : of(worth));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "xbt,xbt,60100.5,60100.5", "xbt,BTC,60100.5,60100.5", "usd,xbt,60100.5,1",
        "eur,xbt,60100.5,-", "xbt,xbt,null,-", "xbt,,60100.5,-"
      })
  void conversionsTellThePriceOfTheCurrencyThatTheyName(
      String asset, String from, String rate, String worth) {
    LedgerRow row =
        row(
            "\"asset\":\"%s\",\"info\":\"conversion\",\"exchange_rate\":%s,".formatted(asset, rate)
                + "\"exchange_rate_from\":\"%s\",\"conversion_spread_percentage\":0.25"
                    .formatted(from == null ? "" : from));

    assertThat(row.kind()).isEqualTo(EntryKind.CONVERSION);
    assertThat(row.conversionSpread()).isEqualTo(of("0.25"));
    assertThat(row.usdPerAsset()).isEqualTo(worth == null ? null : of(worth));
  }

  @Test
  void kindsThatNobodyKnowsYetAreKept() {
    assertThat(row("\"info\":\"unknown\",\"asset\":\"usd\"").kind()).isEqualTo(EntryKind.OTHER);
    assertThat(row("\"info\":null,\"asset\":null").asset()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":17,\"date\":\"2026-08-11T19:55:24Z\",\"fee\":\"abc\"}"
            + "|row 17 of the account log: fee is not a number: 'abc'",
        "{\"id\":17,\"date\":\"2026-08-11T19:55:24Z\",\"fee\":1e999999999}"
            + "|row 17 of the account log: fee is not a number: '1e999999999'",
        "{\"id\":17,\"date\":\"2026-08-11T19:55:24Z\",\"fee\":true}"
            + "|row 17 of the account log: fee is not a number: 'true'",
        "{\"id\":17,\"date\":\"yesterday\"}"
            + "|row 17 of the account log: date cannot be read: 'yesterday'",
        "{\"id\":17}|row 17 of the account log: date cannot be read: 'null'",
        "{\"date\":\"2026-08-11T19:55:24Z\"}"
            + "|a row of the account log has no id that can be read: 'null'",
        "{\"id\":1.5}|a row of the account log has no id that can be read: '1.5'",
        "null|the account log holds an empty row"
      })
  void aRowThatCannotBeReadFailsThePageAndIsNamed(String row, String message) {
    assertThatThrownBy(() -> page("{\"id\":16,\"date\":\"2026-08-11T19:55:24Z\"}", row))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((ExchangeException) e).reason().label())
        .isEqualTo("malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "[1]", "{\"id\":17,\"date\":{}}", "{\"id\":[17]}"})
  void aRowOfAnotherShapeFailsThePage(String row) {
    assertThatThrownBy(() -> page(row))
        .isInstanceOf(ExchangeException.class)
        .hasMessageStartingWith("not as documented");
  }

  @Test
  void aLogThatDoesNotSayWhoseItIsIsRefused() {
    assertThatThrownBy(() -> Answers.json(Readings.ACCOUNT_LOG, "{\"logs\":[]}"))
        .hasMessage("the account log does not say whose it is: no accountUid");
    assertThat(page().rows()).isEmpty();
  }

  @Test
  void manyRowsKeepTheirOrder() {
    LogPage page =
        page(
            IntStream.rangeClosed(1, 20_000)
                .mapToObj(
                    id ->
                        "{\"id\":%d,\"date\":\"2026-08-11T19:55:24Z\",\"fee\":0.%05d}"
                            .formatted(id, id))
                .collect(Collectors.joining(",")));

    assertThat(page.rows()).hasSize(20_000);
    assertThat(page.rows().getLast().id()).isEqualTo(20_000);
    assertThat(page.rows().getLast().fee()).isEqualTo(of("0.20000"));
  }
}
