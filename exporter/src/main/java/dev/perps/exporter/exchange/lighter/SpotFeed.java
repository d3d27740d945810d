package dev.perps.exporter.exchange.lighter;

import static dev.perps.exporter.market.Figure.ABSENT;

import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.lighter.LighterWire.Market;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.SpotTickers;

/** Lighter's spot markets, which the call for the perpetuals tells along with them. */
final class SpotFeed implements Feed {
  @Override
  public String name() {
    return "spot";
  }

  @Override
  public boolean essential() {
    return false;
  }

  @Override
  public MarketData collect(Api api) {
    Rows<Market> markets = api.ask(Lighter.DETAILS).get().spots();
    int malformed = markets.malformed();
    SpotTickers spots = new SpotTickers("lighter");
    for (Market market : markets.by(Market::symbol).values()) {
      if (!market.isActive("spot")) {
        continue;
      }
      String[] names = market.symbol().split("/", -1);
      if (names.length != 2 || names[0].isEmpty() || names[1].isEmpty()) {
        malformed++;
        continue;
      }
      spots.add(
          market.symbol(),
          names[0],
          names[1],
          market.lastTradePrice(),
          market.dailyQuoteTokenVolume(),
          ABSENT);
    }
    return MarketData.ofSpots(spots.all(), malformed);
  }
}
