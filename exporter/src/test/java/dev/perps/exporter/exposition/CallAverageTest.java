package dev.perps.exporter.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallAverageTest {
  private static final Instant START = Instant.parse("2026-11-20T12:00:30Z");

  private final CallAverage average = new CallAverage(Duration.ofSeconds(10), START);

  private static Instant after(long seconds) {
    return START.plusSeconds(seconds);
  }

  @Test
  void nothingIsSaidBeforeTheFirstFullMinuteIsOver() {
    average.add(START);
    assertThat(average.perCycle(after(89))).isNaN();
  }

  @Test
  void theStartDoesNotCount() {
    for (int i = 0; i < 1000; i++) {
      average.add(after(i / 40));
    }
    for (int i = 30; i < 90; i += 5) {
      average.add(after(i));
    }
    // 12 calls in the minute of 12:01, which has 6 cycles
    assertThat(average.perCycle(after(95))).isEqualTo(2);
  }

  @Test
  void onlyTheLastTenMinutesCount() {
    call(30, 630, 10); // one per cycle, 12:01 to 12:10
    assertThat(average.perCycle(after(640))).isEqualTo(1);
    call(630, 930, 5); // two per cycle, 12:11 to 12:15
    assertThat(average.perCycle(after(930))).isEqualTo(1.5);
    call(930, 1230, 5);
    assertThat(average.perCycle(after(1230))).isEqualTo(2);
  }

  private void call(int from, int to, int step) {
    for (int at = from; at < to; at += step) {
      average.add(after(at));
    }
  }

  @Test
  void silenceIsNoCalls() {
    average.add(after(35));
    assertThat(average.perCycle(after(3600))).isZero();
  }
}
