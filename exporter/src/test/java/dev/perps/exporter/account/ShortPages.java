package dev.perps.exporter.account;

import java.time.Instant;
import java.util.List;

/**
 * Kraken, of whose log no answer has more than so many rows, whatever is asked for.
 *
 * @param before happens before each page
 */
public record ShortPages(AccountApi api, int mostRows, Runnable before) implements AccountApi {
  @Override
  public LogPage log(long from, int count) {
    before.run();
    LogPage page = api.log(from, count);
    int rows = Math.min(page.rows().size(), mostRows);
    return new LogPage(page.accountUid(), page.rows().subList(0, rows));
  }

  @Override
  public EventPage<Execution> executions(Instant since, String next) {
    return api.executions(since, next);
  }

  @Override
  public EventPage<PositionEvent> turningPoints(String symbol, String next) {
    return api.turningPoints(symbol, next);
  }

  @Override
  public List<HeldPosition> positions() {
    return api.positions();
  }

  @Override
  public Margin margin() {
    return api.margin();
  }

  @Override
  public FeeTiers feeTiers() {
    return api.feeTiers();
  }

  @Override
  public Instant serverTime() {
    return api.serverTime();
  }
}
