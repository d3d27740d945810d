/** The HTTP side: {@code /metrics}, health, and a landing page for people. */
package dev.perps.exporter.server;
