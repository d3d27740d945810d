/**
 * The JSON of Kraken's private APIs. Amounts are read from the text that Kraken wrote, never by way
 * of a floating point number. A row that cannot be read fails the answer it is in: of an account
 * nothing may vanish without a word.
 */
package dev.perps.exporter.account.wire;
