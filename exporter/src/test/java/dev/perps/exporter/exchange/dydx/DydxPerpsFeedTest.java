package dev.perps.exporter.exchange.dydx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.exchange.Answer;
import dev.perps.exporter.exchange.Api;
import dev.perps.exporter.exchange.CannedApi;
import dev.perps.exporter.exchange.Endpoint;
import dev.perps.exporter.exchange.ExchangeException;
import dev.perps.exporter.exchange.FailureReason;
import dev.perps.exporter.exchange.Freshness;
import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Funding;
import dev.perps.exporter.market.Instrument;
import dev.perps.exporter.market.MarketData;
import dev.perps.exporter.market.OpenInterest;
import dev.perps.exporter.market.Perp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expected number is worked out by hand from what the indexer's documentation says. */
class DydxPerpsFeedTest {
  private static final String MARKETS = "/v4/perpetualMarkets";
  private static final String SPARKLINES = "/v4/sparklines?timePeriod=ONE_DAY";
  private static final String HEIGHT = "/v4/height";
  private static final double NONE = Double.NaN;

  private final PerpsFeed feed = new PerpsFeed();
  private final CannedApi api = new CannedApi(Instant.parse("2024-07-29T21:35:00Z"));

  @Test
  void realMarkets() {
    MarketData data =
        feed.collect(
            api.file(MARKETS, "/payloads/dydx/perpetualMarkets.json")
                .json(SPARKLINES, json("{'BTC-USD':['68500','68420'],'ETH-USD':[]}"))
                .json(HEIGHT, json("{'height':'20304005','time':'2024-07-29T21:34:58.500Z'}")));

    assertThat(data.malformedRows()).isZero();
    // 125 less AGIX-USD and FET-USD, which are settled for good
    assertThat(data.perps())
        .hasSize(123)
        .extracting(perp -> perp.instrument().symbol())
        .doesNotContain("AGIX-USD", "FET-USD");
    assertThat(data.perps())
        .allSatisfy(
            perp -> {
              assertThat(perp.ticker().markPrice()).isPositive();
              assertThat(perp.ticker().indexPrice()).isEqualTo(perp.ticker().markPrice());
              assertThat(perp.ticker().bidPrice()).isNaN();
              assertThat(perp.instrument().quote()).isEqualTo("USD");
              assertThat(perp.instrument().assetClass()).isEqualTo(AssetClass.CRYPTO);
            });

    Perp btc = find(data, "BTC-USD");
    assertThat(btc.instrument())
        .isEqualTo(
            new Instrument(
                "dydx", "BTC-USD", "BTC", "USD", "USDC", ContractKind.LINEAR, AssetClass.CRYPTO));
    assertThat(btc.ticker().markPrice()).isEqualTo(68526.44763);
    assertThat(btc.ticker().lastPrice()).isEqualTo(68500);
    // 1189.34763 USD up from 68526.44763 - 1189.34763 = 67337.1: 0.01766259060755512
    assertThat(btc.ticker().change24hRatio()).isCloseTo(0.01766259060755512, within(1e-15));
    assertThat(btc.ticker().volume24hQuote()).isEqualTo(224881682.4025);
    assertThat(btc.ticker().asOfEpochSeconds()).isEqualTo(1722288898.5);
    // one hour; the next full hour is 22:00, 1722290400
    assertThat(btc.funding())
        .isEqualTo(new Funding(0.00003494207317073171, NONE, 3600, 1722290400));
    // 717.0347 x 68526.44763 = 49135840.818442761
    assertThat(btc.openInterest().base()).isEqualTo(717.0347);
    assertThat(btc.openInterest().quote()).isCloseTo(49135840.818442761, within(1e-6));

    Perp pepe = find(data, "PEPE-USD");
    assertThat(pepe.ticker().markPrice()).isEqualTo(0.00001191790656);
    // 0.00000002690656 / 0.000011891 = 0.00226276679842
    assertThat(pepe.ticker().change24hRatio()).isCloseTo(0.00226276679842, within(1e-13));
    // 115060000000 x 0.00001191790656 = 1371274.3287936
    assertThat(pepe.openInterest().quote()).isCloseTo(1371274.3287936, within(1e-6));
    assertThat(pepe.ticker().lastPrice()).isNaN();

    // a rate of "0", and a negative one; 1INCH is a coin
    assertThat(find(data, "1INCH-USD").funding().rate()).isZero();
    assertThat(find(data, "1INCH-USD").instrument().base()).isEqualTo("1INCH");
    assertThat(find(data, "WLD-USD").funding().rate()).isEqualTo(-0.00013122865853658537);
    // nothing traded and nobody in it
    assertThat(find(data, "AXS-USD").ticker().volume24hQuote()).isZero();
    assertThat(find(data, "AXS-USD").openInterest()).isEqualTo(new OpenInterest(0, 0));
  }

  @Test
  void lastPricesAndTheHeightAreExtras() {
    Perp perp = only(market("BTC-USD", "'oraclePrice':'100','priceChange24H':'-25'"));

    assertThat(perp.ticker().lastPrice()).isNaN();
    assertThat(perp.ticker().asOfEpochSeconds()).isNaN();
    assertThat(perp.ticker().markPrice()).isEqualTo(100);
    // 25 down from 125: a fifth
    assertThat(perp.ticker().change24hRatio()).isCloseTo(-0.2, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"time\":\"2024-07-29T21:00:00Z\"}', 1722286800",
    "'{\"height\":\"1\"}', NaN",
    "'{\"time\":\"soon\"}', NaN",
    "'[]', NaN"
  })
  void theNewestBlockDatesTheFigures(String height, Double seconds) {
    api.json(HEIGHT, height);

    assertThat(only(market("BTC-USD", "'oraclePrice':'1'")).ticker().asOfEpochSeconds())
        .isEqualTo(seconds);
  }

  /** A date that is kept for long would make the figures look old, and drop them. */
  @Test
  void theDateIsAsNewAsTheFigures() {
    Map<String, Freshness> asked = new HashMap<>();
    Api recording =
        new Api() {
          @Override
          public <T> Answer<T> ask(Endpoint<T> endpoint) {
            asked.put(endpoint.name(), endpoint.freshness());
            return api.ask(endpoint);
          }

          @Override
          public <T> T fetch(Endpoint<T> endpoint) {
            return api.fetch(endpoint);
          }

          @Override
          public <T> Map<String, T> sweep(
              Endpoint<T> endpoint, String parameter, List<String> symbolsBiggestFirst) {
            throw new AssertionError("nothing is asked by symbol");
          }

          @Override
          public Instant now() {
            return api.now();
          }
        };
    api.json(MARKETS, "{\"markets\":{}}");

    feed.collect(recording);

    assertThat(asked)
        .containsEntry("perpetualMarkets", Freshness.PRICES)
        .containsEntry("height", Freshness.PRICES)
        .containsEntry("sparklines", Freshness.SLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "'[\"5\",\"4\",\"3\"]', 5",
    "'[5]', 5",
    "'[]', NaN",
    "'[\"0\"]', NaN",
    "'[null,\"4\"]', NaN",
    "'{}', NaN",
    "null, NaN"
  })
  void theFirstCloseIsTheNewest(String closes, Double last) {
    api.json(SPARKLINES, "{\"BTC-USD\":" + closes + "}");

    assertThat(only(market("BTC-USD", "'oraclePrice':'1'")).ticker().lastPrice()).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({
    "ACTIVE,true",
    "PAUSED,false",
    "CANCEL_ONLY,false",
    "POST_ONLY,false",
    "INITIALIZING,false",
    "FINAL_SETTLEMENT,false",
    "NEW_WORD,false"
  })
  void onlyActiveMarkets(String status, boolean live) {
    String row = market("BTC-USD", "'oraclePrice':'1'").replace("ACTIVE", status);

    assertThat(collect(row).perps()).hasSize(live ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BTC-USD | BTC | USD | 200 | CRYPTO",
        "A-B-USD | A-B | USD | 200 | CRYPTO",
        "1000CHEEMS-USD | CHEEMS | USD | 0.2 | CRYPTO",
        "TSLA-USD | TSLA | USD | 200 | EQUITY",
        "XAU-USD | XAU | USD | 200 | COMMODITY",
        "EUR-USD | EUR | USD | 200 | FX",
        // tokens of decentralised exchanges, one of which bears the name of a stock
        "BUFFI,UNISWAP_V3,0X4C1B1302220D7DE5C22B495E78B72F2DD2457D45-USD | BUFFI | USD | 200 | CRYPTO",
        "TSLA,RAYDIUM,9BB6NFECJBCTNNLFKO2FQVQBQ8HHM13KCYYCDQBGPUMP-USD | TSLA | USD | 200 | CRYPTO",
      })
  void namesOfMarkets(String ticker, String base, String quote, double price, AssetClass type) {
    Perp perp = only(market(ticker, "'oraclePrice':'200'"));

    assertThat(perp.instrument())
        .isEqualTo(new Instrument("dydx", ticker, base, quote, "USDC", ContractKind.LINEAR, type));
    assertThat(perp.ticker().markPrice()).isEqualTo(price);
  }

  @Test
  void bundlesAreCountedInPlainCoins() {
    Perp perp = only(market("1000CHEEMS-USD", "'oraclePrice':'0.5','openInterest':'300'"));

    // 300 x 1000 coins; 300 x 0.5 USD
    assertThat(perp.openInterest().base()).isEqualTo(300_000);
    assertThat(perp.openInterest().quote()).isCloseTo(150, within(1e-9));
  }

  @Test
  void whatIsMissingIsAbsent() {
    Perp perp =
        only(
            market(
                "BTC-USD",
                "'oraclePrice':null,'priceChange24H':null,'volume24H':'7','nextFundingRate':null"));

    assertThat(perp.ticker().markPrice()).isNaN();
    assertThat(perp.ticker().change24hRatio()).isNaN();
    assertThat(perp.ticker().volume24hQuote()).isEqualTo(7);
    assertThat(perp.funding()).isEqualTo(Funding.NONE);
    assertThat(perp.openInterest()).isEqualTo(OpenInterest.NONE);
  }

  @Test
  void aChangeOfZeroSaysThatThereIsNoPriceOfADayAgo() {
    Perp perp = only(market("NEW-USD", "'oraclePrice':'3','priceChange24H':'0'"));

    assertThat(perp.ticker().change24hRatio()).isNaN();
  }

  @Test
  void aChangeThatWouldMeanANegativePriceIsNone() {
    Perp perp = only(market("X-USD", "'oraclePrice':'3','priceChange24H':'4'"));

    assertThat(perp.ticker().change24hRatio()).isNaN();
  }

  @Test
  void openInterestOfTheChainStandsInForThatOfTheIndexer() {
    Perp perp = only(market("X-USD", "'oraclePrice':3,'baseOpenInterest':'5'"));

    assertThat(perp.openInterest()).isEqualTo(new OpenInterest(5, 15));
  }

  @Test
  void aWrongRowSpoilsThatRowOnly() {
    api.json(SPARKLINES, json("{'BTC-USD':['x'],'ETH-USD':['2']}")); // 1

    MarketData data =
        collect(
            market("BTC-USD", "'oraclePrice':'1'"),
            market("ETH-USD", "'oraclePrice':'2'"),
            market("NOHYPHEN", "'oraclePrice':'1'"), // 2
            market("-USD", "'oraclePrice':'1'"), // 3
            market("BTC-", "'oraclePrice':'1'"), // 4
            market("X-USD", "'oraclePrice':{}"), // 5
            "'Y-USD':[]", // 6
            "'Z-USD':{'ticker':'Z-USD'}"); // 7: no status

    assertThat(data.malformedRows()).isEqualTo(7);
    assertThat(data.perps())
        .extracting(perp -> perp.instrument().symbol())
        .containsExactly("BTC-USD", "ETH-USD");
    assertThat(find(data, "ETH-USD").ticker().lastPrice()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'errors':[{'msg':'Too many requests'}]} | RATE_LIMITED",
        "{'errors':[{'msg':'Internal Server Error'}]} | MALFORMED",
        "{} | MALFORMED",
        "{'markets':[]} | MALFORMED"
      })
  void withoutMarketsNothingCanBeSaid(String answer, FailureReason reason) {
    api.json(MARKETS, json(answer));

    assertThatThrownBy(() -> feed.collect(api))
        .isInstanceOfSatisfying(
            ExchangeException.class, failure -> assertThat(failure.reason()).isEqualTo(reason));
  }

  private Perp only(String row) {
    List<Perp> perps = collect(row).perps();
    assertThat(perps).hasSize(1);
    return perps.getFirst();
  }

  private MarketData collect(String... rows) {
    return feed.collect(api.json(MARKETS, json("{'markets':{" + String.join(",", rows) + "}}")));
  }

  private static Perp find(MarketData data, String symbol) {
    return data.perps().stream()
        .filter(perp -> perp.instrument().symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }

  private static String market(String ticker, String members) {
    return "'"
        + ticker
        + "':{'clobPairId':'1','ticker':'"
        + ticker
        + "','status':'ACTIVE',"
        + members
        + "}";
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
