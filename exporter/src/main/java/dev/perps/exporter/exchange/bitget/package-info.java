/**
 * Bitget's v2 market data: USDT-, USDC- and coin-margined perpetuals, and spot. Every answer comes
 * in an envelope; one ticker call per product type holds all but intervals and payment times.
 * Amounts are base coins for every kind of contract. Source: <a
 * href="https://www.bitget.com/api-doc/contract/intro">bitget.com/api-doc</a>.
 */
package dev.perps.exporter.exchange.bitget;
