/**
 * Bybit's v5 market data: linear (USDT, USDC) and inverse perpetuals, and spot. Every answer comes
 * in an envelope, also an error with HTTP 200; one ticker call per category holds everything but
 * the contract list, which is paged. Source: <a
 * href="https://bybit-exchange.github.io/docs/v5/market/tickers">bybit-exchange.github.io/docs</a>.
 */
package dev.perps.exporter.exchange.bybit;
