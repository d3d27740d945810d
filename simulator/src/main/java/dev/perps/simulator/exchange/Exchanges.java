package dev.perps.simulator.exchange;

import dev.perps.simulator.exchange.alternative.Alternative;
import dev.perps.simulator.exchange.aster.Aster;
import dev.perps.simulator.exchange.binance.Binance;
import dev.perps.simulator.exchange.bingx.BingX;
import dev.perps.simulator.exchange.bitget.Bitget;
import dev.perps.simulator.exchange.bybit.Bybit;
import dev.perps.simulator.exchange.coinbase.Coinbase;
import dev.perps.simulator.exchange.deribit.Deribit;
import dev.perps.simulator.exchange.dydx.Dydx;
import dev.perps.simulator.exchange.gateio.Gateio;
import dev.perps.simulator.exchange.htx.Htx;
import dev.perps.simulator.exchange.hyperliquid.Hyperliquid;
import dev.perps.simulator.exchange.kraken.Kraken;
import dev.perps.simulator.exchange.kucoin.Kucoin;
import dev.perps.simulator.exchange.lighter.Lighter;
import dev.perps.simulator.exchange.mexc.Mexc;
import dev.perps.simulator.exchange.okx.Okx;
import dev.perps.simulator.exchange.paradex.Paradex;
import dev.perps.simulator.world.World;
import java.util.List;
import java.util.function.BiFunction;

/** The registry: one line for each exchange. */
public final class Exchanges {
  private Exchanges() {}

  // From the world and the start instant (Unix milliseconds) to the exchange.
  private static List<BiFunction<World, Long, Exchange>> all(int accountRows) {
    return List.of(
        Alternative::new,
        Aster::new,
        Binance::new,
        BingX::new,
        Bitget::new,
        Bybit::new,
        Coinbase::new,
        Deribit::new,
        Dydx::new,
        Gateio::new,
        Htx::new,
        Hyperliquid::new,
        (world, start) -> new Kraken(world, start, accountRows),
        Kucoin::new,
        Lighter::new,
        Mexc::new,
        Okx::new,
        Paradex::new);
  }

  /**
   * Every exchange, as a view of one world.
   *
   * @param accountRows least length of the log of Kraken's large demo account
   */
  public static List<Exchange> of(World world, long startMillis, int accountRows) {
    return all(accountRows).stream().map(make -> make.apply(world, startMillis)).toList();
  }
}
