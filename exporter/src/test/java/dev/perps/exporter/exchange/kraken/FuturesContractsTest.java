package dev.perps.exporter.exchange.kraken;

import static dev.perps.exporter.exchange.kraken.FuturesAnswers.collect;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.instruments;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.linear;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.ticker;
import static dev.perps.exporter.exchange.kraken.FuturesAnswers.tickers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.MarketData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which instruments are contracts, and of which class. */
class FuturesContractsTest {
  @Test
  void onlyLivePerpetuals() {
    MarketData data =
        collect(
            instruments(
                linear("PF_LIVEUSD", "LIVE", ""),
                linear("PF_HALTEDUSD", "HALTED", ""),
                "{\"symbol\":\"PF_GONEUSD\",\"type\":\"flexible_futures\",\"contractSize\":1,"
                    + "\"tradeable\":false,\"base\":\"GONE\",\"quote\":\"USD\"}",
                linear("FF_XBTUSD_261225", "BTC", ",\"lastTradingTime\":\"2026-12-25T15:00:00Z\""),
                linear("PF_ENDUSD", "END", ",\"lastTradingTime\":\"2026-12-25T15:00:00Z\""),
                linear("PF_MONTHUSD", "MONTH", ""),
                "{\"symbol\":\"OF_XBTUSD\",\"type\":\"options\",\"tradeable\":true,\"base\":\"BTC\"}"),
            tickers(
                ticker("PF_LIVEUSD", "\"markPrice\":2"),
                ticker("PF_HALTEDUSD", "\"markPrice\":2,\"suspended\":true"),
                ticker("PF_GONEUSD", "\"markPrice\":2"),
                ticker("FF_XBTUSD_261225", "\"markPrice\":2"),
                ticker("PF_ENDUSD", "\"markPrice\":2"),
                "{\"symbol\":\"PF_MONTHUSD\",\"tag\":\"month\",\"markPrice\":2}",
                ticker("OF_XBTUSD", "\"markPrice\":2"),
                ticker("PF_UNLISTEDUSD", "\"markPrice\":2")));

    assertThat(data.perps()).extracting(p -> p.instrument().symbol()).containsExactly("PF_LIVEUSD");
    assertThat(data.malformedRows()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "AAPLx,false,EQUITY",
    "EUR,true,FX",
    "XAU,true,COMMODITY",
    "SPX500,true,INDEX",
    "SPX,false,CRYPTO",
    "TSLA,true,EQUITY",
    "AVAX,false,CRYPTO"
  })
  void assetClasses(String base, boolean tradfi, AssetClass expected) {
    assertThat(FuturesAssetClass.of(base, tradfi)).isEqualTo(expected);
  }
}
