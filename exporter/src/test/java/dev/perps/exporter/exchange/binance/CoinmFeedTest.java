package dev.perps.exporter.exchange.binance;

import static dev.perps.exporter.exchange.binance.UsdmFixture.find;
import static dev.perps.exporter.exchange.binance.UsdmFixture.info;
import static dev.perps.exporter.exchange.binance.UsdmFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand from the exchange's documentation. */
class CoinmFeedTest {
  private static final String INFO = "/dapi/v1/exchangeInfo";
  private static final String TICKER = "/dapi/v1/ticker/24hr";
  private static final String PREMIUM = "/dapi/v1/premiumIndex";
  private static final String TERMS = "/dapi/v1/fundingInfo";
  private static final String BOOK = "/dapi/v1/ticker/bookTicker";
  private static final String INTEREST = "/dapi/v1/openInterest?symbol=";
  private static final String FILES = "/payloads/binance/dapi_";

  private final Feed feed = Binance.EXCHANGE.feeds().get(1);
  private final CannedApi api = new CannedApi(Instant.parse("2021-07-21T03:00:00Z"));

  @Test
  void realPayloads() {
    api.file(INFO, FILES + "exchangeInfo.json")
        .file(TICKER, FILES + "ticker24hr.json")
        .file(PREMIUM, FILES + "premiumIndex.json")
        .json(TERMS, "[]")
        .file(INTEREST + "ETHUSD_PERP", FILES + "openInterest.json");

    MarketData data = feed.collect(api);

    // premiumIndex tells of BTCUSD_PERP, openInterest of ETHUSD_PERP; the dated BTCUSD_200925 of
    // the ticker and premium files is no perpetual.
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTCUSD_PERP", "ETHUSD_PERP");
    Perp btc = find(data.perps(), "BTCUSD_PERP");
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "binance",
                "BTCUSD_PERP",
                "BTC",
                "USD",
                "BTC",
                ContractKind.INVERSE,
                AssetClass.CRYPTO));
    assertThat(btc.ticker().markPrice()).isEqualTo(11029.69574559);
    assertThat(btc.ticker().indexPrice()).isEqualTo(10979.144375);
    assertThat(btc.ticker().asOfEpochSeconds()).isEqualTo(1596094042);
    assertThat(btc.funding()).isEqualTo(new Funding(0.00071003, Double.NaN, 28800, 1596096000));
    assertThat(btc.openInterest()).isEqualTo(OpenInterest.NONE);
    // 26542436 contracts x 10 USD; without a mark price it is unknown how many coins that is
    assertThat(find(data.perps(), "ETHUSD_PERP").openInterest())
        .isEqualTo(new OpenInterest(Double.NaN, 265424360));
    assertThat(data.malformedRows()).isZero();
  }

  @Test
  void howAccountsStandIsToldByPair() {
    api.file(INFO, FILES + "exchangeInfo.json")
        .file(TICKER, FILES + "ticker24hr.json")
        .file(PREMIUM, FILES + "premiumIndex.json")
        .json(TERMS, "[]")
        .json(
            "/futures/data/globalLongShortAccountRatio?period=5m&limit=1&pair=BTCUSD",
            rows(
                "{'pair':'BTCUSD','longShortRatio':'4','longAccount':'0.8',"
                    + "'shortAccount':'0.2','timestamp':1592870400000}"))
        .at(Instant.ofEpochMilli(1592870400000L));

    // 0.8 / 0.2
    assertThat(find(feed.collect(api).perps(), "BTCUSD_PERP").longShortAccountRatio())
        .isCloseTo(4, within(1e-12));
  }

  @Test
  void volumeAndOpenInterestAreContractsOfFixedDollars() {
    // The figures of the documentation's ticker sample, as if of the perpetual.
    api.file(INFO, FILES + "exchangeInfo.json")
        .json(
            TICKER,
            rows(
                "{'symbol':'BTCUSD_PERP','lastPrice':'9651.6','priceChangePercent':'1.436',"
                    + "'volume':'494109','baseVolume':'5192.94797687',"
                    + "'closeTime':1591256718418}",
                "{'symbol':'ETHUSD_PERP','lastPrice':'1601','priceChangePercent':'-2',"
                    + "'volume':'600000','baseVolume':'3750','closeTime':1591256718418}"))
        .json(
            PREMIUM,
            rows(
                "{'symbol':'ETHUSD_PERP','markPrice':'1600','indexPrice':'1599.5',"
                    + "'lastFundingRate':'0','nextFundingTime':1677369600000,"
                    + "'time':1677360272000}"))
        .json(TERMS, rows("{'symbol':'ETHUSD_PERP','fundingIntervalHours':4}"))
        .json(BOOK, rows("{'symbol':'ETHUSD_PERP','bidPrice':'1600.5','askPrice':'1600.9'}"))
        .file(INTEREST + "ETHUSD_PERP", FILES + "openInterest.json");

    MarketData data = feed.collect(api);

    Perp btc = find(data.perps(), "BTCUSD_PERP");
    // 494109 contracts x 100 USD (and 5192.948 BTC at about 9515)
    assertThat(btc.ticker().volume24hQuote()).isEqualTo(49410900);
    assertThat(btc.ticker().change24hRatio()).isCloseTo(0.01436, within(1e-12));
    assertThat(btc.funding().rate()).isNaN();
    Perp eth = find(data.perps(), "ETHUSD_PERP");
    assertThat(eth.ticker().volume24hQuote()).isEqualTo(6000000); // 600000 x 10 USD
    assertThat(eth.ticker().bidPrice()).isEqualTo(1600.5);
    assertThat(eth.ticker().askPrice()).isEqualTo(1600.9);
    assertThat(eth.funding()).isEqualTo(new Funding(0, Double.NaN, 14400, 1677369600));
    // 26542436 x 10 USD = 265424360 USD; / 1600 = 165890.225 ETH
    assertThat(eth.openInterest().quote()).isEqualTo(265424360);
    assertThat(eth.openInterest().base()).isCloseTo(165890.225, within(1e-6));
  }

  @Test
  void withoutAContractSizeContractsAreWorthNothingThatIsKnown() {
    api.json(
            INFO,
            info(
                "{'symbol':'BTCUSD_PERP','contractType':'PERPETUAL','contractStatus':'TRADING',"
                    + "'baseAsset':'BTC','quoteAsset':'USD','marginAsset':'BTC',"
                    + "'contractSize':0}"))
        .json(TICKER, rows("{'symbol':'BTCUSD_PERP','lastPrice':'9651.6','volume':'494109'}"))
        .json(PREMIUM, "[]")
        .json(INTEREST + "BTCUSD_PERP", "{\"openInterest\":\"12\"}");

    Perp perp = feed.collect(api).perps().getFirst();

    assertThat(perp.ticker().volume24hQuote()).isNaN();
    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(perp.ticker().lastPrice()).isEqualTo(9651.6);
  }

  @Test
  void statusIsCalledContractStatusHere() {
    api.json(
            INFO,
            info(
                "{'symbol':'BTCUSD_PERP','contractType':'PERPETUAL','contractStatus':'SETTLING',"
                    + "'baseAsset':'BTC','quoteAsset':'USD','marginAsset':'BTC'}",
                "{'symbol':'ETHUSD_PERP','contractType':'PERPETUAL',"
                    + "'baseAsset':'ETH','quoteAsset':'USD','marginAsset':'ETH'}"))
        .json(
            TICKER,
            rows(
                "{'symbol':'BTCUSD_PERP','lastPrice':'9651.6'}",
                "{'symbol':'ETHUSD_PERP','lastPrice':'1601'}"))
        .json(PREMIUM, "[]");

    MarketData data = feed.collect(api);

    assertThat(data.perps()).isEmpty();
    assertThat(data.malformedRows()).isEqualTo(1); // of ETHUSD_PERP no status is told
  }
}
