package dev.perps.simulator;

import dev.perps.simulator.world.Listings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a simulator is started.
 *
 * @param port to listen on; 0: any free one
 * @param host address to bind to
 * @param seed chooses the market; the same seed and instant give the same answers
 * @param freeze holds prices, volumes, rates and listings at the start instant, while the wire's
 *     clocks go on
 * @param clock time of market and wire
 * @param latency added to every answer
 * @param enforceLimits answers as the exchange does when a client passes its published rate limit
 * @param faults misbehaviour from the start on, by exchange
 * @param listings how much of the catalogue exchanges list
 * @param accountRows least length of the log of Kraken's large demo account at the start
 */
public record SimulatorOptions(
    int port,
    String host,
    long seed,
    boolean freeze,
    InstantSource clock,
    Duration latency,
    boolean enforceLimits,
    Map<String, List<Fault>> faults,
    Listings listings,
    int accountRows) {

  public SimulatorOptions {
    faults = Map.copyOf(faults);
  }

  /** Any free port of the loopback interface, seed 1, frozen, real time, no misbehaviour. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        0,
        "127.0.0.1",
        1,
        true,
        InstantSource.system(),
        Duration.ZERO,
        false,
        Map.of(),
        Listings.ALL,
        0);
  }

  public SimulatorOptions withPort(int newPort) {
    return new SimulatorOptions(
        newPort, host, seed, freeze, clock, latency, enforceLimits, faults, listings, accountRows);
  }

  public SimulatorOptions withHost(String newHost) {
    return new SimulatorOptions(
        port, newHost, seed, freeze, clock, latency, enforceLimits, faults, listings, accountRows);
  }

  public SimulatorOptions withSeed(long newSeed) {
    return new SimulatorOptions(
        port, host, newSeed, freeze, clock, latency, enforceLimits, faults, listings, accountRows);
  }

  public SimulatorOptions withFreeze(boolean newFreeze) {
    return new SimulatorOptions(
        port, host, seed, newFreeze, clock, latency, enforceLimits, faults, listings, accountRows);
  }

  public SimulatorOptions withClock(InstantSource newClock) {
    return new SimulatorOptions(
        port, host, seed, freeze, newClock, latency, enforceLimits, faults, listings, accountRows);
  }

  public SimulatorOptions withLatency(Duration newLatency) {
    return new SimulatorOptions(
        port, host, seed, freeze, clock, newLatency, enforceLimits, faults, listings, accountRows);
  }

  public SimulatorOptions withEnforceLimits(boolean newEnforceLimits) {
    return new SimulatorOptions(
        port, host, seed, freeze, clock, latency, newEnforceLimits, faults, listings, accountRows);
  }

  /** A small market, for tests that need many exchanges and few contracts. */
  public SimulatorOptions withCoins(int newCoins) {
    return withListings(listings.withCoins(newCoins));
  }

  public SimulatorOptions withListings(Listings newListings) {
    return new SimulatorOptions(
        port, host, seed, freeze, clock, latency, enforceLimits, faults, newListings, accountRows);
  }

  /** A longer history of Kraken's large demo account, in the same months. */
  public SimulatorOptions withAccountRows(int newAccountRows) {
    return new SimulatorOptions(
        port, host, seed, freeze, clock, latency, enforceLimits, faults, listings, newAccountRows);
  }

  /** Adds one fault. */
  public SimulatorOptions withFault(String exchange, Fault fault) {
    Map<String, List<Fault>> more = new LinkedHashMap<>(faults);
    List<Fault> ofExchange = new ArrayList<>(more.getOrDefault(exchange, List.of()));
    ofExchange.add(fault);
    more.put(exchange, List.copyOf(ofExchange));
    return new SimulatorOptions(
        port, host, seed, freeze, clock, latency, enforceLimits, more, listings, accountRows);
  }
}
