package dev.perps.exporter.exchange.binance;

import static dev.perps.exporter.exchange.binance.UsdmFixture.contract;
import static dev.perps.exporter.exchange.binance.UsdmFixture.info;
import static dev.perps.exporter.exchange.binance.UsdmFixture.premiumRows;
import static dev.perps.exporter.exchange.binance.UsdmFixture.recordingSweep;
import static dev.perps.exporter.exchange.binance.UsdmFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.DatedFuture;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class DatedFuturesTest {
  private static final String FILES = "/payloads/binance/";
  private static final Feed USDM = Binance.EXCHANGE.feeds().get(0);
  private static final Feed COINM = Binance.EXCHANGE.feeds().get(1);

  private static CannedApi at(String moment) {
    return new CannedApi(Instant.parse(moment));
  }

  @Test
  void documentedFutureOfCoins() {
    // The rows of the documentation, and the contract as the list of a later year writes them.
    CannedApi api =
        at("2020-07-30T07:27:22Z")
            .json(
                "/dapi/v1/exchangeInfo",
                info(
                    "{'symbol':'BTCUSD_200925','contractType':'CURRENT_QUARTER',"
                        + "'deliveryDate':1601020800000,'contractStatus':'TRADING',"
                        + "'contractSize':100,'marginAsset':'BTC','baseAsset':'BTC',"
                        + "'quoteAsset':'USD','underlyingType':'COIN'}"))
            .file("/dapi/v1/ticker/24hr", FILES + "dapi_ticker24hr.json")
            .file("/dapi/v1/premiumIndex", FILES + "dapi_premiumIndex.json")
            .json(
                "/dapi/v1/ticker/bookTicker",
                rows("{'symbol':'BTCUSD_200925','bidPrice':'9651','askPrice':'9652'}"))
            .json("/dapi/v1/openInterest?symbol=BTCUSD_200925", "{\"openInterest\":\"1000\"}");

    MarketData data = COINM.collect(api);

    assertThat(data.perps()).isEmpty();
    assertThat(data.futures()).hasSize(1);
    DatedFuture future = data.futures().getFirst();
    assertThat(future.instrument())
        .isEqualTo(
            new Instrument(
                "binance",
                "BTCUSD_200925",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(future.expiryEpochSeconds()).isEqualTo(1601020800); // 2020-09-25T08:00:00Z
    assertThat(future.ticker().markPrice()).isEqualTo(12077.0134375);
    assertThat(future.ticker().indexPrice()).isEqualTo(10979.103125);
    assertThat(future.ticker().lastPrice()).isEqualTo(9651.6);
    assertThat(future.ticker().bidPrice()).isEqualTo(9651);
    assertThat(future.ticker().askPrice()).isEqualTo(9652);
    assertThat(future.ticker().change24hRatio()).isCloseTo(0.01436, within(1e-12));
    // 494109 contracts x 100 USD
    assertThat(future.ticker().volume24hQuote()).isEqualTo(49410900);
    assertThat(future.ticker().asOfEpochSeconds()).isEqualTo(1596094042);
    // 1000 x 100 USD; / 12077.0134375
    assertThat(future.openInterest().quote()).isEqualTo(100000);
    assertThat(future.openInterest().base()).isCloseTo(8.280192823955364, within(1e-12));
    // 10979.103125 x 1.1 = 12077.0134375
    assertThat(future.basisRatio()).isCloseTo(0.1, within(1e-12));
    // 4926758 s are left: 0.1 x 31536000 / 4926758
    assertThat(future.annualizedBasisRatio(api.now())).isCloseTo(0.6400963879289382, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    // nine coins with two quarters each
    "2021-07-21T03:00:00Z, 18",
    // the nearer ones expire on 2021-09-24 at 08:00
    "2021-09-24T07:59:59Z, 18",
    "2021-09-24T08:00:00Z, 9",
    "2021-12-31T08:00:00Z, 0",
  })
  void realListOfCoinMarginedContracts(String moment, int listed) {
    List<String> asked = new ArrayList<>();
    CannedApi api =
        at(moment)
            .file("/dapi/v1/exchangeInfo", FILES + "dapi_exchangeInfo.json")
            .json("/dapi/v1/ticker/24hr", "[]")
            .json("/dapi/v1/premiumIndex", "[]");
    COINM.collect(recordingSweep(api, asked));
    List<String> dated = asked.stream().filter(symbol -> symbol.matches(".*_\\d{6}")).toList();
    api.json("/dapi/v1/premiumIndex", premiumRows(asked.toArray(String[]::new)));

    MarketData data = COINM.collect(api);

    assertThat(dated).hasSize(listed);
    assertThat(data.futures())
        .extracting(future -> future.instrument().symbol())
        .containsExactlyInAnyOrderElementsOf(dated);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .hasSize(asked.size() - listed)
        .noneMatch(dated::contains)
        .contains("BTCUSD_PERP");
  }

  @Test
  void linearFutureCountsCoins() {
    CannedApi api =
        at("2021-07-21T03:00:00Z")
            .file("/fapi/v1/exchangeInfo", FILES + "fapi_exchangeInfo.json")
            .json(
                "/fapi/v1/ticker/24hr",
                rows(
                    "{'symbol':'ETHUSDT_210924','lastPrice':'197','priceChangePercent':'-2',"
                        + "'volume':'10','quoteVolume':'1970','closeTime':1626836400000}"))
            .json(
                "/fapi/v1/premiumIndex",
                rows(
                    "{'symbol':'ETHUSDT_210924','markPrice':'198','indexPrice':'200',"
                        + "'lastFundingRate':'','interestRate':'','nextFundingTime':0,"
                        + "'time':1626836400000}"))
            .json("/fapi/v1/openInterest?symbol=ETHUSDT_210924", "{\"openInterest\":\"50\"}");

    DatedFuture future = USDM.collect(api).futures().getFirst();

    assertThat(future.instrument().symbol()).isEqualTo("ETHUSDT_210924");
    assertThat(future.instrument().settle()).isEqualTo("USDT");
    assertThat(future.instrument().kind()).isEqualTo(ContractKind.LINEAR);
    assertThat(future.expiryEpochSeconds()).isEqualTo(1632470400);
    assertThat(future.ticker().volume24hQuote()).isEqualTo(1970);
    assertThat(future.openInterest()).isEqualTo(new OpenInterest(50, 9900)); // 50 x 198
    assertThat(future.basisRatio()).isCloseTo(-0.01, within(1e-12)); // 198 / 200 - 1
  }

  @ParameterizedTest
  @CsvSource({
    "CURRENT_QUARTER,TRADING,1758873600000,true",
    "NEXT_QUARTER,TRADING,1758873600000,true",
    "CURRENT_MONTH,TRADING,1758873600000,true",
    "NEXT_MONTH,TRADING,1758873600000,true",
    "CURRENT_QUARTER,PRE_DELIVERING,1758873600000,false",
    "CURRENT_QUARTER,DELIVERING,1758873600000,false",
    "CURRENT_QUARTER,PENDING_TRADING,1758873600000,false",
    // a second ago
    "CURRENT_QUARTER,TRADING,1753786799000,false",
    "CURRENT_QUARTER DELIVERING,TRADING,1758873600000,false",
    "PERPETUAL,TRADING,4133404800000,false",
    // a perpetual that is being delisted is no future
    "PERPETUAL,TRADING,1758873600000,false",
  })
  void onlyFuturesThatTradeNow(String type, String status, String delivery, boolean dated) {
    CannedApi api =
        at("2025-07-29T11:00:00Z")
            .json(
                "/fapi/v1/exchangeInfo",
                info(contract("BTCUSDT_X", "BTC", type, status, delivery, "COIN")))
            .json("/fapi/v1/ticker/24hr", "[]")
            .json("/fapi/v1/premiumIndex", premiumRows("BTCUSDT_X"));

    MarketData data = USDM.collect(api);

    assertThat(data.futures()).hasSize(dated ? 1 : 0);
    assertThat(data.perps()).hasSize(type.equals("PERPETUAL") ? 1 : 0);
  }
}
