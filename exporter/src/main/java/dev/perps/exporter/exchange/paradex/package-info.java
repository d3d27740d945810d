/**
 * Paradex, an order book on its own chain: perpetuals in US dollars, settled in USDC. One call
 * tells the state of all markets, options included; the list of markets says which are perpetuals
 * and for how many hours a funding rate is stated. Source: <a
 * href="https://docs.paradex.trade/api/prod/markets/get-markets-summary">docs.paradex.trade</a>.
 */
package dev.perps.exporter.exchange.paradex;
