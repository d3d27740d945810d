package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.exchange.ApiRequest;
import dev.perps.simulator.exchange.ApiResponse;
import dev.perps.simulator.exchange.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code account-log}: rows by date ({@code since} inclusive, {@code before} not) and id (both
 * inclusive), without tokens to go on.
 */
final class AccountLog {
  static final int DEFAULT_COUNT = 500;
  static final int MOST = 100_000;
  // A longer answer is made while it is sent; faults in its data do not reach it.
  private static final int LONG = 5_000;

  private AccountLog() {}

  static ApiResponse answer(ApiRequest request, String accountUid, List<LogRow> log) {
    List<LogRow> rows = rows(request, log);
    LogRows writer =
        new LogRows(
            accountUid.hashCode(), request.parameter("conversion_details", "false").equals("true"));
    ObjectNode body = Json.object().put("accountUid", accountUid);
    body.set(
        "logs",
        rows.size() > LONG ? Json.stream(rows, writer::json) : Json.array(rows, writer::json));
    return ApiResponse.ok(body);
  }

  private static List<LogRow> rows(ApiRequest request, List<LogRow> log) {
    long since = request.number("since", 0);
    long before = request.number("before", Long.MAX_VALUE);
    List<String> infos = request.query().getOrDefault("info", List.of());
    boolean ascending = request.parameter("sort", "desc").equals("asc");
    int count = request.limit("count", DEFAULT_COUNT, MOST);
    // Ids count from one without gaps.
    int first = Math.clamp(request.number("from", 1), 1, log.size() + 1);
    int last = Math.clamp(request.number("to", log.size()), 0, log.size());
    List<LogRow> range = first > last ? List.of() : log.subList(first - 1, last);
    List<LogRow> rows = new ArrayList<>();
    for (LogRow row : ascending ? range : range.reversed()) {
      long time = row.event().time();
      boolean asked = infos.isEmpty() || infos.contains(LogRows.info(row.event()));
      if (asked && time >= since && time < before) {
        rows.add(row);
        if (rows.size() == count) {
          break;
        }
      }
    }
    return rows;
  }
}
