package dev.perps.exporter.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseAssetTest {
  @ParameterizedTest
  @CsvSource({
    "BTC, BTC, 1",
    "XBT, BTC, 1",
    "XDG, DOGE, 1",
    "1000PEPE, PEPE, 1000",
    "10000SATS, SATS, 10000",
    "1000000MOG, MOG, 1000000",
    "1000000BABYDOGE, BABYDOGE, 1000000",
    "10000000AIDOGE, AIDOGE, 10000000",
    "1MBABYDOGE, BABYDOGE, 1000000",
    "SHIB1000, SHIB, 1000",
    "1INCH, 1INCH, 1",
    "1000X, 1000X, 1",
    "kPEPE, KPEPE, 1", // a k means 1000 on Hyperliquid only, which says so itself
    "AAPLx, AAPLX, 1",
    "币安人生, 币安人生, 1",
    "US500, US500, 1",
    "B3, B3, 1",
    "C98, C98, 1"
  })
  void readsBundles(String exchangeName, String base, double units) {
    assertThat(BaseAsset.of(exchangeName)).isEqualTo(new BaseAsset(base, units));
  }

  @ParameterizedTest
  @CsvSource({"1000PEPE, 0.0123, 0.0000123", "BTC, 100000, 100000"})
  void priceIsOfOneUnit(String exchangeName, double price, double expected) {
    assertThat(BaseAsset.of(exchangeName).priceOfOne(price)).isEqualTo(expected);
  }

  @Test
  void numberInTheNameOfWhatIsNoCoinIsNoBundle() {
    assertThat(BaseAsset.of("RUSSELL1000", AssetClass.INDEX))
        .isEqualTo(new BaseAsset("RUSSELL1000", 1));
    assertThat(BaseAsset.of("SHIB1000", AssetClass.CRYPTO)).isEqualTo(new BaseAsset("SHIB", 1000));
  }

  @Test
  void smallLetterKIsAThousandWhereAnExchangeWritesItSo() {
    assertThat(BaseAsset.ofThousands("kPEPE", AssetClass.CRYPTO))
        .isEqualTo(new BaseAsset("PEPE", 1000));
    assertThat(BaseAsset.ofThousands("KAVA", AssetClass.CRYPTO))
        .isEqualTo(new BaseAsset("KAVA", 1));
    assertThat(BaseAsset.ofThousands("RUSSELL1000", AssetClass.INDEX))
        .isEqualTo(new BaseAsset("RUSSELL1000", 1));
  }
}
