package dev.perps.simulator;

import dev.perps.simulator.exchange.Exchange;
import dev.perps.simulator.exchange.Exchanges;
import dev.perps.simulator.exchange.kraken.Kraken;
import dev.perps.simulator.exchange.kraken.account.Book;
import dev.perps.simulator.world.World;
import io.helidon.webserver.WebServer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Exchanges in a box: one HTTP server that plays all of them from one random market. */
public final class Simulator implements AutoCloseable {
  private final WebServer server;
  private final Dispatcher dispatcher;
  private final Shocks shocks;
  private final String host;
  private final Kraken kraken;

  private Simulator(
      WebServer server, Dispatcher dispatcher, Shocks shocks, String host, Kraken kraken) {
    this.server = server;
    this.dispatcher = dispatcher;
    this.shocks = shocks;
    this.host = host;
    this.kraken = kraken;
  }

  /**
   * Starts a simulator; it listens when this returns.
   *
   * @throws IllegalArgumentException if a fault names an unknown exchange
   * @throws IllegalStateException if the port cannot be bound
   */
  public static Simulator start(SimulatorOptions options) {
    long now = options.clock().instant().toEpochMilli();
    // On a full second, as the exchanges' states are: so candles and tickers agree to the last
    // digit.
    long frozenAt = options.freeze() ? now / 1000 * 1000 : Long.MAX_VALUE;
    World world = new World(options.seed(), frozenAt, options.listings());
    Map<String, Exchange> exchanges = new LinkedHashMap<>();
    for (Exchange exchange : Exchanges.of(world, now, options.accountRows())) {
      exchanges.put(exchange.name(), exchange);
    }
    Faults faults = new Faults(exchanges.keySet());
    options.faults().forEach((name, list) -> list.forEach(fault -> faults.add(name, fault)));
    Shocks shocks =
        new Shocks(
            world,
            exchanges.keySet(),
            () -> world.marketTime(options.clock().instant().toEpochMilli()));
    Dispatcher dispatcher =
        new Dispatcher(options, world::marketTime, exchanges, faults, shocks, new CallLog());
    WebServer server =
        WebServer.builder()
            .host(options.host())
            .port(options.port())
            .shutdownHook(false)
            // With NIO, Helidon 4.4.0 loses what a socket does not take at once.
            .useNio(false)
            .shutdownGracePeriod(Duration.ofMillis(200))
            .routing(routing -> routing.any(dispatcher::handle))
            .build()
            .start();
    // Helidon only logs that it could not bind.
    if (!server.isRunning() || server.port() < 0) {
      server.stop();
      throw new IllegalStateException(
          "cannot listen on " + options.host() + " port " + options.port() + ": is it in use?");
    }
    Kraken kraken =
        exchanges.values().stream()
            .filter(Kraken.class::isInstance)
            .map(Kraken.class::cast)
            .findFirst()
            .orElseThrow();
    return new Simulator(server, dispatcher, shocks, options.host(), kraken);
  }

  public int port() {
    return server.port();
  }

  /** Where it listens; an exchange is at {@code baseUri/NAME/its own path}. */
  public URI baseUri() {
    String reachable =
        switch (host) {
          case "0.0.0.0", "::" -> "127.0.0.1";
          default -> host.contains(":") ? "[" + host + "]" : host;
        };
    return URI.create("http://" + reachable + ":" + port());
  }

  /** How exchanges misbehave; may be changed at any time. */
  public Faults faults() {
    return dispatcher.faults();
  }

  /** What has happened to the market; may be changed at any time. */
  public Shocks shocks() {
    return shocks;
  }

  /** What has been asked so far. */
  public CallLog calls() {
    return dispatcher.calls();
  }

  /**
   * What has been done by now with one of Kraken's demo accounts, see {@code DemoKeys}.
   *
   * @param account {@code main} or {@code desk}
   */
  public Book krakenBook(String account) {
    return kraken.book(account, dispatcher.marketMillis());
  }

  /** Stops listening; requests that hang are let go. */
  @Override
  public void close() {
    dispatcher.close();
    server.stop();
  }
}
