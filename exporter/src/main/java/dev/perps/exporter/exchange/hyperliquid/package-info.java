/**
 * Hyperliquid (<a
 * href="https://hyperliquid.gitbook.io/hyperliquid-docs/for-developers/api/info-endpoint">info
 * endpoint</a>): its own perpetuals, those that builders list beside them (HIP-3), and spot.
 *
 * <p>Everything is one POST whose body says what is asked. Funding is per hour. No answer tells the
 * time at which it was made.
 */
package dev.perps.exporter.exchange.hyperliquid;
