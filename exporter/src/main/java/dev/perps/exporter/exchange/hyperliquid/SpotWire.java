package dev.perps.exporter.exchange.hyperliquid;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Rows;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JSON about tokens and their spot markets as far as it is used. */
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
      return Objects.requireNonNull(meta, "unchecked answer");
    }

    Rows<Context> contextRows() {
      return Objects.requireNonNull(contexts, "unchecked answer");
    }
  }

  record Meta(@Nullable Rows<Token> tokens, @Nullable Rows<Market> universe) {

    void check() {
      if (tokens == null || universe == null) {
        throw new ExchangeException(FailureReason.MALFORMED, "no tokens or no universe");
      }
    }

    Rows<Token> tokenRows() {
      return Objects.requireNonNull(tokens, "unchecked answer");
    }

    Rows<Market> marketRows() {
      return Objects.requireNonNull(universe, "unchecked answer");
    }
  }

  /**
   * A token.
   *
   * @param index what others call it by; not its place in the list
   * @param fullName {@code Unit Bitcoin} for {@code UBTC}
   */
  record Token(@Nullable String name, double index, @Nullable String fullName) {}

  /**
   * A market.
   *
   * @param name {@code PURR/USDC}, or {@code @107} for most
   */
  record Market(@Nullable String name, @Nullable Pair tokens) {}

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  @JsonPropertyOrder({"base", "quote"})
  record Pair(double base, double quote) {}

  /**
   * What is known of a market.
   *
   * @param dayNtlVlm turnover of 24 hours in quote
   */
  record Context(@Nullable String coin, double markPx, double midPx, double dayNtlVlm) {}
}
