package dev.perps.exporter.exchange.coinbase;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.coinbase.AdvancedWire.Product;
import dev.perps.exporter.exchange.coinbase.AdvancedWire.Products;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTickers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Spot pairs that are open for trading. A pair that only shows the book of another one under the
 * name of another quote is left out: its volume would count twice.
 */
final class SpotFeed implements Feed {
  private static final Endpoint<Products> PRODUCTS =
      Endpoint.get(
              "products/spot",
              Coinbase.ADVANCED,
              "/api/v3/brokerage/market/products?product_type=SPOT",
              new TypeReference<Products>() {})
          .checkedBy(Products::check);

  @Override
  public String name() {
    return "spot";
  }

  @Override
  public boolean essential() {
    return false;
  }

  @Override
  public int everyCycles() {
    return 2;
  }

  @Override
  public MarketData collect(Api api) {
    Rows<Product> rows = api.ask(PRODUCTS).get().rows();
    int malformed = rows.malformed();
    SpotTickers spots = new SpotTickers("coinbase");
    for (Product row : rows.by(Product::id).values()) {
      if (!"online".equals(row.status()) || !row.trades() || isTold(row.alias())) {
        continue;
      }
      if (row.base() == null
          || row.base().isEmpty()
          || row.quote() == null
          || row.quote().isEmpty()) {
        malformed++;
        continue;
      }
      spots.add(
          row.id(), row.base(), row.quote(), row.price(), row.volume24h() * row.price(), ABSENT);
    }
    return MarketData.ofSpots(spots.all(), malformed);
  }

  private static boolean isTold(@Nullable String alias) {
    return alias != null && !alias.isEmpty();
  }
}
