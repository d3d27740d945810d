/**
 * dYdX Chain, by way of its indexer: linear perpetuals quoted in USD and margined in USDC. One call
 * holds everything but the last price; no call holds bid and ask of all markets. The answers carry
 * no time of their own, so that the block height says whether the indexer follows the chain.
 * Source: <a href="https://docs.dydx.xyz/indexer-client/http">docs.dydx.xyz</a> and the indexer's
 * own code, <a
 * href="https://github.com/dydxprotocol/v4-chain">github.com/dydxprotocol/v4-chain</a>.
 */
package dev.perps.exporter.exchange.dydx;
