package dev.perps.exporter.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateEndpointTest {

  @Test
  void onlyCallsThatReadAreInTheList() {
    assertThat(
            Arrays.stream(PrivateEndpoint.values())
                .map(one -> one.method() + " " + one.host().url() + one.path()))
        .containsExactly(
            "GET https://futures.kraken.com/derivatives/api/v3/openpositions",
            "GET https://futures.kraken.com/derivatives/api/v3/accounts",
            "GET https://futures.kraken.com/derivatives/api/v3/feeschedules/volumes",
            "GET https://futures.kraken.com/api/history/v3/account-log",
            "GET https://futures.kraken.com/api/history/v3/executions",
            "GET https://futures.kraken.com/api/history/v3/positions",
            "POST https://api.kraken.com/0/private/TradeVolume");
  }

  @Test
  void labelsAreShort() {
    assertThat(Arrays.stream(PrivateEndpoint.values()).map(PrivateEndpoint::label))
        .containsExactly(
            "private/openpositions",
            "private/accounts",
            "private/feeschedules/volumes",
            "private/account-log",
            "private/executions",
            "private/positions",
            "private/TradeVolume");
  }

  @ParameterizedTest
  @CsvSource({
    "1,1",
    "25,1",
    "26,2",
    "50,2",
    "51,3",
    "1000,3",
    "1001,6",
    "5000,6",
    "5001,10",
    "100000,10"
  })
  void aPageOfTheLogCostsByItsSize(int rows, int cost) {
    assertThat(PrivateEndpoint.costOfLog(rows)).isEqualTo(cost);
  }
}
