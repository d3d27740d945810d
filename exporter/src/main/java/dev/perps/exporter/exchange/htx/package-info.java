/**
 * HTX's (formerly Huobi's) market data: USDT and coin-margined swaps, and spot. Every answer comes
 * in an envelope, also an error with HTTP 200. What a contract is, its prices, funding, open
 * interest and index are five lists, joined by contract code. Source: <a
 * href="https://huobiapi.github.io/docs/usdt_swap/v1/en/">huobiapi.github.io</a>.
 */
package dev.perps.exporter.exchange.htx;
