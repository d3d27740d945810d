/**
 * BingX's public market data: linear perpetuals (USDT, USDC), inverse ones (coin-margined) and
 * spot. Every answer comes in an envelope, also an error with HTTP 200. Tickers, and prices with
 * funding, are one call each; open interest is told of one contract at a time. Source: <a
 * href="https://bingx-api.github.io/docs-v3/">bingx-api.github.io/docs-v3</a>.
 */
package dev.perps.exporter.exchange.bingx;
