package dev.perps.exporter.exchange.bybit;

import static dev.perps.exporter.exchange.bybit.LinearFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Feed;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import dev.perps.exporter.market.PerpTicker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every expected number is worked out by hand from the exchange's documentation. */
class InverseFeedTest {
  private static final String INSTRUMENTS =
      "/v5/market/instruments-info?category=inverse&limit=1000";
  private static final String TICKERS = "/v5/market/tickers?category=inverse";
  private static final String BTCUSD =
      """
      {'symbol':'BTCUSD','contractType':'InversePerpetual','status':'Trading','baseCoin':'BTC',
      'quoteCoin':'USD','settleCoin':'BTC','deliveryTime':'0','fundingInterval':480,
      'isPreListing':false,'symbolType':''}""";
  private static final String QUARTER =
      """
      {'symbol':'BTCUSDZ26','contractType':'InverseFutures','status':'Trading','baseCoin':'BTC',
      'quoteCoin':'USD','settleCoin':'BTC','deliveryTime':'1798185600000','fundingInterval':0,
      'isPreListing':false,'symbolType':''}""";

  private final Feed feed = Bybit.EXCHANGE.feeds().get(1);
  private final CannedApi api = new CannedApi(Instant.parse("2025-10-13T10:46:10Z"));

  @Test
  void realTicker() {
    api.json(INSTRUMENTS, rows(BTCUSD, QUARTER))
        .file(TICKERS, "/payloads/bybit/tickers_inverse.json");

    List<Perp> perps = feed.collect(api).perps();

    assertThat(perps).hasSize(1);
    Perp perp = perps.getFirst();
    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bybit", "BTCUSD", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO));
    assertThat(perp.ticker())
        .isEqualTo(
            // volume24h is US dollars, turnover24h coins (115.6907 BTC); time 1760352369814 ms
            new PerpTicker(
                114898.43,
                114890.92,
                120635.5,
                103401,
                109152.8,
                0.142425,
                13713832,
                1760352369.814));
    assertThat(perp.funding()).isEqualTo(new Funding(0.0001, Double.NaN, 28800, 1760371200));
    // 240113967 / 2 = 120056983.5 USD; / 114898.43 = 1044.89664 BTC
    assertThat(perp.openInterest().quote()).isEqualTo(120056983.5);
    assertThat(perp.openInterest().base()).isCloseTo(1044.8966404501785, within(1e-9));
  }

  @Test
  void longAccountsForEachShortOne() {
    api.json(INSTRUMENTS, rows(BTCUSD))
        .file(TICKERS, "/payloads/bybit/tickers_inverse.json")
        .json(
            "/v5/market/account-ratio?category=inverse&period=5min&limit=1&symbol=BTCUSD",
            rows(
                "{'symbol':'BTCUSD','buyRatio':'0.6','sellRatio':'0.4','timestamp':'1760352300000'}"));

    // 0.6 / 0.4
    assertThat(feed.collect(api).perps().getFirst().longShortAccountRatio())
        .isCloseTo(1.5, within(1e-12));
  }

  @Test
  void oneSideIsTakenWhereItIsPublished() {
    // The documentation's pair of figures: 63910691 on both sides, 31955346 on one.
    api.json(INSTRUMENTS, rows(BTCUSD))
        .json(
            TICKERS,
            rows(
                "{'symbol':'BTCUSD','markPrice':'60000','openInterest':'63910691.00000000',"
                    + "'singleOpenInterest':'31955346'}"));

    OpenInterest interest = feed.collect(api).perps().getFirst().openInterest();

    assertThat(interest.quote()).isEqualTo(31955346);
    assertThat(interest.base()).isCloseTo(532.5891, within(1e-9)); // 31955346 / 60000
  }

  @Test
  void aSingleSideOfZeroWhereBothHaveSomeIsNoClaim() {
    api.json(INSTRUMENTS, rows(BTCUSD))
        .json(
            TICKERS,
            rows(
                "{'symbol':'BTCUSD','markPrice':'','openInterest':'1000',"
                    + "'singleOpenInterest':'0'}"));

    assertThat(feed.collect(api).perps().getFirst().openInterest())
        .isEqualTo(new OpenInterest(Double.NaN, 500));
  }

  @Test
  void openInterestThatIsNotToldIsAbsent() {
    api.json(INSTRUMENTS, rows(BTCUSD))
        .json(
            TICKERS,
            rows("{'symbol':'BTCUSD','markPrice':'60000','openInterest':'','volume24h':''}"));

    Perp perp = feed.collect(api).perps().getFirst();

    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
    assertThat(perp.ticker().volume24hQuote()).isNaN();
  }
}
