package dev.perps.exporter.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SpotNonceTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.ofEpochMilli(1_616_492_376_594L));
  private final SpotNonce nonce = new SpotNonce(now::get);

  @Test
  void countsOnWithinAMillisecondAndWhenTheClockIsSetBack() {
    assertThat(nonce.next()).isEqualTo("1616492376594");
    assertThat(nonce.next()).isEqualTo("1616492376595");
    now.set(Instant.ofEpochMilli(1_616_492_000_000L));
    assertThat(nonce.next()).isEqualTo("1616492376596");
    now.set(Instant.ofEpochMilli(1_616_492_400_000L));
    assertThat(nonce.next()).isEqualTo("1616492400000");
  }
}
