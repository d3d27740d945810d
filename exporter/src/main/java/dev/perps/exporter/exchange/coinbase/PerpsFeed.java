package dev.perps.exporter.exchange.coinbase;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.coinbase.AdvancedWire.Product;
import dev.perps.exporter.exchange.coinbase.AdvancedWire.Products;
import dev.perps.exporter.exchange.coinbase.IntxWire.InstrumentRow;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.type.TypeReference;

/**
 * The perpetuals of Coinbase International. Its own list tells all but the change over 24 hours,
 * which Advanced Trade states of the same contracts, and which can be done without.
 */
final class PerpsFeed implements Feed {
  static final Endpoint<Rows<InstrumentRow>> INSTRUMENTS =
      Endpoint.get(
          "instruments",
          Coinbase.INTERNATIONAL,
          "/api/v1/instruments",
          new TypeReference<Rows<InstrumentRow>>() {});

  private static final Endpoint<Products> PRODUCTS =
      Endpoint.get(
              "products/perpetual",
              Coinbase.ADVANCED,
              "/api/v3/brokerage/market/products?product_type=FUTURE&contract_expiry_type=PERPETUAL",
              new TypeReference<Products>() {})
          .kept(Freshness.SLOW)
          .checkedBy(Products::check);

  @Override
  public String name() {
    return "perps";
  }

  @Override
  public MarketData collect(Api api) {
    Answer<Products> products = api.ask(PRODUCTS);
    Rows<InstrumentRow> rows = api.ask(INSTRUMENTS).get();
    Rows<Product> changes = products.ifAvailable().map(Products::rows).orElse(Rows.of(List.of()));
    int malformed = rows.malformed() + changes.malformed();
    Map<String, Product> byId = changes.by(Product::id);
    List<Perp> perps = new ArrayList<>();
    for (InstrumentRow row : rows.by(InstrumentRow::symbol).values()) {
      if (!InstrumentPerps.isLive(row)) {
        continue;
      }
      OptionalDouble units = InstrumentPerps.units(row);
      if (units.isEmpty()) {
        malformed++;
        continue;
      }
      Optional<Product> product =
          Optional.ofNullable(byId.get(row.symbol() + "-INTX")).filter(Product::trades);
      Perp perp = InstrumentPerps.perp(row, units.getAsDouble(), product, api.now());
      if (!perp.saysNothing()) {
        perps.add(perp);
      }
    }
    return MarketData.ofPerps(perps, malformed);
  }
}
