package dev.perps.exporter.account.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.account.AccountApi.EventPage;
import dev.perps.exporter.account.HeldPosition;
import dev.perps.exporter.account.PositionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionWireTest {

  private static List<HeldPosition> open(String rows) {
    return Answers.json(
        Readings.OPEN_POSITIONS, "{\"result\":\"success\",\"openPositions\":[" + rows + "]}");
  }

  private static PositionEvent event(String element) {
    return Answers.json(Readings.POSITION_EVENTS, "{\"elements\":[" + element + "]}")
        .events()
        .getFirst();
  }

  @Test
  void openPositionsOfTheFixture() {
    List<HeldPosition> positions =
        Answers.payload(Readings.OPEN_POSITIONS, "futures_private_openpositions.json");

    assertThat(positions)
        .containsExactly(
            new HeldPosition(
                "PI_XBTUSD", false, new BigDecimal("8000.0"), new BigDecimal("27523.749993345933")),
            new HeldPosition(
                "PI_ETHUSD", true, new BigDecimal("12000.0"), new BigDecimal("1750.25")));
    assertThat(positions.getFirst().signedSize()).isEqualByComparingTo("-8000");
  }

  @Test
  void noneIsNone() {
    assertThat(open("")).isEmpty();
    assertThat(open("{\"symbol\":\"PF_XBTUSD\",\"side\":\"long\",\"size\":0,\"price\":1}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"side\":\"long\",\"size\":1,\"price\":1}|an open position has no symbol",
        "{\"symbol\":\"PF_X\",\"side\":\"unknown\",\"size\":1,\"price\":1}"
            + "|position in PF_X: side is 'unknown'",
        "{\"symbol\":\"PF_X\",\"side\":\"long\",\"price\":1}"
            + "|position in PF_X: size is missing",
        "{\"symbol\":\"PF_X\",\"side\":\"long\",\"size\":1,\"price\":\"x\"}"
            + "|position in PF_X: price is not a number: 'x'"
      })
  void aPositionThatCannotBeReadIsNotLeftOut(String row, String message) {
    assertThatThrownBy(() -> open(row)).hasMessage(message);
  }

  @Test
  void closingOfRealPosition() {
    EventPage<PositionEvent> page =
        Answers.payload(Readings.POSITION_EVENTS, "futures_private_positions_history.json");

    assertThat(page.next()).isEmpty();
    assertThat(page.events())
        .containsExactly(
            new PositionEvent(
                Instant.ofEpochMilli(1_789_646_492_483L),
                "pf_dogeusd",
                new BigDecimal("250"),
                new BigDecimal("0")));
    assertThat(page.events().getFirst().opens()).isFalse();
  }

  @Test
  void flatEventAsDocumented() {
    PositionEvent event =
        event(
            """
            {"accountUid":"a","tradeable":"PI_XBTUSD","oldPosition":"-1000","newPosition":"500",
            "fillTime":1604937694000,"positionChange":"reverse","timestamp":1604937694999}""");

    assertThat(event)
        .isEqualTo(
            new PositionEvent(
                Instant.ofEpochMilli(1_604_937_694_000L),
                "pi_xbtusd",
                new BigDecimal("-1000"),
                new BigDecimal("500")));
    assertThat(event.opens()).isTrue();
  }

  @Test
  void timeOfTheEventStandsInWhereThereIsNoFill() {
    assertThat(
            event(
                    """
                    {"uid":"u","timestamp":1604937694999,"event":{"positionUpdate":{"fillTime":0,
                    "tradeable":"PI_XBTUSD","oldPosition":1,"newPosition":"unset"}}}"""
                        .replace("\"unset\"", "2"))
                .at())
        .isEqualTo(Instant.ofEpochMilli(1_604_937_694_999L));
  }

  @Test
  void anEventThatCannotBeReadIsNamed() {
    assertThatThrownBy(
            () ->
                event(
                    "{\"uid\":\"u\",\"timestamp\":1,\"tradeable\":\"PF_X\",\"oldPosition\":\"\"}"))
        .hasMessage("position event u: oldPosition is missing");
  }
}
