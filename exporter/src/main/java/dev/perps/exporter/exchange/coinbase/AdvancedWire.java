package dev.perps.exporter.exchange.coinbase;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of Advanced Trade. Figures are strings, {@code ""} says that there is none. Errors come
 * with a status of their own.
 */
final class AdvancedWire {
  private AdvancedWire() {}

  /** A list of products. */
  record Products(@Nullable Rows<Product> products) {
    void check() {
      if (products == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no products in the answer");
      }
    }

    Rows<Product> rows() {
      return Objects.requireNonNull(products, "unchecked answer");
    }
  }

  /**
   * A spot pair, or a contract of Coinbase International, whose id is the symbol there and {@code
   * -INTX}.
   *
   * @param status {@code online}; empty on contracts
   * @param change24h per cent
   * @param volume24h base units (spot)
   * @param alias the pair whose book this one shows under another quote: {@code BTC-USD} on {@code
   *     BTC-USDC}
   */
  record Product(
      @JsonProperty("product_id") String id,
      @Nullable String status,
      double price,
      @JsonProperty("price_percentage_change_24h") double change24h,
      @JsonProperty("volume_24h") double volume24h,
      @JsonProperty("base_currency_id") @Nullable String base,
      @JsonProperty("quote_currency_id") @Nullable String quote,
      @JsonProperty("is_disabled") boolean disabled,
      @JsonProperty("trading_disabled") boolean tradingDisabled,
      @JsonProperty("view_only") boolean viewOnly,
      @JsonProperty("cancel_only") boolean cancelOnly,
      @Nullable String alias) {
    Product {
      Wire.required(id, "product_id");
    }

    boolean trades() {
      return !disabled && !tradingDisabled && !viewOnly && !cancelOnly;
    }
  }
}
