package dev.perps.exporter.exchange.kraken;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FuturesFeedTest {
  private static final String INSTRUMENTS = "/derivatives/api/v3/instruments";
  private static final String TICKERS = "/derivatives/api/v3/tickers";
  private static final Instant NOW = Instant.parse("2026-10-09T00:35:00Z");

  @Test
  void documentedAnswer() {
    MarketData data =
        new FuturesFeed()
            .collect(
                new CannedApi(Instant.parse("2022-06-17T11:00:31Z"))
                    .file(INSTRUMENTS, "/payloads/kraken/futures_instruments.json")
                    .file(TICKERS, "/payloads/kraken/futures_tickers.json"));

    // FI_XBTUSD_211231 is dated, in_ and rr_ are indices, the other instruments have no ticker.
    assertThat(data.malformedRows()).isZero();
    assertThat(data.perps()).hasSize(1);
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "kraken",
                "PI_XBTUSD",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(perp.ticker().markPrice()).isEqualTo(30209.9);
    assertThat(perp.ticker().indexPrice()).isEqualTo(21087.8);
    assertThat(perp.ticker().lastPrice()).isEqualTo(49289);
    assertThat(perp.ticker().bidPrice()).isEqualTo(8634);
    assertThat(perp.ticker().askPrice()).isEqualTo(49289);
    // 1.9974017538161748 %
    assertThat(perp.ticker().change24hRatio()).isCloseTo(0.019974017538161748, within(1e-15));
    // 15304 contracts of 1 USD
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(15304);
    assertThat(perp.ticker().asOfEpochSeconds())
        .isEqualTo(Instant.parse("2022-06-17T11:00:31Z").getEpochSecond() + 0.335);
    // 1.18588737106e-7 BTC per USD x 21087.8 USD per BTC = 0.002490363479226 (x 21000)
    // + 0.0000104120911179 (x 87.8) = 0.0025007755703: Kraken's cap of 0.25 % an hour
    assertThat(perp.funding().rate()).isCloseTo(0.0025007755703, within(1e-13));
    // 1.1852486794e-7 x 21087.8 = 0.00248902222674 + 0.0000104064834051 = 0.0024994287101
    assertThat(perp.funding().predictedRate()).isCloseTo(0.0024994287101, within(1e-13));
    assertThat(perp.funding().intervalSeconds()).isEqualTo(3600);
    assertThat(perp.funding().nextEpochSeconds())
        .isEqualTo(Instant.parse("2022-06-17T12:00:00Z").getEpochSecond());
    // 149655 contracts of 1 USD; / 30209.9 = 4.95 (149539.005) + 115.995 / 30209.9 = 4.9538396
    assertThat(perp.openInterest().quote()).isEqualTo(149655);
    assertThat(perp.openInterest().base()).isCloseTo(4.9538396, within(1e-7));
  }

  @Test
  void linearContract() {
    MarketData data =
        new FuturesFeed()
            .collect(
                new CannedApi(Instant.parse("2025-10-22T11:02:31Z"))
                    .json(INSTRUMENTS, instruments(linear("PF_ENJUSD", "ENJ", "")))
                    .file(TICKERS, "/payloads/kraken/futures_ticker_pf_row.json"));

    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "kraken",
                "PF_ENJUSD",
                "ENJ",
                "USD",
                "USD",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(perp.ticker().markPrice()).isEqualTo(0.0434);
    assertThat(perp.ticker().indexPrice()).isEqualTo(0.043391);
    assertThat(perp.ticker().change24hRatio()).isCloseTo(-0.0046, within(1e-15));
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(73.5216);
    // -7.56414717067e-7 USD per ENJ / 0.043391 USD per ENJ
    // = -(1.743e-5 (7.5630513e-7) + 1.095870670e-10 / 0.043391) = -1.74325256e-5
    assertThat(perp.funding().rate()).isCloseTo(-1.74325256e-5, within(1e-13));
    // 1.95218676e-7 / 0.043391 = 4.5e-6 (1.952595e-7) - 4.0824e-11 / 0.043391 = 4.49905916e-6
    assertThat(perp.funding().predictedRate()).isCloseTo(4.49905916e-6, within(1e-13));
    assertThat(perp.funding().nextEpochSeconds())
        .isEqualTo(Instant.parse("2025-10-22T12:00:00Z").getEpochSecond());
    // 72513 ENJ x 0.0434
    assertThat(perp.openInterest().base()).isEqualTo(72513);
    assertThat(perp.openInterest().quote()).isCloseTo(3147.0642, within(1e-9));
  }

  @Test
  void statedRelativeRateIsExactWhereTheConvertedOneDrifts() {
    MarketData data =
        collect(
            instruments(
                linear("PF_XBTUSD", "BTC", ""),
                inverse("PI_XBTUSD", "BTC"),
                linear("PF_EURUSD", "EUR", ",\"tradfi\":true")),
            tickers(
                """
                {"symbol":"PF_XBTUSD","tag":"perpetual","pair":"XBT:USD","markPrice":81780.434623335,
                 "vol24h":8076.6192,"volumeQuote":661565749.685,"openInterest":2357.1126,
                 "fundingRate":1.4840707878906,"fundingRatePrediction":1.30091458365,
                 "relativeFundingRate":0.000018166270833333,
                 "relativeFundingRatePrediction":0.000015901875,"indexPrice":81770.17}""",
                """
                {"symbol":"PI_XBTUSD","tag":"perpetual","pair":"XBT:USD","markPrice":81807.156629089,
                 "vol24h":596069,"volumeQuote":596102,"openInterest":2162910,
                 "fundingRate":1.318994364e-09,"indexPrice":81738.9}""",
                """
                {"symbol":"PF_EURUSD","tag":"perpetual","pair":"EUR:USD","markPrice":1.12250993857,
                 "openInterest":4330,"postOnly":true,"isUnderlyingMarketClosed":true,
                 "fundingRate":0.000187291640827084,"indexPrice":1.121}"""));

    // 1.4840707878906 / 81770.17 would be 0.0000181493
    assertThat(perp(data, "PF_XBTUSD").funding().rate()).isEqualTo(0.000018166270833333);
    assertThat(perp(data, "PF_XBTUSD").funding().predictedRate()).isEqualTo(0.000015901875);
    // 1.318994364e-9 x 81738.9 = 0.00010781315; Kraken stated 0.00010775360 for that hour
    assertThat(perp(data, "PI_XBTUSD").funding().rate())
        .isCloseTo(0.00010781315, within(1e-11))
        .isCloseTo(0.000107753595833333, within(1e-7));
    assertThat(perp(data, "PI_XBTUSD").funding().predictedRate()).isNaN();
    assertThat(perp(data, "PI_XBTUSD").ticker().volume24hQuote()).isEqualTo(596069);
    // Post-only while the currency market is closed: alive, with funding.
    // 0.000187291640827084 / 1.121 = 0.000167075504
    assertThat(perp(data, "PF_EURUSD").funding().rate()).isCloseTo(1.67075504e-4, within(1e-12));
    assertThat(perp(data, "PF_EURUSD").instrument().assetClass()).isEqualTo(AssetClass.FX);
  }

  @Test
  void onlyLivePerpetuals() {
    MarketData data =
        collect(
            instruments(
                linear("PF_LIVEUSD", "LIVE", ""),
                linear("PF_HALTEDUSD", "HALTED", ""),
                "{\"symbol\":\"PF_GONEUSD\",\"type\":\"flexible_futures\",\"contractSize\":1,"
                    + "\"tradeable\":false,\"base\":\"GONE\",\"quote\":\"USD\"}",
                linear("FF_XBTUSD_261225", "BTC", ",\"lastTradingTime\":\"2026-12-25T15:00:00Z\""),
                linear("PF_ENDUSD", "END", ",\"lastTradingTime\":\"2026-12-25T15:00:00Z\""),
                linear("PF_MONTHUSD", "MONTH", ""),
                "{\"symbol\":\"OF_XBTUSD\",\"type\":\"options\",\"tradeable\":true,\"base\":\"BTC\"}"),
            tickers(
                ticker("PF_LIVEUSD", "\"markPrice\":2"),
                ticker("PF_HALTEDUSD", "\"markPrice\":2,\"suspended\":true"),
                ticker("PF_GONEUSD", "\"markPrice\":2"),
                ticker("FF_XBTUSD_261225", "\"markPrice\":2"),
                ticker("PF_ENDUSD", "\"markPrice\":2"),
                "{\"symbol\":\"PF_MONTHUSD\",\"tag\":\"month\",\"markPrice\":2}",
                ticker("OF_XBTUSD", "\"markPrice\":2"),
                ticker("PF_UNLISTEDUSD", "\"markPrice\":2")));

    assertThat(data.perps()).extracting(p -> p.instrument().symbol()).containsExactly("PF_LIVEUSD");
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void missingStaysMissing() {
    MarketData data =
        collect(
            instruments(
                linear("PF_BAREUSD", "BARE", ""),
                linear("PF_ZEROUSD", "ZERO", ""),
                linear("PF_EMPTYUSD", "EMPTY", ""),
                "{\"symbol\":\"PF_SIZELESSUSD\",\"type\":\"flexible_futures\",\"tradeable\":true,"
                    + "\"pair\":\"XBT:USD\"}"),
            "{\"result\":\"success\",\"serverTime\":\"soon\",\"tickers\":["
                + String.join(
                    ",",
                    ticker("PF_BAREUSD", "\"indexPrice\":5,\"fundingRate\":null,\"bid\":\"\""),
                    ticker(
                        "PF_ZEROUSD",
                        "\"markPrice\":4,\"indexPrice\":0,\"last\":0,\"vol24h\":0,\"volumeQuote\":0,"
                            + "\"openInterest\":0,\"fundingRate\":0.002"),
                    ticker("PF_EMPTYUSD", "\"postOnly\":true"),
                    ticker(
                        "PF_SIZELESSUSD",
                        "\"markPrice\":4,\"openInterest\":7,\"vol24h\":3,\"last\":4,\"open24h\":5"))
                + "]}");

    assertThat(data.perps())
        .extracting(p -> p.instrument().symbol())
        .containsExactly("PF_BAREUSD", "PF_ZEROUSD", "PF_SIZELESSUSD");
    Perp bare = perp(data, "PF_BAREUSD");
    assertThat(bare.ticker().indexPrice()).isEqualTo(5);
    assertThat(bare.ticker().markPrice()).isNaN();
    assertThat(bare.ticker().bidPrice()).isNaN();
    assertThat(bare.ticker().change24hRatio()).isNaN();
    assertThat(bare.ticker().volume24hQuote()).isNaN();
    assertThat(bare.ticker().asOfEpochSeconds()).isNaN();
    assertThat(bare.openInterest().base()).isNaN();
    assertThat(bare.funding()).isEqualTo(Funding.NONE);
    // A volume and an open interest of 0 are real, prices of 0 are not; without an index the mark
    // price serves: 0.002 / 4.
    Perp zero = perp(data, "PF_ZEROUSD");
    assertThat(zero.ticker().indexPrice()).isNaN();
    assertThat(zero.ticker().lastPrice()).isNaN();
    assertThat(zero.ticker().volume24hQuote()).isZero();
    assertThat(zero.openInterest().quote()).isZero();
    assertThat(zero.funding().rate()).isEqualTo(0.0005);
    // The base is in the pair; 4 / 5 - 1; nothing can be counted in contracts of unknown size.
    Perp sizeless = perp(data, "PF_SIZELESSUSD");
    assertThat(sizeless.instrument().base()).isEqualTo("BTC");
    assertThat(sizeless.ticker().change24hRatio()).isCloseTo(-0.2, within(1e-15));
    assertThat(sizeless.openInterest().base()).isNaN();
    assertThat(sizeless.ticker().volume24hQuote()).isNaN();
  }

  @Test
  void withoutATradeThereIsNoChange() {
    MarketData data =
        collect(
            instruments(linear("PF_NEWUSD", "NEW", "")),
            tickers(ticker("PF_NEWUSD", "\"markPrice\":2,\"change24h\":0,\"open24h\":0")));

    assertThat(perp(data, "PF_NEWUSD").ticker().change24hRatio()).isNaN();
  }

  @Test
  void aPriceThatIsNoneGivesNoRate() {
    MarketData data =
        collect(
            instruments(linear("PF_AUSD", "A", ""), inverse("PI_AUSD", "A")),
            tickers(
                ticker("PF_AUSD", "\"indexPrice\":-5,\"fundingRate\":0.001"),
                ticker("PI_AUSD", "\"indexPrice\":-5,\"markPrice\":4,\"fundingRate\":0.001")));

    // -5 would turn the sign; the mark price serves in its place: 0.001 x 4
    assertThat(perp(data, "PF_AUSD").funding()).isEqualTo(Funding.NONE);
    assertThat(perp(data, "PI_AUSD").funding().rate()).isEqualTo(0.004);
  }

  @Test
  void contractSizeCounts() {
    MarketData data =
        collect(
            instruments(
                linear("PF_TENUSD", "TEN", "").replace("\"contractSize\":1", "\"contractSize\":10"),
                inverse("PI_TENUSD", "TEN").replace("\"contractSize\":1", "\"contractSize\":10"),
                linear("PF_1000PEPEUSD", "1000PEPE", "")),
            tickers(
                ticker(
                    "PF_TENUSD",
                    "\"markPrice\":3,\"last\":4,\"openInterest\":\"5\",\"vol24h\":\"6\""),
                ticker("PI_TENUSD", "\"markPrice\":3,\"openInterest\":6,\"vol24h\":7"),
                ticker("PF_1000PEPEUSD", "\"markPrice\":0.012,\"openInterest\":500")));

    // 5 x 10 units, x 3 USD; 6 x 10 x 4
    assertThat(perp(data, "PF_TENUSD").openInterest().base()).isEqualTo(50);
    assertThat(perp(data, "PF_TENUSD").openInterest().quote()).isEqualTo(150);
    assertThat(perp(data, "PF_TENUSD").ticker().volume24hQuote()).isEqualTo(240);
    // 6 x 10 USD, / 3; 7 x 10
    assertThat(perp(data, "PI_TENUSD").openInterest().quote()).isEqualTo(60);
    assertThat(perp(data, "PI_TENUSD").openInterest().base()).isEqualTo(20);
    assertThat(perp(data, "PI_TENUSD").ticker().volume24hQuote()).isEqualTo(70);
    // 0.012 / 1000 and 500 x 1000; 500000 x 0.000012
    Perp pepe = perp(data, "PF_1000PEPEUSD");
    assertThat(pepe.instrument().base()).isEqualTo("PEPE");
    assertThat(pepe.ticker().markPrice()).isCloseTo(0.000012, within(1e-18));
    assertThat(pepe.openInterest().base()).isEqualTo(500_000);
    assertThat(pepe.openInterest().quote()).isCloseTo(6, within(1e-12));
  }

  @Test
  void wrongRowsSpoilThemselvesOnly() {
    MarketData data =
        collect(
            instruments(
                "17",
                "{\"type\":\"flexible_futures\"}",
                "{\"symbol\":\"PF_NOBASEUSD\",\"type\":\"flexible_futures\",\"tradeable\":true}",
                linear("PF_AUSD", "A", ""),
                inverse("PF_AUSD", "SECOND")),
            tickers(
                "{\"tag\":\"perpetual\",\"markPrice\":1}",
                ticker("PF_AUSD", "\"markPrice\":\"dear\""),
                ticker("PF_AUSD", "\"markPrice\":\"1\""),
                ticker("PF_AUSD", "\"markPrice\":2"),
                ticker("PF_NOBASEUSD", "\"markPrice\":2")));

    // Two rows of the list cannot be read, one names no base; two tickers cannot be read.
    assertThat(data.malformedRows()).isEqualTo(5);
    assertThat(data.perps()).hasSize(1);
    assertThat(perp(data, "PF_AUSD").ticker().markPrice()).isEqualTo(1);
    assertThat(perp(data, "PF_AUSD").instrument().kind()).isEqualTo(ContractKind.LINEAR);
  }

  @ParameterizedTest
  @CsvSource({
    "AAPLx,false,EQUITY",
    "EUR,true,FX",
    "XAU,true,COMMODITY",
    "SPX500,true,INDEX",
    "SPX,false,CRYPTO",
    "TSLA,true,EQUITY",
    "AVAX,false,CRYPTO"
  })
  void assetClasses(String base, boolean tradfi, AssetClass expected) {
    assertThat(FuturesAssetClass.of(base, tradfi)).isEqualTo(expected);
  }

  @Test
  void fundingIsPaidAtTheHourAfterThisOne() {
    MarketData data =
        new FuturesFeed()
            .collect(
                new CannedApi(Instant.parse("2026-10-09T01:00:00Z"))
                    .json(INSTRUMENTS, instruments(linear("PF_AUSD", "A", "")))
                    .json(
                        TICKERS,
                        tickers(ticker("PF_AUSD", "\"indexPrice\":10,\"fundingRate\":0.001"))));

    assertThat(perp(data, "PF_AUSD").funding().nextEpochSeconds())
        .isEqualTo(Instant.parse("2026-10-09T02:00:00Z").getEpochSecond());
  }

  @Test
  void withoutTheListNothingCanBeSaid() {
    assertThatThrownBy(
            () ->
                new FuturesFeed()
                    .collect(
                        new CannedApi(NOW)
                            .file(TICKERS, "/payloads/kraken/futures_ticker_pf_row.json")))
        .isInstanceOf(ExchangeException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"result\":\"error\",\"error\":\"apiLimitExceeded\"}|RATE_LIMITED",
        "{\"result\":\"error\",\"errors\":[\"apiLimitExceeded\"]}|RATE_LIMITED",
        "{\"result\":\"error\",\"error\":\"Server Error\"}|UNAVAILABLE",
        "{\"result\":\"error\",\"error\":\"Unavailable\"}|UNAVAILABLE",
        "{\"result\":\"error\",\"error\":\"marketUnavailable\"}|UNAVAILABLE",
        "{\"result\":\"error\",\"error\":\"notFound\",\"tickers\":[]}|HTTP_ERROR",
        "{\"errors\":[{\"code\":7,\"message\":\"no\"}]}|HTTP_ERROR",
        "{\"result\":\"success\"}|MALFORMED",
        "[]|MALFORMED",
        "null|MALFORMED"
      })
  void errorEnvelopes(String answer, FailureReason reason) {
    assertThatThrownBy(() -> collect(instruments(), answer))
        .isInstanceOfSatisfying(
            ExchangeException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  /** The central checks drop and count what is infinite; until then nothing is made of it. */
  @ParameterizedTest
  @ValueSource(strings = {"\"NaN\"", "1e999"})
  void figuresThatAreNoNumbersDoNotBecomeZeros(String figure) {
    String figures =
        "\"markPrice\":%s,\"indexPrice\":%s,\"openInterest\":3,\"fundingRate\":0.001"
            .formatted(figure, figure);
    MarketData data =
        collect(
            instruments(linear("PF_AUSD", "A", ""), inverse("PI_AUSD", "A")),
            tickers(
                ticker("PF_AUSD", figures),
                ticker("PI_AUSD", figures),
                ticker("PF_AUSD", "\"indexPrice\":1")));

    assertThat(perp(data, "PF_AUSD").ticker().markPrice()).isInfinite();
    assertThat(perp(data, "PF_AUSD").funding()).isEqualTo(Funding.NONE);
    assertThat(perp(data, "PF_AUSD").openInterest().base()).isEqualTo(3);
    assertThat(perp(data, "PF_AUSD").openInterest().quote()).isNaN();
    assertThat(perp(data, "PI_AUSD").openInterest().base()).isNaN();
    assertThat(perp(data, "PI_AUSD").openInterest().quote()).isEqualTo(3);
  }

  private static MarketData collect(String instruments, String tickers) {
    return new FuturesFeed()
        .collect(new CannedApi(NOW).json(INSTRUMENTS, instruments).json(TICKERS, tickers));
  }

  private static Perp perp(MarketData data, String symbol) {
    return data.perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static String instruments(String... rows) {
    return "{\"result\":\"success\",\"instruments\":[" + String.join(",", rows) + "]}";
  }

  private static String tickers(String... rows) {
    return "{\"result\":\"success\",\"serverTime\":\"2026-10-09T00:34:08.878Z\",\"tickers\":["
        + String.join(",", rows)
        + "]}";
  }

  private static String linear(String symbol, String base, String more) {
    return contract(symbol, "flexible_futures", base, more);
  }

  private static String inverse(String symbol, String base) {
    return contract(symbol, "futures_inverse", base, "");
  }

  private static String contract(String symbol, String type, String base, String more) {
    return "{\"symbol\":\"%s\",\"type\":\"%s\",\"contractSize\":1,\"tradeable\":true,"
            .formatted(symbol, type)
        + "\"base\":\"%s\",\"quote\":\"USD\"%s}".formatted(base, more);
  }

  private static String ticker(String symbol, String more) {
    return "{\"symbol\":\"" + symbol + "\",\"tag\":\"perpetual\"," + more + "}";
  }
}
