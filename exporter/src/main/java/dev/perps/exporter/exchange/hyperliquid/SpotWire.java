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
 * The JSON about tokens and their spot markets as far as it is used. A row that does not say what
 * it is of fails in its constructor, and so is left out and counted like any unreadable row.
 */
final class SpotWire {
  private SpotWire() {}

  /** {@code [meta, contexts]}; a context belongs to the market that its {@code coin} names. */
  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"meta", "contexts"})
  record MetaAndContexts(@Nullable Meta meta, @Nullable Rows<Context> contexts) {

    void check() {
      if (meta == null || contexts == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no meta or no contexts");
      }
      meta.check();
    }

    Meta metaRow() {
      return requireNonNull(meta, "unchecked answer");
    }

    Rows<Context> contextRows() {
      return requireNonNull(contexts, "unchecked answer");
    }
  }

  record Meta(@Nullable Rows<Token> tokens, @Nullable Rows<Market> universe) {

    void check() {
      if (tokens == null || universe == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no tokens or no universe");
      }
    }

    Rows<Token> tokenRows() {
      return requireNonNull(tokens, "unchecked answer");
    }

    Rows<Market> marketRows() {
      return requireNonNull(universe, "unchecked answer");
    }
  }

  /**
   * A token.
   *
   * @param index what others call it by; not its place in the list
   * @param fullName {@code Unit Bitcoin} for {@code UBTC}
   */
  record Token(String name, double index, @Nullable String fullName) {
    Token {
      Wire.required(name, "name");
      if (!Double.isFinite(index)) {
        throw new IllegalArgumentException("no index");
      }
    }
  }

  /**
   * A market.
   *
   * @param name {@code PURR/USDC}, or {@code @107} for most
   */
  record Market(String name, Pair tokens) {
    Market {
      Wire.required(name, "name");
      requireNonNull(tokens, "tokens");
    }
  }

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"base", "quote"})
  record Pair(double base, double quote) {}

  /**
   * What is known of a market.
   *
   * @param dayNtlVlm turnover of 24 hours in quote
   */
  record Context(String coin, double markPx, double midPx, double dayNtlVlm) {
    Context {
      Wire.required(coin, "coin");
    }
  }
}
