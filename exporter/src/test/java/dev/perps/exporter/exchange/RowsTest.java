package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsTest {
  record Row(String name, int figure) {}

  @Test
  void byKeyInOrderTheFirstOfAKeyCounts() {
    Rows<Row> rows =
        new Rows<>(
            Arrays.asList(
                new Row("c", 1), null, new Row("a", 2), new Row("c", 3), new Row("b", 4)));

    Map<String, Row> byName = rows.by(Row::name);

    assertThat(byName.values()).containsExactly(new Row("c", 1), new Row("a", 2), new Row("b", 4));
    assertThat(byName).containsOnlyKeys("a", "b", "c");
    assertThatThrownBy(() -> byName.put("d", new Row("d", 5)))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void noRowsAreAnEmptyMap() {
    assertThat(Rows.of(List.<Row>of()).by(Row::name)).isEmpty();
  }
}
