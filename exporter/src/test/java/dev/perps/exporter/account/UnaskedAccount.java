package dev.perps.exporter.account;

import java.time.Instant;
import java.util.List;

/** An account that nobody is to ask anything; a test says what may be asked after all. */
public abstract class UnaskedAccount implements AccountApi {
  @Override
  public LogPage log(long from, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EventPage<Execution> executions(Instant since, String next) {
    throw new UnsupportedOperationException();
  }

  @Override
  public EventPage<PositionEvent> turningPoints(String symbol, String next) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<HeldPosition> positions() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Margin margin() {
    throw new UnsupportedOperationException();
  }

  @Override
  public FeeTiers feeTiers() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Instant serverTime() {
    throw new UnsupportedOperationException();
  }
}
