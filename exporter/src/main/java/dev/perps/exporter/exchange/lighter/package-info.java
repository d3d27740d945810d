/**
 * Lighter, an order book on its own chain: perpetuals and spot, margined and quoted in USDC. One
 * call tells the state of all markets, a second one funding. Source: <a
 * href="https://apidocs.lighter.xyz">apidocs.lighter.xyz</a>.
 */
package dev.perps.exporter.exchange.lighter;
