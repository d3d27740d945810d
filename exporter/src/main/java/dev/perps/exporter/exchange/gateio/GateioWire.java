package dev.perps.exporter.exchange.gateio;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perps.exporter.exchange.PastBars;
import dev.perps.exporter.exchange.Wire;
import dev.perps.exporter.market.Candle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Gate.io's JSON as far as it is used: prices and rates are strings, counts and times numbers. A
 * row that does not say which market it is of fails in its constructor, and so is left out and
 * counted like any unreadable row.
 */
final class GateioWire {
  private GateioWire() {}

  /**
   * A contract with its terms.
   *
   * @param type {@code direct} or {@code inverse}
   * @param status {@code trading}, {@code prelaunch}, {@code delisting}, {@code delisted}, {@code
   *     circuit_breaker}; absent in older answers
   * @param isPreMarket traded before what it is on has a market of its own
   * @param launchTime seconds, as {@code delistingTime}, from which on positions are only closed
   * @param quantoMultiplier base units of one contract; 0 for inverse contracts of one US dollar
   * @param positionSize contracts, one side counted once
   * @param fundingRate fraction for the interval that ends at {@code fundingNextApply}
   * @param fundingInterval seconds
   * @param fundingNextApply seconds
   * @param longUsers how many accounts are long, as {@code shortUsers}
   * @param contractType empty for coins; {@code stocks}, {@code metals}…; absent in older answers
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Contract(
      String name,
      @Nullable String type,
      @Nullable String status,
      boolean inDelisting,
      boolean isPreMarket,
      double launchTime,
      double delistingTime,
      double quantoMultiplier,
      double positionSize,
      double fundingRate,
      double fundingInterval,
      double fundingNextApply,
      double longUsers,
      double shortUsers,
      @Nullable String contractType) {
    Contract {
      Wire.required(name, "name");
    }
  }

  /**
   * A contract's ticker.
   *
   * @param changePercentage per cent
   * @param volume24h contracts
   * @param volume24hQuote in the currency of the price
   * @param fundingRate as in {@link Contract}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Ticker(
      String contract,
      double last,
      double markPrice,
      double indexPrice,
      double highestBid,
      double lowestAsk,
      double changePercentage,
      @JsonProperty("volume_24h") double volume24h,
      @JsonProperty("volume_24h_quote") double volume24hQuote,
      double fundingRate) {
    Ticker {
      Wire.required(contract, "contract");
    }
  }

  /**
   * A spot market.
   *
   * @param tradeStatus {@code tradable}, {@code untradable}, {@code buyable}, {@code sellable}
   * @param type {@code normal} or {@code premarket}; absent in older answers
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Pair(
      String id, String base, String quote, @Nullable String tradeStatus, @Nullable String type) {
    Pair {
      Wire.required(id, "id");
      Wire.required(base, "base");
      Wire.required(quote, "quote");
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record SpotRow(String currencyPair, double last, double quoteVolume) {
    SpotRow {
      Wire.required(currencyPair, "currency_pair");
    }
  }

  /**
   * A bar of {@code candlesticks}; the prices of mark and index have no volume.
   *
   * @param t start, in seconds
   * @param v contracts
   */
  record Bar(double t, double v, double o, double h, double l, double c) {
    /** With its volume in coins. */
    Candle candle(double contractSize) {
      return PastBars.bar(t, o, h, l, c, v * contractSize);
    }
  }

  /**
   * Funding that was paid.
   *
   * @param t seconds
   * @param r fraction for the interval that ended then
   */
  record Paid(double t, double r) {}

  /**
   * {@code contract_stats}: how the five minutes ended that began at a moment.
   *
   * @param time seconds
   * @param openInterest contracts, both sides added
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Stat(double time, double openInterest, double markPrice) {}
}
