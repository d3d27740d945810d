/**
 * Kraken Futures (<a href="https://docs.kraken.com/api/docs/futures-api/">documentation</a>) and
 * Kraken's spot markets.
 *
 * <p>Kraken states funding as an absolute amount per contract; a rate is made of it with the index
 * price. Linear contracts ({@code PF_}) count base units, inverse ones ({@code PI_}) US dollars.
 */
package dev.perps.exporter.exchange.kraken;
