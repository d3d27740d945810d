package dev.perps.exporter.exchange.aster;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static dev.perps.exporter.exchange.Histories.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.Histories;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.exchange.Rows;
import dev.perps.exporter.exchange.aster.AsterWire.Bar;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.type.TypeReference;

class AsterHistoryTest {
  private static final String FILES = "/payloads/aster/";
  private static final Instrument BTC = Histories.linear("aster", "BTCUSDT", "BTC");

  private final History history = Histories.of(Aster.EXCHANGE);
  private final CannedApi api = new CannedApi(at(DAY + 2 * HOUR + 60));

  private static String klines(String symbol, String interval, long from, long to, int limit) {
    return "/fapi/v3/klines?symbol=%s&interval=%s&startTime=%d000&endTime=%d999&limit=%d"
        .formatted(symbol, interval, from, to - 1, limit);
  }

  private static String rates(long from, long to) {
    return "/fapi/v3/fundingRate?symbol=BTCUSDT&startTime=%d000&endTime=%d999&limit=1000"
        .formatted(from, to - 1);
  }

  private static String bar(long start) {
    return json("[%d000,'2','4','1','3','5',%d999,'15',9,'2','6','0']")
        .formatted(start, start + 299);
  }

  @Test
  void documentedBar() {
    api.file("/bars", FILES + "klines.json");

    Rows<Bar> rows =
        api.fetch(Endpoint.get("-", Aster.FAPI, "/bars", new TypeReference<Rows<Bar>>() {}));

    assertThat(rows)
        .containsExactly(
            new Bar(1499040000000.0, 0.01634790, 0.8, 0.01575800, 0.01577100, 148976.11427815));
  }

  @Test
  void runningBarAndWrongRowsAreLeftOut() {
    api.json(
        klines("BTCUSDT", "1h", DAY, DAY + 2 * HOUR, 2),
        "[%s,%s,%s]"
            .formatted(
                bar(DAY),
                json("[1789866000000,'2','4','1','none','5',1789869599999]"),
                bar(DAY + 2 * HOUR)));

    // the bar of 2:00 goes on at 2:01
    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 2, 4, 1, 3, 5));
  }

  @ParameterizedTest
  @EnumSource(names = {"CRYPTO", "INDEX"})
  void bundlesAreOfCoins(AssetClass assetClass) {
    api.json(klines("1000CATUSDT", "1h", DAY, DAY + HOUR, 1), "[" + bar(DAY) + "]");
    Instrument cat =
        new Instrument(
            "aster", "1000CATUSDT", "CAT", "USDT", "USDT", ContractKind.LINEAR, assetClass);

    assertThat(history.candles(api, cat, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .containsExactly(
            assetClass == AssetClass.CRYPTO
                ? new Candle(DAY, 0.002, 0.004, 0.001, 0.003, 5000)
                : new Candle(DAY, 2, 4, 1, 3, 5));
  }

  /** What stands where trades have a volume means nothing. */
  @Test
  void markBarsOfABundleHaveNoVolume() {
    api.json(
        klines("1000PEPEUSDT", "1h", DAY, DAY + 2 * HOUR, 2).replace("klines", "markPriceKlines"),
        "[%s,%s,%s]".formatted(bar(DAY), bar(DAY + HOUR), bar(DAY + 2 * HOUR)));
    Instrument pepe = Histories.linear("aster", "1000PEPEUSDT", "PEPE");

    assertThat(history.candles(api, pepe, PriceKind.MARK, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(
            new Candle(DAY, 0.002, 0.004, 0.001, 0.003, Double.NaN),
            new Candle(DAY + HOUR, 0.002, 0.004, 0.001, 0.003, Double.NaN));
  }

  @Test
  void thereIsNoOpenInterestOfThePast() {
    assertThat(history.tellsOpenInterest()).isFalse();
    assertThat(history.openInterest(api, BTC, at(DAY), at(DAY + HOUR))).isEmpty();
  }

  @Test
  void twoWindowsOfBars() {
    long end = DAY + 2 * HOUR;
    long middle = end - 499 * 300;
    api.json(klines("BTCUSDT", "5m", middle, end, 499), "[" + bar(middle) + "]")
        .json(klines("BTCUSDT", "5m", middle - 300, middle, 1), "[" + bar(middle - 300) + "]");

    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.M5, at(middle - 300), at(end)))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(middle - 300, middle);
  }

  @Test
  void documentedFunding() {
    api.file(rates(1570579200, 1570636801), FILES + "fundingRate_history.json");

    // of the first payment nobody knows how long the interval before was
    assertThat(history.funding(api, BTC, at(1570608000), at(1570636801)))
        .containsExactly(
            new FundingSettlement(1570608000, -0.0375, Double.NaN),
            new FundingSettlement(1570636800, 0.0001, 28800));
  }

  @Test
  void twoPagesOfFunding() {
    long first = DAY - 1000 * HOUR;
    String row = "{'symbol':'BTCUSDT','fundingRate':'0.0001','fundingTime':%d004}";
    api.json(
            rates(first - 8 * HOUR, DAY + HOUR),
            json(Histories.rows(DAY - 9 * HOUR, HOUR, 1000, row::formatted)))
        .json(
            rates(DAY - 9 * HOUR + 1, DAY + HOUR),
            json(Histories.rows(DAY, HOUR, 9, row::formatted)));

    assertThat(history.funding(api, BTC, at(first), at(DAY + HOUR)))
        .hasSize(1001)
        .allSatisfy(payment -> assertThat(payment.intervalSeconds()).isEqualTo(3600))
        .extracting(FundingSettlement::epochSeconds)
        .containsExactlyElementsOf(Histories.moments(first, DAY, HOUR));
  }

  @Test
  void errorsFailTheWhole() {
    String error = json("{'code':-1121,'msg':'Invalid symbol.'}");
    api.json(klines("BTCUSDT", "1h", DAY, DAY + HOUR, 1), error)
        .json(rates(DAY - 8 * HOUR, DAY + HOUR), error);

    assertThatThrownBy(
            () -> history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class);
    assertThatThrownBy(() -> history.funding(api, BTC, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class);
  }
}
