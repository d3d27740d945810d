package dev.perps.exporter.market;

/** All that an exchange says of one live perpetual at one time. */
public record Perp(
    Instrument instrument, PerpTicker ticker, Funding funding, OpenInterest openInterest) {}
