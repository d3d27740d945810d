package dev.perps.exporter.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;

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

  record Many(@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) Rows<Row> data) {}

  record OnlyMany(Rows<Row> data) {}

  @Test
  void anObjectIsTheOnlyRowWhereTheMemberAllowsIt() {
    assertThat(read("{'data':{'name':'a','figure':1}}", new TypeReference<Many>() {}).data())
        .containsExactly(new Row("a", 1));
    assertThat(read("{'data':[{'name':'a','figure':1}]}", new TypeReference<Many>() {}).data())
        .containsExactly(new Row("a", 1));
    Rows<Row> wrong = read("{'data':{'figure':{}}}", new TypeReference<Many>() {}).data();
    assertThat(wrong).isEmpty();
    assertThat(wrong.malformed()).isEqualTo(1);
    assertThatThrownBy(() -> read("{'data':{'name':'a'}}", new TypeReference<OnlyMany>() {}))
        .isInstanceOf(ExchangeException.class);
  }

  private static <T> T read(String json, TypeReference<T> type) {
    byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return Wire.read(new ByteArrayInputStream(bytes), type);
  }

  @Test
  void noRowsAreAnEmptyMap() {
    assertThat(Rows.of(List.<Row>of()).by(Row::name)).isEmpty();
  }
}
