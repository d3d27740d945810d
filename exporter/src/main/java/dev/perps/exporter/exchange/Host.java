package dev.perps.exporter.exchange;

import java.net.URI;

/**
 * A server of an exchange with a rate limit of its own. An exchange may have several: Binance
 * counts {@code fapi}, {@code dapi} and {@code api} apart.
 *
 * @param name unique within the exchange; part of metric labels and of configuration keys
 * @param url the live address without a trailing slash; configuration may name another
 * @param limit what the exchange publishes; the exporter stays below a configured share of it
 */
public record Host(String name, URI url, RateLimit limit) {

  public static Host of(String name, String url, RateLimit limit) {
    return new Host(name, URI.create(url), limit);
  }
}
