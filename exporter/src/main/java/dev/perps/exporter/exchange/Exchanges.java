package dev.perps.exporter.exchange;

import dev.perps.exporter.exchange.aster.Aster;
import dev.perps.exporter.exchange.binance.Binance;
import dev.perps.exporter.exchange.bingx.BingX;
import dev.perps.exporter.exchange.bitget.Bitget;
import dev.perps.exporter.exchange.bybit.Bybit;
import dev.perps.exporter.exchange.coinbase.Coinbase;
import dev.perps.exporter.exchange.deribit.Deribit;
import dev.perps.exporter.exchange.dydx.Dydx;
import dev.perps.exporter.exchange.gateio.Gateio;
import dev.perps.exporter.exchange.htx.Htx;
import dev.perps.exporter.exchange.hyperliquid.Hyperliquid;
import dev.perps.exporter.exchange.kraken.Kraken;
import dev.perps.exporter.exchange.kucoin.Kucoin;
import dev.perps.exporter.exchange.lighter.Lighter;
import dev.perps.exporter.exchange.mexc.Mexc;
import dev.perps.exporter.exchange.okx.Okx;
import dev.perps.exporter.exchange.paradex.Paradex;
import java.util.List;

/** Every exchange that the exporter knows: the one line that a new one adds. */
public final class Exchanges {
  public static final List<Exchange> ALL =
      List.of(
          Aster.EXCHANGE,
          Binance.EXCHANGE,
          BingX.EXCHANGE,
          Bitget.EXCHANGE,
          Bybit.EXCHANGE,
          Coinbase.EXCHANGE,
          Deribit.EXCHANGE,
          Dydx.EXCHANGE,
          Gateio.EXCHANGE,
          Htx.EXCHANGE,
          Hyperliquid.EXCHANGE,
          Kraken.EXCHANGE,
          Kucoin.EXCHANGE,
          Lighter.EXCHANGE,
          Mexc.EXCHANGE,
          Okx.EXCHANGE,
          Paradex.EXCHANGE);

  private Exchanges() {}
}
