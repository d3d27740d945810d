package dev.perps.exporter.market;

/**
 * A contract that can be traded now: a perpetual, or a future that expires.
 *
 * @param exchange id of the exchange, {@code binance}
 * @param symbol the exchange's own name for the contract, untouched
 * @param base the plain asset, {@code PEPE} for {@code 1000PEPEUSDT}
 * @param quote the currency that prices, volumes and open interest are stated in
 * @param settle the currency that profit, loss and funding are paid in
 */
public record Instrument(
    String exchange,
    String symbol,
    String base,
    String quote,
    String settle,
    ContractKind kind,
    AssetClass assetClass) {}
