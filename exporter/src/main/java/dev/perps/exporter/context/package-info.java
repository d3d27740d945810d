/** Who tells of the market without being an exchange. */
package dev.perps.exporter.context;
