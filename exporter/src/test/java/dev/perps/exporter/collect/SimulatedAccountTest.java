package dev.perps.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.account.AccountApi.EventPage;
import dev.perps.exporter.account.Credentials;
import dev.perps.exporter.account.Execution;
import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.KeyCheck;
import dev.perps.exporter.account.KeyPair;
import dev.perps.exporter.account.KeyVerdict;
import dev.perps.exporter.account.LedgerRow;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.PositionEvent;
import dev.perps.simulator.Simulator;
import dev.perps.simulator.SimulatorOptions;
import dev.perps.simulator.exchange.kraken.account.Book;
import dev.perps.simulator.exchange.kraken.account.DemoKeys;
import dev.perps.simulator.exchange.kraken.account.OpenPosition;
import dev.perps.simulator.exchange.kraken.account.Trade;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The caller against an exchange that checks signatures, and against what was really done there.
 */
class SimulatedAccountTest {
  private static Simulator simulator;
  private static HttpTransport transport;
  private static CollectSettings settings;
  private static Book book;
  private static AccountCaller main;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.defaults().withCoins(20).withEnforceLimits(true));
    settings = CallSettings.kraken(URI.create(simulator.baseUri() + "/kraken"));
    transport = new HttpTransport(settings);
    book = simulator.krakenBook("main");
    main = caller(DemoKeys.MAIN, Function.identity());
  }

  @AfterAll
  static void stop() {
    transport.close();
    simulator.close();
  }

  private static Credentials credentials(DemoKeys.Key key, Function<String, String> change) {
    return new Credentials(
        key.name(),
        pair(key.futuresKey(), change.apply(key.futuresSecret())),
        Optional.of(pair(key.spotKey(), key.spotSecret())));
  }

  private static KeyPair pair(String key, String secret) {
    return new KeyPair(key, Base64.getDecoder().decode(secret));
  }

  private static AccountCaller caller(DemoKeys.Key key, Function<String, String> change) {
    return caller(credentials(key, change));
  }

  private static AccountCaller caller(Credentials credentials) {
    return new AccountCaller(
        credentials, "PF_XBTUSD", settings, transport, InstantSource.system(), Telemetry.NONE);
  }

  private static KeyVerdict verdict(Credentials credentials) {
    return KeyCheck.of(credentials, caller(credentials), InstantSource.system());
  }

  @Test
  void theLogHoldsTwoLegsOfEachTradeThatWasMade() {
    List<LedgerRow> rows = new ArrayList<>();
    List<LedgerRow> page;
    do {
      long from = rows.isEmpty() ? 1 : rows.getLast().id() + 1;
      page = main.log(from, 5_000).rows();
      rows.addAll(page);
    } while (!page.isEmpty());

    Map<String, List<LedgerRow>> byExecution =
        rows.stream()
            .filter(row -> !row.execution().isEmpty())
            .collect(Collectors.groupingBy(LedgerRow::execution));
    assertThat(byExecution).hasSize(book.trades().size());
    for (Trade trade : book.trades()) {
      List<LedgerRow> legs = byExecution.get(trade.execution());
      assertThat(legs).hasSize(2);
      LedgerRow cash = legs.stream().filter(leg -> !leg.isPositionLeg()).findFirst().orElseThrow();
      LedgerRow position = legs.stream().filter(LedgerRow::isPositionLeg).findFirst().orElseThrow();
      assertThat(cash.fee()).isEqualByComparingTo(trade.fee());
      assertThat(cash.usdPerAsset()).isEqualByComparingTo(trade.usdPrice());
      assertThat(cash.at()).isEqualTo(Instant.ofEpochMilli(trade.time()));
      assertThat(position.oldBalance()).isEqualByComparingTo(trade.oldPosition());
      assertThat(position.newBalance()).isEqualByComparingTo(trade.newPosition());
    }
    assertThat(rows).extracting(LedgerRow::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void executionsAreTheTradesOfAMonth() {
    Instant since = Instant.ofEpochMilli(book.asOf()).minusSeconds(10 * 86_400);
    List<Execution> executions = new ArrayList<>();
    String next = "";
    do {
      EventPage<Execution> page = main.executions(since, next);
      executions.addAll(page.events());
      next = page.next();
    } while (!next.isEmpty());

    List<Trade> trades =
        book.trades().stream().filter(trade -> trade.time() >= since.toEpochMilli()).toList();
    assertThat(executions).hasSameSizeAs(trades).isNotEmpty();
    Map<String, Execution> byUid =
        executions.stream().collect(Collectors.toMap(Execution::uid, Function.identity()));
    for (Trade trade : trades) {
      Execution execution = byUid.get(trade.execution());
      assertThat(execution.usdValue()).isEqualByComparingTo(trade.usdValue());
      assertThat(execution.contract()).isEqualTo(trade.contract().toLowerCase(Locale.ROOT));
      assertThat(execution.isMaker()).isEqualTo(trade.liquidity() == Trade.Liquidity.MAKER);
      assertThat(execution.feeRate())
          .isEqualTo(trade.feePercent().movePointLeft(2).doubleValue(), within(1e-12));
    }
  }

  @Test
  void positionsAreTheOpenOnesWithTheirSides() {
    Map<String, HeldPosition> held =
        main.positions().stream()
            .collect(Collectors.toMap(HeldPosition::symbol, Function.identity()));

    assertThat(held).hasSameSizeAs(book.positions()).isNotEmpty();
    for (OpenPosition open : book.positions()) {
      HeldPosition position = held.get(open.contract());
      assertThat(position.signedSize()).isEqualByComparingTo(open.size());
      assertThat(position.entryPrice().subtract(open.entry()).abs())
          .isLessThan(open.entry().multiply(new BigDecimal("1e-9")));
      PositionEvent newest =
          main.turningPoints(open.contract(), "").events().stream()
              .filter(PositionEvent::opens)
              .findFirst()
              .orElseThrow();
      assertThat(newest.at()).isEqualTo(Instant.ofEpochMilli(open.openedAt()));
    }
  }

  @Test
  void balancesAndMargin() {
    Margin margin = main.margin();

    assertThat(margin.wallets()).extracting(Margin.Wallet::name).contains("flex", "fi_xbtusd");
    assertThat(margin.wallets()).allSatisfy(one -> assertThat(one.marginEquity()).isFinite());
  }

  @Test
  void bothSourcesOfFeesAgree() {
    FeeTiers bySpot = main.feeTiers();
    FeeTiers bySchedule =
        caller(
                new Credentials(
                    "main",
                    pair(DemoKeys.MAIN.futuresKey(), DemoKeys.MAIN.futuresSecret()),
                    Optional.empty()))
            .feeTiers();

    assertThat(bySpot.source()).isEqualTo("trade_volume");
    assertThat(bySpot.volume30dUsd())
        .isEqualTo(book.volume30dUsd().doubleValue(), within(0.01))
        .isEqualTo(bySchedule.volume30dUsd(), within(0.01));
    assertThat(bySpot.takerRate()).isEqualTo(bySchedule.takerRate()).isBetween(1e-5, 1e-3);
    assertThat(bySpot.makerRate()).isEqualTo(bySchedule.makerRate());
    assertThat(bySpot.nextVolumeUsd()).isEqualTo(bySchedule.nextVolumeUsd());
    assertThat(bySpot.nextTakerRate()).isEqualTo(bySchedule.nextTakerRate());
  }

  @Test
  void verdicts() {
    Function<String, String> same = Function.identity();
    Function<String, String> other = secret -> "A" + secret.substring(1);
    Credentials strangeSpot =
        new Credentials(
            "main",
            pair(DemoKeys.DESK.futuresKey(), DemoKeys.DESK.futuresSecret()),
            Optional.of(pair("stranger", DemoKeys.DESK.spotSecret())));

    assertThat(verdict(credentials(DemoKeys.DESK, same)).label()).isEqualTo("valid");
    assertThat(verdict(credentials(DemoKeys.DESK, other)).line())
        .contains("error authenticationError");
    assertThat(verdict(credentials(DemoKeys.RESTRICTED, same)).line())
        .contains("/api/history/v3/account-log", "General API: Read Only");
    assertThat(verdict(strangeSpot).line()).contains("EAPI:Invalid key", "KRAKEN_SPOT_API_KEY");
  }
}
