/**
 * Binance: USD-M futures ({@code fapi}), COIN-M futures ({@code dapi}) and spot ({@code api}), each
 * on a host with a limit of its own. Answers have no envelope; open interest has no bulk call.
 * Source: <a href="https://developers.binance.com/docs/derivatives">developers.binance.com</a>.
 */
package dev.perps.exporter.exchange.binance;
