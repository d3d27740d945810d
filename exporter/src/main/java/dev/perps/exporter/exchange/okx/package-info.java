/**
 * OKX's v5 market data: perpetual swaps (USDT, USDC, USD and coin margin) and spot. Every answer
 * comes in an envelope, also an error with HTTP 200; prices, marks, indices, funding and open
 * interest are lists of their own. Source: <a
 * href="https://www.okx.com/docs-v5/en/#public-data-rest-api">okx.com/docs-v5</a>.
 */
package dev.perps.exporter.exchange.okx;
