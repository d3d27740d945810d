package dev.perps.exporter.exchange.kucoin;

import static dev.perps.exporter.exchange.Histories.DAY;
import static dev.perps.exporter.exchange.Histories.HOUR;
import static dev.perps.exporter.exchange.Histories.at;
import static dev.perps.exporter.exchange.Histories.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Histories;
import dev.perps.exporter.exchange.History;
import dev.perps.exporter.market.BarSize;
import dev.perps.exporter.market.Candle;
import dev.perps.exporter.market.FundingSettlement;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.PriceKind;
import org.junit.jupiter.api.Test;

class KucoinHistoryTest {
  private static final String CONTRACTS = "/api/v1/contracts/active";
  private static final String FILES = "/payloads/kucoin/";
  private static final Instrument BTC = Histories.linear("kucoin", "XBTUSDTM", "BTC");

  private final History history = Histories.of(Kucoin.EXCHANGE);
  private final CannedApi api =
      new CannedApi(at(DAY + 2 * HOUR + 60))
          .json(
              CONTRACTS,
              KucoinFuturesFixture.rows(
                  contract("XBTUSDTM", "XBT", "USDT", "USDT", "0.5"),
                  contract("1000CATUSDTM", "1000CAT", "USDT", "USDT", "0.5"),
                  contract("XBTUSDM", "XBT", "USD", "XBT", "-1.0")));

  private static String contract(
      String symbol, String base, String quote, String settle, String multiplier) {
    return """
        {'symbol':'%s','type':'FFWCSX','status':'Open','baseCurrency':'%s','quoteCurrency':'%s',
         'settleCurrency':'%s','multiplier':%s}"""
        .formatted(symbol, base, quote, settle, multiplier);
  }

  private static String kline(String symbol, int minutes, long from, long to) {
    return "/api/v1/kline/query?symbol=%s&granularity=%d&from=%d000&to=%d999"
        .formatted(symbol, minutes, from, to - 1);
  }

  private static String rates(long from, long to) {
    return "/api/v1/contract/funding-rates?symbol=XBTUSDTM&from=%d000&to=%d999"
        .formatted(from, to - 1);
  }

  @Test
  void recordedBars() {
    CannedApi then =
        new CannedApi(at(1790982600))
            .file(CONTRACTS, FILES + "contracts_active.json")
            .file(kline("XBTUSDTM", 5, 1790982300, 1790982600), FILES + "futures_kline.json");

    // bars of a minute, of which the fourth starts at five; 142 contracts of 0.001
    assertThat(
            history.candles(then, BTC, PriceKind.LAST, BarSize.M5, at(1790982300), at(1790982600)))
        .containsExactly(new Candle(1790982300, 84500.4, 84501.4, 84477.0, 84477.0, 142 * 0.001));
  }

  @Test
  void runningBarAndWrongRowsAreLeftOut() {
    api.json(
        kline("XBTUSDTM", 60, DAY, DAY + 2 * HOUR),
        KucoinFuturesFixture.rows(
            "[1789862400000,2,4,1,3,5,7.5]",
            "[1789866000000,2,4,1,'-',5,7.5]",
            "[1789869600000,2,4,1,3,5]"));

    // 5 contracts of half a coin; the bar of 2:00 goes on at 2:01
    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + 9 * HOUR)))
        .containsExactly(new Candle(DAY, 2, 4, 1, 3, 2.5));
  }

  @Test
  void bundle() {
    api.json(
        kline("1000CATUSDTM", 60, DAY, DAY + HOUR),
        KucoinFuturesFixture.rows("[1789862400000,2,4,1,3,4,6]"));

    // 4 contracts of 0.5 bundles of 1000
    Instrument cat = Histories.linear("kucoin", "1000CATUSDTM", "CAT");
    assertThat(history.candles(api, cat, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .containsExactly(new Candle(DAY, 0.002, 0.004, 0.001, 0.003, 2000));
  }

  @Test
  void inverse() {
    api.json(
        kline("XBTUSDM", 60, DAY, DAY + HOUR),
        KucoinFuturesFixture.rows("[1789862400000,2,4,1,4,600,150]"));

    // 600 contracts of a dollar at 4
    Instrument btc = Histories.inverse("kucoin", "XBTUSDM", "BTC");
    assertThat(history.candles(api, btc, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .containsExactly(new Candle(DAY, 2, 4, 1, 4, 150));
  }

  @Test
  void twoWindowsOfBars() {
    long end = DAY + 2 * HOUR;
    long middle = end - 500 * 300;
    api.json(
            kline("XBTUSDTM", 5, middle, end),
            KucoinFuturesFixture.rows("[%d000,2,4,1,3,4,6]".formatted(middle)))
        .json(
            kline("XBTUSDTM", 5, middle - 300, middle),
            KucoinFuturesFixture.rows("[%d000,2,4,1,3,4,6]".formatted(middle - 300)));

    assertThat(history.candles(api, BTC, PriceKind.LAST, BarSize.M5, at(middle - 300), at(end)))
        .extracting(Candle::startEpochSeconds)
        .containsExactly(middle - 300, middle);
  }

  @Test
  void recordedFunding() {
    // The oldest row is before the span, which tells that nothing is missing.
    CannedApi then =
        new CannedApi(at(1790985500))
            .file(rates(1790812801, 1790956801), FILES + "funding_history.json");

    assertThat(history.funding(then, BTC, at(1790841601), at(1790956801)))
        .containsExactly(
            new FundingSettlement(1790870400, 4.2E-5, 28800),
            new FundingSettlement(1790899200, -3.4E-5, 28800),
            new FundingSettlement(1790928000, 1.0E-4, 28800),
            new FundingSettlement(1790956800, 3.4E-5, 28800));
  }

  @Test
  void fundingIsAskedOnUntilNothingNewComes() {
    long first = DAY - 16 * HOUR;
    api.json(
            rates(first, DAY + HOUR),
            json(
                "{'code':'200000','data':%s}"
                    .formatted(
                        Histories.rows(
                            DAY,
                            4 * HOUR,
                            2,
                            at -> "{'fundingRate':1.0E-4,'timepoint':%d000}".formatted(at)))))
        .json(rates(first, DAY - 4 * HOUR), KucoinFuturesFixture.rows());

    assertThat(history.funding(api, BTC, at(DAY - 8 * HOUR), at(DAY + HOUR)))
        .containsExactly(
            new FundingSettlement(DAY - 4 * HOUR, 1.0E-4, Double.NaN),
            new FundingSettlement(DAY, 1.0E-4, 4 * HOUR));
  }

  @Test
  void errorsFailTheWhole() {
    String error = json("{'code':'429000','msg':'too many requests'}");
    api.json(kline("XBTUSDTM", 60, DAY, DAY + HOUR), error)
        .json(rates(DAY - 8 * HOUR, DAY + HOUR), error);

    assertThatThrownBy(
            () -> history.candles(api, BTC, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
    assertThatThrownBy(() -> history.funding(api, BTC, at(DAY), at(DAY + HOUR)))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.RATE_LIMITED));
  }

  @Test
  void unknownContractIsNoSilence() {
    Instrument gone = Histories.linear("kucoin", "GONEUSDTM", "GONE");

    assertThatThrownBy(
            () -> history.candles(api, gone, PriceKind.LAST, BarSize.H1, at(DAY), at(DAY + HOUR)))
        .isInstanceOf(ExchangeException.class)
        .hasMessageContaining("GONEUSDTM");
  }
}
