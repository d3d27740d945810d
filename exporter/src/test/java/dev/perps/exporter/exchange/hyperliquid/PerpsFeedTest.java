package dev.perps.exporter.exchange.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PerpsFeedTest {
  private static final String PERPS = "/info{\"type\":\"metaAndAssetCtxs\"}";
  private static final Instant NOW = Instant.parse("2026-10-09T00:35:00Z");

  @Test
  void documentedAnswer() {
    MarketData data =
        new PerpsFeed()
            .collect(new CannedApi(NOW).file(PERPS, "/payloads/hyperliquid/metaAndAssetCtxs.json"));

    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTC", "ETH", "HPOS");
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "hyperliquid",
                "BTC",
                "BTC",
                "USDC",
                "USDC",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(perp.ticker().markPrice()).isEqualTo(14.3161);
    assertThat(perp.ticker().indexPrice()).isEqualTo(14.32);
    assertThat(perp.ticker().lastPrice()).isEqualTo(14.314);
    // Impact prices are not the best of the book.
    assertThat(perp.ticker().bidPrice()).isNaN();
    assertThat(perp.ticker().askPrice()).isNaN();
    // (14.3161 - 15.322) / 15.322 = -1.0059 / 15.322 = -0.0656506983
    assertThat(perp.ticker().change24hRatio()).isCloseTo(-0.0656506983, within(1e-10));
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(1169046.29406);
    assertThat(perp.ticker().asOfEpochSeconds()).isNaN();
    assertThat(perp.funding())
        .isEqualTo(
            new Funding(
                0.0000125,
                Double.NaN,
                3600,
                Instant.parse("2026-10-09T01:00:00Z").getEpochSecond()));
    // 688.11 x 14.3161 = 9633.54 (x 14) + 217.511571 (x 0.3161)
    assertThat(perp.openInterest().base()).isEqualTo(688.11);
    assertThat(perp.openInterest().quote()).isCloseTo(9851.051571, within(1e-9));
    // The third of each list: 2912.05 x 8.4542 = 24619.0531
    assertThat(data.perps().getLast().openInterest().quote()).isCloseTo(24619.0531, within(1e-3));
  }

  @Test
  void thousandsAndCoinsThatLookLikeThem() {
    String context =
        "{\"markPx\":\"0.012\",\"oraclePx\":\"0.0121\",\"prevDayPx\":\"0.01\",\"openInterest\":\"5\"}";
    MarketData data =
        collect(
            "{\"name\":\"kPEPE\"},{\"name\":\"KAVA\"},{\"name\":\"kas\"},{\"name\":\"K\"}",
            String.join(",", context, context, context, context));

    Perp pepe = perp(data, "kPEPE").orElseThrow();
    assertThat(pepe.instrument().base()).isEqualTo("PEPE");
    // 0.012 / 1000, 0.0121 / 1000; 5 x 1000, x 0.000012; the change has no unit: 0.012 / 0.01 - 1
    assertThat(pepe.ticker().markPrice()).isCloseTo(0.000012, within(1e-18));
    assertThat(pepe.ticker().indexPrice()).isCloseTo(0.0000121, within(1e-18));
    assertThat(pepe.ticker().lastPrice()).isCloseTo(0.000012, within(1e-18));
    assertThat(pepe.openInterest().base()).isEqualTo(5000);
    assertThat(pepe.openInterest().quote()).isCloseTo(0.06, within(1e-15));
    assertThat(pepe.ticker().change24hRatio()).isCloseTo(0.2, within(1e-12));
    assertThat(perp(data, "KAVA").orElseThrow().instrument().base()).isEqualTo("KAVA");
    assertThat(perp(data, "kas").orElseThrow().instrument().base()).isEqualTo("KAS");
    assertThat(perp(data, "kas").orElseThrow().ticker().markPrice()).isEqualTo(0.012);
    assertThat(perp(data, "K").orElseThrow().instrument().base()).isEqualTo("K");
  }

  @Test
  void delistedAreOutAndMissingStaysMissing() {
    MarketData data =
        collect(
            "{\"name\":\"DEAD\",\"isDelisted\":true},{\"name\":\"THIN\",\"isDelisted\":false},"
                + "{\"name\":\"EMPTY\"},{\"name\":\"NEW\"}",
            """
            {"markPx":"1","oraclePx":"1","openInterest":"0.0","funding":"0.0","midPx":null},
            {"markPx":"2","oraclePx":"","midPx":null,"premium":null,"impactPxs":null,
             "dayNtlVlm":"0.0","openInterest":"0.0","prevDayPx":"0.0"},
            {"impactPxs":null},
            {"markPx":"0.0","oraclePx":"3","midPx":"4","prevDayPx":"2","funding":"-0.0001",
             "openInterest":"7"}""");

    assertThat(perp(data, "DEAD")).isEmpty();
    assertThat(perp(data, "EMPTY")).isEmpty();
    Perp thin = perp(data, "THIN").orElseThrow();
    assertThat(thin.ticker().lastPrice()).isEqualTo(2); // the mark price in place of the middle
    assertThat(thin.ticker().indexPrice()).isNaN();
    assertThat(thin.ticker().change24hRatio()).isNaN();
    assertThat(thin.ticker().volume24hQuote()).isZero();
    assertThat(thin.openInterest().quote()).isZero();
    assertThat(thin.funding()).isEqualTo(Funding.NONE);
    Perp fresh = perp(data, "NEW").orElseThrow();
    assertThat(fresh.ticker().markPrice()).isNaN();
    assertThat(fresh.ticker().change24hRatio()).isNaN();
    assertThat(fresh.ticker().lastPrice()).isEqualTo(4);
    assertThat(fresh.openInterest().base()).isEqualTo(7);
    assertThat(fresh.openInterest().quote()).isNaN();
    assertThat(fresh.funding().rate()).isEqualTo(-0.0001);
  }

  @Test
  void wrongRowsLeaveTheOthersInPlace() {
    MarketData data =
        collect(
            "{\"name\":\"A\"},[1],{\"name\":\"C\"},{\"maxLeverage\":3},{\"name\":\"E\"},"
                + "{\"name\":\"A\"}",
            """
            {"markPx":"1"},{"markPx":"2"},{"markPx":"dear"},{"markPx":"4"},{"markPx":"5"},
            {"markPx":"6"}""");

    // B's asset and C's context cannot be read, D has no name; the second A comes too late.
    assertThat(data.malformedRows()).isEqualTo(3);
    assertThat(data.perps())
        .extracting(perp -> perp.ticker().markPrice())
        .containsExactly(1.0, 5.0);
    assertThat(data.perps().getLast().instrument().symbol()).isEqualTo("E");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"universe\":[{\"name\":\"A\"},{\"name\":\"B\"}]},[{\"markPx\":\"1\"}]]",
        "[{\"universe\":[{\"name\":\"A\"}]}]",
        "[{},[]]",
        "[null,[]]",
        "[]",
        "{}",
        "null",
        "\"Failed to deserialize the JSON body into the target type\""
      })
  void answersOfAnotherShapeAreMalformed(String answer) {
    assertThatThrownBy(() -> new PerpsFeed().collect(new CannedApi(NOW).json(PERPS, answer)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }

  @ParameterizedTest
  @CsvSource({"422,HTTP_ERROR", "429,RATE_LIMITED", "500,UNAVAILABLE"})
  void statuses(int status, FailureReason reason) {
    assertThat(Hyperliquid.EXCHANGE.failureReader().read(status, "null", Optional.empty()).reason())
        .isEqualTo(reason);
  }

  private static MarketData collect(String universe, String contexts) {
    String answer = "[{\"universe\":[" + universe + "]},[" + contexts + "]]";
    return new PerpsFeed().collect(new CannedApi(NOW).json(PERPS, answer));
  }

  private static Optional<Perp> perp(MarketData data, String symbol) {
    return data.perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst();
  }
}
