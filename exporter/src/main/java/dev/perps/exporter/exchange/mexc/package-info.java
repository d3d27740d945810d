/**
 * MEXC's market data: perpetuals (linear and inverse in one list) and spot, two APIs on one host.
 * Contract answers come in an envelope, errors with HTTP 200; numbers are numbers. Source: <a
 * href="https://www.mexc.com/api-docs/futures/market-endpoints">mexc.com/api-docs</a>.
 */
package dev.perps.exporter.exchange.mexc;
