package dev.perps.exporter.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SweepRoundsTest {
  private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

  private final SweepRounds<Integer> rounds = new SweepRounds<>(10, 30);

  @Test
  void firstRoundAsksAllInOrder() {
    assertThat(rounds.next(HUNDRED)).isEqualTo(HUNDRED);
  }

  @Test
  void biggestAreAskedInEachRoundAndEveryOtherOnceInThirty() {
    rounds.next(HUNDRED);
    List<Integer> tail = new ArrayList<>();
    for (int round = 0; round < 30; round++) {
      List<Integer> asked = rounds.next(HUNDRED);
      assertThat(asked.subList(0, 10)).isEqualTo(HUNDRED.subList(0, 10));
      // 90 others in 30 rounds: three in each
      assertThat(asked).hasSize(13);
      tail.addAll(asked.subList(10, 13));
    }
    assertThat(tail).doesNotHaveDuplicates().hasSize(90);
  }

  @Test
  void newOneIsAskedAtOnce() {
    rounds.next(HUNDRED);
    List<Integer> withNew = new ArrayList<>(HUNDRED);
    withNew.add(100);
    assertThat(rounds.next(withNew)).contains(100);
  }

  @Test
  void whoFallsOutOfTheHeadWaitsForItsTurn() {
    rounds.next(HUNDRED);
    List<Integer> turned = new ArrayList<>(HUNDRED.reversed());
    Set<Integer> asked = new HashSet<>();
    for (int round = 0; round < 30; round++) {
      asked.addAll(rounds.next(turned));
    }
    assertThat(asked).containsAll(HUNDRED);
  }

  @Test
  void fewAreAllAskedEachTime() {
    assertThat(rounds.next(List.of(3, 1))).containsExactly(3, 1);
    assertThat(rounds.next(List.of(3, 1))).containsExactly(3, 1);
  }
}
