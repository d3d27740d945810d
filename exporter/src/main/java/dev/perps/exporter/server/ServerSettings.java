package dev.perps.exporter.server;

/**
 * Where the exporter listens.
 *
 * @param host name or address of the interface; the loopback unless configured
 * @param port 0 for any free one
 */
public record ServerSettings(String host, int port) {}
