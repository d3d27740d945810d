/** Pure functions from {@code market} records to figures that no exchange states. No I/O. */
package dev.perps.exporter.analytics;
