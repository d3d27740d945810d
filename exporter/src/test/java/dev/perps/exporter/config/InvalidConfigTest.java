package dev.perps.exporter.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perps.exporter.exchange.Exchange;
import dev.perps.exporter.exchange.Exchanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of mistake, one file each: the first line holds the message that is expected, with
 * FILE for the path and ALL_IDS for those of the exchanges; a second line may set a variable.
 */
class InvalidConfigTest {
  private static final Path CORPUS = Path.of("src/test/resources/config/invalid");

  @TempDir private Path folder;

  static List<Path> mistakes() throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isToldInOneLine(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String expected =
        lines
            .getFirst()
            .substring("# ".length())
            .replace("FILE", file.toString())
            .replace("ALL_IDS", ids());
    Map<String, String> environment = new HashMap<>();
    if (lines.size() > 1 && lines.get(1).startsWith("# with ")) {
      String[] set = lines.get(1).substring("# with ".length()).split("=", 2);
      environment.put(set[0], set[1]);
    }

    assertThatThrownBy(() -> ConfigFiles.read(Optional.of(file), environment, Exchanges.ALL, "1.0"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(expected)
        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    assertThat(expected.split("; ")).as("key: problem; fix").hasSizeGreaterThanOrEqualTo(2);
  }

  private static String ids() {
    return Exchanges.ALL.stream().map(Exchange::id).collect(Collectors.joining(", "));
  }

  @Test
  void noExchangeIsEnabled() {
    Map<String, String> off = new HashMap<>();
    for (Exchange exchange : Exchanges.ALL) {
      off.put(Sources.variable("exchanges." + exchange.id() + ".enabled"), "false");
    }

    assertThatThrownBy(() -> ConfigFiles.read(Optional.empty(), off, Exchanges.ALL, "1.0"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("exchanges: none is enabled; enable at least one");
  }

  @Test
  void filesThatCannotBeRead() throws IOException {
    assertThatThrownBy(() -> read(folder.resolve("none.yaml")))
        .hasMessageEndingWith("there is no such file, or it may not be read; check the path");
    assertThatThrownBy(() -> read(folder))
        .hasMessageEndingWith("there is no such file, or it may not be read; check the path");
    Path latin =
        Files.write(folder.resolve("a.yaml"), "é: 1".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> read(latin))
        .hasMessageEndingWith("is not text in UTF-8; save it as such");
  }

  @Test
  void aMessageStaysOneLineAndRepeatsNoPassword() throws IOException {
    Path lines = Files.writeString(folder.resolve("a.yaml"), "log: {level: \"a\\n b\"}");
    assertThatThrownBy(() -> read(lines)).hasMessageStartingWith("log.level: 'a b' is unknown;");
    Path secret =
        Files.writeString(
            folder.resolve("b.yaml"), "collection: {proxy: \"http://me:secret@proxy:3128\"}");
    assertThatThrownBy(() -> read(secret))
        .isInstanceOf(ConfigException.class)
        .message()
        .doesNotContain("secret");
  }

  private static void read(Path file) {
    ConfigFiles.read(Optional.of(file), Map.of(), Exchanges.ALL, "1.0");
  }
}
