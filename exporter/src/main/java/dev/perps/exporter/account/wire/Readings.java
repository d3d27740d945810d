package dev.perps.exporter.account.wire;

import dev.perps.exporter.account.AccountApi.EventPage;
import dev.perps.exporter.account.AccountApi.LogPage;
import dev.perps.exporter.account.Execution;
import dev.perps.exporter.account.FeeTiers;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.Margin;
import dev.perps.exporter.account.PositionEvent;
import java.util.List;
import java.util.Objects;

/** Answers of Kraken's private APIs; those of fees are in {@link FeeSchedules} too. */
public final class Readings {
  public static final Reading<?, LogPage> ACCOUNT_LOG =
      new Reading<>(LogWire.PAGE, LogWire.Page::check, LogWire.Page::page);

  public static final Reading<?, EventPage<Execution>> EXECUTIONS =
      new Reading<>(ExecutionWire.PAGE, ExecutionWire.Page::check, ExecutionWire.Page::page);

  public static final Reading<?, EventPage<PositionEvent>> POSITION_EVENTS =
      new Reading<>(PositionWire.PAGE, PositionWire.Page::check, PositionWire.Page::page);

  public static final Reading<?, List<HeldPosition>> OPEN_POSITIONS =
      new Reading<>(PositionWire.OPEN, PositionWire.Open::check, PositionWire.Open::positions);

  public static final Reading<?, Margin> ACCOUNTS =
      new Reading<>(MarginWire.ACCOUNTS, MarginWire.Accounts::check, MarginWire.Accounts::margin);

  private Readings() {}

  /** Rates of a contract by the spot API. */
  public static Reading<?, FeeTiers> tradeVolume(String symbol) {
    return new Reading<>(
        FeeWire.TRADE_VOLUME,
        FeeWire.Envelope::check,
        answer -> Objects.requireNonNull(answer.result()).tiers(symbol));
  }
}
