/**
 * Aster: perpetuals ({@code fapi}) and spot ({@code sapi}), each on a host with a limit of its own.
 * Answers have no envelope. Open interest is told contract by contract, by a call that the
 * documentation does not name. Source: <a
 * href="https://github.com/asterdex/api-docs">github.com/asterdex/api-docs</a>, V3.
 */
package dev.perps.exporter.exchange.aster;
