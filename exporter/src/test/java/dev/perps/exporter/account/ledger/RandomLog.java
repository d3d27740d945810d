package dev.perps.exporter.account.ledger;

import static dev.perps.exporter.account.ledger.Entries.cash;
import static dev.perps.exporter.account.ledger.Entries.entry;
import static dev.perps.exporter.account.ledger.Entries.leg;

import dev.perps.exporter.account.EntryKind;
import dev.perps.exporter.account.LedgerRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * A log of random trading, and beside it what was done: the sums can be reckoned from there without
 * any reading of rows.
 */
final class RandomLog {
  private static final List<String> CONTRACTS =
      List.of("pf_xbtusd", "pf_xbtusdt", "pi_ethusd", "fi_xbtusd_261225");

  /** What was done, in USD. */
  record Deed(
      Instant at,
      String contract,
      BigDecimal fee,
      BigDecimal funding,
      BigDecimal pnl,
      BigDecimal volume,
      int trades) {}

  final List<LedgerRow> rows = new ArrayList<>();
  final List<Deed> deeds = new ArrayList<>();
  final Map<String, BigDecimal> held = new HashMap<>();
  private final Random random;
  private final List<LongFunction<Entries>> group = new ArrayList<>();
  private Instant at = Instant.parse("2026-05-01T00:00:00Z");
  private long id = 1;
  private int executions;

  RandomLog(long seed, int groups, long meanSeconds) {
    random = new Random(seed);
    for (int i = 0; i < groups; i++) {
      at = at.plusMillis(random.nextLong(2 * meanSeconds * 1000));
      at = random.nextInt(4) == 0 ? at.minusMillis(at.toEpochMilli() % 3_600_000) : at;
      for (int n = random.nextInt(3); n >= 0; n--) {
        String contract = CONTRACTS.get(random.nextInt(CONTRACTS.size()));
        switch (random.nextInt(6)) {
          case 0 -> funding(contract);
          case 1 -> transfer();
          default -> trade(contract);
        }
      }
      flush();
    }
  }

  private BigDecimal decimal(int from, int to, int scale) {
    long unit = BigDecimal.TEN.pow(scale).longValueExact();
    return BigDecimal.valueOf(random.nextLong(from * unit, to * unit), scale);
  }

  private static boolean inverse(String contract) {
    return contract.charAt(1) == 'i';
  }

  private void funding(String contract) {
    if (held.getOrDefault(contract, BigDecimal.ZERO).signum() == 0) {
      return;
    }
    BigDecimal usd = inverse(contract) ? decimal(1000, 2000, 1) : BigDecimal.ONE;
    BigDecimal amount = decimal(-5, 5, 4);
    add(contract, BigDecimal.ZERO, amount.multiply(usd), BigDecimal.ZERO, BigDecimal.ZERO, 0);
    Instant when = at;
    group.add(
        n ->
            money(entry(n, EntryKind.FUNDING).of(contract), contract, usd)
                .at(when)
                .funding(amount.toString()));
  }

  private void transfer() {
    Instant when = at;
    group.add(n -> entry(n, EntryKind.TRANSFER).at(when).balance("0", "5"));
    deeds.add(
        new Deed(at, "", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0));
  }

  private void trade(String contract) {
    String execution = "execution-" + ++executions;
    BigDecimal usd = inverse(contract) ? decimal(1000, 2000, 1) : BigDecimal.ONE;
    BigDecimal price = decimal(1000, 2000, 1);
    BigDecimal from = held.getOrDefault(contract, BigDecimal.ZERO);
    BigDecimal to = random.nextInt(4) == 0 ? BigDecimal.ZERO : decimal(-9, 9, 1);
    if (to.compareTo(from) == 0) {
      to = from.add(BigDecimal.ONE);
    }
    held.put(contract, to);
    BigDecimal fee = decimal(-1, 3, 3);
    BigDecimal pnl = from.signum() == 0 ? BigDecimal.ZERO : decimal(-9, 9, 2);
    BigDecimal size = to.subtract(from).abs();
    add(
        contract,
        fee.multiply(usd),
        BigDecimal.ZERO,
        pnl.multiply(usd),
        inverse(contract) ? size : size.multiply(price),
        1);
    Instant when = at;
    String before = from.toString();
    String after = to.toString();
    boolean priceOnLeg = random.nextInt(3) > 0;
    LongFunction<Entries> cash =
        n ->
            money(cash(n, contract, execution), contract, usd)
                .at(when)
                .fee(fee.toString())
                .pnl(pnl.toString())
                .price(price.toString());
    LongFunction<Entries> leg =
        n -> {
          Entries row = leg(n, contract, execution, before, after).at(when).entryPrice("1500");
          return priceOnLeg ? row.price(price.toString()) : row;
        };
    // Position legs stay in their order; cash legs may stand anywhere in the group.
    group.add(leg);
    group.add(random.nextInt(group.size() + 1), cash);
  }

  private static Entries money(Entries row, String contract, BigDecimal usd) {
    return inverse(contract) ? row.asset("eth").usd(usd.toString()) : row;
  }

  private void add(
      String contract,
      BigDecimal fee,
      BigDecimal funding,
      BigDecimal pnl,
      BigDecimal volume,
      int trades) {
    deeds.add(new Deed(at, contract, fee, funding, pnl, volume, trades));
  }

  private void flush() {
    group.forEach(make -> rows.add(make.apply(id++).row()));
    group.clear();
    id += random.nextInt(20) == 0 ? 1 : 0; // a gap
  }

  /** Where to cut the rows into pages. */
  List<Integer> cuts() {
    List<Integer> cuts = new ArrayList<>();
    for (int n = random.nextInt(8); n >= 0; n--) {
      cuts.add(random.nextInt(rows.size() + 1));
    }
    cuts.add(rows.size());
    Collections.sort(cuts);
    return cuts;
  }
}
