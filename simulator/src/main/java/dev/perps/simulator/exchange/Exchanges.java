package dev.perps.simulator.exchange;

import dev.perps.simulator.exchange.binance.Binance;
import dev.perps.simulator.exchange.bybit.Bybit;
import dev.perps.simulator.exchange.gateio.Gateio;
import dev.perps.simulator.exchange.hyperliquid.Hyperliquid;
import dev.perps.simulator.exchange.kraken.Kraken;
import dev.perps.simulator.exchange.mexc.Mexc;
import dev.perps.simulator.world.World;
import java.util.List;
import java.util.function.BiFunction;

/** The registry: one line for each exchange. */
public final class Exchanges {
  // From the world and the start instant (Unix milliseconds) to the exchange.
  private static final List<BiFunction<World, Long, Exchange>> ALL =
      List.of(Binance::new, Bybit::new, Kraken::new, Hyperliquid::new, Gateio::new, Mexc::new);

  private Exchanges() {}

  /** Every exchange, as a view of one world. */
  public static List<Exchange> of(World world, long startMillis) {
    return ALL.stream().map(make -> make.apply(world, startMillis)).toList();
  }
}
