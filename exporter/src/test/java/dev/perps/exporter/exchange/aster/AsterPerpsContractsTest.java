package dev.perps.exporter.exchange.aster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.MarketData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows of the contract list are contracts, and what they are called. */
class AsterPerpsContractsTest extends AsterPerpsFixture {
  @Test
  void documentedContractList() {
    api.file(INFO, FILES + "exchangeInfo.json")
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("DOGEUSDT"))
        .file(TERMS, FILES + "fundingInfo.json");

    // The sample's base is of another coin than its symbol: the base is what counts.
    assertThat(onlyPerp().instrument().symbol()).isEqualTo("DOGEUSDT");
    assertThat(onlyPerp().instrument().base()).isEqualTo("BLZ");
  }

  @Test
  void quoteAndMarginAreWhatIsStated() {
    api.json(INFO, info(contract("SNDKUSD1", "SNDK").replace("'USDT'", "'USD1'")))
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("SNDKUSD1"))
        .json(TERMS, "[]");

    assertThat(onlyPerp().instrument().quote()).isEqualTo("USD1");
    assertThat(onlyPerp().instrument().settle()).isEqualTo("USD1");
  }

  @Test
  void withoutAMarginAContractIsMarginedInItsQuote() {
    priced("CLUSD1")
        .json(
            INFO,
            info(
                contract("CLUSD1", "CL")
                    .replace("'quoteAsset':'USDT'", "'quoteAsset':'USD1'")
                    .replace("'marginAsset':'USDT',", "")));

    assertThat(onlyPerp().instrument().quote()).isEqualTo("USD1");
    assertThat(onlyPerp().instrument().settle()).isEqualTo("USD1");
  }

  @Test
  void aBaseThatIsMissingStandsInTheSymbol() {
    String named = contract("USDTBUSDT", "x");
    api.json(
            INFO,
            info(
                named.replace("'baseAsset':'x',", ""),
                contract("AUSDT", "x").replace("'x'", "null"),
                contract("BUSDC", ""), // 1: the symbol does not end with the quote
                contract("USDT", ""))) // 2: nothing stands before it
        .json(TICKER, "[]")
        .json(PREMIUM, premiumRows("USDTBUSDT", "AUSDT", "BUSDC", "USDT"))
        .json(TERMS, "[]");

    MarketData data = feed.collect(api);

    // only the end of the symbol is cut off
    assertThat(data.perps()).extracting(p -> p.instrument().base()).containsExactly("USDTB", "A");
    assertThat(data.malformedRows()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "PERPETUAL,TRADING,4133404800000,true",
    "PERPETUAL,TRADING,,true",
    // delisted on 2025-06-18, trading until then; and a second ago
    "PERPETUAL,TRADING,1750204800000,true",
    "PERPETUAL,TRADING,1750146969000,false",
    "PERPETUAL,PENDING_TRADING,4133404800000,false",
    "PERPETUAL,PRE_SETTLE,4133404800000,false",
    "PERPETUAL,SETTLING,4133404800000,false",
    "PERPETUAL,CLOSE,4133404800000,false",
    "'',PENDING_TRADING,4133404800000,false",
    "CURRENT_QUARTER,TRADING,1758873600000,false",
  })
  void onlyPerpetualsThatTradeNow(String type, String status, String delivery, boolean live) {
    priced("BTCUSDT")
        .json(INFO, info(contract("BTCUSDT", "BTC", type, status, delivery, "'symbolType':0")));

    assertThat(feed.collect(api).perps()).hasSize(live ? 1 : 0);
  }

  @Test
  void theExchangesOwnTestsAreNoMarkets() {
    priced("TESTUSDT").json(INFO, info(contract("TESTUSDT", "TEST")));

    assertThat(feed.collect(api).perps()).isEmpty();
    assertThat(feed.collect(api).malformedRows()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BTC      | 'symbolType':0,'underlyingSubType':['Top'],'channel':'{}'                 | CRYPTO",
        "PEPE     | 'underlyingSubType':[]                                                    | CRYPTO",
        "META     | 'symbolType':1,'underlyingSubType':['STOCK'],'channel':'nasdaq'           | EQUITY",
        "META     | 'symbolType':0,'underlyingSubType':['AI'],'channel':''                    | EQUITY",
        "POLY     | 'symbolType':0,'underlyingSubType':['pre-launch','STOCK','USD1-RWA']      | EQUITY",
        "PAXG     | 'symbolType':1,'underlyingSubType':['Commodities']                        | COMMODITY",
        "XAU      | 'symbolType':1,'underlyingSubType':['USD1-RWA'],'channel':'{}'            | COMMODITY",
        "XAG      | 'symbolType':1,'underlyingSubType':[],'channel':'forex'                   | COMMODITY",
        "EURUSD   | 'symbolType':1,'underlyingSubType':[],'channel':'forex'                   | FX",
        "USDXYZ   | 'symbolType':1,'underlyingSubType':null,'channel':'forex'                 | FX",
        "SPX      | 'symbolType':1,'underlyingSubType':['ETF'],'channel':'nasdaq'             | INDEX",
        "SKHYNIX  | 'symbolType':0,'underlyingSubType':['Semiconductor'],'channel':'krstock'  | EQUITY",
        "700      | 'symbolType':0,'channel':'hkstock'                                        | EQUITY",
        "WHATEVER | 'symbolType':1                                                            | EQUITY",
        "BTC      | 'symbolType':'0','underlyingSubType':{'odd':1},'channel':{}               | CRYPTO",
      })
  void assetClassIsWhatTagsAndMarketsTell(String base, String members, AssetClass expected) {
    priced("XUSDT")
        .json(
            INFO, info(contract("XUSDT", base, "PERPETUAL", "TRADING", "4133404800000", members)));

    assertThat(onlyPerp().instrument().assetClass()).isEqualTo(expected);
    assertThat(onlyPerp().instrument().base()).isEqualTo(base);
  }

  @Test
  void aNumberInTheNameOfAnIndexIsNoBundle() {
    priced("1000IDXUSDT")
        .json(
            INFO,
            info(
                contract(
                    "1000IDXUSDT", "1000IDX", "PERPETUAL", "TRADING", "null", "'symbolType':1")));

    assertThat(onlyPerp().instrument().base()).isEqualTo("1000IDX");
    assertThat(onlyPerp().ticker().markPrice()).isEqualTo(200);
  }
}
