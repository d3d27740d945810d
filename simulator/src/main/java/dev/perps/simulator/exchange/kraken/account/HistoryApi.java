package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import java.util.List;
import java.util.Locale;

/** Private paths of {@code /api/history}; the versions do not differ. */
final class HistoryApi {
  private volatile boolean oldExecutions;

  /** Executions in the shape of some years ago. */
  void oldExecutions(boolean old) {
    oldExecutions = old;
  }

  ApiResponse answer(ApiRequest request, KrakenAccount account) {
    KrakenAccount.View seen = account.view(request.marketMillis());
    return switch (request.path().substring(request.path().lastIndexOf('/') + 1)) {
      case "account-log" -> AccountLog.answer(request, account.uid(), seen.log());
      case "executions" -> executions(request, account, seen);
      case "positions" -> {
        PositionRows rows = new PositionRows(account.uid());
        yield new Pages<>(seen.events(), PositionRows.wanted(request), rows::element)
            .answer(request, account.uid());
      }
      case "orders", "triggers" ->
          new Pages<Event>(List.of(), event -> false, event -> Json.object())
              .answer(request, account.uid());
      default -> Answers.error(request, 404, "notFound");
    };
  }

  private ApiResponse executions(
      ApiRequest request, KrakenAccount account, KrakenAccount.View seen) {
    String tradeable = request.parameter("tradeable", "").toUpperCase(Locale.ROOT);
    ExecutionRows rows = new ExecutionRows(account.uid(), oldExecutions);
    return new Pages<>(
            seen.trades(),
            trade ->
                tradeable.isEmpty() || tradeable.equals(trade.contract().toUpperCase(Locale.ROOT)),
            rows::element)
        .answer(request, account.uid());
  }
}
