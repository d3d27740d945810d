/**
 * Coinbase International Exchange (INTX): perpetuals in USDC, all told by one call; and Coinbase's
 * spot market as Advanced Trade shows it. Source: <a
 * href="https://docs.cdp.coinbase.com/international-exchange/concepts/instruments">docs.cdp.coinbase.com</a>.
 *
 * <p>Coinbase announced that the exchange takes no orders any more from 1 October 2026 on, and
 * moved its clients to Deribit. Contracts that do not trade, and quotes that stand still, are not
 * shown.
 */
package dev.perps.exporter.exchange.coinbase;
