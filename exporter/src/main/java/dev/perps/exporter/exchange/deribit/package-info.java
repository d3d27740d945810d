/**
 * Deribit's public calls of API v2, JSON-RPC over HTTP: one list of all futures, and a summary of
 * all books of one settlement currency. Funding is continuous: it accrues each millisecond, so that
 * there is no next payment. Source: <a href="https://docs.deribit.com">docs.deribit.com</a>.
 */
package dev.perps.exporter.exchange.deribit;
