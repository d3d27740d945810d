package dev.perps.exporter.exchange.deribit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the payload. */
class DatedFuturesTest {
  private static final String INSTRUMENTS =
      "/api/v2/public/get_instruments?currency=any&kind=future&expired=false";
  private static final String SUMMARIES =
      "/api/v2/public/get_book_summary_by_currency?kind=future&currency=";

  /** Expires on 2026-12-25 at 08:00 UTC. */
  private static final String DECEMBER =
      """
      {'instrument_name':'BTC-25DEC26','kind':'future','settlement_period':'month',
      'is_active':true,'state':'open','base_currency':'BTC','counter_currency':'USD',
      'quote_currency':'USD','settlement_currency':'BTC','instrument_type':'reversed',
      'expiration_timestamp':1798185600000,'underlying_type':'crypto'}""";

  private final CannedApi api = new CannedApi(Instant.parse("2026-11-20T12:00:00Z"));

  private static String result(String... rows) {
    return "{'jsonrpc':'2.0','result':[%s],'testnet':false}"
        .formatted(String.join(",", rows))
        .replace('\'', '"');
  }

  private MarketData collect(String instruments, String summaries) {
    return new PerpsFeed()
        .collect(api.json(INSTRUMENTS, instruments).json(SUMMARIES + "BTC", summaries));
  }

  /** A summary as the documentation shows it: nobody ever traded. */
  @Test
  void documentedSummary() {
    String february =
        DECEMBER.replace("BTC-25DEC26", "BTC-22FEB19").replace("1798185600000", "1550822400000");
    MarketData data =
        new PerpsFeed()
            .collect(
                new CannedApi(Instant.parse("2019-02-15T11:27:17Z"))
                    .json(INSTRUMENTS, result(february))
                    .json(
                        SUMMARIES + "BTC",
                        result(
                            """
                            {'volume_usd': 0,'volume': 0,'quote_currency': 'USD',
                            'price_change': -11.1896349,'open_interest': 0,'mid_price': null,
                            'mark_price': 3579.73,'low': null,'last': null,
                            'instrument_name': 'BTC-22FEB19','high': null,
                            'estimated_delivery_price': 3579.73,
                            'creation_timestamp': 1550230036440,'bid_price': null,
                            'base_currency': 'BTC','ask_price': null}""")));

    assertThat(data.perps()).isEmpty();
    DatedFuture future = data.futures().getFirst();
    assertThat(future.instrument())
        .isEqualTo(
            new Instrument(
                "deribit",
                "BTC-22FEB19",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(future.expiryEpochSeconds()).isEqualTo(1550822400);
    assertThat(future.ticker().markPrice()).isEqualTo(3579.73);
    assertThat(future.ticker().lastPrice()).isNaN();
    assertThat(future.ticker().change24hRatio()).isNaN();
    assertThat(future.ticker().volume24hQuote()).isZero();
    assertThat(future.ticker().asOfEpochSeconds()).isEqualTo(1550230036.44);
    assertThat(future.openInterest()).isEqualTo(new OpenInterest(0, 0));
    assertThat(future.basisRatio()).isZero();
  }

  @Test
  void oneSummaryTellsOfBoth() {
    String perpetual =
        DECEMBER
            .replace("BTC-25DEC26", "BTC-PERPETUAL")
            .replace("month", "perpetual")
            .replace("1798185600000", "32503708800000");
    MarketData data =
        collect(
            result(perpetual, DECEMBER),
            result(
                "{'instrument_name':'BTC-PERPETUAL','mark_price':90000,'current_funding':0.0001}",
                """
                {'instrument_name':'BTC-25DEC26','mark_price':90900,
                'estimated_delivery_price':90000,'last':90910,'bid_price':90890,
                'ask_price':90920,'price_change':2,'volume_notional':5000000,
                'open_interest':181800000,'creation_timestamp':1795176000000}"""));

    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTC-PERPETUAL");
    assertThat(data.futures()).hasSize(1);
    DatedFuture future = data.futures().getFirst();
    assertThat(future.instrument().symbol()).isEqualTo("BTC-25DEC26");
    assertThat(future.ticker().change24hRatio()).isCloseTo(0.02, within(1e-12));
    assertThat(future.ticker().volume24hQuote()).isEqualTo(5000000);
    // US dollars: 181800000 / 90900 = 2000 BTC
    assertThat(future.openInterest()).isEqualTo(new OpenInterest(2000, 181800000));
    assertThat(future.basisRatio()).isCloseTo(0.01, within(1e-12)); // 90900 / 90000 - 1
  }

  /** In the last half hour the price of delivery is a mean, and no index. */
  @ParameterizedTest
  @CsvSource({"1798183799999, 90000", "1798183800000, NaN", "1798185500000, NaN"})
  void indexIsToldUntilTheMeanBegins(long moment, double index) {
    MarketData data =
        collect(
            result(DECEMBER),
            result(
                """
                {'instrument_name':'BTC-25DEC26','mark_price':90100,
                'estimated_delivery_price':90000,'creation_timestamp':%d}"""
                    .formatted(moment)));

    DatedFuture future = data.futures().getFirst();
    assertThat(future.ticker().indexPrice()).isEqualTo(Double.valueOf(index));
    assertThat(future.ticker().markPrice()).isEqualTo(90100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'is_active':true|'is_active':false",
        "'state':'open'|'state':'halted'",
        "'kind':'future'|'kind':'future_combo'",
        "'settlement_period':'month'|'x':1",
        "1798185600000|1795175999000", // expired a second ago
      })
  void whatDoesNotTradeIsLeftOut(String change) {
    String[] words = change.split("\\|", -1);
    assertThat(DECEMBER).contains(words[0]);
    MarketData data =
        collect(
            result(DECEMBER.replace(words[0], words[1])),
            result("{'instrument_name':'BTC-25DEC26','mark_price':90900}"));

    assertThat(data.futures()).isEmpty();
    assertThat(data.perps()).isEmpty();
  }
}
