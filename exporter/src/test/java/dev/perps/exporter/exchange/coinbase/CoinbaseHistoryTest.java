package dev.perps.exporter.exchange.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand. */
class CoinbaseHistoryTest {
  private final History history = Coinbase.EXCHANGE.history().orElseThrow();
  private final CannedApi api = new CannedApi(Instant.parse("2024-04-25T10:00:00Z"));
  private static final String BTC = "/api/v1/instruments/BTC-PERP/";

  /** 2024-04-23T00:00:00Z is 1713830400. */
  @Test
  void recordedBars() {
    list("BTC-PERP", "BTC");
    api.file(
        BTC
            + "candles?granularity=ONE_DAY&start=2024-04-23T00%3A00%3A00Z&end=2024-04-23T23%3A59%3A59Z",
        "/payloads/coinbase/intx_candles.json");

    assertThat(
            history.candles(
                api,
                perp("BTC-PERP", "BTC"),
                PriceKind.LAST,
                BarSize.D1,
                Instant.parse("2024-04-23T00:00:00Z"),
                Instant.parse("2024-04-24T00:00:00Z")))
        .containsExactly(new Candle(1_713_830_400, 62884.4, 64710.6, 62884.4, 63508.4, 3253.9983));
  }

  /** 2024-02-10T16:00:00Z is 1707580800; one row does not tell for how long it was. */
  @Test
  void recordedFunding() {
    CannedApi then = new CannedApi(Instant.parse("2024-02-10T16:30:00Z"));
    // from 16:00 to now are two payments at most, and one before
    then.file(
        BTC + "funding?result_limit=3&result_offset=0", "/payloads/coinbase/intx_funding.json");

    assertThat(
            history.funding(
                then, perp("BTC-PERP", "BTC"), Instant.parse("2024-02-10T16:00:00Z"), Instant.MAX))
        .containsExactly(new FundingSettlement(1_707_580_800, 0.000011, Double.NaN));
  }

  /**
   * Of a thousand coins each. At now, 10:00, the bar of 09:00 is over; the page ends with 07:00, so
   * that what is before it is asked for once more, and there is nothing.
   */
  @Test
  void bundlesWrongRowsAndTheRunningBar() {
    list("1000PEPE-PERP", "1000PEPE");
    String candles = "/api/v1/instruments/1000PEPE-PERP/candles?granularity=ONE_HOUR";
    api.json(
        candles + "&start=2024-04-25T06%3A00%3A00Z&end=2024-04-25T09%3A59%3A59Z",
        json(
            "{'aggregations':[{'start':'2024-04-25T10:00:00Z','open':1,'high':1,'low':1,'close':1},"
                + "{'start':'2024-04-25T09:00:00Z','open':'2','high':'3','low':'1','close':'2.5',"
                + "'volume':'7'},"
                + "{'start':'2024-04-25T08:00:00Z','open':'','high':'3','low':'1','close':'2'},"
                + "{'start':'yesterday','open':1,'high':1,'low':1,'close':1},[],"
                + "{'start':'2024-04-25T07:00:00Z','open':1,'high':1,'low':1,'close':1}]}"));
    api.json(
        candles + "&start=2024-04-25T06%3A00%3A00Z&end=2024-04-25T06%3A59%3A59Z",
        json("{'aggregations':[]}"));

    // 07:00 is 1714028400, 09:00 is 1714035600
    assertThat(
            history.candles(
                api,
                perp("1000PEPE-PERP", "PEPE"),
                PriceKind.LAST,
                BarSize.H1,
                Instant.parse("2024-04-25T06:00:00Z"),
                Instant.MAX))
        .containsExactly(
            new Candle(1_714_028_400, 0.001, 0.001, 0.001, 0.001, Double.NaN),
            new Candle(1_714_035_600, 0.002, 0.003, 0.001, 0.0025, 7000));
  }

  /** 120 hours to the present take two pages; the second begins where the first ended. */
  @Test
  void twoPagesOfFunding() {
    Instant from = Instant.parse("2024-04-20T10:00:00Z"); // 1713607200
    StringBuilder first = new StringBuilder();
    for (int i = 1; i <= 100; i++) {
      first.append(paid(api.now().minusSeconds(3600L * i), "0.0001")).append(',');
    }
    api.json(
        BTC + "funding?result_limit=100&result_offset=0",
        json("{'results':[" + first.substring(0, first.length() - 1) + "]}"));
    api.json(
        BTC + "funding?result_limit=100&result_offset=100",
        json(
            "{'results':["
                + paid(api.now().minusSeconds(3600L * 100), "0.0009")
                + ","
                + paid(from, "-0.0002")
                + ","
                + paid(from.minusSeconds(3600), "0.0003")
                + ",{'funding_rate':'','event_time':'2024-04-20T08:00:00Z'}]}"));

    List<FundingSettlement> payments =
        history.funding(api, perp("BTC-PERP", "BTC"), from, api.now());

    assertThat(payments).hasSize(101);
    assertThat(payments.getFirst()).isEqualTo(new FundingSettlement(1_713_607_200, -0.0002, 3600));
    // 100 hours before now, the last of page one: 20 hours after the one before
    assertThat(payments.get(1)).isEqualTo(new FundingSettlement(1_713_679_200, 0.0001, 72_000));
    assertThat(payments.getLast().rate()).isCloseTo(0.0001, within(1e-18));
  }

  @Test
  void errorsAndUnknownContracts() {
    api.json(
        BTC + "funding?result_limit=3&result_offset=0", json("{'title':'slow down','status':429}"));
    assertThatThrownBy(
            () ->
                history.funding(
                    api, perp("BTC-PERP", "BTC"), api.now().minusSeconds(3600), api.now()))
        .hasMessage("slow down")
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));

    list("ETH-PERP", "ETH");
    assertThatThrownBy(
            () ->
                history.candles(
                    api, perp("BTC-PERP", "BTC"), PriceKind.LAST, BarSize.H1, at(0), at(3600)))
        .isInstanceOf(ExchangeException.class);
    assertThat(history.funding(api, perp("BTC-PERP", "BTC"), api.now().plusSeconds(1), Instant.MAX))
        .isEmpty();
  }

  private void list(String symbol, String base) {
    api.json(
        "/api/v1/instruments",
        json(
            "[{'symbol':'"
                + symbol
                + "','type':'PERP','trading_state':'TRADING','base_asset_name':'"
                + base
                + "','quote_asset_name':'USDC','base_asset_multiplier':'1.0'}]"));
  }

  private static String paid(Instant at, String rate) {
    return "{'funding_rate':'" + rate + "','event_time':'" + at + "'}";
  }

  private static Instrument perp(String symbol, String base) {
    return new Instrument(
        "coinbase", symbol, base, "USDC", "USDC", ContractKind.LINEAR, AssetClass.CRYPTO);
  }

  private static Instant at(long epochSeconds) {
    return Instant.ofEpochSecond(epochSeconds);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
