package dev.perps.exporter.exchange.deribit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expected number is worked out by hand from the payload. */
class PerpsFeedTest {
  private static final String FILES = "/payloads/deribit/";
  private static final String INSTRUMENTS =
      "/api/v2/public/get_instruments?currency=any&kind=future&expired=false";
  private static final String SUMMARIES =
      "/api/v2/public/get_book_summary_by_currency?kind=future&currency=";

  /** As {@code get_instrument} told it in December 2025. */
  private static final String BTC =
      """
      {'price_index':'btc_usd','kind':'future','instrument_name':'BTC-PERPETUAL',
      'taker_commission':0.0005,'instrument_type':'reversed','future_type':'reversed',
      'expiration_timestamp':32503708800000,'is_active':true,'contract_size':10.0,
      'settlement_currency':'BTC','settlement_period':'perpetual','base_currency':'BTC',
      'counter_currency':'USD','quote_currency':'USD','tick_size_steps':[]}""";

  private final CannedApi api = new CannedApi(Instant.parse("2025-11-20T21:29:37Z"));

  @Test
  void realSummaryOfAnInverseContract() {
    api.json(INSTRUMENTS, result(BTC)).file(SUMMARIES + "BTC", FILES + "book_summary.json");

    Perp perp = onlyPerp();

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "deribit",
                "BTC-PERPETUAL",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(perp.ticker())
        .isEqualTo(
            // index: estimated_delivery_price; -3.2032 % = -0.032032; US dollars of 24 hours, of
            // which 7377.18657991 BTC were bought, at 89606 each; 1763674177068 ms
            new PerpTicker(
                87102.01, 87047.2, 87197, 87083, 87149.5, -0.032032, 661040250, 1763674177.068));
    // the rate of the moment, not the -0.00081069 of the last eight hours; no payment is due
    assertThat(perp.funding()).isEqualTo(new Funding(0.00012966, Double.NaN, 28800, Double.NaN));
    // 9978911260 USD / 87102.01 = 114565.797735 BTC
    assertThat(perp.openInterest().quote()).isEqualTo(9978911260.0);
    assertThat(perp.openInterest().base()).isCloseTo(114565.797735322, within(1e-8));
  }

  @Test
  void realListOfLinearContracts() {
    api.file(INSTRUMENTS, FILES + "instruments_usdc.json")
        .json(
            SUMMARIES + "USDC",
            result(
                """
                {'instrument_name':'SOL_USDC-PERPETUAL','mark_price':45.5,'open_interest':12000.5,
                'volume':3000,'volume_usd':135100,'volume_notional':135000}""",
                "{'instrument_name':'DOT_USDC-PERPETUAL','mark_price':10,'volume_usd':70}",
                "{'instrument_name':'NOT_USDC-PERPETUAL','mark_price':10}"));

    List<Perp> perps = collect().perps();

    // of the 16 of the list the two that have a summary, in its order: SOL is second, DOT tenth
    assertThat(perps)
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("SOL_USDC-PERPETUAL", "DOT_USDC-PERPETUAL");
    Perp sol = perps.getFirst();
    assertThat(sol.instrument())
        .isEqualTo(
            new Instrument(
                "deribit",
                "SOL_USDC-PERPETUAL",
                "SOL",
                "USDC",
                "USDC",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    // coins: the size of a contract (0.1) is no factor; 12000.5 x 45.5 = 546022.75 USDC
    assertThat(sol.openInterest()).isEqualTo(new OpenInterest(12000.5, 546022.75));
    assertThat(sol.ticker().volume24hQuote()).isEqualTo(135000);
    // where the turnover in USDC is not told, that in US dollars stands for it
    assertThat(perps.get(1).ticker().volume24hQuote()).isEqualTo(70);
  }

  @Test
  void bundlesArePricedForOne() {
    api.json(INSTRUMENTS, result(linear("1000PEPE")))
        .json(
            SUMMARIES + "USDC",
            result(
                """
                {'instrument_name':'1000PEPE_USDC-PERPETUAL','mark_price':0.008,
                'estimated_delivery_price':0.0081,'last':0.0079,'bid_price':0.0078,
                'ask_price':0.0082,'price_change':2.5,'volume_notional':1000,
                'open_interest':5000000}"""));

    Perp perp = onlyPerp();

    assertThat(perp.instrument().base()).isEqualTo("PEPE");
    PerpTicker ticker = perp.ticker();
    assertThat(ticker.markPrice()).isCloseTo(0.000008, within(1e-15));
    assertThat(ticker.indexPrice()).isCloseTo(0.0000081, within(1e-15));
    assertThat(ticker.lastPrice()).isCloseTo(0.0000079, within(1e-15));
    assertThat(ticker.bidPrice()).isCloseTo(0.0000078, within(1e-15));
    assertThat(ticker.askPrice()).isCloseTo(0.0000082, within(1e-15));
    assertThat(ticker.change24hRatio()).isEqualTo(0.025);
    assertThat(ticker.volume24hQuote()).isEqualTo(1000);
    // 5000000 x 1000 = 5 x 10^9 PEPE; 5000000 x 0.008 = 40000 USDC
    assertThat(perp.openInterest().base()).isEqualTo(5e9);
    assertThat(perp.openInterest().quote()).isCloseTo(40000, within(1e-6));
  }

  @Test
  void whatIsNotTradedHasNoPricesButZeroesThatAreClaims() {
    api.json(INSTRUMENTS, result(linear("NEW")))
        .json(
            SUMMARIES + "USDC",
            result(
                """
                {'high':null,'low':null,'last':null,'instrument_name':'NEW_USDC-PERPETUAL',
                'bid_price':null,'ask_price':null,'open_interest':0.0,'mark_price':2.0,
                'price_change':0.0,'volume':0.0,'estimated_delivery_price':2.01,'volume_usd':0.0,
                'volume_notional':0.0,'current_funding':0.0,'funding_8h':0.0,'mid_price':null}"""));

    Perp perp = onlyPerp();

    assertThat(perp.ticker())
        .isEqualTo(
            new PerpTicker(2, 2.01, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN));
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(0, 0));
    // inside the damper nothing is paid
    assertThat(perp.funding()).isEqualTo(new Funding(0, Double.NaN, 28800, Double.NaN));
  }

  @Test
  void withoutARateThereIsNoInterval() {
    api.json(INSTRUMENTS, result(linear("NEW")))
        .json(
            SUMMARIES + "USDC",
            result(
                "{'instrument_name':'NEW_USDC-PERPETUAL','mark_price':2,'current_funding':null,"
                    + "'funding_8h':0.0001}"));

    assertThat(onlyPerp().funding()).isEqualTo(Funding.NONE);
  }

  @Test
  void whatSaysNothingIsLeftOut() {
    api.json(INSTRUMENTS, result(linear("NEW")))
        .json(
            SUMMARIES + "USDC",
            result("{'instrument_name':'NEW_USDC-PERPETUAL','mark_price':0,'last':0}"));

    assertThat(collect().perps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'is_active':true|'is_active':false", // not yet, or no longer
        "'is_active':true|'x':1",
        "'state':'open'|'state':'closed'",
        "'state':'open'|'state':'halted'",
        "'state':'open'|'state':'locked'",
        "'state':'open'|'state':'inactive'",
        "'kind':'future'|'kind':'option'",
        "'settlement_period':'perpetual'|'settlement_period':'month'", // dated
        "32503708800000|1763674176000", // ended a second ago
      })
  void whatIsNotLiveIsLeftOut(String change) {
    String[] words = change.split("\\|", -1);
    api.json(INSTRUMENTS, result(linear("NEW").replace(words[0], words[1]), linear("OLD")))
        .json(
            SUMMARIES + "USDC",
            result(
                "{'instrument_name':'NEW_USDC-PERPETUAL','mark_price':2}",
                "{'instrument_name':'OLD_USDC-PERPETUAL','mark_price':2}"));

    assertThat(onlyPerp().instrument().symbol()).isEqualTo("OLD_USDC-PERPETUAL");
  }

  @Test
  void theDailySettlementEndsNothing() {
    api.json(INSTRUMENTS, result(linear("NEW").replace("'open'", "'settlement'")))
        .json(
            SUMMARIES + "USDC", result("{'instrument_name':'NEW_USDC-PERPETUAL','mark_price':2}"));

    assertThat(collect().perps()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "crypto, NVDA, CRYPTO",
    "equity, COIN, EQUITY",
    "equity_etf, SPY, EQUITY",
    "preipo, OPENAI, EQUITY",
    "commodity, GOLD, COMMODITY",
    "crypto_index, COIN50, INDEX",
    "something, SOL, CRYPTO",
    "'', NVDA, EQUITY",
  })
  void classIsWhatTheExchangeSays(String underlyingType, String base, AssetClass expected) {
    String contract =
        linear(base)
            .replace(
                "'crypto'", underlyingType.isEmpty() ? "null" : "'%s'".formatted(underlyingType));
    api.json(INSTRUMENTS, result(contract))
        .json(
            SUMMARIES + "USDC",
            result("{'instrument_name':'%s_USDC-PERPETUAL','mark_price':2}".formatted(base)));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void withoutAWordOnItsKindTheCurrenciesTell() {
    api.json(
            INSTRUMENTS,
            result(
                linear("SOL").replace("'instrument_type':'linear'", "'instrument_type':null"),
                BTC.replace("'reversed'", "null")))
        .json(SUMMARIES + "USDC", result("{'instrument_name':'SOL_USDC-PERPETUAL','mark_price':2}"))
        .json(SUMMARIES + "BTC", result("{'instrument_name':'BTC-PERPETUAL','mark_price':2}"));

    assertThat(collect().perps())
        .extracting(perp -> perp.instrument().kind())
        .containsExactly(ContractKind.LINEAR, ContractKind.INVERSE);
  }

  @Test
  void oneWrongRowSpoilsNoOther() {
    api.json(
            INSTRUMENTS,
            result(
                "{'kind':'future','settlement_period':'perpetual'}",
                linear("NIL").replace("'base_currency':'NIL'", "'base_currency':null"),
                "42",
                linear("SOL"),
                linear("XRP")))
        .json(
            SUMMARIES + "USDC",
            result(
                "{'instrument_name':'XRP_USDC-PERPETUAL','mark_price':{'value':1}}",
                "{'mark_price':3}",
                "{'instrument_name':'SOL_USDC-PERPETUAL','mark_price':'150.5'}"));

    MarketData data = collect();

    // three of the list, two of the summaries
    assertThat(data.malformedRows()).isEqualTo(5);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().base(), perp -> perp.ticker().markPrice())
        .containsExactly(tuple("SOL", 150.5));
  }

  @Test
  void errorsInsideAnAnswer() {
    api.json(
        INSTRUMENTS,
        "{\"jsonrpc\":\"2.0\",\"error\":{\"message\":\"too_many_requests\",\"code\":10028},\"testnet\":false}");

    assertThatThrownBy(this::collect)
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED))
        .hasMessage("error 10028: too_many_requests");
    api.json(INSTRUMENTS, "{\"jsonrpc\":\"2.0\",\"result\":null}");
    assertThatThrownBy(this::collect)
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }

  @Test
  void oneCurrencyThatFailsFailsTheFeed() {
    api.json(INSTRUMENTS, result(BTC, linear("SOL")))
        .file(SUMMARIES + "BTC", FILES + "book_summary.json");

    assertThatThrownBy(this::collect).isInstanceOf(ExchangeException.class);
  }

  private MarketData collect() {
    return new PerpsFeed().collect(api);
  }

  private Perp onlyPerp() {
    List<Perp> perps = collect().perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private static String linear(String base) {
    return """
        {'instrument_name':'%1$s_USDC-PERPETUAL','kind':'future','settlement_period':'perpetual',
        'is_active':true,'state':'open','base_currency':'%1$s','counter_currency':'USDC',
        'quote_currency':'USDC','settlement_currency':'USDC','instrument_type':'linear',
        'expiration_timestamp':32503708800000,'underlying_type':'crypto'}"""
        .formatted(base);
  }

  private static String result(String... rows) {
    return "{'jsonrpc':'2.0','result':[%s],'usIn':1,'usOut':2,'usDiff':1,'testnet':false}"
        .formatted(String.join(",", rows))
        .replace('\'', '"');
  }
}
