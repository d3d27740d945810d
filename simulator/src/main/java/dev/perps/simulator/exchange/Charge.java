package dev.perps.simulator.exchange;

/** What one request takes out of one limit. */
public record Charge(RateLimit limit, int weight) {}
