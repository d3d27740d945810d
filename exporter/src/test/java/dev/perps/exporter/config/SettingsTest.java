package dev.perps.exporter.config;

import static dev.perps.exporter.config.SettingsKeys.documentedKeys;
import static dev.perps.exporter.config.SettingsKeys.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perps.exporter.config.SettingsKeys.Key;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** Every key: its default, and that a file and a variable each change it. */
class SettingsTest extends SettingsFixture {
  static Stream<Key> allKeys() {
    return SettingsKeys.allKeys();
  }

  @Test
  void everyKeyOfApplicationYamlIsTestedHere() throws IOException {
    Set<String> documented = new TreeSet<>();
    try (InputStream in = Settings.class.getResourceAsStream("/application.yaml")) {
      leaves("", new Yaml().load(in), documented);
    }

    assertThat(documentedKeys())
        .extracting(Key::name)
        .containsExactlyInAnyOrderElementsOf(documented);
  }

  private static void leaves(String prefix, Object node, Set<String> names) {
    if (node instanceof Map<?, ?> table && !table.isEmpty()) {
      table.forEach(
          (key, below) -> leaves(prefix.isEmpty() ? "" + key : prefix + "." + key, below, names));
    } else {
      names.add(prefix);
    }
  }

  @ParameterizedTest
  @MethodSource("allKeys")
  void hasItsDefault(Key key) {
    assertThat(key.read().apply(read(Map.of()))).isEqualTo(key.byDefault());
  }

  @ParameterizedTest
  @MethodSource("allKeys")
  void isChangedByItsVariable(Key key) {
    Settings settings = read(Map.of(variable(key), key.other()));

    assertThat(key.read().apply(settings)).isEqualTo(key.then());
  }

  @ParameterizedTest
  @MethodSource("allKeys")
  void isChangedByTheUsersFileAndTheVariableWins(Key key) throws IOException {
    Path file = file(key.name() + ": \"" + key.other() + "\"\n");

    assertThat(key.read().apply(read(file, Map.of()))).isEqualTo(key.then());
    assertThat(key.read().apply(read(file, Map.of(variable(key), " ")))).isEqualTo(key.then());
    String again = key.other();
    file(key.name() + ": \"" + asWritten(key.byDefault(), again) + "\"\n");
    assertThat(key.read().apply(read(file, Map.of(variable(key), again)))).isEqualTo(key.then());
  }

  /** Something valid that is not the other value: the default where it can be written. */
  private static String asWritten(Object byDefault, String otherwise) {
    return byDefault instanceof Number || byDefault instanceof Boolean
        ? byDefault.toString()
        : otherwise;
  }

  @ParameterizedTest
  @MethodSource("allKeys")
  void anEmptyVariableIsNotSet(Key key) {
    assertThat(key.read().apply(read(Map.of(variable(key), "")))).isEqualTo(key.byDefault());
  }

  @Test
  void noTwoKeysShareAVariable() {
    List<String> variables = allKeys().map(SettingsKeys::variable).toList();

    assertThat(new HashSet<>(variables)).hasSameSizeAs(variables);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "docker-compose.yml", "exporter/Dockerfile"})
  void whatStartsTheExporterSetsKeysOnly(String file) throws IOException {
    Set<String> variables = new TreeSet<>();
    Pattern.compile("PERPS_[A-Z_]+")
        .matcher(Files.readString(Path.of("..", file)))
        .results()
        .forEach(found -> variables.add(found.group()));

    assertThat(variables).isNotEmpty();
    assertThat(allKeys().map(SettingsKeys::variable)).containsAll(variables);
  }
}
