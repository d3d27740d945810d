/**
 * Gate.io's v4 market data: perpetuals margined in USDT and in Bitcoin, and spot. Answers are bare
 * lists, times are seconds, sizes are contracts; an error comes with its HTTP status and a label.
 * Source: <a href="https://www.gate.com/docs/developers/apiv4/en/">gate.com/docs</a>.
 */
package dev.perps.exporter.exchange.gateio;
