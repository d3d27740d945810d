/**
 * The user's own Kraken Futures account: signed calls that can only read, the ledger kept on disk,
 * and what trading costs, made of it in exact decimals.
 */
package dev.perps.exporter.account;
