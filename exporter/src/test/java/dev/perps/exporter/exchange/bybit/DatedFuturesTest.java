package dev.perps.exporter.exchange.bybit;

import static dev.perps.exporter.exchange.bybit.LinearFixture.contract;
import static dev.perps.exporter.exchange.bybit.LinearFixture.rows;
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

/** Every expected number is worked out by hand from the exchange's documentation. */
class DatedFuturesTest {
  private static final String INSTRUMENTS = "/v5/market/instruments-info?category=";

  private final CannedApi api = new CannedApi(Instant.parse("2026-08-10T04:40:06Z"));

  private MarketData linear(String instruments, String tickers) {
    return Bybit.EXCHANGE
        .feeds()
        .get(0)
        .collect(
            api.json(INSTRUMENTS + "linear&limit=1000", instruments)
                .json("/v5/market/tickers?category=linear", tickers));
  }

  private static String dated(String symbol, String type, String delivery) {
    return contract(symbol, "BTC")
        .replace("LinearPerpetual", type)
        .replace("'deliveryTime':'0'", "'deliveryTime':'" + delivery + "'")
        .replace("'fundingInterval':480", "'fundingInterval':0");
  }

  /** A dated contract and the perpetual beside it, as the exchange told them on 2026-08-10. */
  private static final String REAL_TICKERS =
      rows(
          """
          {'symbol':'BTCUSDT-14AUG26','lastPrice':'64976.8','indexPrice':'64999.5',
          'markPrice':'65011.9','openInterest':'186.288','fundingRate':'','nextFundingTime':'0',
          'predictedDeliveryPrice':'0.0','basisRate':'0.00011907','deliveryFeeRate':'0',
          'deliveryTime':'1786694400000','basis':'-22.71','fundingIntervalHour':'',
          'basisRateYear':'0.01723021'}""",
          """
          {'symbol':'BTCUSDT','lastPrice':'64965.30','indexPrice':'64999.51',
          'markPrice':'64970.71','openInterest':'59657.919','fundingRate':'0.00005399',
          'nextFundingTime':'1786348800000','predictedDeliveryPrice':'','basisRate':'',
          'deliveryTime':'0','basis':'','fundingIntervalHour':'8','basisRateYear':''}""");

  @Test
  void realLinearFuture() {
    MarketData data =
        linear(
            rows(
                contract("BTCUSDT", "BTC"),
                dated("BTCUSDT-14AUG26", "LinearFutures", "1786694400000")),
            REAL_TICKERS);

    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTCUSDT");
    assertThat(data.futures()).hasSize(1);
    DatedFuture future = data.futures().getFirst();
    assertThat(future.instrument())
        .isEqualTo(
            new Instrument(
                "bybit",
                "BTCUSDT-14AUG26",
                "BTC",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(future.expiryEpochSeconds()).isEqualTo(1786694400); // 2026-08-14T08:00:00Z
    assertThat(future.ticker().lastPrice()).isEqualTo(64976.8);
    // 65011.9 / 64999.5 - 1; the stated basis fits neither this nor the last price
    assertThat(future.basisRatio()).isCloseTo(0.00019077069823614, within(1e-12));
    // both sides are told: 186.288 / 2 = 93.144 BTC; x 65011.9
    assertThat(future.openInterest().base()).isCloseTo(93.144, within(1e-9));
    assertThat(future.openInterest().quote()).isCloseTo(6055468.4136, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "LinearFutures,1786694400000,true",
    "InverseFutures,1786694400000,false",
    // expires in a second; expired a moment ago
    "LinearFutures,1786336807000,true",
    "LinearFutures,1786336806000,false",
    "LinearPerpetual,1786694400000,false",
  })
  void onlyFuturesThatTradeNow(String type, String delivery, boolean dated) {
    MarketData data = linear(rows(dated("BTCUSDT-14AUG26", type, delivery)), REAL_TICKERS);

    assertThat(data.futures()).hasSize(dated ? 1 : 0);
    assertThat(data.perps()).hasSize(type.equals("LinearPerpetual") ? 1 : 0);
  }

  @Test
  void inverseFutureCountsDollars() {
    String quarter =
        """
        {'symbol':'BTCUSDZ26','contractType':'InverseFutures','status':'Trading','baseCoin':'BTC',
        'quoteCoin':'USD','settleCoin':'BTC','deliveryTime':'1798185600000','fundingInterval':0,
        'isPreListing':false,'symbolType':''}""";
    MarketData data =
        Bybit.EXCHANGE
            .feeds()
            .get(1)
            .collect(
                api.json(INSTRUMENTS + "inverse&limit=1000", rows(quarter))
                    .json(
                        "/v5/market/tickers?category=inverse",
                        rows(
                            """
                            {'symbol':'BTCUSDZ26','markPrice':'50000','indexPrice':'50500',
                            'singleOpenInterest':'1000000','openInterest':'2000000',
                            'volume24h':'300000','turnover24h':'6'}""")));

    assertThat(data.perps()).isEmpty();
    DatedFuture future = data.futures().getFirst();
    assertThat(future.instrument().settle()).isEqualTo("BTC");
    assertThat(future.expiryEpochSeconds()).isEqualTo(1798185600); // 2026-12-25T08:00:00Z
    assertThat(future.ticker().volume24hQuote()).isEqualTo(300000);
    assertThat(future.openInterest()).isEqualTo(new OpenInterest(20, 1000000)); // 10^6 / 50000
    // 50000 / 50500 - 1
    assertThat(future.basisRatio()).isCloseTo(-0.00990099, within(1e-8));
  }
}
