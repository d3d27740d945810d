package dev.perps.exporter.exchange;

import dev.perps.exporter.exchange.binance.Binance;
import dev.perps.exporter.exchange.bybit.Bybit;
import dev.perps.exporter.exchange.gateio.Gateio;
import dev.perps.exporter.exchange.hyperliquid.Hyperliquid;
import dev.perps.exporter.exchange.kraken.Kraken;
import dev.perps.exporter.exchange.mexc.Mexc;
import java.util.List;

/** Every exchange that the exporter knows: the one line that a new one adds. */
public final class Exchanges {
  public static final List<Exchange> ALL =
      List.of(
          Binance.EXCHANGE,
          Bybit.EXCHANGE,
          Hyperliquid.EXCHANGE,
          Kraken.EXCHANGE,
          Gateio.EXCHANGE,
          Mexc.EXCHANGE);

  private Exchanges() {}
}
