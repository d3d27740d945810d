package dev.perps.exporter.account.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.perps.exporter.account.AccountApi.EventPage;
import dev.perps.exporter.account.Execution;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionWireTest {

  private static EventPage<Execution> page(String... elements) {
    return Answers.json(
        Readings.EXECUTIONS,
        "{\"accountUid\":\"ours\",\"len\":1,\"elements\":[" + String.join(",", elements) + "]}");
  }

  private static String now(String type, String contract, String more) {
    return """
        {"uid":"e","timestamp":1,"event":{"Execution":{"execution":{"uid":"X-1","order":
        {"uid":"o","tradeable":"%s","direction":"Buy"},"timestamp":1604937694000,
        "executionType":"%s",%s}}}}"""
        .formatted(contract, type, more);
  }

  private static Execution one(String element) {
    return page(element).events().getFirst();
  }

  @Test
  void documentedSampleOfTheOlderShape() {
    EventPage<Execution> page =
        Answers.payload(Readings.EXECUTIONS, "futures_private_executions.json");

    assertThat(page.next()).isEqualTo("string");
    assertThat(page.events())
        .containsExactly(
            new Execution(
                "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                Instant.ofEpochMilli(1_604_937_694_000L),
                "string",
                false,
                new BigDecimal("1234.56789"),
                Double.NaN));
  }

  /** 0.05 of 60 000 USD are 3000 USD; 0.02 % of them 0.60. */
  @Test
  void makerNow() {
    Execution execution =
        one(
            now(
                "maker",
                "PF_XBTUSD",
                "\"quantity\":\"0.05\",\"price\":\"60000\",\"usdValue\":\"3000.00\",\"orderData\":"
                    + "{\"fee\":\"0.6000\",\"feeCalculationInfo\":[{\"percentageFee\":\"0.02\"}]}"));

    assertThat(execution)
        .isEqualTo(
            new Execution(
                "x-1",
                Instant.parse("2020-11-09T16:01:34Z"),
                "pf_xbtusd",
                true,
                new BigDecimal("3000.00"),
                0.0002));
  }

  @Test
  void namesOfTheEventInEitherCaseAndOfTheSidesInAny() {
    String small =
        now("Taker", "PI_XBTUSD", "\"usdValue\":100")
            .replace("Execution\":{\"ex", "execution\":{\"ex");

    assertThat(one(small).isMaker()).isFalse();
    assertThat(one(small).contract()).isEqualTo("pi_xbtusd");
    assertThat(one(small).feeRate()).isNaN();
  }

  @Test
  void valueIsWorkedOutWhereKrakenWritesNone() {
    String amounts = "\"quantity\":\"250\",\"price\":\"0.08105\",\"usdValue\":";

    // 250 * 0.08105 = 20.2625
    assertThat(one(now("maker", "PF_DOGEUSD", amounts + "\"0.0\"")).usdValue())
        .isEqualByComparingTo("20.2625");
    assertThat(one(now("maker", "PI_XBTUSD", amounts + "null")).usdValue())
        .isEqualByComparingTo("250");
    assertThatThrownBy(() -> page(now("maker", "FV_XBTUSD", amounts + "\"\"")))
        .hasMessage("execution x-1: usdValue is missing");
  }

  /** The fee decides what was charged; a rate that is only rounded otherwise is the named one. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // 17.7285 * 0.0002 = 0.0035457, written with four digits
        "PF_DOGEUSD,17.7285,0.0709,0.02,0.0035,0.0002",
        "PF_XBTUSD,3000,60000,0.02,-0.6,-0.0002",
        "PF_XBTUSD,3000,60000,-0.0025,-0.0750,-0.000025",
        // named as a fraction, or with a discount: 0.45 / 3000
        "PF_XBTUSD,3000,60000,0.0002,0.6000,0.0002",
        "PF_XBTUSD,3000,60000,0.02,0.4500,0.00015",
        "PF_XBTUSD,3000,60000,-,0.4500,0.00015",
        "PF_XBTUSD,3000,60000,0.02,-,0.0002",
        // 3000 / 60000 * 0.0005 = 0.000025 coins
        "PI_XBTUSD,3000,60000,0.05,0.000025,0.0005",
        "PI_XBTUSD,3000,60000,-,0.0000250000,0.0005",
        "PI_XBTUSD,3000,-,-,0.0000250000,NaN",
        // too few digits for the size, and figures that are no rates
        "PF_DOGEUSD,17.7285,0.0709,-,0.0035,NaN",
        "PF_XBTUSD,3000,60000,-,-,NaN",
        "PF_XBTUSD,3000,60000,5,150,NaN",
        "PF_XBTUSD,3000,60000,0.02,0,0",
        "FV_XBTUSD,3000,60000,0.02,7,0.0002"
      })
  void rateThatWasCharged(
      String contract, String value, String price, String percent, String fee, double rate) {
    String data =
        "\"usdValue\":%s,\"price\":%s,\"orderData\":{\"fee\":%s,\"feeCalculationInfo\":[{\"percentageFee\":%s}]}"
            .formatted(value, price, fee, percent);
    Execution execution = one(now("taker", contract, data.replace(":null", ":\"\"")));

    if (Double.isNaN(rate)) {
      assertThat(execution.feeRate()).isNaN();
    } else {
      assertThat(execution.feeRate()).isEqualTo(rate, within(1e-12));
    }
  }

  @Test
  void feeInformationMayBeAnObject() {
    String data =
        "\"usdValue\":1,\"orderData\":{\"fee\":\"\",\"feeCalculationInfo\":{\"percentageFee\":\"0.05\","
            + "\"userFeeDiscountApplied\":{}}}";

    assertThat(one(now("taker", "PF_XBTUSD", data)).feeRate()).isEqualTo(0.0005);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "ours,theirs,maker",
        "theirs,ours,taker",
        "ours,ours,taker",
        "theirs,others,-",
        "ours,-,maker",
        "-,ours,taker",
        "'',-,maker",
        "-,'',taker",
        "theirs,-,-",
        "-,-,-"
      })
  void olderShapeTellsBothSides(String maker, String taker, String side) {
    String element =
        "{\"event\":{\"execution\":{\"execution\":{\"uid\":\"x\",\"timestamp\":1,\"usdValue\":\"5000\","
            + "\"price\":\"50000\",\"makerOrder\":%s,\"takerOrder\":%s,"
                .formatted(order(maker), order(taker))
            + "\"makerOrderData\":{\"fee\":\"1.0000\"},\"takerOrderData\":{\"fee\":\"2.5000\"}}}}}";

    EventPage<Execution> page = page(element);

    if (side == null) {
      assertThat(page.events()).isEmpty();
    } else {
      Execution execution = page.events().getFirst();
      assertThat(execution.isMaker()).isEqualTo(side.equals("maker"));
      // 1 / 5000 as maker, 2.5 / 5000 as taker
      assertThat(execution.feeRate()).isEqualTo(side.equals("maker") ? 0.0002 : 0.0005);
    }
  }

  private static String order(String account) {
    return account == null
        ? "null"
        : "{\"accountUid\":\"%s\",\"tradeable\":\"PF_XBTUSD\"}".formatted(account);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "", "liquidation"})
  void anExecutionOfUnknownSideIsNeitherMakerNorTaker(String type) {
    assertThat(page(now(type, "PF_XBTUSD", "\"usdValue\":1")).events()).isEmpty();
  }

  @Test
  void otherEventsAreNoExecutions() {
    assertThat(page("{\"event\":{\"OrderPlaced\":{}}}", "{\"event\":null}", "null").events())
        .isEmpty();
    assertThat(page().next()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-1\"|\"|an execution has no uid",
        "PF_XBTUSD||execution x-1: tradeable is missing",
        "1604937694000|\"soon\"|execution x-1: timestamp cannot be read: 'soon'",
        "\"usdValue\":1|\"usdValue\":\"much\"|execution x-1: usdValue is not a number: 'much'"
      })
  void whatCannotBeReadIsNamed(String text, String other, String message) {
    String wrong =
        now("maker", "PF_XBTUSD", "\"usdValue\":1").replace(text, other == null ? "" : other);

    assertThatThrownBy(() -> page(wrong)).hasMessage(message);
  }
}
