/**
 * KuCoin Futures (USDT-, USDC- and coin-margined perpetuals) and KuCoin's spot market. One call
 * lists the contracts with nearly all of their figures; a second one adds the best bid and ask.
 * Bitcoin is XBT among the futures and BTC on spot. Source: <a
 * href="https://www.kucoin.com/docs-new/rest/futures-trading/market-data/get-all-symbols">kucoin.com/docs-new</a>.
 */
package dev.perps.exporter.exchange.kucoin;
