package dev.perps.exporter.exchange.bingx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.BaseAsset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that BingX lists. */
class UnderlyingTest {
  @ParameterizedTest
  @CsvSource({
    "BTC, BTC, 1, CRYPTO",
    "1000PEPE, PEPE, 1000, CRYPTO",
    "1000000MOG, MOG, 1000000, CRYPTO",
    "1INCH, 1INCH, 1, CRYPTO",
    "SPX, SPX, 1, CRYPTO", // a coin
    "NCT, NCT, 1, CRYPTO", // a coin
    "NCSK, NCSK, 1, CRYPTO",
    "NCSKTSLA2USD, TSLA, 1, EQUITY",
    "NCSIDOWJONES2USD, DOWJONES, 1, INDEX",
    "NCSISP5002USD, SP500, 1, INDEX",
    "NCSIRUSSELL20002USD, RUSSELL2000, 1, INDEX", // no bundle
    "NCSI724NASDAQ1002USD, NASDAQ100, 1, INDEX",
    "NCCOGOLD2USD, GOLD, 1, COMMODITY",
    "NCCO1OILWTI2USD, OILWTI, 1, COMMODITY",
    "Ncco724OilWti2USD, OILWTI, 1, COMMODITY",
    "NCFXEUR2USD, EUR, 1, FX",
    "NCFXUSD2JPY, USDJPY, 1, FX",
    "NCFXEURSGD2USD, EURSGD, 1, FX",
  })
  void readsCodes(String code, String base, double units, AssetClass assetClass) {
    assertThat(Underlying.of(code))
        .isEqualTo(new Underlying(new BaseAsset(base, units), assetClass));
  }
}
