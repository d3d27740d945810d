/**
 * The account's log, kept: rows in one SQLite file for each account, and what they add up to in
 * exact decimals. Kraken's log is the only source; all that is here can be made of it again.
 */
package dev.perps.exporter.account.ledger;
