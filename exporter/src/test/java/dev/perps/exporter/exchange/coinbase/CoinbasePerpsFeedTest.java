package dev.perps.exporter.exchange.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.Feed;
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

/** Every expected number is worked out by hand from the exchange's documentation. */
class CoinbasePerpsFeedTest {
  private static final String INSTRUMENTS = "/api/v1/instruments";
  private static final String PRODUCTS =
      "/api/v3/brokerage/market/products?product_type=FUTURE&contract_expiry_type=PERPETUAL";
  private static final String FILES = "/payloads/coinbase/";
  private static final double NONE = Double.NaN;
  private static final String ETH =
      """
      {'symbol':'ETH-PERP','type':'PERP','mode':'STANDARD','trading_state':'TRADING',
      'base_asset_name':'ETH','quote_asset_name':'USDC','base_asset_multiplier':'1.0',
      'underlying_type':'SPOT','open_interest':'200','notional_24hr':'5000000',
      'funding_interval':'3600000000000','quote':{'best_bid_price':'2490.8',
      'best_ask_price':'2490.9','trade_price':'2490.5','index_price':'2490','mark_price':'2500',
      'predicted_funding':'0.000009','timestamp':'2025-02-04T07:35:31Z'}}""";
  // 2025-02-04T00:00:00Z is 1738627200; 07:35:31 is 27331 s later, 08:00 is 28800 s later.
  private static final double AS_OF = 1738654531;
  private static final double EIGHT = 1738656000;

  private final Feed feed = Coinbase.EXCHANGE.feeds().getFirst();
  private final CannedApi api = new CannedApi(Instant.parse("2025-02-04T07:35:32Z"));

  @Test
  void realPayloads() {
    api.file(INSTRUMENTS, FILES + "intx_instruments.json")
        .file(PRODUCTS, FILES + "advanced_products_future.json");

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isZero();
    // BTC-USDC is of type SPOT; the products are of another exchange, futures of the United States
    assertThat(data.perps()).hasSize(1);
    Perp perp = data.perps().getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "coinbase",
                "BTC-PERP",
                "BTC",
                "USDC",
                "USDC",
                ContractKind.LINEAR,
                AssetClass.CRYPTO));
    assertThat(perp.ticker())
        .isEqualTo(
            // settlement_price 98580.9 is of an hour ago and no base for a change over 24 hours;
            // 06:59:40.279 is 25180.279 s after midnight
            new PerpTicker(
                98544.5, 99437.2, 97687.2, 98544.5, 100000, NONE, 114377143.38197, 1738652380.279));
    // 3600000000000 ns = 3600 s; a rate of 06:59:40 is paid at 07:00
    assertThat(perp.funding()).isEqualTo(new Funding(0.000031, NONE, 3600, EIGHT - 3600));
    assertThat(perp.openInterest().base()).isEqualTo(899.6503);
    // 899.6503 x 98544.5 = 88655588.98835
    assertThat(perp.openInterest().quote()).isCloseTo(88655588.98835, within(1e-4));
  }

  @Test
  void changeIsWhatAdvancedTradeStatesOfTheContract() {
    api.json(INSTRUMENTS, rows(ETH))
        .json(
            PRODUCTS,
            products(
                product("ETH-USD", "7", false),
                product("ETH-PERP-INTX", "0.65142426292038", false)));

    // per cent
    assertThat(onlyPerp().ticker().change24hRatio()).isCloseTo(0.0065142426292038, within(1e-17));
  }

  @ParameterizedTest
  @CsvSource({"'',false", "0.65,true"})
  void noChange(String percent, boolean disabled) {
    api.json(INSTRUMENTS, rows(ETH))
        .json(PRODUCTS, products(product("ETH-PERP-INTX", percent, disabled)));

    assertThat(onlyPerp().ticker().change24hRatio()).isNaN();
  }

  @Test
  void withoutATradeThereIsNoChange() {
    api.json(INSTRUMENTS, rows(ETH.replace("'trade_price':'2490.5',", "")))
        .json(PRODUCTS, products(product("ETH-PERP-INTX", "0", false)));

    assertThat(onlyPerp().ticker().change24hRatio()).isNaN();
  }

  @Test
  void withoutTheProductsOnlyTheChangeIsMissing() {
    api.json(INSTRUMENTS, rows(ETH));

    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(2500, 2490, 2490.5, 2490.8, 2490.9, NONE, 5e6, AS_OF));
    assertThat(onlyPerp().funding()).isEqualTo(new Funding(0.000009, NONE, 3600, EIGHT));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(200, 500000)); // 200 x 2500
  }

  @Test
  void withoutInstrumentsThereIsNothing() {
    api.json(PRODUCTS, products());

    assertThatThrownBy(() -> feed.collect(api)).isInstanceOf(ExchangeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1000PEPE-PERP,1000PEPE,1000.0",
    "1000PEPE-PERP,1000PEPE,1.0",
    "1000PEPE-PERP,PEPE,1000",
    "1000PEPE-PERP,PEPE,1",
    "PEPE-PERP,PEPE,1000.0",
    "PEPE-PERP,1000PEPE,",
  })
  void aBundleIsOneByWhateverTellsOfIt(String symbol, String name, String multiplier) {
    api.json(INSTRUMENTS, rows(bundle(symbol, name, multiplier == null ? "" : multiplier)));

    Perp perp = onlyPerp();

    assertThat(perp.instrument().symbol()).isEqualTo(symbol);
    assertThat(perp.instrument().base()).isEqualTo("PEPE");
    assertThat(perp.ticker().markPrice()).isEqualTo(2.5); // 2500 / 1000
    assertThat(perp.ticker().bidPrice()).isEqualTo(2490.8 / 1000);
    // 200 bundles are 200000 coins, and worth 200 x 2500 all the same
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(200000, 500000));
  }

  @ParameterizedTest
  @CsvSource({
    "1000PEPE-PERP,1000PEPE,100",
    "1000PEPE-PERP,10000PEPE,1",
    "PEPE-PERP,PEPE,-1",
    "PEPE-PERP,PEPE,NaN"
  })
  void aBundleThatIsToldInTwoWaysIsNotBelieved(String symbol, String name, String multiplier) {
    api.json(INSTRUMENTS, rows(bundle(symbol, name, multiplier), ETH));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(1);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("ETH-PERP");
  }

  @ParameterizedTest
  @CsvSource({
    "'0.000009','3600000000000',0.000009,3600,1738656000",
    "'-0.000044',3600000000000,-0.000044,3600,1738656000",
    "'0','3600000000000',0,3600,1738656000", // a rate of zero is a rate
    "'','3600000000000',NaN,NaN,NaN",
    // of another interval nobody says when it ends
    "'0.0001','28800000000000',0.0001,28800,NaN",
    "'0','28800000000000',NaN,28800,NaN",
    "'0.0001','0',NaN,NaN,NaN",
    "'0.0001','',NaN,NaN,NaN",
  })
  void funding(String rate, String nanos, double expectedRate, double interval, double next) {
    api.json(
        INSTRUMENTS,
        rows(
            ETH.replace("'0.000009'", "'" + rate + "'")
                .replace("'3600000000000'", "'" + nanos + "'")));

    assertThat(onlyPerp().funding()).isEqualTo(new Funding(expectedRate, NONE, interval, next));
  }

  @ParameterizedTest
  @CsvSource({
    "'2025-02-04T06:59:59.9Z',1738652400", // of the hour to 07:00, though it is 07:35 by now
    "'2025-02-04T07:00:00Z',1738656000",
    "'2025-02-04T06:59:59.9-01:00',1738656000",
    "'',1738656000", // undated: of now
  })
  void aRateIsPaidAtTheEndOfTheHourThatItWasToldIn(String quoted, double next) {
    api.json(INSTRUMENTS, rows(ETH.replace("2025-02-04T07:35:31Z", quoted)));

    assertThat(onlyPerp().funding().nextEpochSeconds()).isEqualTo(next);
  }

  @Test
  void whatIsNotThereIsAbsent() {
    // as real rows have it: nobody asks, there was no trade, and there is no rate
    api.json(
        INSTRUMENTS,
        rows(
            ETH.replace("'best_ask_price':'2490.9','trade_price':'2490.5',", "'best_ask_size':'0',")
                .replace("'predicted_funding':'0.000009',", "")
                .replace("'5000000'", "'0'")
                .replace("'200'", "'0'")));

    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(2500, 2490, NONE, 2490.8, NONE, NONE, 0, AS_OF));
    assertThat(onlyPerp().funding()).isEqualTo(Funding.NONE);
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(0, 0));
  }

  @Test
  void withoutAQuoteTheAmountsAreTold() {
    String bare = ETH.substring(0, ETH.indexOf("'quote':{")) + "'quote':null}";
    api.json(INSTRUMENTS, rows(bare));

    assertThat(onlyPerp().ticker())
        .isEqualTo(new PerpTicker(NONE, NONE, NONE, NONE, NONE, NONE, 5e6, NONE));
    assertThat(onlyPerp().openInterest()).isEqualTo(new OpenInterest(200, NONE));
    assertThat(onlyPerp().funding()).isEqualTo(Funding.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "''", "'yesterday'", "1738654531", "'+1000000000-01-01T00:00:00Z'"})
  void aTimeThatCannotBeReadIsNone(String time) {
    api.json(INSTRUMENTS, rows(ETH.replace("'2025-02-04T07:35:31Z'", time)));

    assertThat(onlyPerp().ticker().asOfEpochSeconds()).isNaN();
  }

  @ParameterizedTest
  @CsvSource({
    "PERP,TRADING,STANDARD,true",
    "PERP,TRADING,,true",
    "PERP,TRADING,PRE_LAUNCH,false",
    "PERP,PAUSED,STANDARD,false",
    "PERP,HALT,STANDARD,false",
    "PERP,DELISTED,STANDARD,false",
    "SPOT,TRADING,STANDARD,false",
    "FUTURE,TRADING,STANDARD,false",
  })
  void onlyPerpetualsThatTradeNow(String type, String state, String mode, boolean live) {
    api.json(
        INSTRUMENTS,
        rows(
            ETH.replace("'PERP'", "'" + type + "'")
                .replace("TRADING", state)
                .replace("'STANDARD'", mode == null ? "null" : "'" + mode + "'")));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
    assertThat(feed.collect(api).malformedRows()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "SPOT,CRYPTO",
    "EQUITY,EQUITY",
    "EQUITY_ETF,EQUITY",
    "PREIPO,EQUITY",
    "EQUITY_INDEX,INDEX",
    "INDEX,INDEX",
    "COMMOD,COMMODITY",
    "SOMETHING,CRYPTO",
    "'',CRYPTO",
  })
  void assetClassIsWhatTheExchangeSays(String type, AssetClass expected) {
    api.json(
        INSTRUMENTS,
        rows(ETH.replace("'underlying_type':'SPOT'", "'underlying_type':'" + type + "'")));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(
            INSTRUMENTS,
            rows(
                ETH,
                ETH.replace("'2500'", "'1'"), // a second row of one name
                ETH.replace("'ETH-PERP'", "''"), // 1
                ETH.replace("ETH-PERP", "A-PERP").replace("'ETH'", "null"), // 2
                ETH.replace("ETH-PERP", "B-PERP").replace("'2500'", "{}"), // 3
                "'x'", // 4
                "null", // 5
                ETH.replace("ETH-PERP", "SOL-PERP").replace("'ETH'", "'SOL'")))
        .json(
            PRODUCTS,
            products(
                "{'price':'1'}", // 6
                "[]", // 7
                product("SOL-PERP-INTX", "-2", false)));

    MarketData data = feed.collect(api);

    assertThat(data.malformedRows()).isEqualTo(7);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().base())
        .containsExactly("ETH", "SOL");
    assertThat(data.perps().getFirst().ticker().markPrice()).isEqualTo(2500);
    assertThat(data.perps().getLast().ticker().change24hRatio()).isEqualTo(-0.02);
  }

  @Test
  void aRowThatSaysNothingIsLeftOut() {
    api.json(
        INSTRUMENTS,
        rows(
            "{'symbol':'X-PERP','type':'PERP','trading_state':'TRADING','base_asset_name':'X',"
                + "'quote_asset_name':'USDC'}"));

    assertThat(feed.collect(api)).isEqualTo(MarketData.ofPerps(List.of(), 0));
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private static String bundle(String symbol, String name, String multiplier) {
    return ETH.replace("ETH-PERP", symbol)
        .replace("'ETH'", "'" + name + "'")
        .replace("'1.0'", "'" + multiplier + "'");
  }

  private static String product(String id, String percent, boolean disabled) {
    return "{'product_id':'%s','status':'','price':'1','price_percentage_change_24h':'%s','trading_disabled':%s}"
        .formatted(id, percent, disabled);
  }

  private static String products(String... rows) {
    return "{'products':[%s],'num_products':1}"
        .formatted(String.join(",", rows))
        .replace('\'', '"');
  }

  private static String rows(String... rows) {
    return "[%s]".formatted(String.join(",", rows)).replace('\'', '"');
  }
}
