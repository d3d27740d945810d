package dev.perps.exporter.account.ledger;

import dev.perps.exporter.account.AccountApi;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.PriceSource;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a ledger on, page by page, from where it ends. For one thread at a time. */
public final class LedgerReader {
  /**
   * What may be asked for. Kraken's price of a page rises at these counts (1, 2, 3, 6 and 10 of 100
   * tokens, of which one comes back every 6 s); more than the last costs no more, but memory.
   */
  private static final List<Integer> COUNTS = List.of(25, 50, 1000, 5000, 20_000);

  private final KeptLedger ledger;
  private int count;

  /** So many rows Kraken gives at once, as far as is known. */
  private int most = COUNTS.getLast();

  /** Rows of a page that was not full, while it is not known whether it was the last. */
  private int suspected;

  public LedgerReader(KeptLedger ledger) {
    this.ledger = ledger;
    this.count = firstCount();
  }

  /**
   * Reads one page and keeps it.
   *
   * @return whether there may be more: only an empty page is the end
   * @throws ExchangeException when Kraken has no good answer, or a price cannot be asked for: then
   *     nothing of the page is kept, and the next call reads it again
   * @throws LedgerException when the page cannot be kept: likewise
   */
  public boolean advance(AccountApi api, PriceSource prices) {
    long from = ledger.lastId() + 1;
    AccountApi.LogPage page = api.log(from, count);
    if (page.accountUid().isEmpty()) {
      throw malformed("account log without accountUid: whose it is cannot be told");
    }
    ledger.turnTo(page.accountUid());
    if (ledger.lastId() + 1 != from) {
      count = firstCount();
      return true; // another account's, which stands elsewhere
    }
    count = next(page.rows().size());
    if (page.rows().isEmpty()) {
      return false;
    }
    Collection<LedgerRow> news = news(page.rows(), from);
    if (news.isEmpty()) {
      throw malformed("account log asked for from id " + from + " on, but only older rows came");
    }
    ledger.add(priced(news, prices));
    return true;
  }

  private int firstCount() {
    return ledger.rows() == 0 ? COUNTS.getLast() : COUNTS.getFirst();
  }

  /**
   * What to ask for next. After a page that is not full the next one is most likely empty and is
   * asked for at the least price; if there is more after all, Kraken gives no more than that at
   * once, and is not paid for more from then on.
   */
  private int next(int came) {
    boolean full = came >= Math.min(count, most);
    if (full && suspected > COUNTS.getFirst()) {
      most = suspected;
    }
    suspected = full ? 0 : came;
    return full ? countFor(Math.min(most, came + 1)) : COUNTS.getFirst();
  }

  private static int countFor(int rows) {
    return COUNTS.stream().filter(one -> one >= rows).findFirst().orElse(COUNTS.getLast());
  }

  /** Rows from an id on, ascending, each once. */
  private static Collection<LedgerRow> news(List<LedgerRow> rows, long from) {
    NavigableMap<Long, LedgerRow> byId = new TreeMap<>();
    rows.forEach(row -> byId.putIfAbsent(row.id(), row));
    return byId.tailMap(from, true).values();
  }

  private static List<LedgerRow> priced(Collection<LedgerRow> rows, PriceSource prices) {
    List<LedgerRow> priced = new ArrayList<>(rows.size());
    for (LedgerRow row : rows) {
      Optional<BigDecimal> price =
          RowMoney.lacksPrice(row) ? prices.usd(row.asset(), row.at()) : Optional.empty();
      priced.add(price.map(row::withUsdPerAsset).orElse(row));
    }
    return priced;
  }

  private static ExchangeException malformed(String message) {
    return new ExchangeException(FailureReason.MALFORMED, message);
  }
}
