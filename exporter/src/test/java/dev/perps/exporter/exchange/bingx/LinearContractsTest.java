package dev.perps.exporter.exchange.bingx;

import static dev.perps.exporter.exchange.bingx.Answers.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.market.AssetClass;
import dev.perps.exporter.market.ContractKind;
import dev.perps.exporter.market.Instrument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows of the contract list are contracts, what they are called and which go first. */
class LinearContractsTest extends LinearFixture {
  @Test
  void stocksAreNamedPlainly() {
    api.json(CONTRACTS, rows(contract("NCSKTSLA2USD-USDT", "NCSKTSLA2USD")))
        .json(TICKERS, rows("{'symbol':'NCSKTSLA2USD-USDT','lastPrice':410}"));

    assertThat(onlyPerp().instrument())
        .isEqualTo(
            new Instrument(
                "bingx",
                "NCSKTSLA2USD-USDT",
                "TSLA",
                "USDT",
                "USDT",
                ContractKind.LINEAR,
                AssetClass.EQUITY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':1|'status':25", // no new positions
        "'status':1|'status':5", // not yet open
        "'status':1|'status':0",
        "'status':1|'status':null",
        "'launchTime':0|'launchTime':1702719840001", // opens in a millisecond
        "'maintainTime':0|'maintainTime':1702719840000",
        "'offTime':0|'offTime':1702719839000",
      })
  void whatIsNotLiveIsLeftOut(String change) {
    String[] words = change.split("\\|", -1);
    api.json(
            CONTRACTS,
            rows(contract("A-USDT", "A").replace(words[0], words[1]), contract("B-USDT", "B")))
        .json(
            PREMIUMS,
            rows("{'symbol':'A-USDT','markPrice':'3'}", "{'symbol':'B-USDT','markPrice':'4'}"));

    assertThat(onlyPerp().instrument().base()).isEqualTo("B");
  }

  @Test
  void aContractThatOrdersByProgramCannotReachTradesAllTheSame() {
    api.json(
            CONTRACTS,
            rows(
                contract("A-USDT", "A")
                    .replace("'apiStateOpen':'true'", "'apiStateOpen':'false'")
                    .replace("'offTime':0", "'offTime':1702800000000"))) // tomorrow
        .json(PREMIUMS, rows("{'symbol':'A-USDT','markPrice':'3'}"));

    assertThat(feed.collect(api).perps()).hasSize(1);
  }

  @Test
  void biggestAreAskedFirst() {
    List<BingXWire.Contract> live =
        List.of(listed("A-USDT"), listed("B-USDT"), listed("C-USDT"), listed("D-USDT"));

    assertThat(
            ContractPerps.biggestFirst(
                ContractKind.LINEAR,
                live,
                Map.of(
                    "A-USDT", traded("A-USDT", 100_000, 5),
                    "B-USDT", traded("B-USDT", 1, 7),
                    "C-USDT", traded("C-USDT", 1, Double.NaN))))
        .containsExactly("B-USDT", "A-USDT", "C-USDT", "D-USDT");
    assertThat(
            ContractPerps.biggestFirst(
                ContractKind.INVERSE,
                live.subList(0, 2),
                Map.of("A-USDT", traded("A-USDT", 2, 5), "B-USDT", traded("B-USDT", 1, 7))))
        .containsExactly("A-USDT", "B-USDT"); // 10 and 7 dollars
  }

  private static BingXWire.Contract listed(String symbol) {
    return new BingXWire.Contract(symbol, 1, null, null, NONE, NONE, 0, 0, 0, 0);
  }

  private static BingXWire.Ticker traded(String symbol, double last, double quoteVolume) {
    return new BingXWire.Ticker(
        symbol, last, NONE, NONE, NONE, null, NONE, quoteVolume, NONE, NONE);
  }
}
