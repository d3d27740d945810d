package dev.perps.simulator.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.Asking;
import dev.perps.simulator.exchange.ShapeCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The private API's rows have the keys and JSON types of real ones. */
class KrakenPrivateShapeTest {
  private static final Asking ASKING = Asking.standard();
  private static final String FUTURES = "kraken/derivatives/api/v3/";
  private static final String HISTORY = "kraken/api/history/v3/";

  static Stream<ShapeCase> cases() {
    return Stream.of(
        new ShapeCase(
            "kraken/futures_private_accountlog_funding#/logs/0",
            HISTORY + "account-log?info=funding%20rate%20change&count=1000",
            "/logs/*"),
        // The oldest row of a trade is its cash leg. The sample leaves out what does not matter.
        new ShapeCase(
            "kraken/futures_private_accountlog_trade#/logs/0",
            HISTORY + "account-log?info=futures%20trade&sort=asc&count=1",
            "/logs/*",
            "realized_pnl",
            "collateral",
            "conversion_spread_percentage",
            "liquidation_fee",
            "position_uid",
            "old_average_entry_price",
            "new_average_entry_price"),
        new ShapeCase(
            "kraken/futures_private_accounts#/accounts/fi_xbtusd",
            FUTURES + "accounts",
            "/accounts/fi_xbtusd",
            // one sort of position each
            "FI_XBTUSD_171215",
            "FI_XBTUSD_180615",
            "PI_XBTUSD",
            "xrp",
            // newer than the sample
            "usd",
            "funding"),
        new ShapeCase(
            "kraken/futures_private_accounts#/accounts/flex",
            FUTURES + "accounts",
            "/accounts/flex",
            "EUR"),
        // The sample is older than pnlCurrency, and has the last fill, which is gone.
        new ShapeCase(
            "kraken/futures_private_openpositions#/openPositions/0",
            FUTURES + "openpositions",
            "/openPositions/*",
            "fillTime",
            "pnlCurrency",
            "unrealizedPnl"),
        // Documented without fees.
        new ShapeCase(
            "kraken/futures_private_fills#/fills/0",
            FUTURES + "fills",
            "/fills/*",
            "fee_paid",
            "fee_currency"),
        new ShapeCase("kraken/futures_private_feeschedules#", FUTURES + "feeschedules", ""),
        new ShapeCase(
            "kraken/futures_private_feeschedules_volumes#",
            FUTURES + "feeschedules/volumes",
            "",
            "eef90775-995b-4596-9257-0917f6134766",
            "a6cbc326-9477-4a6c-911a-d4cb3ed7481e",
            "723888f7-0a8e-4183-8648-f920a22339e3"),
        // The sample is cut down.
        new ShapeCase(
            "kraken/futures_private_positions_history#/elements/0",
            HISTORY + "positions?closed=true",
            "/elements/*",
            "accountUid",
            "oldAverageEntryPrice",
            "newAverageEntryPrice",
            "fillTime",
            "fee",
            "feeCurrency",
            "executionUid",
            "tradeType",
            "fundingRealizationTime",
            "realizedFunding",
            "timestamp",
            "updateReason"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void rowsHaveTheShapeOfRealOnes(ShapeCase shape) {
    shape.check(ASKING);
  }

  @Test
  void executionsCanHaveTheShapeOfSomeYearsAgo() {
    Asking asking = Asking.standard();
    String request = HISTORY + "executions?count=20";
    assertThat(asking.get(request).at("/elements/0/event").propertyNames())
        .containsExactly("Execution");
    ApiRequest old =
        new ApiRequest(
            "POST",
            "/executions",
            Map.of("shape", List.of("old")),
            "shape=old",
            Map.of(),
            "",
            Asking.NOW,
            Asking.NOW,
            Set.of());
    assertThat(asking.exchange("kraken").control(old)).isPresent();
    new ShapeCase("kraken/futures_private_executions#", request, "").check(asking);
  }
}
