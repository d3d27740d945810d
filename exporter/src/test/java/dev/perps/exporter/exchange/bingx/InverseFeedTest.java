package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.bingx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected number is worked out by hand from the payload. */
class InverseFeedTest {
  private static final String FILES = "/payloads/bingx/";
  private static final String MARKET = "/openApi/cswap/v1/market/";
  private static final String CONTRACTS = MARKET + "contracts";
  private static final String TICKERS = MARKET + "ticker";
  private static final String PREMIUMS = MARKET + "premiumIndex";

  private final Feed feed = BingX.EXCHANGE.feeds().get(1);
  private final CannedApi api = new CannedApi(Instant.parse("2024-07-10T21:34:45Z"));

  @Test
  void realTicker() {
    api.json(CONTRACTS, rows(contract("SOL-USD", "'10'", "'10'")))
        .file(TICKERS, FILES + "cswap_ticker.json")
        .json(PREMIUMS, rows());

    Perp perp = onlyPerp();

    assertThat(perp.instrument())
        .isEqualTo(
            new Instrument(
                "bingx", "SOL-USD", "SOL", "USD", "SOL", ContractKind.INVERSE, AssetClass.CRYPTO));
    assertThat(perp.ticker())
        .isEqualTo(
            // -1.69 %; 1464648 contracts x 10 USD = 14646480 USD, which are 102928.12 SOL at 142.3;
            // the answer's own time, 1720647285296 ms
            new PerpTicker(
                Double.NaN,
                Double.NaN,
                140.574,
                140.573,
                140.577,
                -0.0169,
                14646480,
                1720647285.296));
  }

  @Test
  void realContract() {
    api.file(CONTRACTS, FILES + "cswap_contracts.json")
        .json(TICKERS, rows("{'symbol':'BNB-USD','lastPrice':'500','volume':'30.00'}"))
        .json(
            PREMIUMS,
            rows(
                """
                {'symbol':'BNB-USD','lastFundingRate':'0.0001','markPrice':'500.5',
                'indexPrice':'501','nextFundingTime':1720656000000}"""))
        .json(
            MARKET + "openInterest?symbol=BNB-USD",
            rows("{'symbol':'BNB-USD','openInterest':'749.1160','timestamp':1720569600000}"));

    Perp perp = onlyPerp();

    assertThat(perp.instrument().symbol()).isEqualTo("BNB-USD");
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(300);
    // 00:00 UTC; inverse contracts never tell their interval
    assertThat(perp.funding()).isEqualTo(new Funding(0.0001, Double.NaN, 28800, 1720656000));
    // coins; 749.116 x 500.5 = 374932.558 USD
    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(749.116, 749.116 * 500.5));
    assertThat(perp.openInterest().quote()).isEqualTo(374932.558);
  }

  /** Made at 00:00 and read at 14:00, as the ticker's closing time says. */
  @Test
  void openInterestOfLastMidnightIsNoneOfNow() {
    api.file(CONTRACTS, FILES + "cswap_contracts.json")
        .json(TICKERS, rows("{'symbol':'BNB-USD','lastPrice':'500','closeTime':'1720620000000'}"))
        .json(PREMIUMS, rows("{'symbol':'BNB-USD','markPrice':'500.5'}"))
        .json(
            MARKET + "openInterest?symbol=BNB-USD",
            rows("{'symbol':'BNB-USD','openInterest':'749.1160','timestamp':1720569600000}"));

    assertThat(onlyPerp().openInterest()).isEqualTo(OpenInterest.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "'100', '100', 3000",
    "null, '100', 3000",
    "'100', null, 3000",
    "'10', '100', NaN", // which one is the size is not known
    "null, null, NaN",
    "'0', '0', NaN",
  })
  void withoutTheSizeOfAContractThereIsNoVolume(String tick, String value, Double expected) {
    String tickJson = tick.equals("null") ? tick : "'" + tick + "'";
    String valueJson = value.equals("null") ? value : "'" + value + "'";
    api.json(CONTRACTS, rows(contract("BTC-USD", tickJson, valueJson)))
        .json(
            TICKERS,
            rows("{'symbol':'BTC-USD','lastPrice':'50000','volume':'30','quoteVolume':'0.06'}"))
        .json(PREMIUMS, rows());

    assertThat(onlyPerp().ticker().volume24hQuote()).isEqualTo(expected);
  }

  @Test
  void aContractThatIsNotOnlineYetIsLeftOut() {
    api.json(
            CONTRACTS,
            rows(
                contract("BTC-USD", "'100'", "'100'")
                    .replace("1713175200000", "1720650000000"))) // in an hour
        .json(TICKERS, rows("{'symbol':'BTC-USD','lastPrice':'50000'}"))
        .json(PREMIUMS, rows());

    assertThat(feed.collect(api).perps()).isEmpty();
  }

  private Perp onlyPerp() {
    List<Perp> perps = feed.collect(api).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private static String contract(String symbol, String tick, String value) {
    return """
        {'symbol':'%s','pricePrecision':1,'minTickSize':%s,'minTradeValue':%s,
        'minQty':'1.00000000','status':1,'timeOnline':1713175200000}"""
        .formatted(symbol, tick, value);
  }
}
