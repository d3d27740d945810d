package dev.perps.exporter.exchange.htx;

import static dev.perps.exporter.exchange.htx.LinearFeedTest.data;
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
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected number is worked out by hand from the exchange's documentation. */
class InverseFeedTest {
  private static final String CONTRACTS = "/swap-api/v1/swap_contract_info";
  private static final String TICKS = "/swap-ex/market/detail/batch_merged";
  private static final String CONTRACT =
      "{'symbol':'BTC','contract_code':'BTC-USD','contract_size':100.000000000000000000,"
          + "'price_tick':0.1,'delivery_time':'','create_date':'20200325','contract_status':1,"
          + "'settlement_date':'1781280000000'}";
  private static final String FIRST =
      "{'id':1650792412,'ts':1650792412926,'ask':[39730.5,243],'bid':[39730.4,1869],"
          + "'contract_code':'BTC-USD','open':'39792.4','close':'39735.2','low':'39325.6',"
          + "'high':'39980','amount':'3021.6948445812','count':13571,'vol':'1199374'}";

  private final Feed feed = Htx.EXCHANGE.feeds().get(1);
  private final CannedApi api = new CannedApi(Instant.parse("2026-06-12T08:53:24Z"));

  @Test
  void bitcoin() {
    api.json(CONTRACTS, data(CONTRACT))
        .json(TICKS, data(FIRST).replace("\"data\"", "\"ticks\""))
        .file("/swap-api/v1/swap_open_interest", "/payloads/htx/inverse_open_interest.json")
        .json(
            "/swap-api/v1/swap_batch_funding_rate",
            data(
                "{'estimated_rate':null,'funding_rate':'0.000100000000000000',"
                    + "'contract_code':'BTC-USD','symbol':'BTC','fee_asset':'BTC',"
                    + "'funding_time':'1781280000000','next_funding_time':null}"));

    Perp btc = onlyPerp();

    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "htx", "BTC-USD", "BTC", "USD", "BTC", ContractKind.INVERSE, AssetClass.CRYPTO));
    assertThat(btc.ticker().lastPrice()).isEqualTo(39735.2);
    assertThat(btc.ticker().bidPrice()).isEqualTo(39730.4);
    assertThat(btc.ticker().askPrice()).isEqualTo(39730.5);
    // 1199374 contracts of both sides / 2 x 100 USD
    assertThat(btc.ticker().volume24hQuote()).isEqualTo(59968700);
    assertThat(btc.ticker().asOfEpochSeconds()).isEqualTo(1650792412.926);
    // 8 h for all coin-margined swaps
    assertThat(btc.funding()).isEqualTo(new Funding(0.0001, Double.NaN, 28800, 1781280000));
    // 518018 contracts x 100 USD; coins as stated
    assertThat(btc.openInterest()).isEqualTo(new OpenInterest(2769.675777407074725180, 51801800));
  }

  /** Version 2 states US dollars: 1199374 contracts of both sides are 119937400. */
  @Test
  void turnoverOfVersionTwo() {
    String second = FIRST.replace("'vol':'1199374'", "'vol':'119937400','number_of':'1199374'");
    api.json(CONTRACTS, data(CONTRACT)).json(TICKS, data(second));

    assertThat(onlyPerp().ticker().volume24hQuote()).isEqualTo(59968700);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"volume\":129,\"amount\":null}',12900,0.5", // 12900 USD / 25800
    "'{\"volume\":129,\"amount\":\"0.6\"}',12900,0.6",
    "'{\"volume\":0,\"amount\":0}',0,0",
    "'{\"volume\":null,\"amount\":2}',51600,2", // 2 x 25800
  })
  void openInterest(String row, double usd, double coins) {
    api.json(CONTRACTS, data(CONTRACT))
        .json(TICKS, data("{'contract_code':'BTC-USD','close':'25800'}"))
        .json(
            "/swap-api/v1/swap_open_interest",
            data(row.replace("{", "{\"contract_code\":\"BTC-USD\",")));

    OpenInterest interest = onlyPerp().openInterest();

    assertThat(interest.quote()).isCloseTo(usd, within(1e-9));
    assertThat(interest.base()).isCloseTo(coins, within(1e-12));
  }

  @Test
  void withoutItsSizeAContractCountsNothing() {
    api.json(CONTRACTS, data(CONTRACT.replace("100.000000000000000000", "null")))
        .json(TICKS, data(FIRST))
        .json("/swap-api/v1/swap_open_interest", data("{'contract_code':'BTC-USD','volume':129}"));

    assertThat(onlyPerp().ticker().volume24hQuote()).isNaN();
    assertThat(onlyPerp().openInterest()).isEqualTo(OpenInterest.NONE);
  }

  @Test
  void everySecondCycleWillDo() {
    assertThat(feed.everyCycles()).isEqualTo(2);
    assertThat(feed.essential()).isTrue();
  }

  private Perp onlyPerp() {
    assertThat(feed.collect(api).perps()).hasSize(1);
    return feed.collect(api).perps().getFirst();
  }
}
