package dev.perps.simulator.exchange.kraken.account;

import dev.perps.simulator.world.Hash;
import java.util.UUID;

/** UUIDs that follow from what they stand for. */
final class Uid {
  private Uid() {}

  static String of(long key, long number) {
    long high = Hash.of(key, 2 * number);
    long low = Hash.of(key, 2 * number + 1);
    // Version 4, as the real ones.
    return new UUID((high & ~0xF000L) | 0x4000L, (low >>> 2) | 0x8000_0000_0000_0000L).toString();
  }
}
