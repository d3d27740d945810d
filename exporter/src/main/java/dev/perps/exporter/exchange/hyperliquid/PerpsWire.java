package dev.perps.exporter.exchange.hyperliquid;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The JSON about perpetuals as far as it is used. A row without a name fails in its constructor,
 * and so is left out and counted like any unreadable row.
 */
final class PerpsWire {
  private PerpsWire() {}

  /** {@code [meta, contexts]}: a context belongs to the asset at the same place. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"meta", "contexts"})
  record MetaAndContexts(@Nullable Meta meta, @Nullable Rows<Context> contexts) {

    /** With one context more or less there is no telling which belongs to which asset. */
    void check() {
      if (meta == null || meta.universe() == null || contexts == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no universe or no contexts");
      }
      if (meta.universe().size() != contexts.size()) {
        throw new ExchangeException(
            FailureReason.MALFORMED,
            meta.universe().size() + " assets, but " + contexts.size() + " contexts");
      }
    }

    Rows<Asset> assets() {
      return requireNonNull(
          requireNonNull(meta, "unchecked answer").universe(), "unchecked answer");
    }

    Rows<Context> contextRows() {
      return requireNonNull(contexts, "unchecked answer");
    }

    double collateralToken() {
      return meta == null ? Double.NaN : meta.collateralToken();
    }

    int malformed() {
      return assets().malformed() + contextRows().malformed();
    }
  }

  /**
   * A dex.
   *
   * @param collateralToken index of the spot token that margins and settles all its contracts;
   *     absent or 0 is USDC
   */
  record Meta(@Nullable Rows<Asset> universe, double collateralToken) {}

  record Asset(String name, boolean isDelisted) {
    Asset {
      Wire.required(name, "name");
    }
  }

  /**
   * What is known of an asset.
   *
   * @param funding fraction for the running hour
   * @param openInterest units of the contract's base, one side
   * @param dayNtlVlm turnover of 24 hours in collateral
   * @param prevDayPx price 24 hours ago
   * @param midPx absent unless the book has both sides
   */
  record Context(
      double markPx,
      double oraclePx,
      double midPx,
      double prevDayPx,
      double funding,
      double openInterest,
      double dayNtlVlm) {}

  /** A dex of a builder. The first of the list is null and stands for Hyperliquid's own. */
  record Dex(String name) {
    Dex {
      Wire.required(name, "name");
    }
  }
}
