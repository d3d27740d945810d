package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;

class WireTest {
  record Row(String name, double figure, long count) {}

  private static final TypeReference<Rows<Row>> ROWS = new TypeReference<>() {};
  private static final TypeReference<RowMap<Row>> MAP = new TypeReference<>() {};

  private static <T> T read(String json, TypeReference<T> type) {
    return Wire.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), type);
  }

  private static double figure(String json) {
    return read("[{\"figure\":" + json + "}]", ROWS).at(0).orElseThrow().figure();
  }

  @ParameterizedTest
  @CsvSource({
    "12.5,12.5",
    "'\"12.5\"',12.5",
    "'\" 7 \"',7",
    "'\"-1e-7\"',-1e-7",
    "0,0",
    "'\"+3\"',3"
  })
  void readsFiguresFromNumbersAndStrings(String json, double expected) {
    assertThat(figure(json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\"  \"", "\"null\""})
  void absentFiguresAreNaN(String json) {
    assertThat(figure(json)).isNaN();
  }

  @Test
  void missingFieldIsNaN() {
    assertThat(read("[{\"name\":\"a\"}]", ROWS).at(0).orElseThrow().figure()).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"NaN\"", "\"Infinity\"", "\"-Infinity\"", "\"inf\"", "1e999", "\"1e999\""})
  void figuresThatAreNoNumbersAreInfiniteSoThatTheyAreCounted(String json) {
    assertThat(figure(json)).isInfinite();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\"",
        "17",
        "null",
        "[1,[2,{\"a\":3}]]",
        "{\"name\":{\"deep\":[1,2,{\"x\":1}]},\"figure\":1}",
        "{\"figure\":\"abc\"}",
        "{\"figure\":{\"a\":[1]}}",
        "{\"figure\":[1,2]}",
        "{\"figure\":true}",
        "{\"count\":\"many\",\"name\":\"x\"}"
      })
  void wrongRowIsAHoleAndTheOthersStay(String wrong) {
    Rows<Row> rows =
        read("[{\"name\":\"a\",\"figure\":1}," + wrong + ",{\"name\":\"c\",\"figure\":3}]", ROWS);

    assertThat(rows.size()).isEqualTo(3);
    assertThat(rows.malformed()).isEqualTo(1);
    assertThat(rows.at(1)).isEmpty();
    assertThat(rows).extracting(Row::name).containsExactly("a", "c");
    assertThat(rows.at(2).orElseThrow().figure()).isEqualTo(3);
  }

  @Test
  void unknownFieldsAreIgnored() {
    assertThat(read("[{\"new\":{\"a\":[1,2]},\"name\":\"a\"}]", ROWS).malformed()).isZero();
  }

  record Named(String name) {
    Named {
      Wire.required(name, "name");
    }
  }

  @Test
  void rowWithoutARequiredNameIsAHole() {
    Rows<Named> rows =
        read(
            "[{\"name\":\"a\"},{},{\"name\":null},{\"name\":\"\"},{\"name\":\"b\"}]",
            new TypeReference<>() {});

    assertThat(rows).extracting(Named::name).containsExactly("a", "b");
    assertThat(rows.malformed()).isEqualTo(3);
  }

  @Test
  void wrongMemberOfATableIsLeftOut() {
    RowMap<Row> map =
        read(
            "{\"a\":{\"figure\":\"1\"},\"b\":[1],\"c\":{\"figure\":[]},\"d\":{\"figure\":4}}", MAP);

    assertThat(map.rows()).containsOnlyKeys("a", "d");
    assertThat(map.malformed()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "<html>",
        "{}",
        "[{\"name\":\"a\"}",
        "[{\"name\":\"a\",\"figure\":1},{\"na",
        "[1] x"
      })
  void wholeAnswerOfAnotherShapeIsMalformed(String json) {
    assertThatThrownBy(() -> read(json, ROWS))
        .isInstanceOfSatisfying(
            ExchangeException.class,
            e -> assertThat(e.reason()).isEqualTo(FailureReason.MALFORMED));
  }
}
